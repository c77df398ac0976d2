import { describe, expect, test } from 'vitest';
import { SKIN_TRAIT_DEFAULTS, type SkinTraits, skinLook } from '../../src/appearance/skinLook';
import { SKIN_TONES } from '../../src/appearance/skinTones';
import { DEMO_DESIGN, UNDERTONES } from '../../src/design/Design';
import { type Lab, toLab } from '../../src/pigment/lab';

const look = (monk: number, change: Partial<SkinTraits> = {}) => skinLook(monk, { ...SKIN_TRAIT_DEFAULTS, ...change });
const AGES = Array.from({ length: 73 }, (_, i) => 18 + i);

describe.each(SKIN_TONES)('tone $monk', ({ monk }) => {
  const [cool, neutral, warm] = UNDERTONES.map((undertone) => toLab(look(monk, { undertone }).albedoLinear)) as [
    Lab,
    Lab,
    Lab,
  ];

  test('is yellower when warm and pinker when cool', () => {
    expect(warm[2]).toBeGreaterThan(neutral[2] + 0.5);
    expect(neutral[2]).toBeGreaterThan(cool[2] + 0.5);
    expect(cool[1]).toBeGreaterThan(neutral[1] + 0.2);
    expect(neutral[1]).toBeGreaterThan(warm[1] + 0.2);
  });

  test('is as light in every undertone, and the same person', () => {
    for (const [L, a, b] of [cool, warm]) {
      expect(Math.abs(L - neutral[0])).toBeLessThan(0.05);
      expect(Math.hypot(a - neutral[1], b - neutral[2])).toBeLessThan(8);
    }
  });

  test('keeps its albedo within what reflects', () => {
    for (const undertone of UNDERTONES) {
      for (const channel of look(monk, { undertone }).albedoLinear) {
        expect(channel).toBeGreaterThan(0);
        expect(channel).toBeLessThan(0.9);
      }
    }
  });

  test('never loses a mark of age with the years', () => {
    for (const key of ['veins', 'sunSpotShare', 'mottling', 'relief'] as const) {
      const values = AGES.map((ageYears) => look(monk, { ageYears })[key]);
      for (let i = 1; i < values.length; i++)
        expect(values[i], `${key} at ${AGES[i]}`).toBeGreaterThanOrEqual(values[i - 1]!);
      expect(values.at(-1)).toBeGreaterThanOrEqual(values[0]!);
    }
  });
});

test('sun spots are few in youth and most have come at 75', () => {
  expect(look(2, { ageYears: 25 }).sunSpotShare).toBeLessThan(0.1);
  expect(look(2, { ageYears: 75 }).sunSpotShare).toBeGreaterThan(0.8);
  expect(look(1).sunSpotStrength).toBe(1);
});

test('neither spots nor veins show through dark skin', () => {
  for (let monk = 2; monk <= 10; monk++) {
    const [lighter, darker] = [look(monk - 1, { ageYears: 80 }), look(monk, { ageYears: 80 })];
    expect(darker.sunSpotStrength).toBeLessThanOrEqual(lighter.sunSpotStrength);
    expect(darker.veins).toBeLessThanOrEqual(lighter.veins);
  }
  for (const monk of [8, 9, 10]) {
    expect(look(monk, { ageYears: 90 }).sunSpotStrength).toBeLessThan(0.02);
    expect(look(monk, { ageYears: 90 }).veins).toBeLessThan(0.02);
  }
});

test('matte skin is rough and oily skin smooth, with more of an oil film', () => {
  expect(look(4, { gloss: 0 }).roughness).toBeCloseTo(0.55);
  expect(look(4, { gloss: 1 }).roughness).toBeCloseTo(0.3);
  expect(look(4, { gloss: 1 }).oilShare).toBeGreaterThan(look(4, { gloss: 0 }).oilShare);
});

test('the person of the defaults is the demo patient', () => {
  expect(SKIN_TRAIT_DEFAULTS).toEqual(DEMO_DESIGN.skin);
  expect(look(3).mottling).toBe(1);
  expect(look(3).relief).toBe(1);
});

test.each([
  ['ageYears', 17],
  ['ageYears', Number.NaN],
  ['gloss', -0.1],
  ['gloss', 1.1],
] as const)('refuses %s %s', (key, value) => {
  expect(() => look(3, { [key]: value })).toThrow(RangeError);
});
