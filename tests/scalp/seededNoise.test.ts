import { describe, expect, it } from 'vitest';
import { createSeededNoise } from '../../src/scalp/seededNoise';

describe('createSeededNoise', () => {
  const sample = (seed: number) => {
    const noise = createSeededNoise(seed);
    return Array.from({ length: 500 }, (_, i) => noise(i * 0.37, i * 0.11 - 3, i * 0.05));
  };

  it('is the same for the same seed and another for another', () => {
    expect(sample(7)).toEqual(sample(7));
    expect(sample(7)).not.toEqual(sample(8));
    expect(sample(0)).not.toEqual(sample(1));
  });

  it('stays in [-1, 1] and lies about zero', () => {
    const values = sample(3);
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(Math.max(...values)).toBeGreaterThan(0.5);
    expect(Math.abs(values.reduce((a, b) => a + b) / values.length)).toBeLessThan(0.1);
  });

  it('refuses what is no seed', () => {
    for (const seed of [-1, 0.5, 2 ** 32, Number.NaN]) expect(() => createSeededNoise(seed)).toThrow(RangeError);
  });
});
