/**
 * From a person's skin to the numbers that its shader draws with: tone, undertone, age and shine.
 *
 * Undertone shifts the chromophores that tone leaves open. Carotene and bilirubin yellow the skin, blood pinks it; melanin,
 * which makes the tone, stays. The shift is scaled back to the tone's own luminance, so a cool tone 4 is as light as a
 * warm one. It is set by eye to 3 to 5 in CIELAB, clearly seen side by side and not a different person; dark skin reflects
 * so little that it needs more of each for the same difference.
 *
 * Age: solar lentigines are rare before 35 and clearly there at 70 on light skin; veins show through skin that thins;
 * colour grows uneven and relief a little deeper. All of these lie under or in melanin, so dark skin hides them.
 */
import { Color } from 'three';
import { type SkinTone, skinTone } from './skinTones';

/** The person's skin, its tone aside. */
export interface SkinTraits {
  readonly undertone: 'cool' | 'neutral' | 'warm';
  /** From 18 to 90. */
  readonly ageYears: number;
  /** 0 matte to 1 oily. */
  readonly gloss: number;
}

/** The person that tones are tuned on. */
export const SKIN_TRAIT_DEFAULTS: SkinTraits = { undertone: 'neutral', ageYears: 38, gloss: 0.45 };

export interface SkinLook {
  /** Reflectance of the forehead, linear sRGB. */
  readonly albedoLinear: readonly [number, number, number];
  /** Share of the blood's colour that melanin lets through, [0, 1]. */
  readonly flush: number;
  /** Strength of freckles, [0, 1]. */
  readonly freckles: number;
  /** How uneven melanin and blood lie, 1 at 38 years. */
  readonly mottling: number;
  /** Height of the relief, 1 at 38 years. */
  readonly relief: number;
  /** Strength of the veins of temples and sides, [0, 1]. */
  readonly veins: number;
  /** Share of the sun spots that have come so far, [0, 1]. */
  readonly sunSpotShare: number;
  /** How dark a sun spot is, [0, 1]. */
  readonly sunSpotStrength: number;
  /** Roughness of the scalp where oil lies as usual. */
  readonly roughness: number;
  /** Share of the highlight that the film of oil makes, [0, 1]. */
  readonly oilShare: number;
}

/** @param monk Tone on the Monk scale, integer from 1 to 10. */
export function skinLook(monk: number, { undertone, ageYears, gloss }: SkinTraits): SkinLook {
  if (!(ageYears >= 18 && ageYears <= 90)) {
    throw new RangeError(`skinLook: ageYears must be from 18 to 90, got ${ageYears}.`);
  }
  if (!(gloss >= 0 && gloss <= 1)) throw new RangeError(`skinLook: gloss must be from 0 to 1, got ${gloss}.`);
  const tone = skinTone(monk);
  // what lies in the skin shows only where melanin does not cover it
  const sheer = smoothstep(0.22, 0.85, tone.freckles);
  const ageing = (ageYears - AGE_OF_TUNING) / (90 - AGE_OF_TUNING);
  return {
    albedoLinear: withUndertone(tone, undertone),
    flush: tone.flush,
    freckles: tone.freckles,
    mottling: 1 + (ageing > 0 ? 0.32 : 0.2) * ageing,
    relief: 1 + (ageing > 0 ? 0.4 : 0.3) * ageing,
    veins: sheer * (0.3 + 0.7 * smoothstep(25, 80, ageYears)),
    sunSpotShare: 0.06 + 0.94 * smoothstep(30, 86, ageYears),
    sunSpotStrength: sheer,
    roughness: MATTE_ROUGHNESS + (OILY_ROUGHNESS - MATTE_ROUGHNESS) * gloss,
    oilShare: 0.08 + 0.32 * gloss,
  };
}

const AGE_OF_TUNING = SKIN_TRAIT_DEFAULTS.ageYears;
/** Of a matte scalp and of a bald, oily one; set by eye. */
const MATTE_ROUGHNESS = 0.55;
const OILY_ROUGHNESS = 0.3;

/** Absorbance per unit, red to blue. */
const CAROTENE = [0, 0.025, 0.14] as const;
const BLOOD = [0.05, 0.42, 0.3] as const;
/** Units of carotene and blood that each undertone adds. */
const UNDERTONES = {
  cool: { carotene: -0.75, blood: 0.1 },
  neutral: { carotene: 0, blood: 0 },
  warm: { carotene: 0.75, blood: -0.06 },
} as const satisfies Record<SkinTraits['undertone'], { carotene: number; blood: number }>;

const colour = new Color();

function withUndertone({ monk, albedoSrgb }: SkinTone, undertone: SkinTraits['undertone']): [number, number, number] {
  const { carotene, blood } = UNDERTONES[undertone];
  const amount = 0.9 + 0.11 * (monk - 1);
  const [r, g, b] = colour.set(albedoSrgb).toArray();
  const shifted = [r!, g!, b!].map(
    (value, k) => value * Math.exp(-amount * (carotene * CAROTENE[k]! + blood * BLOOD[k]!)),
  );
  const scale = luminance(r!, g!, b!) / luminance(shifted[0]!, shifted[1]!, shifted[2]!);
  return [shifted[0]! * scale, shifted[1]! * scale, shifted[2]! * scale];
}

function luminance(r: number, g: number, b: number): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function smoothstep(from: number, to: number, value: number): number {
  const t = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
