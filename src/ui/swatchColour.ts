/** Colours to pick pigment and skin by: what a healed dot of a shade looks like on a skin tone. */
import { skinTone } from '../appearance/skinTones';
import { darkness, HEALED_DEPTH_MM, type LinearRgb, veil } from '../pigment/optics';
import { SHADES } from '../pigment/shades';

/** Colour of bare skin, sRGB hex. */
export function skinSwatchSrgb(monk: number): string {
  return skinTone(monk).albedoSrgb;
}

/**
 * Colour at the middle of a large healed dot on the skin, sRGB hex: pigment absorbs on the way in and out, and the skin
 * above it returns its veil of light.
 *
 * @param shade Index into SHADES.
 */
export function dotSwatchSrgb(shade: number, monk: number): string {
  const absorbed = darkness(SHADES[shade]!.opticalDensity);
  const returned = veil(HEALED_DEPTH_MM);
  const skin = skinLinear(monk);
  const channel = (c: 0 | 1 | 2) => skin[c] * (returned[c] + (1 - returned[c]) * (1 - absorbed[c]));
  return linearToSrgb([channel(0), channel(1), channel(2)]);
}

/** Reflectance of bare skin, linear rgb. */
export function skinLinear(monk: number): LinearRgb {
  const hex = skinSwatchSrgb(monk);
  const channel = (c: 0 | 1 | 2) => toLinear(Number.parseInt(hex.slice(1 + 2 * c, 3 + 2 * c), 16) / 255);
  return [channel(0), channel(1), channel(2)];
}

/** A colour as sRGB hex. */
export function linearToSrgb(rgb: LinearRgb): string {
  return `#${rgb.map(toHexPair).join('')}`;
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
