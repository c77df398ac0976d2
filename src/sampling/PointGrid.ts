/** Points filed by cells of space for nearest-neighbour questions; for inspection, so plain before fast. */
export class PointGrid {
  private readonly starts: Uint32Array;
  private readonly items: Uint32Array;
  private readonly slotMask: number;
  private found = 0;

  /**
   * @param positions xyz triples, mm.
   * @param count How many of them to file.
   * @param cellMm Positive; best near the distance that is asked for.
   */
  constructor(
    private readonly positions: Float32Array,
    count: number,
    private readonly cellMm: number,
  ) {
    let slots = 16;
    while (slots < 2 * count) slots *= 2;
    this.slotMask = slots - 1;
    this.starts = new Uint32Array(slots + 1);
    this.items = new Uint32Array(count);
    for (let i = 0; i < count; i++) this.starts[this.slotOf(i) + 1]!++;
    for (let slot = 0; slot < slots; slot++) this.starts[slot + 1]! += this.starts[slot]!;
    const next = this.starts.slice();
    for (let i = 0; i < count; i++) this.items[next[this.slotOf(i)]!++] = i;
  }

  /**
   * @param below Only points with a smaller index count.
   * @param except A point that doesn't count.
   * @returns Distance to the nearest point, mm; Infinity when there is none within `most`.
   */
  nearestDistance(x: number, y: number, z: number, below: number, except: number, most: number): number {
    for (let reach = this.cellMm; ; reach *= 2) {
      const square = this.search(x, y, z, Math.min(reach, most), below, except);
      if (square < Infinity) return Math.sqrt(square);
      if (reach >= most) return Infinity;
    }
  }

  /** How many points are within `radius`. */
  countWithin(x: number, y: number, z: number, radius: number): number {
    this.search(x, y, z, radius, Infinity, -1);
    return this.found;
  }

  /** Looks at all points within `radius`. @returns The smallest squared distance; `found` is how many there are. */
  private search(x: number, y: number, z: number, radius: number, below: number, except: number): number {
    const { positions, cellMm, starts, items } = this;
    const reach = radius * radius;
    const i0 = Math.floor((x - radius) / cellMm);
    const i1 = Math.floor((x + radius) / cellMm);
    const j0 = Math.floor((y - radius) / cellMm);
    const j1 = Math.floor((y + radius) / cellMm);
    const k1 = Math.floor((z + radius) / cellMm);
    let nearest = Infinity;
    let found = 0;
    for (let k = Math.floor((z - radius) / cellMm); k <= k1; k++) {
      for (let j = j0; j <= j1; j++) {
        for (let i = i0; i <= i1; i++) {
          const slot = this.slotOfCell(i, j, k);
          for (let s = starts[slot]!; s < starts[slot + 1]!; s++) {
            const index = items[s]!;
            if (index >= below || index === except) continue;
            const px = positions[3 * index]!;
            const py = positions[3 * index + 1]!;
            const pz = positions[3 * index + 2]!;
            const square = (px - x) * (px - x) + (py - y) * (py - y) + (pz - z) * (pz - z);
            if (square > reach) continue;
            // other cells may share the slot; each point is met in its own cell only
            if (Math.floor(px / cellMm) !== i || Math.floor(py / cellMm) !== j || Math.floor(pz / cellMm) !== k)
              continue;
            found++;
            if (square < nearest) nearest = square;
          }
        }
      }
    }
    this.found = found;
    return nearest;
  }

  private slotOf(index: number): number {
    const { positions, cellMm } = this;
    return this.slotOfCell(
      Math.floor(positions[3 * index]! / cellMm),
      Math.floor(positions[3 * index + 1]! / cellMm),
      Math.floor(positions[3 * index + 2]! / cellMm),
    );
  }

  private slotOfCell(i: number, j: number, k: number): number {
    let hash = Math.imul(i, 73856093) ^ Math.imul(j, 19349663) ^ Math.imul(k, 83492791);
    hash ^= hash >>> 15;
    return hash & this.slotMask;
  }
}
