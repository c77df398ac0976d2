/**
 * How dark stubble is: the mean colour of skin with native hair, and the numbers that picture and prediction share.
 *
 * Three things darken. Under the skin, what is left of each hair: a soft shadow with the shaft in its middle, drawn by
 * the pigment layer. On the skin, the shade of the shafts: skin scatters light over more than a shaft's width, so shade
 * is even between hairs. Above it, the shafts themselves, drawn by the stubble layer over whatever lies below.
 */

import { HAIR_GROWTH } from '../scalp/hairOrigins';
import { type DotsPerMm2, type Millimetres, mm } from '../units';
import { GREY_REFLECTANCE, GREY_ROOT_DARKNESS, hairReflectance, hairRootDarkness, mixRgb } from './hairColour';
import type { HairTraits } from './hairTraits';
import { gain, type LinearRgb } from './optics';

/** One hair as its dot shows it, cut at the skin. */
export interface ShavedHair {
  /** Radius of the shaft, cut at the skin. */
  readonly shaftRadiusMm: Millimetres;
  /** Radius of a disc that absorbs as much as what is left of the hair under the skin. */
  readonly shadowRadiusMm: Millimetres;
  /** Where that shadow has fallen to half; it is soft all through. */
  readonly shadowEndMm: Millimetres;
  /** Share of light that hair absorbs, linear rgb. */
  readonly darkness: LinearRgb;
  /** Skin that a hair's length above it keeps in the shade, mm². 0 for shaved hair. */
  readonly shadeMm2?: number;
  /** Density from which on hair has its full calibre; thinner where it grows thinner. 0 for full calibre everywhere. */
  readonly fullPerMm2?: DotsPerMm2;
}

/** Growth angle between shaft and skin, and how far single hairs stray from it. */
export const GROWTH_ANGLE_RAD = (38 * Math.PI) / 180;
export const GROWTH_ANGLE_SPREAD_RAD = (7 * Math.PI) / 180;

/** Shorter than the first, hair is only the dot of its cut end; from the second on its shaft is drawn in full. */
export const SHAFT_LENGTHS_MM = { from: 0.15, to: 0.4 } as const;

/** Mean brightness of a drawn shaft over its colour: darker at root and edges. The shader's pattern has this mean. */
export const SHAFT_SHADING = 0.78;

/** Shade on the skin over the area of the shafts: light from all sides passes a shaft that blocks one direction. */
const SHADE_SHARE = 0.55;

/** Where hair is sparse it is miniaturised: calibre at no density, and share of the full density where it ends. */
export const FINEST_CALIBRE = 0.5;
export const FULL_CALIBRE_SHARE = 0.6;

/** Veil of skin over the hair's root: the shader's PIGMENT_HAIR_VEIL. */
const ROOT_VEIL: LinearRgb = [0.04, 0.07, 0.1];

/** Calibre of hair that grows at this density, over the calibre of a full scalp's. */
export function calibreAt(nativePerMm2: number, fullPerMm2: number): number {
  const t = Math.min(1, Math.max(0, nativePerMm2 / (FULL_CALIBRE_SHARE * fullPerMm2)));
  return FINEST_CALIBRE + (1 - FINEST_CALIBRE) * t * t * (3 - 2 * t);
}

/** How much of a shaft is drawn: none of a razor's, all from a short clip on. */
export function shaftOpacity(lengthMm: number): number {
  const { from, to } = SHAFT_LENGTHS_MM;
  const t = Math.min(1, Math.max(0, (lengthMm - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** Area that a mean shaft covers, seen straight from above: its side and half the ellipse of its end. */
export function shaftAreaMm2({ shaftUm, lengthMm }: Pick<HairTraits, 'shaftUm' | 'lengthMm'>): number {
  const width = shaftUm / 1000;
  const side = lengthMm * Math.cos(GROWTH_ANGLE_RAD) * width;
  const end = (Math.PI / 8) * width * width * Math.sin(GROWTH_ANGLE_RAD);
  return shaftOpacity(lengthMm) * (side + end);
}

/** The dot that a patient's hair leaves. Sizes follow the shaft; the shadow of 80 µm was set by eye. */
export function shavedHair(traits: HairTraits): ShavedHair {
  const shaft = traits.shaftUm / 1000;
  const shadow = (0.11 * shaft) / 0.08;
  return {
    shaftRadiusMm: mm(shaft / 2),
    shadowRadiusMm: mm(shadow),
    shadowEndMm: mm(0.03 + shadow),
    darkness: mixRgb(hairRootDarkness(traits.colour), GREY_ROOT_DARKNESS, traits.greyShare),
    shadeMm2: SHADE_SHARE * shaftAreaMm2(traits),
    fullPerMm2: HAIR_GROWTH[traits.origin].hairsPerMm2,
  };
}

/** Mean colour of the shafts as they are drawn, in the light that falls on the skin. */
export function shaftReflectance(traits: Pick<HairTraits, 'colour' | 'greyShare'>): LinearRgb {
  const mean = mixRgb(hairReflectance(traits.colour), GREY_REFLECTANCE, traits.greyShare);
  return [mean[0] * SHAFT_SHADING, mean[1] * SHAFT_SHADING, mean[2] * SHAFT_SHADING];
}

/** What hair under and on the skin leaves of the skin's own reflectance, without the shafts over it. */
export function skinUnderHair(nativePerMm2: number, hair: ShavedHair): LinearRgb {
  const { shaftRadiusMm, shadowRadiusMm, shadowEndMm, darkness, shadeMm2 = 0, fullPerMm2 = 0 } = hair;
  const calibre = fullPerMm2 > 0 ? calibreAt(nativePerMm2, fullPerMm2) : 1;
  const coverage =
    nativePerMm2 * Math.PI * (shaftRadiusMm * shaftRadiusMm + shadowRadiusMm * shadowRadiusMm) * calibre * calibre;
  const g = gain(shadowEndMm);
  const shade = Math.exp(-nativePerMm2 * shadeMm2 * calibre);
  const channel = (c: 0 | 1 | 2) =>
    shade * (ROOT_VEIL[c] + (1 - ROOT_VEIL[c]) * Math.exp(-darkness[c] * g[c] * coverage));
  return [channel(0), channel(1), channel(2)];
}

/**
 * Mean reflectance of skin with this much native hair, seen straight from above, linear rgb.
 *
 * @param skin Reflectance of the bare skin.
 */
export function stubbleReflectance(nativePerMm2: number, traits: HairTraits, skin: LinearRgb): LinearRgb {
  const hair = shavedHair(traits);
  const under = skinUnderHair(nativePerMm2, hair);
  const calibre = calibreAt(nativePerMm2, HAIR_GROWTH[traits.origin].hairsPerMm2);
  // shafts that fall where they will: each leaves its share of what the others left
  const covered = 1 - Math.exp(-nativePerMm2 * shaftAreaMm2(traits) * calibre);
  const shaft = shaftReflectance(traits);
  const channel = (c: 0 | 1 | 2) => skin[c] * under[c] * (1 - covered) + shaft[c] * covered;
  return [channel(0), channel(1), channel(2)];
}
