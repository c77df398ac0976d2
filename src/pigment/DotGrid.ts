/**
 * The sites as the fragment shader looks them up: a grid over the chart, four sites a cell, two texels a cell.
 *
 * The first texel has 32 bits for each site: place in the cell 7 + 7, rank level 12, jitter 6, from low to high; 0 is
 * none. The second has the site's zones (siteZones.ts). Sites of a cell are in order of rank, so the shader stops at
 * the first that lies above its fields.
 *
 * Four sites fill a cell of 0.75 mm at 7 per mm², more than twice the ceiling density, so only a handful of 180,000
 * finds its cell full; they are those of highest rank, and are left out of picture and numbers alike.
 */
import type { Millimetres } from '../units';
import type { SiteAttributes } from './siteAttributes';

export interface DotGrid {
  /** Eight words a cell, four sites and their zones; rows of `size` cells from low v to high v, low u to high u. */
  readonly cells: Uint32Array;
  /** Cells along a side, an empty ring around the chart included. */
  readonly size: number;
  readonly cellMm: Millimetres;
  /** Chart coordinate of the first cell's corner, u and v alike; negative. */
  readonly originMm: Millimetres;
  readonly chartHalfMm: Millimetres;
  /** Sites without room, by index. */
  readonly dropped: Uint32Array;
}

export const DOT_GRID_CELL_MM = 0.75 as Millimetres;
/** Room for sites in a cell. */
export const SITES_A_CELL = 4;
const WORDS_A_CELL = 2 * SITES_A_CELL;
/** Empty cells around the chart, so that a look-up beside the edge stays inside. */
const RING = 3;

export interface DotGridOptions {
  readonly chartHalfMm: number;
  /** Same seed, same jitter. Integer in [0, 2³²). */
  readonly seed: number;
}

/** Where the grid's cells lie over a chart. */
export function dotGridFrame(chartHalfMm: number): Pick<DotGrid, 'size' | 'originMm' | 'cellMm'> {
  return {
    size: Math.ceil((2 * chartHalfMm) / DOT_GRID_CELL_MM) + 2 * RING,
    originMm: (-chartHalfMm - RING * DOT_GRID_CELL_MM) as Millimetres,
    cellMm: DOT_GRID_CELL_MM,
  };
}

/**
 * Sorts the sites into cells.
 *
 * @param sites Read; the levels of sites without room are set to 0, so that numbers leave them out too.
 * @throws {RangeError} If a site lies outside the chart.
 */
export function buildDotGrid(sites: SiteAttributes, { chartHalfMm, seed }: DotGridOptions): DotGrid {
  if (!(chartHalfMm > 0)) {
    throw new RangeError(`buildDotGrid: chartHalfMm must be a positive length in mm, got ${chartHalfMm}.`);
  }
  const { count, chart, levels, zones } = sites;
  const { size, originMm } = dotGridFrame(chartHalfMm);
  const cells = new Uint32Array(WORDS_A_CELL * size * size);
  const filled = new Uint8Array(size * size);
  const dropped: number[] = [];
  for (let i = 0; i < count; i++) {
    const x = (chart[2 * i]! - originMm) / DOT_GRID_CELL_MM;
    const y = (chart[2 * i + 1]! - originMm) / DOT_GRID_CELL_MM;
    if (!(x >= RING - 1 && y >= RING - 1 && x < size - RING + 1 && y < size - RING + 1)) {
      throw new RangeError(`buildDotGrid: site ${i} must lie in the chart, got ${chart[2 * i]}, ${chart[2 * i + 1]}.`);
    }
    const column = Math.floor(x);
    const row = Math.floor(y);
    const cell = row * size + column;
    const slot = filled[cell]!;
    if (slot === SITES_A_CELL) {
      dropped.push(i);
      levels[i] = 0;
      continue;
    }
    filled[cell] = slot + 1;
    const u = Math.floor((x - column) * 128);
    const v = Math.floor((y - row) * 128);
    const word = WORDS_A_CELL * cell + slot;
    cells[word] = (u | (v << 7) | (levels[i]! << 14) | (jitterOf(i, seed) << 26)) >>> 0;
    cells[word + SITES_A_CELL] = zones[i]!;
  }
  return {
    cells,
    size,
    cellMm: DOT_GRID_CELL_MM,
    originMm,
    chartHalfMm: chartHalfMm as Millimetres,
    dropped: Uint32Array.from(dropped),
  };
}

/** Six bits that make a dot differ from its neighbours: size in the low three, darkness in the high. */
export function jitterOf(site: number, seed: number): number {
  // two rounds of the murmur3 finaliser: neighbours in the order come out unrelated
  let h = (site ^ Math.imul(seed, 0x9e3779b1)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 26;
}

/** Spread of dots about their mean, as standard deviations relative to it. */
export const SIZE_SPREAD = 0.15;
export const DARKNESS_SPREAD = 0.2;
/** 1 / standard deviation of the eight equal steps -3.5 … 3.5. */
const STEP = 1 / Math.sqrt(5.25);

/** Radius of a dot over the root-mean-square radius, whose square is 1 in the mean over the dots. */
export function sizeFactor(jitter: number, spread = SIZE_SPREAD): number {
  return (1 + spread * STEP * ((jitter & 7) - 3.5)) / Math.sqrt(1 + spread * spread);
}

/** Darkness of a dot over the mean darkness. */
export function darknessFactor(jitter: number, spread = DARKNESS_SPREAD): number {
  return 1 + spread * STEP * ((jitter >> 3) - 3.5);
}
