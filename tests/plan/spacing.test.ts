import { describe, expect, it } from 'vitest';
import { SESSION_SHARES } from '../../src/pigment/sessions';
import { meanSpacing, sessionSpacing, smallestSpacing } from '../../src/plan/spacing';
import { dotsPerIn2 } from '../../src/units';

describe('spacing', () => {
  // smallest and mean distance of full, even layers, measured on a plane
  for (const [perIn2, smallest, mean] of [
    [200, 1.48, 1.58],
    [450, 0.99, 1.05],
    [645, 0.83, 0.88],
    [900, 0.7, 0.74],
    [1250, 0.59, 0.63],
    [2000, 0.47, 0.5],
  ] as const) {
    it(`is ${smallest} mm at least and ${mean} mm in the mean at ${perIn2} per in²`, () => {
      expect(Math.abs(smallestSpacing(dotsPerIn2(perIn2)) - smallest)).toBeLessThan(0.006);
      expect(Math.abs(meanSpacing(dotsPerIn2(perIn2)) - mean)).toBeLessThan(0.011);
    });
  }

  it('is about 1 mm within the first session of an ordinary plan, and closer at the ceiling', () => {
    expect(sessionSpacing(dotsPerIn2(1250))).toBeCloseTo(0.94, 2);
    expect(sessionSpacing(dotsPerIn2(2000))).toBeCloseTo(0.74, 2);
    expect(SESSION_SHARES.reduce<number>((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
});
