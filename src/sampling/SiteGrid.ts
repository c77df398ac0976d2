import { FRAME_STRIDE, type MeshTopology } from './meshTopology';
import type { SurfaceWalker } from './SurfaceWalker';

/**
 * A site has two records of four 4-byte fields, at the same offset of two arrays: what every search reads, so that four
 * sites fill a cache line, and what is read of those found alone.
 */
export const SITE_SHIFT = 2;
const STRIDE = 1 << SITE_SHIFT;
/** After the place, as an integer, in the first record. */
const NEXT = 3;
/** In the second record. */
const TRIANGLE = 0;
export const FIRST_CANDIDATE = 1;
export const END_CANDIDATE = 2;

/** A tile has 2⁴ cells a side: the work set of one tile, sites and candidates, then stays in the processor's cache. */
const TILE_BITS = 4;
const TILE_MASK = (1 << TILE_BITS) - 1;
const CELL_BITS = 3 * TILE_BITS;
/** Cells outside the bounding box on each side, so that a search never leaves the grid. */
const MARGIN_CELLS = 4;
/** Bound on the table of tiles. Larger extents wrap around it: far tiles then share a place, which costs time, not truth. */
const MOST_TILES = 1 << 20;
/** Cosine of 120°: between normals of two sides of a thin part, but not of neighbours over a sharp edge. */
const OPPOSITE = -0.5;
/** Sites at least r apart can't crowd more than some 25 into twice r on a surface; the rest is room for stacked sheets. */
const MOST_NEAR = 1024;

/**
 * The sites placed so far, filed by cells of space, cells by tiles.
 *
 * Re-filed at each band: records then lie in memory tile by tile, as they're used.
 */
export class SiteGrid {
  count = 0;
  /** The second records. Replaced by `refile`. */
  details: Int32Array;

  /** What the last `gather` found: record offsets, places relative to the centre, and the smallest squared distance. */
  nearCount = 0;
  readonly near = new Int32Array(MOST_NEAR);
  readonly nearX = new Float64Array(MOST_NEAR);
  readonly nearY = new Float64Array(MOST_NEAR);
  readonly nearZ = new Float64Array(MOST_NEAR);
  readonly nearSquare = new Float64Array(MOST_NEAR);
  nearestSquare = Infinity;

  tileCount = 0;
  private readonly frames: Float64Array;
  /** The first records; `ints` is the same memory. */
  private floats: Float32Array;
  private ints: Int32Array;
  private spareInts: Int32Array;
  private spareDetails: Int32Array;
  private cellsPerMm = 1;
  private x0 = 0;
  private y0 = 0;
  private z0 = 0;
  private maskX = 0;
  private maskY = 0;
  private maskZ = 0;
  private shiftY = 0;
  private shiftZ = 0;
  /** Tile number at each place of the wrapped table, -1 for none. */
  private tiles = new Int32Array(0);
  /** First site in each cell of each tile, -1 for none. */
  private heads = new Int32Array(0);
  private keys: Int32Array;

  constructor(
    private readonly topology: MeshTopology,
    capacity: number,
  ) {
    this.frames = topology.frames;
    this.floats = new Float32Array(STRIDE * capacity);
    this.ints = new Int32Array(this.floats.buffer);
    this.details = new Int32Array(STRIDE * capacity);
    this.spareInts = new Int32Array(STRIDE * capacity);
    this.spareDetails = new Int32Array(STRIDE * capacity);
    this.keys = new Int32Array(capacity);
  }

  /** Empties the grid, for cells of a new size. */
  clear(cellMm: number): void {
    this.layOut(cellMm);
    this.count = 0;
  }

  /** Adds a site where the walker stands, without candidates yet. @returns The offset of its records. */
  add({ x, y, z, triangle }: SurfaceWalker): number {
    if (this.count === this.keys.length) this.growCapacity();
    const record = this.count++ << SITE_SHIFT;
    const key = this.cellAt(x, y, z);
    this.floats[record] = x;
    this.floats[record + 1] = y;
    this.floats[record + 2] = z;
    this.ints[record + NEXT] = this.heads[key]!;
    this.details[record + TRIANGLE] = triangle;
    this.details[record + FIRST_CANDIDATE] = 0;
    this.details[record + END_CANDIDATE] = 0;
    this.heads[key] = record;
    return record;
  }

  /** Sorts all records by tiles, and files them by cells, of a new size. Gathers may then reach one cell, at most two without great cost. */
  refile(cellMm: number): void {
    this.layOut(cellMm);
    const { count, keys, floats, ints, details } = this;
    for (let i = 0, record = 0; i < count; i++, record += STRIDE) {
      keys[i] = this.cellAt(floats[record]!, floats[record + 1]!, floats[record + 2]!);
    }
    // by tiles and not by cells: one tile's records fit the cache in any order, and there are a thousand times fewer
    const starts = new Int32Array(this.tileCount + 1);
    const { heads, spareInts, spareDetails } = this;
    for (let i = 0; i < count; i++) starts[(keys[i]! >> CELL_BITS) + 1]!++;
    for (let tile = 0; tile < this.tileCount; tile++) starts[tile + 1]! += starts[tile]!;
    for (let i = 0, record = 0; i < count; i++, record += STRIDE) {
      const key = keys[i]!;
      const target = starts[key >> CELL_BITS]!++ << SITE_SHIFT;
      spareInts[target] = ints[record]!;
      spareInts[target + 1] = ints[record + 1]!;
      spareInts[target + 2] = ints[record + 2]!;
      spareInts[target + NEXT] = heads[key]!;
      spareDetails[target + TRIANGLE] = details[record + TRIANGLE]!;
      spareDetails[target + FIRST_CANDIDATE] = details[record + FIRST_CANDIDATE]!;
      spareDetails[target + END_CANDIDATE] = details[record + END_CANDIDATE]!;
      heads[key] = target;
    }
    this.spareInts = ints;
    this.spareDetails = details;
    this.ints = spareInts;
    this.details = spareDetails;
    this.floats = new Float32Array(spareInts.buffer);
  }

  /**
   * Collects the sites within `radius` of where the walker stands.
   *
   * Distances are straight. Within a few spacings on smooth skin that is the tape distance to well under 0.1 %.
   * Sites that face the other way are passed over: they are on the other side of a thin part, or across a fold.
   *
   * @param tooNear Squared distance, mm². The search ends at the first site closer than that, with what it has found by
   * then: half of the places that are asked about where the order ends have one. Zero to find all.
   */
  gather(walker: SurfaceWalker, radius: number, tooNear: number): void {
    const { floats, ints, details, frames, heads, tiles, maskX, maskY, maskZ, shiftY, shiftZ, cellsPerMm } = this;
    const { near, nearX, nearY, nearZ, nearSquare } = this;
    const { x, y, z } = walker;
    const n = FRAME_STRIDE * walker.triangle + 9;
    const nx = frames[n]!;
    const ny = frames[n + 1]!;
    const nz = frames[n + 2]!;
    const reach = radius * radius;
    const px = (x - this.x0) * cellsPerMm;
    const py = (y - this.y0) * cellsPerMm;
    const pz = (z - this.z0) * cellsPerMm;
    const cells = radius * cellsPerMm;
    const cellsSquare = cells * cells;
    const j0 = (py - cells) | 0;
    const j1 = (py + cells) | 0;
    const k1 = (pz + cells) | 0;
    let count = 0;
    let nearest = Infinity;
    search: for (let k = (pz - cells) | 0; k <= k1; k++) {
      const offZ = k > pz ? k - pz : k + 1 < pz ? pz - k - 1 : 0;
      for (let j = j0; j <= j1; j++) {
        // only the part of the row that the sphere reaches
        const offY = j > py ? j - py : j + 1 < py ? py - j - 1 : 0;
        const left = cellsSquare - offY * offY - offZ * offZ;
        if (left < 0) continue;
        const half = Math.sqrt(left);
        const i1 = (px + half) | 0;
        const row = (((k >> TILE_BITS) & maskZ) << shiftZ) | (((j >> TILE_BITS) & maskY) << shiftY);
        const rowInTile = ((k & TILE_MASK) << (2 * TILE_BITS)) | ((j & TILE_MASK) << TILE_BITS);
        for (let i = (px - half) | 0; i <= i1; ) {
          const end = Math.min(i1, i | TILE_MASK);
          const tile = tiles[row | ((i >> TILE_BITS) & maskX)]!;
          if (tile < 0) {
            i = end + 1;
            continue;
          }
          const first = (tile << CELL_BITS) | rowInTile | (i & TILE_MASK);
          const last = first + end - i;
          for (let cell = first; cell <= last; cell++) {
            for (let record = heads[cell]!; record >= 0; record = ints[record + NEXT]!) {
              const dx = floats[record]! - x;
              const dy = floats[record + 1]! - y;
              const dz = floats[record + 2]! - z;
              const square = dx * dx + dy * dy + dz * dz;
              if (square >= reach) continue;
              const f = FRAME_STRIDE * details[record + TRIANGLE]! + 9;
              if (frames[f]! * nx + frames[f + 1]! * ny + frames[f + 2]! * nz < OPPOSITE) continue;
              if (count === MOST_NEAR) continue;
              near[count] = record;
              nearX[count] = dx;
              nearY[count] = dy;
              nearZ[count] = dz;
              nearSquare[count++] = square;
              if (square >= nearest) continue;
              nearest = square;
              if (square < tooNear) break search;
            }
          }
          i = end + 1;
        }
      }
    }
    this.nearCount = count;
    this.nearestSquare = nearest;
  }

  /** The tile of a place, made when it's new. */
  tileAt(x: number, y: number, z: number): number {
    const i = ((x - this.x0) * this.cellsPerMm) | 0;
    const j = ((y - this.y0) * this.cellsPerMm) | 0;
    const k = ((z - this.z0) * this.cellsPerMm) | 0;
    return this.tileOfCell(i, j, k);
  }

  /** Whether the walker is within one cell of its tile's side, where a search meets other tiles. */
  isNearTileSide({ x, y, z }: SurfaceWalker): boolean {
    const i = ((x - this.x0) * this.cellsPerMm) & TILE_MASK;
    const j = ((y - this.y0) * this.cellsPerMm) & TILE_MASK;
    const k = ((z - this.z0) * this.cellsPerMm) & TILE_MASK;
    return i < 1 || i >= TILE_MASK || j < 1 || j >= TILE_MASK || k < 1 || k >= TILE_MASK;
  }

  private cellAt(x: number, y: number, z: number): number {
    const i = ((x - this.x0) * this.cellsPerMm) | 0;
    const j = ((y - this.y0) * this.cellsPerMm) | 0;
    const k = ((z - this.z0) * this.cellsPerMm) | 0;
    const inTile = ((k & TILE_MASK) << (2 * TILE_BITS)) | ((j & TILE_MASK) << TILE_BITS) | (i & TILE_MASK);
    return (this.tileOfCell(i, j, k) << CELL_BITS) | inTile;
  }

  private tileOfCell(i: number, j: number, k: number): number {
    const place =
      (((k >> TILE_BITS) & this.maskZ) << this.shiftZ) |
      (((j >> TILE_BITS) & this.maskY) << this.shiftY) |
      ((i >> TILE_BITS) & this.maskX);
    const known = this.tiles[place]!;
    if (known >= 0) return known;
    const tile = this.tileCount++;
    this.tiles[place] = tile;
    const needed = this.tileCount << CELL_BITS;
    if (this.heads.length < needed) {
      const longer = new Int32Array(Math.max(2 * this.heads.length, needed + (32 << CELL_BITS)));
      longer.set(this.heads);
      longer.fill(-1, this.heads.length);
      this.heads = longer;
    }
    return tile;
  }

  private layOut(cellMm: number): void {
    const { lower, upper } = this.topology;
    this.cellsPerMm = 1 / cellMm;
    this.x0 = lower[0] - MARGIN_CELLS * cellMm;
    this.y0 = lower[1] - MARGIN_CELLS * cellMm;
    this.z0 = lower[2] - MARGIN_CELLS * cellMm;
    const bits = [0, 1, 2].map((k) => {
      const cells = (upper[k]! - lower[k]!) / cellMm + 2 * MARGIN_CELLS + 1;
      let needed = 0;
      while (2 ** (needed + TILE_BITS) < cells) needed++;
      return needed;
    });
    while (2 ** (bits[0]! + bits[1]! + bits[2]!) > MOST_TILES) {
      bits[bits.indexOf(Math.max(...bits))]!--;
    }
    this.maskX = (1 << bits[0]!) - 1;
    this.maskY = (1 << bits[1]!) - 1;
    this.maskZ = (1 << bits[2]!) - 1;
    this.shiftY = bits[0]!;
    this.shiftZ = bits[0]! + bits[1]!;
    const places = 2 ** (bits[0]! + bits[1]! + bits[2]!);
    if (this.tiles.length < places) this.tiles = new Int32Array(places).fill(-1);
    else this.tiles.fill(-1);
    this.heads.fill(-1, 0, this.tileCount << CELL_BITS);
    this.tileCount = 0;
  }

  private growCapacity(): void {
    const capacity = Math.ceil(1.5 * this.keys.length) + 1024;
    const floats = new Float32Array(STRIDE * capacity);
    floats.set(this.floats);
    this.floats = floats;
    this.ints = new Int32Array(floats.buffer);
    const details = new Int32Array(STRIDE * capacity);
    details.set(this.details);
    this.details = details;
    this.spareInts = new Int32Array(STRIDE * capacity);
    this.spareDetails = new Int32Array(STRIDE * capacity);
    this.keys = new Int32Array(capacity);
  }
}
