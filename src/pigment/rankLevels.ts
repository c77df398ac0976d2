/**
 * Ranks in the twelve bits that the picture has for them, and the one rule by which a site shows.
 *
 * Both the numbers and the shader decide on the level, never on the exact rank, so they agree dot for dot.
 */
import { CEILING_DENSITY, type DotsPerMm2 } from '../units';

/** Level of a site whose rank is the ceiling density. Level 0 is no site. */
export const RANK_LEVELS = 4095;
export const LEVELS_PER_MM2 = RANK_LEVELS / CEILING_DENSITY;

/**
 * A site of level q shows below a density of t levels when q - RANK_LEVEL_BIAS < t.
 *
 * Ranks are rounded up, so about half a level gives the mean back. A sixteenth more, because densities in steps of
 * 50 per in² are whole eighths of a level: no step of a slider meets a site on the knife's edge, where the GPU's last
 * bit would decide.
 */
export const RANK_LEVEL_BIAS = 0.5625;

/**
 * Level of a rank: rounded up, 1 to RANK_LEVELS.
 *
 * @throws {RangeError} If the rank lies above the ceiling density, by more than the rounding of a site count.
 */
export function toRankLevel(rank: DotsPerMm2): number {
  const level = Math.ceil(rank * LEVELS_PER_MM2);
  if (!(level >= 1 && level <= RANK_LEVELS + 4)) {
    throw new RangeError(`toRankLevel: rank must be positive and at most ${CEILING_DENSITY} per mm², got ${rank}.`);
  }
  return Math.min(level, RANK_LEVELS);
}

/** A density on the scale of levels; not rounded. */
export function toLevels(density: DotsPerMm2): number {
  return density * LEVELS_PER_MM2;
}

/** Whether a site of this level shows below a density, given in levels. */
export function isBelow(level: number, densityInLevels: number): boolean {
  return level - RANK_LEVEL_BIAS < densityInLevels;
}
