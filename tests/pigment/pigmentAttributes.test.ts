import { describe, expect, it } from 'vitest';
import {
  emptyPigmentAttributes,
  PIGMENT_ATTRIBUTE_LAYOUT,
  type PigmentAttributes,
  pigmentAttributes,
} from '../../src/pigment/pigmentAttributes';
import { buildCapHead } from '../gallery/capHead';

const { head, scalp } = buildCapHead();

describe('pigment attributes', () => {
  it("carry the scalp's data at its vertices and mark no other", () => {
    const attributes = pigmentAttributes(head, scalp);
    const inScalp = new Set(scalp.headVertex);
    for (let vertex = 0; vertex < head.positions.length / 3; vertex++) {
      expect(attributes.aInChart[vertex]).toBe(inScalp.has(vertex) ? 255 : 0);
    }
    scalp.headVertex.forEach((vertex, i) => {
      expect(attributes.aChart[2 * vertex]).toBe(scalp.chart[2 * i]);
      expect(attributes.aMetric[3 * vertex + 2]).toBe(scalp.metric[3 * i + 2]);
      const weights = [attributes.aZoneA, attributes.aZoneB, attributes.aZoneC].flatMap((zone) => [
        ...zone.subarray(4 * vertex, 4 * vertex + 4),
      ]);
      expect(weights).toEqual([...scalp.zoneWeights.subarray(12 * i, 12 * i + 12)]);
      expect(weights.reduce((a, b) => a + b)).toBe(255);
    });
  });

  it('leave no triangle outside the scalp with all three corners marked, unless it lies beyond the border', () => {
    const { aInChart } = pigmentAttributes(head, scalp);
    const toScalp = new Map([...scalp.headVertex].map((vertex, i) => [vertex, i]));
    const own = new Set<string>();
    for (let t = 0; t < scalp.triangles.length; t += 3) {
      own.add([...scalp.triangles.subarray(t, t + 3)].map((i) => scalp.headVertex[i]!).join());
    }
    for (let t = 0; t < head.triangles.length; t += 3) {
      const corners = [...head.triangles.subarray(t, t + 3)];
      if (own.has(corners.join()) || corners.some((vertex) => aInChart[vertex] === 0)) continue;
      for (const vertex of corners) expect(scalp.borderDistanceMm[toScalp.get(vertex)!]!).toBeLessThan(0);
    }
  });

  it('are as long as their layout says, with or without a scalp', () => {
    const count = head.positions.length / 3;
    for (const attributes of [pigmentAttributes(head, scalp), emptyPigmentAttributes(count)]) {
      for (const [name, { size }] of Object.entries(PIGMENT_ATTRIBUTE_LAYOUT)) {
        expect(attributes[name as keyof PigmentAttributes]).toHaveLength(size * count);
      }
    }
  });

  it('refuse a scalp of another head', () => {
    expect(() => pigmentAttributes({ positions: new Float32Array(30) }, scalp)).toThrow(RangeError);
  });
});
