import { describe, expect, it } from 'vitest';
import { fullDensityOf } from '../../src/scalp/fullDensity';
import { HAIR_GROWTH, HAIR_ORIGINS, meanUnitSize } from '../../src/scalp/hairOrigins';
import { CEILING_DENSITY, toPerCm2 } from '../../src/units';

describe('hair by origin', () => {
  it.each(HAIR_ORIGINS)('has shares of unit sizes that sum to 1: %s', (origin) => {
    expect(HAIR_GROWTH[origin].unitShares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('has the published units per cm²', () => {
    const published = { african: [60, 70], eastAsian: [70, 82], european: [95, 110], hispanic: [80, 90] } as const;
    for (const origin of HAIR_ORIGINS) {
      const units = toPerCm2(HAIR_GROWTH[origin].hairsPerMm2) / meanUnitSize(origin);
      expect(units, origin).toBeGreaterThan(published[origin][0]);
      expect(units, origin).toBeLessThan(published[origin][1]);
    }
  });

  it('stays below what the sites can hold', () => {
    for (const origin of HAIR_ORIGINS) expect(fullDensityOf('crown', origin)).toBeLessThan(CEILING_DENSITY);
  });
});
