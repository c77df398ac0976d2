import { describe, expect, it } from 'vitest';
import { HAIR_COLOURS, HAIR_TRAIT_DEFAULTS, type HairTraits } from '../../src/pigment/hairTraits';
import type { LinearRgb } from '../../src/pigment/optics';
import { calibreAt, shaftOpacity, stubbleReflectance } from '../../src/pigment/stubbleTone';
import { mm } from '../../src/units';

const SKIN: LinearRgb = [0.68, 0.47, 0.34];
const luminance = ([r, g, b]: LinearRgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const toneOf = (change: Partial<HairTraits> = {}, native = 2) =>
  luminance(stubbleReflectance(native, { ...HAIR_TRAIT_DEFAULTS, ...change }, SKIN));
const isFalling = (values: readonly number[]) => values.every((value, i) => i === 0 || value < values[i - 1]!);

describe('stubble tone', () => {
  it('is the skin where no hair grows', () => {
    const bare = stubbleReflectance(0, HAIR_TRAIT_DEFAULTS, SKIN);
    for (const [c, value] of bare.entries()) expect(value).toBeCloseTo(SKIN[c]!, 12);
  });

  it('darkens with density', () => {
    expect(isFalling([0, 0.3, 0.8, 1.4, 2.2].map((native) => toneOf({}, native)))).toBe(true);
  });

  it('darkens with length', () => {
    expect(isFalling([0.2, 0.5, 1, 1.5, 2, 3].map((length) => toneOf({ lengthMm: mm(length) })))).toBe(true);
  });

  it('does not change with length below what a shaft shows at', () => {
    expect(toneOf({ lengthMm: mm(0.1) })).toBe(toneOf({ lengthMm: mm(0) }));
    expect(shaftOpacity(0.15)).toBe(0);
    expect(shaftOpacity(0.4)).toBe(1);
  });

  it('darkens with calibre', () => {
    expect(isFalling([40, 60, 75, 90, 120].map((shaftUm) => toneOf({ shaftUm })))).toBe(true);
  });

  it('lightens with grey, for every colour', () => {
    for (const colour of HAIR_COLOURS) {
      const tones = [0, 0.3, 0.7, 1].map((greyShare) => toneOf({ colour, greyShare, lengthMm: mm(1.5) }));
      expect(isFalling(tones.reverse()), colour).toBe(true);
    }
  });

  it('darkens with the hair', () => {
    const tones = (['blond', 'lightBrown', 'brown', 'darkBrown', 'black'] as const).map((colour) => toneOf({ colour }));
    expect(isFalling(tones)).toBe(true);
  });

  it('has hair at half its calibre where the last of it grows', () => {
    expect(calibreAt(0, 2.2)).toBe(0.5);
    expect(calibreAt(2.2, 2.2)).toBe(1);
    expect(calibreAt(1, 2.2)).toBeGreaterThan(calibreAt(0.5, 2.2));
  });
});
