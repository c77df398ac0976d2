/**
 * The ten tones of the Monk scale: a swatch to pick by, and the albedo that skin of that tone is drawn with.
 *
 * The swatches are labels, not reflectances: as albedo, tones 1 to 3 exceed measured skin and look like porcelain, and
 * 9 and 10 are nearly neutral and look like coal. The albedos were set by eye under the clinic light.
 *
 * Swatches: https://skintone.google, Ellis Monk.
 */
export interface SkinTone {
  /** Place on the scale, 1 (lightest) to 10. */
  readonly monk: number;
  /** The scale's own colour, sRGB hex: for the picker. */
  readonly swatchSrgb: string;
  /** Reflectance of the forehead, sRGB hex: for the material. */
  readonly albedoSrgb: string;
  /** How strongly pigment blotches and freckles show, 0 to 1. Freckles vanish in dark skin. */
  readonly freckles: number;
  /** Share of the blood's colour that melanin lets through, 0 to 1: flush of cheeks, ears and mottling. */
  readonly flush: number;
  /** A likely colour of the iris and of brows and lashes, sRGB hex. */
  readonly irisSrgb: string;
  readonly hairSrgb: string;
}

export const SKIN_TONES: readonly SkinTone[] = [
  {
    monk: 1,
    swatchSrgb: '#f6ede4',
    albedoSrgb: '#e8cdbd',
    freckles: 1,
    flush: 1,
    irisSrgb: '#566069',
    hairSrgb: '#5b452f',
  },
  {
    monk: 2,
    swatchSrgb: '#f3e7db',
    albedoSrgb: '#e3c3ae',
    freckles: 1,
    flush: 1,
    irisSrgb: '#625d4e',
    hairSrgb: '#4a3524',
  },
  {
    monk: 3,
    swatchSrgb: '#f7ead0',
    albedoSrgb: '#dfbd9f',
    freckles: 0.9,
    flush: 0.95,
    irisSrgb: '#5f4c34',
    hairSrgb: '#3a291c',
  },
  {
    monk: 4,
    swatchSrgb: '#eadaba',
    albedoSrgb: '#d6ae88',
    freckles: 0.75,
    flush: 0.9,
    irisSrgb: '#5f4226',
    hairSrgb: '#2c1f16',
  },
  {
    monk: 5,
    swatchSrgb: '#d7bd96',
    albedoSrgb: '#c3956f',
    freckles: 0.55,
    flush: 0.75,
    irisSrgb: '#53351d',
    hairSrgb: '#231810',
  },
  {
    monk: 6,
    swatchSrgb: '#a07e56',
    albedoSrgb: '#a07555',
    freckles: 0.4,
    flush: 0.6,
    irisSrgb: '#472b17',
    hairSrgb: '#1c130d',
  },
  {
    monk: 7,
    swatchSrgb: '#825c43',
    albedoSrgb: '#80573f',
    freckles: 0.3,
    flush: 0.5,
    irisSrgb: '#3d2413',
    hairSrgb: '#17100c',
  },
  {
    monk: 8,
    swatchSrgb: '#604134',
    albedoSrgb: '#604231',
    freckles: 0.25,
    flush: 0.4,
    irisSrgb: '#341e11',
    hairSrgb: '#140e0b',
  },
  {
    monk: 9,
    swatchSrgb: '#3a312a',
    albedoSrgb: '#4a3427',
    freckles: 0.2,
    flush: 0.35,
    irisSrgb: '#2b190f',
    hairSrgb: '#120d0a',
  },
  {
    monk: 10,
    swatchSrgb: '#292420',
    albedoSrgb: '#3c2a1f',
    freckles: 0.2,
    flush: 0.3,
    irisSrgb: '#27160d',
    hairSrgb: '#110c0a',
  },
];

/**
 * @param monk Integer, 1 to 10.
 * @throws {RangeError} If there is no such tone.
 */
export function skinTone(monk: number): SkinTone {
  const tone = SKIN_TONES[monk - 1];
  if (!tone) throw new RangeError(`skinTone: monk must be an integer from 1 to 10, got ${monk}.`);
  return tone;
}
