import { describe, expect, it } from 'vitest';
import {
  limitPositions,
  type QuadMesh,
  subdivide,
  subdivideLinear,
  subdivideSmooth,
  triangulate,
} from '../../src/head/subdivide';
import { asset } from './headAsset';

const CUBE: QuadMesh = {
  vertexCount: 8,
  quads: Uint32Array.of(0, 3, 2, 1, 4, 5, 6, 7, 0, 1, 5, 4, 1, 2, 6, 5, 2, 3, 7, 6, 3, 0, 4, 7),
};
const CUBE_CORNERS = Float64Array.from(
  [
    [-1, -1, -1],
    [1, -1, -1],
    [1, 1, -1],
    [-1, 1, -1],
    [-1, -1, 1],
    [1, -1, 1],
    [1, 1, 1],
    [-1, 1, 1],
  ].flat(),
);

/** A flat sheet of n × n unit quads. */
function sheet(n: number): { mesh: QuadMesh; positions: Float64Array } {
  const quads: number[] = [];
  const positions: number[] = [];
  for (let y = 0; y <= n; y++) for (let x = 0; x <= n; x++) positions.push(x, y, 0);
  for (let y = 0; y < n; y++) {
    for (let x = 0; x < n; x++) {
      const a = y * (n + 1) + x;
      quads.push(a, a + 1, a + n + 2, a + n + 1);
    }
  }
  return {
    mesh: { quads: Uint32Array.from(quads), vertexCount: (n + 1) ** 2 },
    positions: Float64Array.from(positions),
  };
}

describe('subdivide', () => {
  it('keeps the Euler characteristic of closed and open meshes', () => {
    for (const [mesh, characteristic] of [
      [CUBE, 2],
      [sheet(4).mesh, 1],
    ] as const) {
      let level: QuadMesh = mesh;
      for (let i = 0; i < 3; i++) {
        const step = subdivide(level);
        expect(level.vertexCount - step.edges.length / 2 + level.quads.length / 4).toBe(characteristic);
        expect(step.quads.length).toBe(level.quads.length * 4);
        level = step;
      }
    }
  });

  it('keeps every vertex under its number', () => {
    const step = subdivide(CUBE);
    const fine = subdivideLinear(step, CUBE_CORNERS, 3);
    expect(Array.from(fine.slice(0, 24))).toEqual(Array.from(CUBE_CORNERS));
  });

  it('has weights that add up to one: a constant stays what it is, to the bit', () => {
    let step = subdivide(asset.cage);
    let smooth = subdivideSmooth(step, new Float64Array(asset.cage.vertexCount).fill(7), 1);
    step = subdivide(step);
    smooth = subdivideSmooth(step, smooth, 1);
    expect(Math.max(...[...smooth].map((value) => Math.abs(value - 7)))).toBeLessThan(1e-13);
  });

  it('commutes with affine maps', () => {
    const map = (p: Float64Array) =>
      p.map((_, i) => (i % 3 === 0 ? 2 * p[i]! + 5 - p[i + 1]! : i % 3 === 1 ? p[i]! - 3 : 0.5 * p[i]!));
    const step = subdivide(CUBE);
    const then = map(subdivideSmooth(step, CUBE_CORNERS, 3));
    const before = subdivideSmooth(step, map(CUBE_CORNERS), 3);
    then.forEach((value, i) => {
      expect(before[i]).toBeCloseTo(value, 12);
    });
  });

  it('matches the textbook on a cube: corners to 5/9, face centres stay on the axes', () => {
    const fine = subdivideSmooth(subdivide(CUBE), CUBE_CORNERS, 3);
    expect(Math.abs(fine[0]!)).toBeCloseTo(5 / 9, 14);
    expect([...fine.slice(24, 27)]).toEqual([0, 0, -1]);
    // an edge middle: mean of two ends and two face centres
    const edge = 8 + 6;
    expect(Math.hypot(...fine.slice(edge * 3, edge * 3 + 3))).toBeCloseTo(Math.hypot(0.75, 0.75), 14);
  });

  it('reaches the limit at once: deeper levels have the same limit', () => {
    const one = subdivide(CUBE);
    const smooth1 = subdivideSmooth(one, CUBE_CORNERS, 3);
    const two = subdivide(one);
    const smooth2 = subdivideSmooth(two, smooth1, 3);
    const limit1 = limitPositions(one, smooth1);
    const limit2 = limitPositions(two, smooth2);
    limit1.forEach((value, i) => {
      expect(limit2[i]).toBeCloseTo(value, 6);
    });
  });

  it('keeps a flat sheet flat and its straight border straight, with the same limit at every level', () => {
    const { mesh, positions } = sheet(4);
    const one = subdivide(mesh);
    const two = subdivide(one);
    const smooth1 = subdivideSmooth(one, positions, 3);
    const limit1 = limitPositions(one, smooth1);
    const limit2 = limitPositions(two, subdivideSmooth(two, smooth1, 3));
    limit1.forEach((value, i) => {
      expect(limit2[i]).toBeCloseTo(value, 6);
    });
    for (let v = 0; v < two.vertexCount; v++) {
      expect(limit2[v * 3 + 2]).toBe(0);
      for (const k of [0, 1]) {
        expect(limit2[v * 3 + k]).toBeGreaterThanOrEqual(0);
        expect(limit2[v * 3 + k]).toBeLessThanOrEqual(4);
      }
    }
    // a border vertex in the middle of a side has not left its line
    expect(limit2[2 * 3 + 1]).toBe(0);
    expect(limit2[2 * 3]).toBeCloseTo(2, 12);
  });

  it('splits quads into triangles that face the same way and cover the same area', () => {
    const { mesh } = sheet(3);
    const triangles = triangulate(mesh.quads);
    const at = (v: number) => [v % 4, Math.floor(v / 4)] as const;
    let area = 0;
    for (let t = 0; t < triangles.length; t += 3) {
      const [[ax, ay], [bx, by], [cx, cy]] = [0, 1, 2].map((k) => at(triangles[t + k]!)) as never as [number, number][];
      const signed = ((bx! - ax!) * (cy! - ay!) - (cx! - ax!) * (by! - ay!)) / 2;
      expect(signed).toBeGreaterThan(0);
      area += signed;
    }
    expect(area).toBe(9);
  });

  it('refuses a third quad at an edge, an index out of range and values of the wrong length', () => {
    expect(() => subdivide({ vertexCount: 8, quads: Uint32Array.of(0, 1, 2, 3, 0, 1, 4, 5, 1, 0, 6, 7) })).toThrow(
      RangeError,
    );
    expect(() => subdivide({ vertexCount: 3, quads: Uint32Array.of(0, 1, 2, 3) })).toThrow(RangeError);
    expect(() => subdivideSmooth(subdivide(CUBE), new Float64Array(5), 3)).toThrow(RangeError);
  });
});
