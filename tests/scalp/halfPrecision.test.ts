import { describe, expect, it } from 'vitest';
import { fromHalf, toHalf } from '../../src/scalp/halfPrecision';
import { randomNumbers } from './meshes';

describe('toHalf', () => {
  it('gives every half back, bit by bit', () => {
    const changed: number[] = [];
    for (let half = 0; half < 0x10000; half++) {
      const value = fromHalf(half);
      if (!Number.isNaN(value) && toHalf(value) !== half) changed.push(half);
    }
    expect(changed).toEqual([]);
  });

  it('takes the nearest half, the even one of two', () => {
    const random = randomNumbers(2);
    for (let i = 0; i < 2000; i++) {
      const half = Math.floor(random() * 0x7bff);
      const low = fromHalf(half);
      const high = fromHalf(half + 1);
      const value = Math.fround(low + (high - low) * random());
      const nearest = value - low < high - value ? half : value - low > high - value ? half + 1 : half + (half & 1);
      expect(toHalf(value)).toBe(nearest);
      if (value !== 0) expect(toHalf(-value)).toBe(nearest | 0x8000);
      expect(toHalf((low + high) / 2)).toBe(half + (half & 1));
    }
  });

  it('overflows to infinity and keeps what is no number', () => {
    expect(toHalf(65519)).toBe(0x7bff);
    expect(toHalf(65520)).toBe(0x7c00);
    expect(toHalf(-1e30)).toBe(0xfc00);
    expect(fromHalf(toHalf(Number.NaN))).toBeNaN();
  });
});
