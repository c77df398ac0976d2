import { describe, expect, it } from 'vitest';
import { type LandmarkId, landmarkPosition, landmarkPositions } from '../../src/head/landmarks';
import { buildAdjacency, countBorderPassages } from '../../src/scalp/adjacency';
import { buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import { inspectChart } from '../../src/scalp/chartMetric';
import { measureMidlineTape } from '../../src/scalp/midlineTape';
import { cutScalpPatch } from '../../src/scalp/scalpOutline';
import { chartHalfOf, solveChart } from '../../src/scalp/solveChart';
import { surfacePointAtVertex, tapeBetween } from '../../src/scalp/tape';
import type { AnatomicalZoneId } from '../../src/scalp/zoneIds';
import { measureZoneWeights, ZONE_STRIDE, zoneAreas } from '../../src/scalp/zones';
import { builder } from '../head/headAsset';
import { nearestVertex } from './meshes';
import { asset, head, scalp, stored } from './realScalp';

describe('the scalp of the head that ships', () => {
  it('was made by this program from this head: all but the chart comes out the same again', () => {
    const landmarks = landmarkPositions(asset.landmarks, head.positions);
    const patch = cutScalpPatch(head, landmarks, head.earMask);
    expect(patch.headVertex).toEqual(stored.headVertex);
    expect(patch.angles).toEqual(stored.angles);
    expect(patch.borderDistanceMm.every((d, v) => Math.abs(d - stored.borderDistanceMm[v]!) < 1e-3)).toBe(true);
    expect(measureZoneWeights(stored.angles, stored.borderDistanceMm)).toEqual(stored.zoneWeights);
    expect(measureMidlineTape(head.positions, landmarks)).toEqual(stored.midlineTape);
  });

  it('has the area of an adult scalp', () => {
    expect(scalp.areaMm2 / 100).toBeGreaterThan(560);
    expect(scalp.areaMm2 / 100).toBeLessThan(600);
  });

  it('is one disc', () => {
    const count = scalp.headVertex.length;
    const adjacency = buildAdjacency(scalp.triangles, count);
    const borderSides = adjacency.twin.filter((twin) => twin === -1).length;
    expect(count - (scalp.triangles.length + borderSides) / 2 + scalp.triangles.length / 3).toBe(1);
    expect(Math.max(...countBorderPassages(scalp.triangles, adjacency, count))).toBe(1);
  });

  it('lies in a chart without flips, round and fine enough', () => {
    const report = inspectChart(scalp);
    expect(report.flippedCount).toBe(0);
    expect(report.maxAnisotropy).toBeLessThanOrEqual(1.35);
    expect(report.meanMmPerTexel).toBeLessThanOrEqual(0.08);
    expect(report.worstMmPerTexel).toBeLessThan(0.1);
  });

  it('has zones of anatomical size', () => {
    const areas = zoneAreas(scalp);
    const wantedCm2: Record<AnatomicalZoneId, number> = {
      frontalHairline: 27,
      frontal: 39,
      midScalp: 51,
      crown: 58,
      templeL: 20,
      templeR: 20,
      parietalL: 76,
      parietalR: 76,
      occipital: 128,
      nape: 88,
    };
    for (const [zone, wanted] of Object.entries(wantedCm2)) {
      expect(Math.abs(areas[zone as AnatomicalZoneId] / 100 / wanted - 1)).toBeLessThan(0.15);
    }
  });

  it('has its landmarks in the zones that bear their names', () => {
    const dominant: Partial<Record<LandmarkId, number>> = {
      crownWhorl: 3,
      opisthocranion: 8,
      parietalEminenceL: 6,
      parietalEminenceR: 7,
      sideburnL: 4,
      sideburnR: 5,
    };
    for (const [id, zone] of Object.entries(dominant)) {
      const v = nearestVertex(scalp, landmarkPosition(asset.landmarks, id as LandmarkId, head.positions));
      const weights = [...scalp.zoneWeights.subarray(ZONE_STRIDE * v, ZONE_STRIDE * v + 10)];
      expect(weights.indexOf(Math.max(...weights)), id).toBe(zone);
    }
  });

  it('measures its border distance as the tape does, within 2 %', () => {
    // the nearest border point by exact tape, from vertices of all distances
    const adjacency = buildAdjacency(head.triangles, head.positions.length / 3);
    const beside: number[] = [];
    for (let v = 0; v < scalp.headVertex.length; v++) if (Math.abs(scalp.borderDistanceMm[v]!) < 1) beside.push(v);
    for (let v = 40; v < scalp.headVertex.length; v += 577) {
      const d = scalp.borderDistanceMm[v]!;
      if (d < 8) continue;
      const from = surfacePointAtVertex(head, scalp.headVertex[v]!);
      const at = (w: number) => [0, 1, 2].map((k) => scalp.positions[3 * w + k]! - scalp.positions[3 * v + k]!);
      const near = beside
        .filter((w) => Math.hypot(...at(w)) < d + 3)
        .sort((a, b) => Math.hypot(...at(a)) - Math.hypot(...at(b)));
      let tape = Number.POSITIVE_INFINITY;
      for (const w of near.slice(0, 25)) {
        tape = Math.min(
          tape,
          tapeBetween(head, adjacency, from, surfacePointAtVertex(head, scalp.headVertex[w]!)) +
            scalp.borderDistanceMm[w]!,
        );
      }
      // beside vertices stand some millimetres apart, so the nearest of them may be farther than the border itself
      expect(d).toBeLessThan(1.01 * tape + 0.3);
      expect(d).toBeGreaterThan(0.98 * tape - 0.6);
    }
  });

  it('stays within its bars on a morphed head after 40 rounds from the neutral chart', () => {
    const weights = Object.fromEntries(asset.morphs.filter(({ id }) => /female/.test(id)).map(({ id }) => [id, 1]));
    expect(Object.keys(weights).length).toBeGreaterThan(0);
    const morphed = buildScalpSurface(builder.build(weights).level2, stored);
    const chart = solveChart(morphed, { rounds: 40, startFrom: stored.chart });
    const before = inspectChart(morphed);
    const after = inspectChart({ ...morphed, chart, chartHalfMm: chartHalfOf(chart) });
    expect(after.maxAnisotropy).toBeLessThan(before.maxAnisotropy);
    expect(after.maxAnisotropy).toBeLessThanOrEqual(1.35);
    expect(after.flippedCount).toBe(0);
  });
});
