import { expect, it } from 'vitest';
import { deltaE76, labFromLinear } from '../../src/pigment/lab';

it('gives white, black and the primaries of sRGB their places', () => {
  const cases = [
    [[1, 1, 1], 100, 0, 0],
    [[0, 0, 0], 0, 0, 0],
    [[1, 0, 0], 53.24, 80.09, 67.2],
    [[0, 0, 1], 32.3, 79.19, -107.86],
    // lightest of the Monk tones, #f6ede4
    [[0.922, 0.847, 0.776], 94.2, 1.5, 5.4],
  ] as const;
  for (const [rgb, l, a, b] of cases) {
    const lab = labFromLinear(rgb);
    expect(Math.abs(lab.l - l)).toBeLessThan(0.06);
    expect(Math.abs(lab.a - a)).toBeLessThan(0.06);
    expect(Math.abs(lab.b - b)).toBeLessThan(0.06);
  }
});

it('measures distances', () => {
  expect(deltaE76({ l: 50, a: 1, b: 2 }, { l: 53, a: 1, b: 6 })).toBeCloseTo(5, 12);
});
