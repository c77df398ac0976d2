/**
 * How densely hair grows on an untouched scalp, and in what company, by the group that a person comes from.
 *
 * Densities are published means (Birnbaum et al. 2018, PMC6219221, for African, European and Hispanic; a survey of
 * Han Chinese, oaepublish 2017.52, for East Asian); a person may lie 30 per cm² off them. Unit sizes are measured for East Asian; European
 * are a transplant clinic's; the other two are ours, made to agree with hairs and units per cm².
 */
import { type DotsPerMm2, dotsPerCm2, type Millimetres, mm } from '../units';

/** Groups for which densities, shafts and follicular units have been published. */
export const HAIR_ORIGINS = ['african', 'eastAsian', 'european', 'hispanic'] as const;
export type HairOrigin = (typeof HAIR_ORIGINS)[number];

export const HAIR_ORIGIN_DEFAULT: HairOrigin = 'european';

export interface HairGrowth {
  /** Terminal hairs, mean of the whole scalp. */
  readonly hairsPerMm2: DotsPerMm2;
  /** Share of follicular units with one, two, three and four hairs; sums to 1. */
  readonly unitShares: readonly [one: number, two: number, three: number, four: number];
  /** Radius that a shaft bends round: a mean by eye, after the classes of curl. */
  readonly curlRadiusMm: Millimetres;
}

export const HAIR_GROWTH: Readonly<Record<HairOrigin, HairGrowth>> = {
  african: { hairsPerMm2: dotsPerCm2(154), unitShares: [0.16, 0.42, 0.31, 0.11], curlRadiusMm: mm(3.5) },
  eastAsian: { hairsPerMm2: dotsPerCm2(146), unitShares: [0.285, 0.526, 0.174, 0.015], curlRadiusMm: mm(40) },
  european: { hairsPerMm2: dotsPerCm2(222), unitShares: [0.154, 0.585, 0.215, 0.046], curlRadiusMm: mm(16) },
  hispanic: { hairsPerMm2: dotsPerCm2(174), unitShares: [0.24, 0.52, 0.19, 0.05], curlRadiusMm: mm(24) },
};

/** Hairs in a mean follicular unit. */
export function meanUnitSize(origin: HairOrigin): number {
  return HAIR_GROWTH[origin].unitShares.reduce((sum, share, index) => sum + share * (index + 1), 0);
}
