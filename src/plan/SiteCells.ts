/**
 * Sites filed by cubes of space, for "which lie within a few millimetres of here?" thousands of times a minute.
 *
 * Two arrays over the box around the head: a cube's members are items[starts[c] .. starts[c + 1]). Built once per
 * sampling; most cubes are empty, and a search visits a hundred or so.
 */

/** Side of a cube, mm: about twenty sites at the ceiling density, and some 200,000 cubes around a head. */
const CELL_MM = 4;
/** Bound on the cubes, for points that are not a head's. The cubes then grow. */
const MOST_CELLS = 1 << 22;

export class SiteCells {
  private readonly cellMm: number;
  private readonly low: readonly [number, number, number];
  private readonly columns: number;
  private readonly rows: number;
  private readonly layers: number;
  private readonly starts: Uint32Array;
  private readonly items: Uint32Array;

  /** @param positions xyz triples, mm. Kept, not copied. */
  constructor(private readonly positions: Float32Array) {
    const count = positions.length / 3;
    const low: [number, number, number] = [Infinity, Infinity, Infinity];
    const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
    for (let i = 0; i < positions.length; i++) {
      const k = i % 3;
      const value = positions[i]!;
      if (value < low[k]!) low[k] = value;
      if (value > high[k]!) high[k] = value;
    }
    const sides = low.map((value, k) => (count > 0 ? high[k]! - value : 0)) as [number, number, number];
    let cellMm = CELL_MM;
    const along = (side: number) => Math.floor(side / cellMm) + 1;
    while (along(sides[0]) * along(sides[1]) * along(sides[2]) > MOST_CELLS) cellMm *= 2;
    this.cellMm = cellMm;
    this.low = low;
    this.columns = along(sides[0]);
    this.rows = along(sides[1]);
    this.layers = along(sides[2]);

    this.starts = new Uint32Array(this.columns * this.rows * this.layers + 1);
    this.items = new Uint32Array(count);
    const cellOf = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const column = Math.floor((positions[3 * i]! - low[0]) / cellMm);
      const row = Math.floor((positions[3 * i + 1]! - low[1]) / cellMm);
      const layer = Math.floor((positions[3 * i + 2]! - low[2]) / cellMm);
      cellOf[i] = (layer * this.rows + row) * this.columns + column;
      this.starts[cellOf[i]! + 1]!++;
    }
    for (let c = 0; c + 1 < this.starts.length; c++) this.starts[c + 1]! += this.starts[c]!;
    const next = this.starts.slice(0, -1);
    for (let i = 0; i < count; i++) this.items[next[cellOf[i]!]!++] = i;
  }

  /** @returns Indices of the sites at most `radiusMm` away in a straight line, in no order. */
  within([x, y, z]: readonly [number, number, number], radiusMm: number): number[] {
    const { positions, cellMm, low, columns, rows, layers, starts, items } = this;
    const first = (at: number, k: 0 | 1 | 2) => Math.max(0, Math.floor((at - radiusMm - low[k]) / cellMm));
    const last = (at: number, k: 0 | 1 | 2, count: number) =>
      Math.min(count - 1, Math.floor((at + radiusMm - low[k]) / cellMm));
    const [i0, i1] = [first(x, 0), last(x, 0, columns)];
    const [j0, j1] = [first(y, 1), last(y, 1, rows)];
    const [k0, k1] = [first(z, 2), last(z, 2, layers)];
    const square = radiusMm * radiusMm;
    const found: number[] = [];
    for (let k = k0; k <= k1; k++) {
      for (let j = j0; j <= j1; j++) {
        const line = (k * rows + j) * columns;
        // the cubes of a line are neighbours in the order
        const end = i1 < i0 ? 0 : starts[line + i1 + 1]!;
        for (let at = i1 < i0 ? 0 : starts[line + i0]!; at < end; at++) {
          const site = items[at]!;
          const dx = positions[3 * site]! - x;
          const dy = positions[3 * site + 1]! - y;
          const dz = positions[3 * site + 2]! - z;
          if (dx * dx + dy * dy + dz * dz <= square) found.push(site);
        }
      }
    }
    return found;
  }
}
