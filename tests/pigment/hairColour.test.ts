import { describe, expect, it } from 'vitest';
import { GREY_REFLECTANCE, hairReflectance, hairRootDarkness } from '../../src/pigment/hairColour';
import { HAIR_COLOURS, type HairColour } from '../../src/pigment/hairTraits';
import type { LinearRgb } from '../../src/pigment/optics';

const luminance = ([r, g, b]: LinearRgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

describe('hair colour', () => {
  it('rises in luminance from black to blond, and grey is lightest', () => {
    const ladder: HairColour[] = ['black', 'darkBrown', 'brown', 'lightBrown', 'blond'];
    const luminances = [...ladder.map(hairReflectance), GREY_REFLECTANCE].map(luminance);
    expect(luminances).toEqual([...luminances].sort((a, b) => a - b));
    expect(luminances[0]).toBeLessThan(0.03);
  });

  it('is warm wherever there is melanin to see, and red most of all', () => {
    const warmth = (colour: HairColour) => hairReflectance(colour)[0] / hairReflectance(colour)[1];
    for (const colour of HAIR_COLOURS) expect(warmth(colour)).toBeGreaterThanOrEqual(1);
    expect(warmth('red')).toBeGreaterThan(warmth('lightBrown'));
    expect(warmth('red')).toBeGreaterThan(warmth('blond'));
  });

  it('darkens the skin from below the more, the darker it is, and even when fair', () => {
    const below = (colour: HairColour) => luminance(hairRootDarkness(colour));
    expect(below('black')).toBeGreaterThan(below('brown'));
    expect(below('brown')).toBeGreaterThan(below('blond'));
    expect(below('blond')).toBeGreaterThan(0.2);
    for (const colour of HAIR_COLOURS)
      for (const share of hairRootDarkness(colour)) expect(share).toBeLessThanOrEqual(0.9);
  });
});
