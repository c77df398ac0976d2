/** Colours to pick pigment and skin by: what a healed dot of a shade looks like on a skin tone. */
import { skinLook } from '../appearance/skinLook';
import type { Design } from '../design/Design';
import { darkness, epidermalMelanin, type LinearRgb, veil } from '../pigment/optics';
import { SHADE_LADDERS } from '../pigment/shades';

export type SkinChoice = Pick<Design, 'skinTone' | 'skin'>;
export type PigmentedSkin = SkinChoice & Pick<Design, 'pigment'>;

/** Colour of bare skin, sRGB hex. */
export function skinSwatchSrgb(design: SkinChoice): string {
  return linearToSrgb(skinLinear(design));
}

/** Reflectance of bare skin. */
export function skinLinear({ skinTone, skin }: SkinChoice): LinearRgb {
  return skinLook(skinTone, skin).albedoLinear;
}

/**
 * Colour at the middle of a large healed dot on the skin, sRGB hex: pigment absorbs on the way in and out, and the skin
 * above it returns its veil of light.
 *
 * @param shade Index into the ladder of the pigment's base.
 */
export function dotSwatchSrgb(shade: number, design: PigmentedSkin): string {
  const { base, depthMm } = design.pigment;
  const absorbed = darkness(SHADE_LADDERS[base][shade]!.opticalDensity);
  const returned = veil(depthMm, epidermalMelanin(design.skinTone));
  const skin = skinLinear(design);
  const channel = (c: 0 | 1 | 2) => skin[c] * (returned[c] + (1 - returned[c]) * (1 - absorbed[c]));
  return linearToSrgb([channel(0), channel(1), channel(2)]);
}

/** A colour as sRGB hex. */
export function linearToSrgb(rgb: LinearRgb): string {
  return `#${rgb.map(toHexPair).join('')}`;
}

function toHexPair(linear: number): string {
  const srgb = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(srgb * 255)
    .toString(16)
    .padStart(2, '0');
}
