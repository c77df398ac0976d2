import { describe, expect, it } from 'vitest';
import { distancesFromMask, insideShare, maskedArea } from '../../src/sampling/maskedPatch';
import { Random } from '../../src/sampling/random';
import { weldVertices } from '../../src/sampling/weldVertices';
import { square } from './meshes';

describe('insideShare', () => {
  it('is the share of random points of the triangle that are inside', () => {
    const random = new Random(5);
    for (let i = 0; i < 40; i++) {
      const [a, b, c] = [0, 1, 2].map(() => 2 * random.next() - 1) as [number, number, number];
      let inside = 0;
      for (let k = 0; k < 4000; k++) {
        let [v, w] = [random.next(), random.next()];
        if (v + w > 1) [v, w] = [1 - v, 1 - w];
        if (a + v * (b - a) + w * (c - a) > 0) inside++;
      }
      expect(Math.abs(insideShare(a, b, c) - inside / 4000)).toBeLessThan(0.04);
    }
  });

  it('counts zero as outside', () => {
    expect(insideShare(0, 0, 0)).toBe(0);
    expect(insideShare(0, 1, 1)).toBe(1);
    expect(insideShare(1, 0, 0)).toBe(1);
    expect(insideShare(-1, 1, 1)).toBeCloseTo(0.75);
  });
});

describe('maskedArea and distancesFromMask', () => {
  const mesh = square(60, 30);
  // a strip at the left, up to x = 20
  const strip = Float32Array.from({ length: mesh.positions.length / 3 }, (_, i) => 20 - mesh.positions[3 * i]!);

  it('measure a strip', () => {
    expect(maskedArea(mesh, strip)).toBeCloseTo(1200, 2);
    const distances = distancesFromMask(mesh, weldVertices(mesh), strip, 15);
    for (let i = 0; i < distances.length; i++) {
      const x = mesh.positions[3 * i]!;
      // zero at the far corner of the last triangles that are touched, then along the edges
      if (x <= 20) expect(distances[i]).toBe(0);
      else if (x < 34) expect(distances[i]).toBeCloseTo(x - 20, 3);
      else if (x > 36) expect(distances[i]).toBe(Infinity);
    }
  });
});
