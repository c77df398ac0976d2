/**
 * How pigment under the skin is seen: reflectance relative to bare skin, per channel, linear.
 *
 * Fitted to a Monte Carlo of light in two-layer skin (absorption and scattering after Jacques, "Optical properties of
 * biological tissues: a review", 2013) with opaque cylinders 0.25 mm high for dots: 216 cases, root mean square error
 * 0.018, 0.012, 0.014 in red, green, blue. Area coverage alone (Murray-Davies) errs by 0.32, with Yule-Nielsen's
 * correction by 0.27, since light meets a dot from the side and more than once.
 *
 * Three parts. A veil: light that turned back above the pigment, blue first, which is why deep pigment looks blue. A
 * gain of absorption over area, larger for small dots. A blur of the dot's edge with depth. The formula for a place
 * is linear in its coverage, so averaging pixels and averaging coverage give the same tone at any zoom.
 */
import type { Millimetres } from '../units';

export type LinearRgb = readonly [r: number, g: number, b: number];

/** Depth over which the veil gathers, mm, per channel. */
const VEIL_DEPTH_MM: LinearRgb = [1.0, 0.48, 0.28];
/** Gain of absorption over covered area: base + rim / radius. The shader's lib/pigmentOptics.glsl repeats both. */
const GAIN_BASE: LinearRgb = [2.75, 2.1, 1.7];
const GAIN_RIM_MM: LinearRgb = [0.42, 0.35, 0.3];

/**
 * Optical depth of pigment placed with care and healed. Deeper dots blur and turn blue: from 0.3 mm they are hardly
 * dots any more.
 */
export const HEALED_DEPTH_MM = 0.1 as Millimetres;

/**
 * Melanin in the epidermis, as a share of its volume, and what it does to pigment below. It darkens what skin returns
 * and what pigment leaves of it alike, so the ratio hardly changes, but for two things.
 *
 * In the Monte Carlo skin with 12 % had a gain in red a tenth below skin with 3 %; between them we go by the logarithm,
 * beyond them we stay. And light that turned back in the upper epidermis has not met melanin: on dark skin it is a
 * larger share of the little that is returned. That part is ours, not measured: a tenth on the darkest skin.
 */
const MELANIN_OF_MONK = { lightest: 0.013, darkest: 0.43 } as const;
const LIGHT_SKIN_MELANIN = 0.03;
const DARK_SKIN_MELANIN = 0.12;
const DARK_SKIN_GAIN: LinearRgb = [0.9, 1, 1];
const DARKEST_SKIN_RETURN = 0.1;

/** A microdot as it is seen through the skin above it. */
export interface ApparentDot {
  /** Radius halfway down the dot's edge. */
  readonly radiusMm: Millimetres;
  /** Half-width of the edge, at most the radius. */
  readonly edgeMm: Millimetres;
  /** Coverage at the centre, so that the dot holds the ink of its true disc. */
  readonly peak: number;
}

/**
 * Share of the epidermis that is melanin, for a tone of the Monk scale. Even steps of the logarithm between Jacques'
 * ends of 1.3 and 43 %; they meet his light (to 6.3 %), medium (11 to 16 %) and dark (from 18 %) skin on the way.
 *
 * @param monk 1 to 10.
 */
export function epidermalMelanin(monk: number): number {
  const { lightest, darkest } = MELANIN_OF_MONK;
  return lightest * (darkest / lightest) ** ((monk - 1) / 9);
}

/**
 * Share of light returned from above pigment at this depth.
 *
 * @param melanin Of `epidermalMelanin`; 0 and up to 3 % are light skin.
 */
export function veil(depth: Millimetres, melanin = 0): LinearRgb {
  const above = DARKEST_SKIN_RETURN * logShare(melanin, MELANIN_OF_MONK.darkest);
  return map(VEIL_DEPTH_MM, (scale) => 1 - (1 - above) * Math.exp(-depth / scale));
}

/** How much more a dot absorbs than its area says, under light skin. */
export function gain(radius: Millimetres): LinearRgb {
  return [
    GAIN_BASE[0] + GAIN_RIM_MM[0] / radius,
    GAIN_BASE[1] + GAIN_RIM_MM[1] / radius,
    GAIN_BASE[2] + GAIN_RIM_MM[2] / radius,
  ];
}

/** Factor on the gain under skin with this much melanin. */
export function gainUnderMelanin(melanin: number): LinearRgb {
  const share = logShare(melanin, DARK_SKIN_MELANIN);
  return map(DARK_SKIN_GAIN, (dark) => 1 + (dark - 1) * share);
}

/** Share of the blood's colour that shows through melanin: a third on the darkest skin. Set by eye, as the skin's own flush is. */
export function rednessThroughMelanin(melanin: number): number {
  return 1 - 0.7 * logShare(melanin, MELANIN_OF_MONK.darkest);
}

/** 0 at light skin's melanin or less, 1 at `end` or more, even in the logarithm between. */
function logShare(melanin: number, end: number): number {
  if (melanin <= LIGHT_SKIN_MELANIN) return 0;
  return Math.min(1, Math.log(melanin / LIGHT_SKIN_MELANIN) / Math.log(end / LIGHT_SKIN_MELANIN));
}

/** Standard deviation of a dot's blur through the skin above it. */
export function blur(depth: Millimetres): Millimetres {
  return (0.04 + 0.55 * depth) as Millimetres;
}

/** The soft disc that a true disc of this radius is seen as. */
export function apparentDot(radius: Millimetres, depth: Millimetres): ApparentDot {
  const sigma = blur(depth);
  const apparent = Math.max(Math.sqrt(radius * radius + 0.5 * sigma * sigma), 1.5 * sigma);
  const edge = Math.min(apparent, 1.6 * sigma);
  const softness = edge / apparent;
  const peak = (radius * radius) / (apparent * apparent * (1 + softness ** 2 / 5));
  return { radiusMm: apparent as Millimetres, edgeMm: edge as Millimetres, peak };
}

/** Share of light that is absorbed on the way down through a dot and back. */
export function darkness(opticalDensity: LinearRgb): LinearRgb {
  return map(opticalDensity, (density) => 1 - Math.exp(-2 * density));
}

/** Absorbance of the blood that rushes to a fresh dot, per unit of redness: haemoglobin takes green and blue, hardly red. */
const BLOOD_ABSORBANCE: LinearRgb = [0.04, 0.42, 0.4];
/** Radius of the disc that holds a dot's redness, soft all through: neighbours' flow together. */
export const REDNESS_RADIUS_MM = 0.35 as Millimetres;

/**
 * What redness around fresh dots leaves of the skin's reflectance.
 *
 * @param redness 0 none to about 1.
 * @param coverage Share of the skin under the dots' discs of redness; they overlap.
 */
export function flush(redness: number, coverage: number): LinearRgb {
  return map(BLOOD_ABSORBANCE, (absorbance) => Math.exp(-absorbance * redness * Math.min(coverage, MOST_REDNESS)));
}

/** Where discs of redness overlap, there is no more blood than skin can hold. */
const MOST_REDNESS = 1.2;

/** What reflectance depends on besides coverage. */
export interface PigmentLayerOptics {
  readonly radius: Millimetres;
  readonly depth: Millimetres;
  /** Absorbed share, of `darkness`. */
  readonly darkness: LinearRgb;
  /** Of the epidermis above, of `epidermalMelanin`; light skin when left out. */
  readonly melanin?: number;
}

/** Denser dots than this overlap more than the formula knows; it would divide by nothing. */
const LEAST_BETWEEN = 0.05;

/**
 * Mean reflectance of skin that dots cover to this share, relative to bare skin.
 *
 * @param meanCoverage Sum of disc areas over skin area; from 0, below 1 / darkness.
 */
export function meanReflectance(
  meanCoverage: number,
  { radius, depth, darkness, melanin }: PigmentLayerOptics,
): LinearRgb {
  const v = veil(depth, melanin);
  const g = gainUnder(radius, melanin);
  const channel = (c: 0 | 1 | 2) => v[c] + (1 - v[c]) * Math.exp(-darkness[c] * g[c] * meanCoverage);
  return [channel(0), channel(1), channel(2)];
}

/**
 * Loss between the dots: light scattered sideways that meets pigment. It is what remains when the dots' own cover is
 * taken out of the mean, so it reaches the mean exactly when pixels are averaged.
 */
export function halo(meanCoverage: number, { radius, darkness, melanin }: PigmentLayerOptics): LinearRgb {
  const g = gainUnder(radius, melanin);
  const channel = (c: 0 | 1 | 2) =>
    Math.exp(-darkness[c] * g[c] * meanCoverage) / Math.max(LEAST_BETWEEN, 1 - darkness[c] * meanCoverage);
  return [channel(0), channel(1), channel(2)];
}

/** Reflectance at a place with this coverage of its own, among surroundings of the mean coverage. */
export function placeReflectance(coverage: number, meanCoverage: number, optics: PigmentLayerOptics): LinearRgb {
  const v = veil(optics.depth, optics.melanin);
  const h = halo(meanCoverage, optics);
  const channel = (c: 0 | 1 | 2) =>
    v[c] + (1 - v[c]) * Math.min(1, Math.max(0, h[c] * (1 - optics.darkness[c] * coverage)));
  return [channel(0), channel(1), channel(2)];
}

function gainUnder(radius: Millimetres, melanin = 0): LinearRgb {
  const light = gain(radius);
  const under = gainUnderMelanin(melanin);
  return [light[0] * under[0], light[1] * under[1], light[2] * under[2]];
}

function map(rgb: LinearRgb, f: (value: number) => number): LinearRgb {
  return [f(rgb[0]), f(rgb[1]), f(rgb[2])];
}
