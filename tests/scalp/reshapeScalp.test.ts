import { describe, expect, it } from 'vitest';
import type { TriangleMesh } from '../../src/head/HeadMesh';
import { landmarkPosition } from '../../src/head/landmarks';
import { type HeadLikeness, likenessWeights, NEUTRAL_LIKENESS } from '../../src/head/likeness';
import { surfacePosition } from '../../src/head/surfacePoint';
import { buildAdjacency } from '../../src/scalp/adjacency';
import { inspectChart } from '../../src/scalp/chartMetric';
import { elevationAtTape } from '../../src/scalp/midlineTape';
import { surfacePointAtVertex, tapeBetween } from '../../src/scalp/tape';
import { ZONE_STRIDE, ZONE_WEIGHT_SUM, zoneAreas } from '../../src/scalp/zones';
import { buildSubject, createSubjectBuilder } from '../../src/subject';
import { createRandom, randomLikeness } from '../design/randomDesign';
import { asset, head, scalp } from './realScalp';

const subjects = createSubjectBuilder(asset);
/** Seconds apiece: the full fifty run with STIPPLE_HEADS=50. */
const HEAD_COUNT = Number(process.env.STIPPLE_HEADS ?? 8);

const random = createRandom(41);
const heads: [name: string, likeness: HeadLikeness][] = Array.from({ length: HEAD_COUNT }, (_, i) => [
  `random head ${i}`,
  randomLikeness(random),
]);
heads.push(
  [
    'a woman of African ancestry',
    { ...NEUTRAL_LIKENESS, sex: 'female', ancestry: { african: 1, asian: 0, european: 0 } },
  ],
  ['the sharpest diamond', { ...NEUTRAL_LIKENESS, outline: 'diamond', outlineAmount: 1 }],
  [
    'the worst corner of all sliders that was found',
    {
      ...NEUTRAL_LIKENESS,
      sex: 'female',
      outline: 'triangular',
      outlineAmount: 1,
      shape: { ...NEUTRAL_LIKENESS.shape, crown: 1, backOfHead: 1, foreheadHeight: 1, width: -1, depth: 1, height: 1 },
    },
  ],
  ['the highest crown', { ...NEUTRAL_LIKENESS, shape: { ...NEUTRAL_LIKENESS.shape, crown: 1, backOfHead: 1 } }],
);

describe('a scalp on another head', () => {
  it('is the stored one, to the byte, on the neutral head', () => {
    const subject = buildSubject(subjects, NEUTRAL_LIKENESS);
    for (const key of ['positions', 'chart', 'metric', 'borderDistanceMm', 'zoneWeights', 'midlineTape'] as const) {
      expect(subject.scalp[key], key).toEqual(scalp[key]);
    }
  });

  it.each(heads)('keeps its bars: %s', (_name, likeness) => {
    const { mesh, scalp: shaped } = buildSubject(subjects, likeness);
    const report = inspectChart(shaped);
    const about = `${JSON.stringify(likeness)} ${JSON.stringify(report)}`;
    expect(report.flippedCount, about).toBe(0);
    expect(report.maxAnisotropy, about).toBeLessThanOrEqual(1.35);
    expect(report.meanMmPerTexel, about).toBeLessThan(0.09);

    // zones: shares of one, everywhere, and together the whole area
    let worst = 0;
    for (let at = 0; at < shaped.zoneWeights.length; at += ZONE_STRIDE) {
      const sum = shaped.zoneWeights.subarray(at, at + ZONE_STRIDE).reduce((a, b) => a + b, 0);
      worst = Math.max(worst, Math.abs(sum - ZONE_WEIGHT_SUM));
    }
    expect(worst).toBe(0);
    const total = Object.values(zoneAreas(shaped)).reduce((sum, area) => sum + area, 0);
    expect(total / shaped.areaMm2).toBeCloseTo(1, 3);

    // the outline stays on its vertices: nothing changes sides
    let crossed = 0;
    for (let v = 0; v < shaped.borderDistanceMm.length; v++) {
      if (shaped.borderDistanceMm[v]! > 0 !== scalp.borderDistanceMm[v]! > 0) crossed++;
    }
    expect(crossed).toBe(0);

    // a hairline drawn by tape: where a tape on this skin says, to half a millimetre
    const tape = tapeTo(mesh, trichion);
    const placed = tapeAt(shaped.midlineTape, elevationAtTape(scalp.midlineTape, tapeTo(head, trichion)));
    expect(Math.abs(placed - tape)).toBeLessThan(0.5);
  });

  it('leaves a stored surface point at its place among the landmarks', () => {
    const likeness = randomLikeness(createRandom(5));
    const { mesh } = buildSubject(subjects, likeness);
    for (const id of ['vertex', 'crownWhorl', 'frontotemporalRecessL', 'temporalPointR', 'inion'] as const) {
      const point = surfacePointAtVertex(head, asset.landmarks[id].from);
      const here = surfacePosition(mesh, point);
      const there = landmarkPosition(asset.landmarks, id, mesh.positions);
      if (asset.landmarks[id].from !== asset.landmarks[id].to) continue;
      expect(Math.hypot(...here.map((value, k) => value - there[k]!)), id).toBeLessThan(0.5);
    }
    expect(Object.keys(likenessWeights(likeness)).length).toBeGreaterThan(5);
  });
});

const trichion = asset.landmarks.trichion.from;
const adjacency = buildAdjacency(head.triangles, head.positions.length / 3);

/** Tape from the glabella to a vertex. */
function tapeTo(mesh: TriangleMesh, vertex: number): number {
  const from = surfacePointAtVertex(mesh, asset.landmarks.glabella.from);
  return tapeBetween(mesh, adjacency, from, surfacePointAtVertex(mesh, vertex));
}

/** Tape up the midline to an elevation: `elevationAtTape` the other way. */
function tapeAt(midlineTape: Float32Array, elevation: number): number {
  let i = 2;
  while (midlineTape[i]! < elevation) i += 2;
  const share = (elevation - midlineTape[i - 2]!) / (midlineTape[i]! - midlineTape[i - 2]!);
  return midlineTape[i - 1]! + share * (midlineTape[i + 1]! - midlineTape[i - 1]!);
}
