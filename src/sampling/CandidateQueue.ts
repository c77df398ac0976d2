import { LEVELS_PER_BAND, type RadiusLadder } from './radiusLadder';

/** A candidate's record: eight 4-byte fields. */
export const CANDIDATE_SHIFT = 3;
/** Offsets in a record: place and squared hole radius as floats (the radius is DEAD once no site fits), the rest as integers. */
export const SQUARE = 3;
export const TRIANGLE = 4;
const NEXT = 5;
export const DEAD = -1;

/**
 * Places where a next site may go, each with the radius of its hole, in lists by tile and level.
 *
 * No heap: within a level the order doesn't matter, and a level of one tile is small enough for the cache.
 */
export class CandidateQueue {
  count = 0;
  /** Records; `ints` is the same memory. Replaced when they grow. */
  floats: Float32Array;
  ints: Int32Array;
  private spare: Float32Array;
  private lists = new Int32Array(0);
  private ladder: RadiusLadder;

  constructor(capacity: number, ladder: RadiusLadder) {
    this.floats = new Float32Array(capacity << CANDIDATE_SHIFT);
    this.ints = new Int32Array(this.floats.buffer);
    this.spare = new Float32Array(capacity << CANDIDATE_SHIFT);
    this.ladder = ladder;
  }

  /**
   * Empties the queue for a new band. The old records stay readable in the arrays that are returned until the next call,
   * for `add` to take the living ones over.
   */
  startBand(ladder: RadiusLadder): { floats: Float32Array; ints: Int32Array } {
    const old = { floats: this.floats, ints: this.ints };
    if (this.spare.length < old.floats.length) this.spare = new Float32Array(old.floats.length);
    this.floats = this.spare;
    this.ints = new Int32Array(this.floats.buffer);
    this.spare = old.floats;
    this.count = 0;
    this.lists.fill(-1);
    this.ladder = ladder;
    return old;
  }

  /** Adds a candidate to its tile's list, at the level of its hole but not above `firstLevel`. */
  add(
    x: number,
    y: number,
    z: number,
    triangle: number,
    squaredRadius: number,
    tile: number,
    firstLevel: number,
  ): void {
    if (this.count << CANDIDATE_SHIFT === this.floats.length) this.grow();
    const record = this.count++ << CANDIDATE_SHIFT;
    const { floats, ints } = this;
    floats[record] = x;
    floats[record + 1] = y;
    floats[record + 2] = z;
    floats[record + SQUARE] = squaredRadius;
    ints[record + TRIANGLE] = triangle;
    this.enlist(record, tile, firstLevel);
  }

  /** Gives a candidate that was taken a new, smaller radius, and its place at a later level. */
  putBack(record: number, squaredRadius: number, tile: number, firstLevel: number): void {
    this.floats[record + SQUARE] = squaredRadius;
    this.enlist(record, tile, firstLevel);
  }

  /** Takes one candidate off a list. @returns Its record, dead or alive, or -1 when the list is empty. */
  take(tile: number, level: number): number {
    const list = tile * LEVELS_PER_BAND + level;
    if (list >= this.lists.length) return -1;
    const record = this.lists[list]!;
    if (record >= 0) this.lists[list] = this.ints[record + NEXT]!;
    return record;
  }

  private enlist(record: number, tile: number, firstLevel: number): void {
    let level = this.ladder.levelOf(this.floats[record + SQUARE]!, this.ints[record + SQUARE]!);
    if (level < firstLevel) level = firstLevel;
    if (level >= LEVELS_PER_BAND) return;
    const list = tile * LEVELS_PER_BAND + level;
    if (list >= this.lists.length) this.growLists(list);
    this.ints[record + NEXT] = this.lists[list]!;
    this.lists[list] = record;
  }

  private grow(): void {
    const floats = new Float32Array(Math.max(1024, Math.ceil(1.5 * this.count)) << CANDIDATE_SHIFT);
    floats.set(this.floats);
    this.floats = floats;
    this.ints = new Int32Array(floats.buffer);
  }

  private growLists(list: number): void {
    const longer = new Int32Array(Math.max(2 * this.lists.length, list + 64 * LEVELS_PER_BAND));
    longer.set(this.lists);
    longer.fill(-1, this.lists.length);
    this.lists = longer;
  }
}
