import { describe, expect, it } from 'vitest';
import { hexagonalSpacing, inspectCoverage, inspectSpacing, worstPrefix } from '../../src/sampling/inspectSites';
import { Random } from '../../src/sampling/random';
import type { Sites } from '../../src/sampling/Sites';
import { mm2 } from '../../src/units';
import { distance, largestHole, smallestDistances } from './bruteForce';
import { square } from './meshes';

const SEEDS = [1, 2, 3, 4];

function sitesAt(positions: number[], areaMm2: number): Sites {
  const count = positions.length / 3;
  const none = { triangles: new Uint32Array(count), barycentrics: new Float32Array(2 * count) };
  return { count, areaMm2: mm2(areaMm2), positions: Float32Array.from(positions), ...none };
}

function randomSites(count: number, side: number, seed: number): Sites {
  const random = new Random(seed);
  const coordinate = (_: unknown, i: number) => (i % 3 === 2 ? 0 : side * random.next());
  return sitesAt(Array.from({ length: 3 * count }, coordinate), side * side);
}

describe('inspection of sites', () => {
  for (const seed of SEEDS) {
    it(`finds what comparing all pairs finds, seed ${seed}`, () => {
      const sites = randomSites(400, 100, seed);
      const smallest = smallestDistances(sites);
      for (const count of [2, 50, 399, 400]) {
        const spacing = inspectSpacing(sites, count);
        expect(spacing.smallestMm).toBeCloseTo(smallest[count]!, 5);
        let sum = 0;
        for (let i = 0; i < count; i++) {
          let nearest = Infinity;
          for (let j = 0; j < count; j++) if (j !== i) nearest = Math.min(nearest, distance(sites, i, j));
          sum += nearest;
        }
        expect(spacing.meanNearestMm).toBeCloseTo(sum / count, 4);
      }
      let worst = Infinity;
      for (let n = 20; n <= 400; n++) worst = Math.min(worst, smallest[n]! / hexagonalSpacing(sites, n));
      expect(worstPrefix(sites, 20).relativeRadius).toBeCloseTo(worst, 6);
    });

    it(`finds the hole that brute force finds, seed ${seed}`, () => {
      const sites = randomSites(300, 100, seed);
      const { largestHoleMm } = inspectCoverage(square(100), undefined, sites, { dartsPerSite: 100, seed });
      const brute = largestHole(square(100), sites, 300, 30_000);
      expect(Math.abs(largestHoleMm - brute) / brute).toBeLessThan(0.05);
    });
  }

  it('calls a hexagonal lattice a crystal and white noise noise', () => {
    const rows = 40;
    const positions: number[] = [];
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < rows; i++) positions.push(i + (j % 2) / 2, (j * Math.sqrt(3)) / 2, 0);
    }
    const lattice = sitesAt(positions, (rows * rows * Math.sqrt(3)) / 2);
    expect(inspectSpacing(lattice).relativeRadius).toBeCloseTo(1, 5);

    const noise = randomSites(4000, 100, 9);
    const { fano } = inspectCoverage(square(100), undefined, noise);
    expect(Math.abs(fano - 1)).toBeLessThan(0.35);
    expect(inspectSpacing(noise).relativeRadius).toBeLessThan(0.1);
  });

  it('counts no hole beyond the edge of the mask', () => {
    const mesh = square(100, 50);
    const mask = Float32Array.from({ length: mesh.positions.length / 3 }, (_, i) => 50 - mesh.positions[3 * i]!);
    const left = randomSites(1000, 50, 3);
    const doubled = sitesAt(
      [...left.positions].map((value, i) => (i % 3 === 1 ? 2 * value : value)),
      5000,
    );
    const inside = inspectCoverage(mesh, mask, doubled).largestHoleMm;
    expect(inside).toBeLessThan(10);
    expect(inspectCoverage(mesh, undefined, doubled).largestHoleMm).toBeGreaterThan(40);
    expect(() => inspectCoverage(mesh, mask, doubled, { leastMask: 60 })).toThrow(/above 60 somewhere/);
  });
});
