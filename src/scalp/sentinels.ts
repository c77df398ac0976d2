/**
 * Places of lone dots before a hairline: scattered over the skin once for all, so that a line that moves passes them by
 * instead of dragging them along. One place to a cell, away from the cell's rim, and a number that says which come first.
 */

/** How far before the line lone dots stand, mm. */
export const SENTINEL_AHEAD_MM = { from: 1.5, to: 6.5 };

/** Half the width of the island around a place: at usual densities it holds about one dot. */
export const SENTINEL_RADIUS_MM = 0.8;

/** Side of a cell, chart mm. */
const CELL_MM = 4;
/** Share of the cell over which its place may lie: two places keep 2 mm between them. */
const SPREAD = 0.5;
/** Nothing is farther away than this. */
const FAR_MM = 99;

/** Distance from a point of the chart, mm from its corner, to the nearest place that shows at this many a cm of line. */
export type Sentinels = (x: number, y: number, perCm: number) => number;

/** @param seed Integer in [0, 2³²). */
export function createSentinels(chartHalfMm: number, seed: number): Sentinels {
  const side = Math.ceil((2 * chartHalfMm) / CELL_MM);
  const places = new Float32Array(3 * side * side);
  let state = (seed ^ 0x2545f491) >>> 0;
  for (let i = 0; i < places.length; i++) {
    // Weyl sequence through the finaliser of MurmurHash3, as in seededNoise.ts
    state = (state + 0x9e3779b9) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    places[i] = ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
  }
  // cells of the strip beside one centimetre of line
  const cellsPerCm = (10 * (SENTINEL_AHEAD_MM.to - SENTINEL_AHEAD_MM.from)) / (CELL_MM * CELL_MM);
  return (x, y, perCm) => {
    const share = perCm / cellsPerCm;
    const column = Math.floor(x / CELL_MM);
    const row = Math.floor(y / CELL_MM);
    let nearest = FAR_MM * FAR_MM;
    for (let r = Math.max(0, row - 1); r <= Math.min(side - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(side - 1, column + 1); c++) {
        const at = 3 * (r * side + c);
        if (places[at + 2]! >= share) continue;
        const dx = (c + 0.5 + SPREAD * (places[at]! - 0.5)) * CELL_MM - x;
        const dy = (r + 0.5 + SPREAD * (places[at + 1]! - 0.5)) * CELL_MM - y;
        nearest = Math.min(nearest, dx * dx + dy * dy);
      }
    }
    return Math.sqrt(nearest);
  };
}
