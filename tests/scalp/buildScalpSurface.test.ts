import { describe, expect, it } from 'vitest';
import { buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import { principalStretches } from '../../src/scalp/chartMetric';
import { describeScalp } from '../../src/scalp/describeScalp';
import { ellipsoidHead } from './meshes';

const { mesh: head, landmarks, earMask } = ellipsoidHead();
const stored = describeScalp(head, landmarks, earMask, { rounds: 20 });

describe('buildScalpSurface', () => {
  const surface = buildScalpSurface(head, stored);

  it('lies on the head: each vertex is the head vertex that it names', () => {
    stored.headVertex.forEach((v, i) => {
      expect([...surface.positions.subarray(3 * i, 3 * i + 3)]).toEqual([...head.positions.subarray(3 * v, 3 * v + 3)]);
    });
  });

  it('has a metric that is positive definite and about 1 on the whole', () => {
    let sum = 0;
    for (let v = 0; v < stored.headVertex.length; v++) {
      const { long, short } = principalStretches(
        surface.metric[3 * v]!,
        surface.metric[3 * v + 1]!,
        surface.metric[3 * v + 2]!,
      );
      expect(short).toBeGreaterThan(0.4);
      expect(long).toBeLessThan(2);
      sum += Math.sqrt(long * short);
    }
    expect(sum / stored.headVertex.length).toBeGreaterThan(0.8);
    expect(sum / stored.headVertex.length).toBeLessThan(1.2);
  });

  it('follows the shape of a larger head', () => {
    const larger = { positions: head.positions.map((x) => 1.1 * x), triangles: head.triangles };
    const grown = buildScalpSurface(larger, stored);
    expect(grown.areaMm2 / surface.areaMm2).toBeCloseTo(1.21, 3);
    expect(grown.metric[30]! / surface.metric[30]!).toBeCloseTo(1.21, 3);
    expect(grown.chart).toBe(stored.chart);
  });

  it('refuses arrays that do not belong together or to the head', () => {
    expect(() => buildScalpSurface(head, { ...stored, chart: stored.chart.slice(2) })).toThrow(RangeError);
    expect(() => buildScalpSurface(head, { ...stored, zoneWeights: new Uint8Array(7) })).toThrow(RangeError);
    const small = { positions: head.positions.slice(0, 300), triangles: Uint32Array.of(0, 1, 2) };
    expect(() => buildScalpSurface(small, stored)).toThrow(RangeError);
  });
});
