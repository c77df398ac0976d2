import { describe, expect, it } from 'vitest';
import { signedAngularDistance } from '../../src/scalp/angularRegion';
import { fullDensityAt, LOSS_PATTERNS } from '../../src/scalp/lossPattern';
import { ZONE_IDS } from '../../src/scalp/zoneIds';

describe('Norwood VI', () => {
  const kept = LOSS_PATTERNS.norwood6.kept!;

  it('keeps the sides and the back, and nothing on top: front and crown have merged', () => {
    for (const [azimuth, elevation] of [
      [90, 15],
      [-90, 15],
      [120, 20],
      [180, 10],
      [150, -20],
      [72, -8],
    ] as const) {
      expect(signedAngularDistance(kept, azimuth, elevation)).toBeGreaterThan(0);
    }
    for (const [azimuth, elevation] of [
      [0, 45],
      [0, 70],
      [45, 52],
      [90, 60],
      [180, 85],
      [180, 57],
      [55, 25],
    ] as const) {
      expect(signedAngularDistance(kept, azimuth, elevation)).toBeLessThan(0);
    }
  });

  it('dips towards the back of the head', () => {
    const top = (azimuth: number) => {
      for (let elevation = 80; elevation > 0; elevation -= 0.1)
        if (signedAngularDistance(kept, azimuth, elevation) > 0) return elevation;
      return 0;
    };
    expect(top(180)).toBeLessThan(top(100) - 5);
  });
});

describe('fullDensityAt', () => {
  const weightsOf = (shares: Record<string, number>) =>
    Uint8Array.from([...ZONE_IDS.map((zone) => shares[zone] ?? 0), 0, 0]);

  it('is the measured order of healthy scalps: crown densest, temples thinnest', () => {
    const at = (zone: string) => fullDensityAt(weightsOf({ [zone]: 255 }), 0, 12);
    const densities = ZONE_IDS.map(at);
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
