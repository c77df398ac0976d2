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

/** A microdot as it is seen through the skin above it. */
export interface ApparentDot {
  /** Radius halfway down the dot's edge. */
  readonly radiusMm: Millimetres;
  /** Half-width of the edge, at most the radius. */
  readonly edgeMm: Millimetres;
  /** Coverage at the centre, so that the dot holds the ink of its true disc. */
  readonly peak: number;
}

/** Share of light returned from above pigment at this depth. */
export function veil(depth: Millimetres): LinearRgb {
  return map(VEIL_DEPTH_MM, (scale) => 1 - Math.exp(-depth / scale));
}

/** How much more a dot absorbs than its area says. */
export function gain(radius: Millimetres): LinearRgb {
  return [
    GAIN_BASE[0] + GAIN_RIM_MM[0] / radius,
    GAIN_BASE[1] + GAIN_RIM_MM[1] / radius,
    GAIN_BASE[2] + GAIN_RIM_MM[2] / radius,
  ];
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

/** What reflectance depends on besides coverage. */
export interface PigmentLayerOptics {
  readonly radius: Millimetres;
  readonly depth: Millimetres;
  /** Absorbed share, of `darkness`. */
  readonly darkness: LinearRgb;
}

/**
 * Mean reflectance of skin that dots cover to this share, relative to bare skin.
 *
 * @param meanCoverage Sum of disc areas over skin area; from 0, below 1 / darkness.
 */
export function meanReflectance(meanCoverage: number, { radius, depth, darkness }: PigmentLayerOptics): LinearRgb {
  const v = veil(depth);
  const g = gain(radius);
  const channel = (c: 0 | 1 | 2) => v[c] + (1 - v[c]) * Math.exp(-darkness[c] * g[c] * meanCoverage);
  return [channel(0), channel(1), channel(2)];
}

/**
 * Loss between the dots: light scattered sideways that meets pigment. It is what remains when the dots' own cover is
 * taken out of the mean, so it reaches the mean exactly when pixels are averaged.
 */
export function halo(meanCoverage: number, { radius, darkness }: PigmentLayerOptics): LinearRgb {
  const g = gain(radius);
  const channel = (c: 0 | 1 | 2) => Math.exp(-darkness[c] * g[c] * meanCoverage) / (1 - darkness[c] * meanCoverage);
  return [channel(0), channel(1), channel(2)];
}

/** Reflectance at a place with this coverage of its own, among surroundings of the mean coverage. */
export function placeReflectance(coverage: number, meanCoverage: number, optics: PigmentLayerOptics): LinearRgb {
  const v = veil(optics.depth);
  const h = halo(meanCoverage, optics);
  const channel = (c: 0 | 1 | 2) =>
    v[c] + (1 - v[c]) * Math.min(1, Math.max(0, h[c] * (1 - optics.darkness[c] * coverage)));
  return [channel(0), channel(1), channel(2)];
}

function map(rgb: LinearRgb, f: (value: number) => number): LinearRgb {
  return [f(rgb[0]), f(rgb[1]), f(rgb[2])];
}
