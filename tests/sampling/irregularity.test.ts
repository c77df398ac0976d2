import { describe, expect, it } from 'vitest';
import { hexagonalSpacing } from '../../src/sampling/inspectSites';
import { samplePoissonDisk } from '../../src/sampling/poissonDisk';
import { smallestDistances } from './bruteForce';
import { ellipsoidCap } from './meshes';

describe('irregularity', () => {
  const mesh = ellipsoidCap([78, 95, 75], -0.3, 16);
  const count = 1200;
  const place = (irregularity: number, seed: number) => samplePoissonDisk(mesh, { count, seed, irregularity });

  for (const seed of [1, 2, 3]) {
    it(`moves every site within its own hole and keeps the promised distance, seed ${seed}`, () => {
      const even = place(0, seed);
      const spacing = hexagonalSpacing(even, count);
      for (const q of [0.1, 0.3, 0.6, 1]) {
        const moved = place(q, seed);
        let farthest = 0;
        let sum = 0;
        for (let i = 0; i < count; i++) {
          const [x, y, z] = [0, 1, 2].map((k) => even.positions[3 * i + k]! - moved.positions[3 * i + k]!);
          const shift = Math.hypot(x!, y!, z!);
          farthest = Math.max(farthest, shift);
          sum += shift;
        }
        const most = 0.36 * spacing * q;
        expect(farthest).toBeLessThanOrEqual(most * 1.001);
        // evenly over the disc: two thirds of its radius in the mean
        expect(Math.abs(sum / count / most - 2 / 3)).toBeLessThan(0.05);
        const smallest = smallestDistances(moved);
        for (const n of [200, 600, count]) {
          expect(smallest[n]! / hexagonalSpacing(moved, n)).toBeGreaterThan(0.72 * (1 - q));
        }
      }
    });
  }
});
