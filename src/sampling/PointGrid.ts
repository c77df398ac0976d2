/** Points filed by cells of space for nearest-neighbour questions; for inspection, so plain before fast. */
export class PointGrid {
  private readonly starts: Uint32Array;
  private readonly items: Uint32Array;
  private readonly slotMask: number;

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
      const square = this.nearestSquare(x, y, z, below, except, Math.min(reach, most));
      if (square < Infinity) return Math.sqrt(square);
      if (reach >= most) return Infinity;
    }
  }

  /** How many points are within `radius`. */
  countWithin(x: number, y: number, z: number, radius: number): number {
    let count = 0;
    this.eachWithin(x, y, z, radius, () => count++);
    return count;
  }

  private nearestSquare(x: number, y: number, z: number, below: number, except: number, reach: number): number {
    let nearest = Infinity;
    this.eachWithin(x, y, z, reach, (index, square) => {
      if (index < below && index !== except && square < nearest) nearest = square;
    });
    return nearest;
  }

  private eachWithin(x: number, y: number, z: number, radius: number, visit: (index: number, square: number) => void) {
    const { positions, cellMm, starts, items } = this;
    const square = radius * radius;
    const low = [x, y, z].map((value) => Math.floor((value - radius) / cellMm));
    const high = [x, y, z].map((value) => Math.floor((value + radius) / cellMm));
    for (let k = low[2]!; k <= high[2]!; k++) {
      for (let j = low[1]!; j <= high[1]!; j++) {
        for (let i = low[0]!; i <= high[0]!; i++) {
          const slot = this.slotOfCell(i, j, k);
          for (let s = starts[slot]!; s < starts[slot + 1]!; s++) {
            const index = items[s]!;
            const px = positions[3 * index]!;
            const py = positions[3 * index + 1]!;
            const pz = positions[3 * index + 2]!;
            // other cells may share the slot; each point is met in its own cell only
            if (Math.floor(px / cellMm) !== i || Math.floor(py / cellMm) !== j || Math.floor(pz / cellMm) !== k)
              continue;
            const distance = (px - x) ** 2 + (py - y) ** 2 + (pz - z) ** 2;
            if (distance <= square) visit(index, distance);
          }
        }
      }
    }
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
