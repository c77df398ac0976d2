import { Color } from 'three';
import { describe, expect, test } from 'vitest';
import { SKIN_TONES, skinTone } from '../../src/appearance/skinTones';

const luminance = (hex: string) => {
  const { r, g, b } = new Color(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

describe('skin tones', () => {
  test('are the ten of the Monk scale in order', () => {
    expect(SKIN_TONES.map(({ monk }) => monk)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(SKIN_TONES.map(({ swatchSrgb }) => swatchSrgb)).toEqual([
      '#f6ede4',
      '#f3e7db',
      '#f7ead0',
      '#eadaba',
      '#d7bd96',
      '#a07e56',
      '#825c43',
      '#604134',
      '#3a312a',
      '#292420',
    ]);
  });

  test('have albedos that darken steadily and stay within what skin reflects', () => {
    const values = SKIN_TONES.map(({ albedoSrgb }) => luminance(albedoSrgb));
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThan(values[i - 1]!);
    expect(values[0]).toBeLessThan(0.7);
    expect(values[9]).toBeGreaterThan(0.015);
  });

  test.each(SKIN_TONES)('tone $monk is warm: red over green over blue', ({ albedoSrgb }) => {
    const { r, g, b } = new Color(albedoSrgb);
    expect(r).toBeGreaterThan(g);
    expect(g).toBeGreaterThan(b);
  });

  test.each([0, 11, 2.5, Number.NaN])('refuses %s', (monk) => {
    expect(() => skinTone(monk)).toThrow(RangeError);
  });
});
