/** The head that the program ships, built on the page's own thread, with its sites: for galleries and measurements. */
import { DEMO_DESIGN } from '../../src/design/Design';
import { createHeadBuilder } from '../../src/head/buildHead';
import type { HeadMesh } from '../../src/head/HeadMesh';
import type { HeadParts } from '../../src/head/headParts';
import { landmarkPosition } from '../../src/head/landmarks';
import { loadHead } from '../../src/head/loadHead';
import { buildDotGrid, type DotGrid } from '../../src/pigment/DotGrid';
import { gatherFollicularUnits } from '../../src/pigment/follicularUnits';
import { type PigmentAttributes, pigmentAttributes } from '../../src/pigment/pigmentAttributes';
import { buildRankCoverage, type RankCoverage } from '../../src/pigment/RankCoverage';
import { type SiteAttributes, siteAttributes } from '../../src/pigment/siteAttributes';
import { buildStubble, type StubbleData, scalpSkin } from '../../src/pigment/stubble';
import { samplePoissonDisk } from '../../src/sampling/poissonDisk';
import type { Sites } from '../../src/sampling/Sites';
import { type AnatomicalScalp, buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import { createHairFlow } from '../../src/scalp/hairFlow';
import { HAIR_GROWTH } from '../../src/scalp/hairOrigins';
import { buildRegionMap, type RegionMap } from '../../src/scalp/regionMap';
import { storedScalpOf } from '../../src/scalp/storedScalp';
import { CEILING_DENSITY } from '../../src/units';

export interface RealHead {
  readonly mesh: HeadMesh;
  readonly parts: HeadParts;
  readonly scalp: AnatomicalScalp;
  readonly sites: Sites;
  readonly siteAttributes: SiteAttributes;
  readonly pigmentAttributes: PigmentAttributes;
  readonly grid: DotGrid;
  readonly coverage: RankCoverage;
  /** Norwood VI under the soft natural hairline. */
  readonly region: RegionMap;
  /** Of a European. */
  readonly stubble: StubbleData;
}

export async function buildRealHead(url: string, seed = 1): Promise<RealHead> {
  const asset = await loadHead(url);
  let mesh: HeadMesh | null = null;
  let parts: HeadParts | null = null;
  for (const step of createHeadBuilder(asset).steps()) {
    if (step.kind === 'level1') parts = step.parts;
    else mesh = step.mesh;
  }
  if (!mesh || !parts) throw new Error('The head builder ended early.');
  const scalp = buildScalpSurface(mesh, storedScalpOf(asset.sections));
  const sites = samplePoissonDisk(scalp, { densityPerMm2: CEILING_DENSITY, seed, mask: scalp.borderDistanceMm });
  const attributes = siteAttributes(sites, scalp);
  const options = { chartHalfMm: scalp.chartHalfMm, seed };
  const region = buildRegionMap(scalp, { hairline: DEMO_DESIGN.hairline, lossPattern: 'norwood6', seed });
  const units = gatherFollicularUnits(sites, attributes, region, { origin: 'european', ...options });
  const grid = buildDotGrid(attributes, options);
  return {
    mesh,
    parts,
    scalp,
    sites,
    siteAttributes: attributes,
    pigmentAttributes: pigmentAttributes(mesh, scalp),
    grid,
    coverage: buildRankCoverage(attributes, options),
    region,
    stubble: buildStubble(
      {
        sites,
        attributes,
        region: units.region,
        units,
        scalp,
        skin: scalpSkin(mesh, scalp),
        flow: createHairFlow(landmarkPosition(asset.landmarks, 'crownWhorl', mesh.positions)),
      },
      { fullPerMm2: HAIR_GROWTH.european.hairsPerMm2, seed },
    ),
  };
}
