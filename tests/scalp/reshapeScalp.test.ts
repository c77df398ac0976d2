import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../../src/design/Design';
import type { TriangleMesh } from '../../src/head/HeadMesh';
import { landmarkPosition } from '../../src/head/landmarks';
import { type HeadLikeness, likenessWeights, NEUTRAL_LIKENESS } from '../../src/head/likeness';
import { surfacePosition } from '../../src/head/surfacePoint';
import { sampleRegion } from '../../src/pigment/regionSample';
import { buildAdjacency } from '../../src/scalp/adjacency';
import type { AnatomicalScalp } from '../../src/scalp/buildScalpSurface';
import { inspectChart } from '../../src/scalp/chartMetric';
import { hairlineCurve } from '../../src/scalp/hairline';
import { elevationAtTape } from '../../src/scalp/midlineTape';
import { buildRegionMap } from '../../src/scalp/regionMap';
import { createSkullCoordinates } from '../../src/scalp/skullCoordinates';
import { SOFT_NATURAL_LINE } from '../../src/scalp/softNaturalLine';
import { surfacePointAtVertex, tapeBetween } from '../../src/scalp/tape';
import { ZONE_STRIDE, ZONE_WEIGHT_SUM, zoneAreas } from '../../src/scalp/zones';
import { buildSubject, createSubjectBuilder } from '../../src/subject';
import { mm } from '../../src/units';
import { createRandom, randomLikeness } from '../design/randomDesign';
import { asset, head, scalp } from './realScalp';

const subjects = createSubjectBuilder(asset);
/** With the four below, fifty. */
const HEAD_COUNT = 46;

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

    // and the drawn edge runs along the very skin of the line, whatever chart it was drawn in
    const { drawn, worstMm } = edgeAlongLine(shaped);
    expect(drawn).toBeGreaterThan(90);
    expect(worstMm).toBeLessThan(0.5);
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

/** Farther than this inside the hair-bearing skin its own border does not round the edge. */
const CLEAR_OF_BORDER_MM = 7;

/** How far the drawn edge, without teeth, strays from the line that the neutral head has there; on points that are clear of the border. */
function edgeAlongLine(shaped: AnatomicalScalp): { drawn: number; worstMm: number } {
  const edge = { ...DEMO_DESIGN.hairline.edge, toothDepthMm: mm(0) };
  const map = buildRegionMap(shaped, { hairline: { line: SOFT_NATURAL_LINE, edge }, lossPattern: 'bald', seed: 1 });
  const { locate } = createSkullCoordinates(scalp, scalp.angles);
  const curve = hairlineCurve(SOFT_NATURAL_LINE);
  const chart: number[] = [];
  for (let i = 0; i < curve.length; i += 2) {
    const place = locate(curve[i]!, curve[i + 1]!);
    if (!place) continue;
    const [v, w] = place.barycentric;
    const [a, b, c] = [0, 1, 2].map((k) => shaped.triangles[3 * place.triangle + k]!) as [number, number, number];
    const mix = (values: Float32Array, stride: number, k: number) =>
      (1 - v - w) * values[stride * a + k]! + v * values[stride * b + k]! + w * values[stride * c + k]!;
    if (mix(shaped.borderDistanceMm, 1, 0) < CLEAR_OF_BORDER_MM) continue;
    chart.push(mix(shaped.chart, 2, 0), mix(shaped.chart, 2, 1));
  }
  const { edgeMm } = sampleRegion(map, Float32Array.from(chart));
  return { drawn: edgeMm.length, worstMm: edgeMm.reduce((worst, value) => Math.max(worst, Math.abs(value)), 0) };
}

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
