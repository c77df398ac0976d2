import { describe, expect, it } from 'vitest';
import { fullDensityAt } from '../../src/scalp/fullDensity';
import { ANATOMICAL_ZONE_IDS, ZONE_IDS } from '../../src/scalp/zoneIds';

describe('fullDensityAt', () => {
  const weightsOf = (shares: Record<string, number>) => Uint8Array.from(ZONE_IDS, (zone) => shares[zone] ?? 0);

  it('is the measured order of healthy scalps: crown densest, temples thinnest', () => {
    const at = (zone: string) => fullDensityAt(weightsOf({ [zone]: 255 }), 0, 12);
    const densities = ANATOMICAL_ZONE_IDS.map(at);
    expect(Math.min(...densities)).toBe(at('templeL'));
    expect(Math.max(...densities)).toBe(at('crown'));
    for (const density of densities) {
      expect(density).toBeGreaterThan(1.4);
      expect(density).toBeLessThan(2.4);
    }
  });

  it('is the weighted mean between zones', () => {
    const mixed = fullDensityAt(weightsOf({ crown: 100, templeL: 155 }), 0, 12);
    const [crown, temple] = ['crown', 'templeL'].map((zone) => fullDensityAt(weightsOf({ [zone]: 255 }), 0, 12)) as [
      number,
      number,
    ];
    expect(mixed).toBeCloseTo((100 * crown + 155 * temple) / 255, 12);
  });
});
