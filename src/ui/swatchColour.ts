/** Colours to pick pigment and skin by: what a healed dot of a shade looks like on a skin tone. */
import { skinTone } from '../appearance/skinTones';
import type { PigmentChoice } from '../design/Design';
import { darkness, epidermalMelanin, type LinearRgb, veil } from '../pigment/optics';
import { SHADE_LADDERS } from '../pigment/shades';

/** Colour of bare skin, sRGB hex. */
export function skinSwatchSrgb(monk: number): string {
  return skinTone(monk).albedoSrgb;
}

/** Reflectance of bare skin. */
export function skinLinear(monk: number): LinearRgb {
  const hex = skinSwatchSrgb(monk);
  const channel = (c: number) => toLinear(Number.parseInt(hex.slice(1 + 2 * c, 3 + 2 * c), 16) / 255);
  return [channel(0), channel(1), channel(2)];
}

/**
 * Colour at the middle of a large healed dot on the skin, sRGB hex: pigment absorbs on the way in and out, and the skin
 * above it returns its veil of light.
 *
 * @param shade Index into the ladder of the pigment's base.
 */
export function dotSwatchSrgb(shade: number, monk: number, { base, depthMm }: PigmentChoice): string {
  const absorbed = darkness(SHADE_LADDERS[base][shade]!.opticalDensity);
  const returned = veil(depthMm, epidermalMelanin(monk));
  const skin = skinLinear(monk);
  const channels = [0, 1, 2].map((c) => {
    const k = c as 0 | 1 | 2;
    return skin[k] * (returned[k] + (1 - returned[k]) * (1 - absorbed[k]));
  });
  return `#${channels.map(toHexPair).join('')}`;
}

function toLinear(srgb: number): number {
  return srgb <= 0.04045 ? srgb / 12.92 : ((srgb + 0.055) / 1.055) ** 2.4;
}

function toHexPair(linear: number): string {
  const srgb = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(srgb * 255)
    .toString(16)
    .padStart(2, '0');
}
