import { describe, expect, it } from 'vitest';
import { isBelow, RANK_LEVEL_BIAS, RANK_LEVELS, toLevels, toRankLevel } from '../../src/pigment/rankLevels';
import { CEILING_DENSITY, dotsPerIn2, dotsPerMm2 } from '../../src/units';

describe('rank levels', () => {
  it('run from 1 for the first site to 4095 at the ceiling', () => {
    expect(toRankLevel(dotsPerMm2(1e-6))).toBe(1);
    expect(toRankLevel(CEILING_DENSITY)).toBe(RANK_LEVELS);
  });

  it('refuse a rank above the ceiling', () => {
    expect(() => toRankLevel(dotsPerMm2(CEILING_DENSITY * 1.01))).toThrow(RangeError);
    expect(() => toRankLevel(dotsPerMm2(Number.NaN))).toThrow(RangeError);
  });

  it('show as many sites below a density as the density asks for', () => {
    const area = 58_200;
    const count = Math.floor(area * CEILING_DENSITY);
    const levels = Array.from({ length: count }, (_, i) => toRankLevel(dotsPerMm2((i + 1) / area)));
    for (const perIn2 of [1, 77, 450, 1250, 1999, 2000]) {
      const limit = toLevels(dotsPerIn2(perIn2));
      const shown = levels.filter((level) => isBelow(level, limit)).length;
      // half a level to either side, and the site that the count is rounded to
      const halfLevel = count / RANK_LEVELS / 2;
      expect(Math.abs(shown - dotsPerIn2(perIn2) * area)).toBeLessThanOrEqual(1.2 * halfLevel + 1);
    }
    expect(levels.some((level) => isBelow(level, 0))).toBe(false);
  });

  it('keep steps of 50 per in² a sixteenth of a level away from every site', () => {
    for (let perIn2 = 0; perIn2 <= 2000; perIn2 += 50) {
      const beyond = toLevels(dotsPerIn2(perIn2)) + RANK_LEVEL_BIAS;
      expect(Math.abs(beyond - Math.round(beyond))).toBeGreaterThan(0.06);
    }
  });
});
