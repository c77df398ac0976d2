import { describe, expect, it } from 'vitest';
import { measureHead } from '../../src/head/dimensions';
import type { TriangleMesh } from '../../src/head/HeadMesh';
import { asset, levelOne, neutral } from './headAsset';

/** Means of adult men and about two thirds of a standard deviation, mm. Sources: tools/head/README.md. */
const SURVEY = {
  headLength: [197.3, 5],
  headBreadth: [153, 4],
  headCircumference: [575.7, 11],
  bitragionBreadth: [145, 4],
  bizygomaticBreadth: [143.5, 4.5],
  bitragionCoronalArc: [351, 9],
  mentonSellionLength: [122.7, 4.5],
  subnasaleSellionLength: [52, 2.8],
  tragionToVertex: [131, 4],
} as const;

describe('the neutral head', () => {
  const measured = measureHead(neutral.level2, neutral.level2.earMask, asset.landmarks);

  it.each(Object.entries(SURVEY))('has the %s of an average man', (name, [mean, tolerance]) => {
    const value = measured[name as keyof typeof measured];
    expect(value).toBeGreaterThan(mean - tolerance);
    expect(value).toBeLessThan(mean + tolerance);
  });

  it('measures the same on both levels', () => {
    const coarse = measureHead(neutral.level1, neutral.level1.earMask, asset.landmarks);
    for (const [name, value] of Object.entries(coarse)) {
      expect(Math.abs(value - measured[name as keyof typeof measured]), name).toBeLessThan(1);
    }
  });

  it('has eyes as far apart as a man has', () => {
    const [left, right] = neutral.parts.eyes;
    // NIOSH mean 64.5 mm, standard deviation 3.6
    expect(left.centre[0] - right.centre[0]).toBeGreaterThan(60.9);
    expect(left.centre[0] - right.centre[0]).toBeLessThan(68.1);
  });

  it('grows and shrinks as morphs say', () => {
    const measure = (weights: Record<string, number>) => {
      const level1 = levelOne(weights);
      return measureHead(level1, level1.earMask, asset.landmarks);
    };
    expect(measure({ 'head-scale-horiz-incr': 1 }).headBreadth).toBeGreaterThan(measured.headBreadth + 3);
    expect(measure({ 'head-scale-depth-decr': 1 }).headLength).toBeLessThan(measured.headLength - 3);
    const female = measure({ 'person-female': 1 });
    expect(female.headLength).toBeCloseTo(187, 0);
    expect(female.headCircumference).toBeLessThan(measured.headCircumference - 15);
  });
});

describe('measureHead', () => {
  it('finds the dimensions of an ellipsoid', () => {
    const [a, b, c] = [76, 110, 98];
    const mesh = ellipsoid(a, b, c, 96);
    const count = mesh.positions.length / 3;
    // landmarks at the vertices nearest to where they lie on it
    const nearest = (x: number, y: number, z: number) => {
      let best = 0;
      let least = Number.POSITIVE_INFINITY;
      for (let v = 0; v < count; v++) {
        const d = Math.hypot(
          mesh.positions[v * 3]! - x,
          mesh.positions[v * 3 + 1]! - y,
          mesh.positions[v * 3 + 2]! - z,
        );
        if (d < least) [least, best] = [d, v];
      }
      return { from: best, to: best, share: 0 };
    };
    const landmarks = { ...asset.landmarks };
    for (const id of Object.keys(landmarks) as (keyof typeof landmarks)[]) landmarks[id] = nearest(0, 0, c);
    Object.assign(landmarks, {
      opisthocranion: nearest(0, 0, -c),
      tragusL: nearest(a, 0, 0),
      tragusR: nearest(-a, 0, 0),
      menton: nearest(0, -b, 0),
    });
    const measured = measureHead(mesh, new Uint8Array(count), landmarks);
    expect(measured.headLength).toBeCloseTo(2 * c, 0);
    expect(measured.bitragionBreadth).toBeCloseTo(2 * a, 0);
    expect(measured.tragionToVertex).toBeCloseTo(b, 0);
    expect(measured.headCircumference / ellipsePerimeter(a, c)).toBeCloseTo(1, 2);
    expect(measured.bitragionCoronalArc / (ellipsePerimeter(a, b) / 2)).toBeCloseTo(1, 2);
  });
});

function ellipsePerimeter(a: number, b: number): number {
  const h = ((a - b) / (a + b)) ** 2;
  return Math.PI * (a + b) * (1 + (3 * h) / (10 + Math.sqrt(4 - 3 * h)));
}

function ellipsoid(a: number, b: number, c: number, n: number): TriangleMesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= 2 * n; j++) {
      const polar = (Math.PI * i) / n;
      const turn = (Math.PI * j) / n;
      positions.push(a * Math.sin(polar) * Math.sin(turn), b * Math.cos(polar), c * Math.sin(polar) * Math.cos(turn));
      if (i === n || j === 2 * n) continue;
      const v = i * (2 * n + 1) + j;
      triangles.push(v, v + 2 * n + 1, v + 1, v + 1, v + 2 * n + 1, v + 2 * n + 2);
    }
  }
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}
