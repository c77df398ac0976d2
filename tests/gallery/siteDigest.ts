/** The way from the head's bytes to the dots on the screen without any worker, as a fingerprint of the result. */
import { createHeadBuilder } from '../../src/head/buildHead';
import { parseHead } from '../../src/head/loadHead';
import { buildDotGrid } from '../../src/pigment/DotGrid';
import { gatherFollicularUnits } from '../../src/pigment/follicularUnits';
import { buildRankCoverage } from '../../src/pigment/RankCoverage';
import { siteAttributes } from '../../src/pigment/siteAttributes';
import { samplePoissonDisk } from '../../src/sampling/poissonDisk';
import { buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import { buildRegionMap } from '../../src/scalp/regionMap';
import { storedScalpOf } from '../../src/scalp/storedScalp';
import type { PigmentData } from '../../src/simulationProtocol';
import { CEILING_DENSITY } from '../../src/units';

/** SHA-256 over the dot grid and every level of the coverage. */
export async function digestOf({ grid, coverage }: Pick<PigmentData, 'grid' | 'coverage'>): Promise<string> {
  const parts = [grid.cells, ...coverage.levels].map((array) => new Uint8Array(array.buffer as ArrayBuffer));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What both are asked for. */
export const DIGEST_SETTINGS = { hairline: 'softNatural', lossPattern: 'norwood6', hairOrigin: 'european' } as const;

/** @param file Bytes of head.bin. */
export async function digestInline(file: ArrayBuffer, seed: number): Promise<string> {
  const asset = parseHead(file);
  const { level2 } = createHeadBuilder(asset).build();
  const scalp = buildScalpSurface(level2, storedScalpOf(asset.sections));
  const sites = samplePoissonDisk(scalp, { densityPerMm2: CEILING_DENSITY, seed, mask: scalp.borderDistanceMm });
  const attributes = siteAttributes(sites, scalp);
  const region = buildRegionMap(scalp, { ...DIGEST_SETTINGS, seed });
  gatherFollicularUnits(sites, attributes, region, {
    origin: DIGEST_SETTINGS.hairOrigin,
    chartHalfMm: scalp.chartHalfMm,
    seed,
  });
  const options = { chartHalfMm: scalp.chartHalfMm, seed };
  return digestOf({ grid: buildDotGrid(attributes, options), coverage: buildRankCoverage(attributes, options) });
}
