/** Levels for each halving of the radius. Within one level the order is random, so radii there may be 1 % out of order. */
const LEVELS_PER_HALVING = 64;

/** Levels that a tile is worked off in one go; it then runs ahead of its neighbours, so the radius must not fall far. */
export const LEVELS_PER_ROUND = 16;

/**
 * Rounds between two filings of sites and candidates. With one, filing is a sixth of the time. A single round of 32
 * levels would be as fast, but leaves holes of 1.4 smallest distances at open borders, which are looked at once a round.
 */
const ROUNDS_PER_BAND = 2;
export const LEVELS_PER_BAND = ROUNDS_PER_BAND * LEVELS_PER_ROUND;

/** Ratio of one level's radius to the next. From square roots, which are exact, and not `pow`, which may differ between engines. */
export const LEVEL_RATIO = sixthSquareRoot(2);
const BAND_RATIO = repeatedProduct(LEVEL_RATIO, LEVELS_PER_BAND);

/** Bits of a single-precision number that are dropped to make the table of levels: 128 entries for each doubling. */
const TABLE_SHIFT = 16;

/**
 * The falling radius of one band, and the way from a hole's squared radius to its level without a logarithm.
 *
 * A hole of squared radius D belongs to the first level whose squared radius is at most D; larger holes to level 0.
 */
export class RadiusLadder {
  readonly radii = new Float64Array(LEVELS_PER_BAND);
  private readonly squares = new Float64Array(LEVELS_PER_BAND);
  private readonly topBits: number;
  private readonly table: Uint8Array;

  /** @param top Radius of the first level. */
  constructor(top: number) {
    let radius = top;
    for (let level = 0; level < LEVELS_PER_BAND; level++) {
      this.radii[level] = radius;
      this.squares[level] = radius * radius;
      radius /= LEVEL_RATIO;
    }
    const float = new Float32Array(1);
    const bits = new Int32Array(float.buffer);
    float[0] = this.squares[0]!;
    this.topBits = bits[0]!;
    float[0] = this.squares[LEVELS_PER_BAND - 1]!;
    this.table = new Uint8Array(((this.topBits - bits[0]!) >> TABLE_SHIFT) + 1);
    for (let i = 0; i < this.table.length; i++) {
      bits[0] = this.topBits - (i << TABLE_SHIFT);
      this.table[i] = this.firstLevelAtMost(float[0]!, 0);
    }
  }

  /** @returns The level, or LEVELS_PER_BAND for a hole that waits for a later band. */
  levelOf(squaredRadius: number, itsFloatBits: number): number {
    if (itsFloatBits >= this.topBits) return 0;
    const entry = (this.topBits - itsFloatBits) >> TABLE_SHIFT;
    if (entry >= this.table.length) return LEVELS_PER_BAND;
    return this.firstLevelAtMost(squaredRadius, this.table[entry]!);
  }

  private firstLevelAtMost(squaredRadius: number, from: number): number {
    const squares = this.squares;
    let level = from;
    while (level < LEVELS_PER_BAND && squares[level]! > squaredRadius) level++;
    return level;
  }
}

/** Top radii of the bands that lead from at least `from` down to a last level at `to`, widest first. */
export function bandTops(from: number, to: number): number[] {
  const tops: number[] = [];
  for (let radius = (to * BAND_RATIO) / LEVEL_RATIO; ; radius *= BAND_RATIO) {
    tops.unshift(radius);
    if (radius >= from) return tops;
  }
}

function sixthSquareRoot(value: number): number {
  let root = value;
  for (let i = 1; i < LEVELS_PER_HALVING; i *= 2) root = Math.sqrt(root);
  return root;
}

function repeatedProduct(factor: number, times: number): number {
  let product = 1;
  for (let i = 0; i < times; i++) product *= factor;
  return product;
}
