import { describe, expect, it } from 'vitest';
import { darkness } from '../../src/pigment/optics';
import { SHADE_COUNT, SHADE_LADDERS, SHADES } from '../../src/pigment/shades';

describe('the shade ladder', () => {
  it('has ten rungs with names of their own', () => {
    expect(SHADE_COUNT).toBe(10);
    expect(new Set(SHADES.map(({ name }) => name)).size).toBe(10);
    expect(SHADES.map(({ id }) => id)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10']);
  });

  it('grows darker rung by rung in every channel, from a light grey to nearly black', () => {
    for (let i = 1; i < SHADES.length; i++) {
      for (let c = 0; c < 3; c++)
        expect(SHADES[i]!.opticalDensity[c]!).toBeGreaterThan(SHADES[i - 1]!.opticalDensity[c]!);
    }
    expect(darkness(SHADES[0]!.opticalDensity)[1]).toBeLessThan(0.5);
    expect(darkness(SHADES[9]!.opticalDensity)[1]).toBeGreaterThan(0.95);
  });

  it('has the same dilutions in carbon grey, as black as 1 / wavelength makes them and less warm', () => {
    const { neutral, warm } = SHADE_LADDERS;
    expect(warm).toBe(SHADES);
    expect(neutral.map(({ waterParts }) => waterParts)).toEqual(warm.map(({ waterParts }) => waterParts));
    expect(new Set(neutral.map(({ name }) => name)).size).toBe(10);
    neutral.forEach(({ opticalDensity: [r, g, b] }, index) => {
      const [warmR, warmG, warmB] = warm[index]!.opticalDensity;
      expect(g).toBeCloseTo(warmG, 12);
      expect(r / g).toBeCloseTo(550 / 620, 12);
      expect(b / g).toBeCloseTo(550 / 450, 12);
      // warmth is blue taken and red left
      expect(warmB / warmR).toBeGreaterThan(b / r);
    });
  });

  it('follows the dilution: optical density times water and pigment together stays the same', () => {
    const pure = SHADES.map(({ opticalDensity, waterParts }) => opticalDensity[1] * (1 + waterParts));
    for (const value of pure) expect(value).toBeCloseTo(pure[0]!, 10);
  });
});
