/** What a density means on the skin, at once while a slider moves; the exact count of the placed dots follows from the plan. */
import type { DotsPerMm2, Millimetres } from '../units';
import { mm } from '../units';

/**
 * Mean distance from a dot to its nearest neighbour, times the square root of density, for an evenly spread layer:
 * 0.63 mm at 1,250 per in².
 */
const SPACING_FACTOR = 0.875;

/** The share of a plan's dots that the first of three sessions places. */
const FIRST_SESSION_SHARE = 0.35;

/** Mean distance between neighbours, centre to centre; infinite at no density. */
export function spacingAt(density: DotsPerMm2): Millimetres {
  return mm(SPACING_FACTOR / Math.sqrt(density));
}

/** The same within one session's layer. */
export function sessionSpacingAt(density: DotsPerMm2): Millimetres {
  return mm(SPACING_FACTOR / Math.sqrt(FIRST_SESSION_SHARE * density));
}

/** Share of the skin that dots take up, overlaps counted twice; as if no hair of one's own grew there. */
export function coverageAt(density: DotsPerMm2, diameter: Millimetres): number {
  return (density * Math.PI * diameter * diameter) / 4;
}

export type CoverageLevel = 'separate' | 'dense' | 'solid';

/** From here dots begin to run together; from here they read as paint. Practitioners' rules of thumb. */
export const COVERAGE_MARKS = { dense: 0.3, solid: 0.4 } as const;

export function coverageLevel(coverage: number): CoverageLevel {
  if (coverage >= COVERAGE_MARKS.solid) return 'solid';
  return coverage >= COVERAGE_MARKS.dense ? 'dense' : 'separate';
}
