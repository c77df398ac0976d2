/**
 * Colour of hair from its two melanins.
 *
 * Absorption per shaft radius is a sum of both (d'Eon et al. 2011, as pbrt has it). What a single fibre over skin sends
 * back is a little gloss, and light of the skin and of its own inside that went through it: Beer and Lambert again.
 */
import type { HairColour } from './hairTraits';
import type { LinearRgb } from './optics';

/** Concentrations in the units of the absorption below. */
interface Melanin {
  readonly eumelanin: number;
  readonly pheomelanin: number;
}

const EUMELANIN: LinearRgb = [0.419, 0.697, 1.37];
const PHEOMELANIN: LinearRgb = [0.187, 0.4, 1.05];

/** Near pbrt's for black, brown and blond; the shades between are ours. */
const MELANIN: Readonly<Record<HairColour, Melanin>> = {
  black: { eumelanin: 8, pheomelanin: 0 },
  darkBrown: { eumelanin: 3, pheomelanin: 0.1 },
  brown: { eumelanin: 1.3, pheomelanin: 0.2 },
  lightBrown: { eumelanin: 0.6, pheomelanin: 0.35 },
  blond: { eumelanin: 0.25, pheomelanin: 0.3 },
  red: { eumelanin: 0.15, pheomelanin: 1.8 },
};

/** Gloss of a shaft, averaged over its round. */
const GLOSS = 0.024;
/** Share of light that a shaft without melanin would return. */
const CLEAR = 0.55;
/** Mean way of light inside, shaft radii. */
const WAY = 2.2;

/** Reflectance of a shaft lying over skin, linear rgb. */
export function hairReflectance(colour: HairColour): LinearRgb {
  return map(absorption(MELANIN[colour]), (a) => GLOSS + CLEAR * Math.exp(-WAY * a));
}

/** Of a hair without melanin: its pith scatters, which makes it white. */
export const GREY_REFLECTANCE: LinearRgb = [0.6, 0.59, 0.56];

/** Way of light through what is left of a hair under the skin, and what its sheath takes away whatever the colour. */
const ROOT_WAY = 1.7;
const SHEATH_DARKNESS = 0.14;
const ROOT_DARKNESS = 0.76;

/** Share of light that the hair under the skin absorbs. Even fair stubble darkens the skin. */
export function hairRootDarkness(colour: HairColour): LinearRgb {
  return map(absorption(MELANIN[colour]), (a) => SHEATH_DARKNESS + ROOT_DARKNESS * (1 - Math.exp(-ROOT_WAY * a)));
}

export const GREY_ROOT_DARKNESS: LinearRgb = [SHEATH_DARKNESS, SHEATH_DARKNESS, SHEATH_DARKNESS];

/** Weighted mean of two colours. */
export function mixRgb(a: LinearRgb, b: LinearRgb, share: number): LinearRgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

function absorption({ eumelanin, pheomelanin }: Melanin): LinearRgb {
  const channel = (c: 0 | 1 | 2) => EUMELANIN[c] * eumelanin + PHEOMELANIN[c] * pheomelanin;
  return [channel(0), channel(1), channel(2)];
}

function map(rgb: LinearRgb, f: (value: number) => number): LinearRgb {
  return [f(rgb[0]), f(rgb[1]), f(rgb[2])];
}
