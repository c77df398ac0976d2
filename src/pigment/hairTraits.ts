/**
 * The patient's own hair: what colours it, how thick it is, how it was cut. Where it grows is the loss pattern's.
 */
import { HAIR_ORIGIN_DEFAULT, type HairOrigin } from '../scalp/hairOrigins';
import { type Millimetres, mm } from '../units';

export const HAIR_COLOURS = ['black', 'darkBrown', 'brown', 'lightBrown', 'blond', 'red'] as const;
export type HairColour = (typeof HAIR_COLOURS)[number];

export interface HairTraits {
  readonly origin: HairOrigin;
  readonly colour: HairColour;
  /** Share of hairs without melanin, 0 to 1. */
  readonly greyShare: number;
  /** Mean calibre of a terminal shaft, µm. */
  readonly shaftUm: number;
  /** What the clipper leaves above the skin; 0 for a razor. */
  readonly lengthMm: Millimetres;
}

export const HAIR_TRAIT_LIMITS = {
  greyShare: { min: 0, max: 1 },
  shaftUm: { min: 40, max: 120 },
  lengthMm: { min: 0, max: 3 },
} as const;

/** Dark brown, clipped without a guard, as clinics ask for before a treatment. */
export const HAIR_TRAIT_DEFAULTS: HairTraits = {
  origin: HAIR_ORIGIN_DEFAULT,
  colour: 'darkBrown',
  greyShare: 0,
  shaftUm: 75,
  lengthMm: mm(0.5),
};
