import { describe, expect, it } from 'vitest';
import { heaviestZone, packZones, zoneMean } from '../../src/pigment/siteZones';
import { ZONE_COUNT } from '../../src/scalp/zoneIds';
import { generator } from '../gallery/capHead';

const weightsOf = (...pairs: [zone: number, weight: number][]) => {
  const weights = new Float64Array(ZONE_COUNT);
  for (const [zone, weight] of pairs) weights[zone] = weight;
  return weights;
};

describe('zones of a site', () => {
  it('say exactly the plan of a zone inside it', () => {
    const column = Float32Array.from({ length: ZONE_COUNT }, (_, zone) => 100.1 + zone);
    for (let zone = 0; zone < ZONE_COUNT; zone++) {
      const packed = packZones(weightsOf([zone, 255]));
      expect(heaviestZone(packed)).toBe(zone);
      expect(zoneMean(packed, column)).toBeCloseTo(column[zone]!, 5);
    }
  });

  for (const seed of [1, 2, 3, 4]) {
    it(`keep the mean of up to three zones to a 255th (seed ${seed})`, () => {
      const random = generator(seed);
      for (let n = 0; n < 200; n++) {
        const zones = Array.from({ length: ZONE_COUNT }, (_, zone) => zone).sort(() => random() - 0.5);
        const raw = [random(), random(), random()];
        const sum = raw[0]! + raw[1]! + raw[2]!;
        const weights = weightsOf(...raw.map((weight, k): [number, number] => [zones[k]!, (255 * weight) / sum]));
        const column = Array.from({ length: ZONE_COUNT }, () => random());
        const exact = column.reduce((total, value, zone) => total + (value * weights[zone]!) / 255, 0);
        expect(Math.abs(zoneMean(packZones(weights), column) - exact)).toBeLessThan(1 / 255);
      }
    });
  }

  it('leave the lightest of four out and share its weight', () => {
    const packed = packZones(weightsOf([9, 100], [2, 80], [5, 60], [7, 15]));
    expect(heaviestZone(packed)).toBe(9);
    const column = new Float32Array(ZONE_COUNT).fill(7);
    column[7] = 1e6;
    expect(zoneMean(packed, column)).toBeCloseTo(7, 5);
  });
});
