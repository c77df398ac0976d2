import { describe, expect, it } from 'vitest';
import { barycentricAt, surfacePosition } from '../../src/head/surfacePoint';
import { neutral } from './headAsset';

const mesh = neutral.level1;

describe('surface points', () => {
  it('turn into positions and back', () => {
    for (let triangle = 0; triangle < mesh.triangles.length / 3; triangle += 997) {
      for (const barycentric of [
        [0, 0],
        [1, 0],
        [0.2, 0.3],
        [0.05, 0.9],
      ] as const) {
        const back = barycentricAt(mesh, triangle, surfacePosition(mesh, { triangle, barycentric }));
        back.forEach((value, k) => {
          expect(value).toBeCloseTo(barycentric[k]!, 4);
        });
      }
    }
  });

  it('take a position off the plane straight down', () => {
    const flat = { positions: Float32Array.of(0, 0, 0, 4, 0, 0, 0, 2, 0), triangles: Uint32Array.of(0, 1, 2) };
    expect(barycentricAt(flat, 0, [1, 1, 55])).toEqual([0.25, 0.5]);
    expect(barycentricAt(flat, 0, [-4, 0, 0])).toEqual([-1, 0]);
  });

  it('give the first corner of a flat triangle', () => {
    const flat = { positions: Float32Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1), triangles: Uint32Array.of(0, 1, 2) };
    expect(barycentricAt(flat, 0, [1, 2, 3])).toEqual([0, 0]);
  });
});
