import { describe, expect, it } from 'vitest';
import type { ZonePlan } from '../../src/pigment/fields';
import { HAIR_TRAIT_DEFAULTS, type HairTraits } from '../../src/pigment/hairTraits';
import { epidermalMelanin, HEALED_DEPTH_MM, type LinearRgb } from '../../src/pigment/optics';
import { SHADE_COUNT } from '../../src/pigment/shades';
import { MATCH_LIMITS, matchTone } from '../../src/plan/toneMatch';
import { dotsPerIn2, mm } from '../../src/units';

const SKIN: LinearRgb = [0.73, 0.51, 0.35];
const plan = (shade: number, perIn2 = 1250): ZonePlan => ({
  densityPerMm2: dotsPerIn2(perIn2),
  shade,
  diameterMm: mm(0.28),
});
const match = (shade: number, hair: Partial<HairTraits> = {}, perIn2 = 1250) =>
  matchTone({
    zones: [['crown', plan(shade, perIn2)]],
    hair: { ...HAIR_TRAIT_DEFAULTS, ...hair },
    skin: SKIN,
    melanin: epidermalMelanin(2),
    base: 'warm',
    depthMm: HEALED_DEPTH_MM,
  });

describe('match of pigment and hair', () => {
  it('is lighter with a pale shade and darker with a strong one, in order of the ladder', () => {
    const lightness = Array.from({ length: SHADE_COUNT }, (_, shade) => match(shade).lightness);
    expect(lightness).toEqual([...lightness].sort((a, b) => b - a));
    expect(match(0, { lengthMm: mm(1.5) }).verdict).toBe('lighter');
    expect(match(9, { colour: 'blond' }, 2000).verdict).toBe('darker');
  });

  it.each([0, 2, 5, 9])('proposes the very shade that trying all of them finds best, from shade %i', (shade) => {
    const all = Array.from({ length: SHADE_COUNT }, (_, other) => match(other).deltaE);
    const best = all.indexOf(Math.min(...all));
    const { deltaE, suggestion } = match(shade);
    if (deltaE < MATCH_LIMITS.matches || deltaE - all[best]! < 0.5) expect(suggestion).toBeNull();
    else expect(suggestion).toEqual({ steps: best - shade, deltaE: all[best] });
  });

  it('names its verdict by the distance', () => {
    for (let shade = 0; shade < SHADE_COUNT; shade++) {
      for (const length of [0, 0.5, 1.5, 3]) {
        const { deltaE, lightness, verdict } = match(shade, { lengthMm: mm(length) });
        const far = lightness > 0 ? 'lighter' : 'darker';
        const expected = deltaE < MATCH_LIMITS.matches ? 'matches' : deltaE < MATCH_LIMITS.close ? 'close' : far;
        expect(verdict).toBe(expected);
      }
    }
  });

  it('wants darker pigment beside darker hair', () => {
    const bestFor = (hair: Partial<HairTraits>) => {
      const all = Array.from({ length: SHADE_COUNT }, (_, shade) => match(shade, hair).deltaE);
      return all.indexOf(Math.min(...all));
    };
    expect(bestFor({ colour: 'black' })).toBeGreaterThan(bestFor({ colour: 'blond' }));
    expect(bestFor({ lengthMm: mm(1) })).toBeGreaterThanOrEqual(bestFor({ lengthMm: mm(0) }));
  });

  it('looks at zones of different shades together', () => {
    const input = {
      hair: HAIR_TRAIT_DEFAULTS,
      skin: SKIN,
      melanin: epidermalMelanin(2),
      base: 'warm' as const,
      depthMm: HEALED_DEPTH_MM,
    };
    const light = matchTone({ ...input, zones: [['crown', plan(2)]] });
    const dark = matchTone({ ...input, zones: [['midScalp', plan(8)]] });
    const both = matchTone({
      ...input,
      zones: [
        ['crown', plan(2)],
        ['midScalp', plan(8)],
      ],
    });
    expect(both.lightness).toBeLessThan(light.lightness);
    expect(both.lightness).toBeGreaterThan(dark.lightness);
    expect(() => matchTone({ ...input, zones: [] })).toThrow(RangeError);
  });
});
