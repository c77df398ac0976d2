/**
 * The ladder of ten shades, light grey to black-brown.
 *
 * The trade has no standard; shades are made by thinning pigment with water. By Beer and Lambert the optical density
 * follows the share of pigment, so the ladder's ratios give its darkness. Makers add warmth to carbon black, because
 * skin takes red out of what lies under it and neutral grey heals olive or blue: the warm base has as much as makes the healed
 * grey look neutral, and the strongest shades have more, which makes them brown-black.
 */
import type { LinearRgb } from './optics';

/** Neutral carbon grey, or the same with the makers' warmth, which heals to a neutral grey under most skin. */
export const PIGMENT_BASES = ['neutral', 'warm'] as const;
export type PigmentBase = (typeof PIGMENT_BASES)[number];

export interface Shade {
  readonly id: `S${number}`;
  readonly name: string;
  /** Parts of water to one part of pigment. */
  readonly waterParts: number;
  /** Natural optical density of a dot, one pass, linear rgb. */
  readonly opticalDensity: LinearRgb;
}

/** One-pass optical density of undiluted pigment in a healed dot. Set by eye: 2 : 1 is near black, 30 : 1 just visible. */
const PURE_OPTICAL_DENSITY = 10;
/** Density of the warmed grey and of the brown pigment relative to green, per channel. */
const GREY: LinearRgb = [0.72, 1, 1.35];
const BROWN: LinearRgb = [0.55, 1, 1.55];
/**
 * Of carbon black alone: particles far smaller than the wavelength absorb as 1 / wavelength (Bond and Bergstrom 2006),
 * here at 620, 550 and 450 nm.
 */
const CARBON: LinearRgb = [550 / 620, 1, 550 / 450];

const LADDER: readonly (readonly [name: string, waterParts: number, brown: number])[] = [
  ['Pale grey', 30, 0],
  ['Light grey', 24, 0],
  ['Soft grey', 20, 0],
  ['Ash grey', 16, 0],
  ['Medium grey', 12, 0.1],
  ['Dark grey', 10, 0.2],
  ['Charcoal', 8, 0.35],
  ['Soft black', 6, 0.5],
  ['Brown-black', 4, 0.8],
  ['Black-brown', 2, 1],
];

/** Names of the strongest carbon greys, which have no brown to be named for. */
const CARBON_NAMES: Readonly<Record<string, string>> = { 'Brown-black': 'Deep black', 'Black-brown': 'Carbon black' };

/** The same ten dilutions of either pigment. */
export const SHADE_LADDERS: Readonly<Record<PigmentBase, readonly Shade[]>> = {
  neutral: ladderOf(
    (name) => CARBON_NAMES[name] ?? name,
    () => CARBON,
  ),
  warm: ladderOf(
    (name) => name,
    (brown) => [mix(GREY[0], BROWN[0], brown), mix(GREY[1], BROWN[1], brown), mix(GREY[2], BROWN[2], brown)],
  ),
};

/** The warm ladder: what designs were drawn with before there was a choice. */
export const SHADES = SHADE_LADDERS.warm;

/** Ten. */
export const SHADE_COUNT = SHADES.length;

/** The step of the ladder whose ink is nearest, as a ratio, to a shade's at this share of its optical density. */
export function thinnedShade(shade: number, inkShare: number): number {
  const wanted = inkShare / (1 + LADDER[shade]![1]);
  const away = (index: number) => {
    const ratio = wanted * (1 + LADDER[index]![1]);
    return Math.max(ratio, 1 / ratio);
  };
  let nearest = shade;
  for (let index = shade - 1; index >= 0; index--) if (away(index) < away(nearest)) nearest = index;
  return nearest;
}

function ladderOf(nameOf: (name: string) => string, colourOf: (brown: number) => LinearRgb): readonly Shade[] {
  return LADDER.map(([name, waterParts, brown], index) => {
    const density = PURE_OPTICAL_DENSITY / (1 + waterParts);
    const colour = colourOf(brown);
    return {
      id: `S${index + 1}`,
      name: nameOf(name),
      waterParts,
      opticalDensity: [density * colour[0], density * colour[1], density * colour[2]],
    };
  });
}

function mix(from: number, to: number, share: number): number {
  return from + share * (to - from);
}
