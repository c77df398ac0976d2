import { describe, expect, it } from 'vitest';
import { landmarkPosition, type Point } from '../../src/head/landmarks';
import { createHairFlow } from '../../src/scalp/hairFlow';
import { asset, head, scalp } from './realScalp';

const whorl = landmarkPosition(asset.landmarks, 'crownWhorl', head.positions);
const flow = createHairFlow(whorl);
const vertices = Array.from(scalp.headVertex, (vertex, i) => {
  const triple = (array: Float32Array, at: number): Point => [array[3 * at]!, array[3 * at + 1]!, array[3 * at + 2]!];
  const direction: [number, number, number] = [0, 0, 0];
  const point = triple(scalp.positions, i);
  const normal = triple(head.normals, vertex);
  flow.directionInto(point, normal, direction);
  return { point, normal, direction, fromWhorl: Math.hypot(...point.map((x, k) => x - whorl[k]!)) };
});
const dot = (a: readonly number[], b: readonly number[]) => a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;

describe('hair flow on the head that ships', () => {
  it('is a unit direction in the skin at every vertex', () => {
    for (const { normal, direction } of vertices) {
      expect(Math.hypot(...direction)).toBeCloseTo(1, 6);
      // normals are unit to the precision of floats
      expect(Math.abs(dot(normal, direction))).toBeLessThan(1e-5);
    }
  });

  it('turns little from a vertex to its neighbour, away from the whorl', () => {
    for (let t = 0; t < scalp.triangles.length; t += 3) {
      const [a, b] = [vertices[scalp.triangles[t]!]!, vertices[scalp.triangles[t + 1]!]!];
      if (Math.min(a.fromWhorl, b.fromWhorl) < 16) continue;
      // neighbours lie up to 5 mm apart; folds at the ears bend the skin itself
      const bend = Math.acos(Math.min(1, dot(a.normal, b.normal)));
      const turn = Math.acos(Math.min(1, dot(a.direction, b.direction)));
      expect(turn).toBeLessThan(0.45 + 1.6 * bend);
    }
  });

  it('runs away from the whorl, clockwise, on every side of it', () => {
    const ring = vertices.filter(({ fromWhorl }) => fromWhorl > 8 && fromWhorl < 22);
    expect(ring.length).toBeGreaterThan(30);
    const quarters = new Set<number>();
    for (const { point, normal, direction } of ring) {
      const out = point.map((x, k) => x - whorl[k]!);
      const outward = dot(out, direction) / Math.hypot(...out);
      expect(outward).toBeGreaterThan(0.2);
      const cross = [
        out[1]! * direction[2] - out[2]! * direction[1],
        out[2]! * direction[0] - out[0]! * direction[2],
        out[0]! * direction[1] - out[1]! * direction[0],
      ];
      expect(dot(cross, normal)).toBeLessThan(0);
      quarters.add((out[0]! > 0 ? 1 : 0) + (out[2]! > 0 ? 2 : 0));
    }
    expect(quarters.size).toBe(4);
  });

  it('points forward at the front, outward and down at the sides, down at the nape', () => {
    const mean = (of: (point: Point) => boolean) => {
      const chosen = vertices.filter(({ point }) => of(point));
      expect(chosen.length).toBeGreaterThan(20);
      return [0, 1, 2].map((k) => chosen.reduce((sum, { direction }) => sum + direction[k]!, 0) / chosen.length);
    };
    expect(mean(([x, y, z]) => Math.abs(x) < 15 && y > 90 && z > 60)[2]).toBeGreaterThan(0.5);
    const left = mean(([x, y]) => x > 68 && y > 30 && y < 90);
    expect(left[1]).toBeLessThan(-0.6);
    expect(mean(([, y, z]) => z < -40 && y < 0)[1]).toBeLessThan(-0.8);
  });

  it('has a direction at the whorl itself, whichever way the skin faces', () => {
    for (const normal of [
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, -1],
      [1, 0, 0],
    ] as const) {
      const direction: [number, number, number] = [0, 0, 0];
      flow.directionInto(whorl, normal, direction);
      expect(Math.hypot(...direction)).toBeCloseTo(1, 12);
      expect(dot(normal, direction)).toBeCloseTo(0, 12);
    }
  });
});
