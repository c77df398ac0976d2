/** The way from the head's bytes to the dots on the screen without any worker, as a fingerprint of the result. */

import { DEMO_DESIGN } from '../../src/design/Design';
import { type HeadLikeness, NEUTRAL_LIKENESS } from '../../src/head/likeness';
import { parseHead } from '../../src/head/loadHead';
import { buildDotGrid } from '../../src/pigment/DotGrid';
import { gatherFollicularUnits } from '../../src/pigment/follicularUnits';
import { buildRankCoverage } from '../../src/pigment/RankCoverage';
import { siteAttributes } from '../../src/pigment/siteAttributes';
import { samplePoissonDisk } from '../../src/sampling/poissonDisk';
import { buildRegionMap } from '../../src/scalp/regionMap';
import type { PigmentData } from '../../src/simulationProtocol';
import { buildSubject, createSubjectBuilder } from '../../src/subject';
import { CEILING_DENSITY } from '../../src/units';

export const SITE_SETTINGS = {
  hairline: DEMO_DESIGN.hairline,
  lossPattern: 'norwood6',
  hairOrigin: 'european',
} as const;

/** A head unlike the neutral one, with morphs of every kind. */
export const OTHER_HEAD: HeadLikeness = {
  ...NEUTRAL_LIKENESS,
  sex: 'female',
  ageGroup: 'senior',
  ancestry: { african: 0.7, asian: 0.2, european: 0.1 },
  outline: 'diamond',
  outlineAmount: 0.8,
  shape: { ...NEUTRAL_LIKENESS.shape, width: -0.4, depth: 0.7, crown: 0.5, weight: 0.6 },
};

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

/** @param file Bytes of head.bin. */
export async function digestInline(
  file: ArrayBuffer,
  seed: number,
  likeness: HeadLikeness = NEUTRAL_LIKENESS,
): Promise<string> {
  const { scalp } = buildSubject(createSubjectBuilder(parseHead(file)), likeness);
  const sites = samplePoissonDisk(scalp, { densityPerMm2: CEILING_DENSITY, seed, mask: scalp.borderDistanceMm });
  const attributes = siteAttributes(sites, scalp);
  const options = { chartHalfMm: scalp.chartHalfMm, seed };
  // hairs move beside each other in the chart
  gatherFollicularUnits(sites, attributes, buildRegionMap(scalp, { ...SITE_SETTINGS, seed }), {
    origin: SITE_SETTINGS.hairOrigin,
    ...options,
  });
  return digestOf({ grid: buildDotGrid(attributes, options), coverage: buildRankCoverage(attributes, options) });
}
