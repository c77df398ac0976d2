/**
 * Distance from each of many points on the skin to the nearest other, by a grid over the chart.
 *
 * Points are sorted into cells of about one point, and rings of cells around a point are searched until no nearer one
 * can lie outside. Distances are straight lines, which differ from tape lengths by a thousandth at dot spacings.
 */

/** Least skin that a chart mm can be: the chart's bound on stretch, with room to spare. Only the search's end leans on it. */
const LEAST_SCALE = 0.7;
/** Rings after which a point counts as alone: its distance is left NaN. */
const FARTHEST_RING = 12;

/**
 * @param indices Which points, into `positions` and `chart`.
 * @param positions xyz triples, mm.
 * @param chart uv pairs, chart mm.
 * @returns Distances in the order of `indices`, mm; NaN for a point without a neighbour near by.
 */
export function nearestNeighbours(indices: Uint32Array, positions: Float32Array, chart: Float32Array): Float32Array {
  const count = indices.length;
  const distances = new Float32Array(count).fill(Number.NaN);
  if (count < 2) return distances;

  let left = Infinity;
  let right = -Infinity;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    const u = chart[2 * indices[i]!]!;
    const v = chart[2 * indices[i]! + 1]!;
    if (u < left) left = u;
    if (u > right) right = u;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  const cell = Math.max(0.05, Math.sqrt(((right - left) * (high - low)) / count));
  const columns = Math.floor((right - left) / cell) + 1;
  const rows = Math.floor((high - low) / cell) + 1;

  // counting sort: members of cell c are sorted[starts[c] .. starts[c + 1])
  const starts = new Uint32Array(columns * rows + 1);
  const cellOf = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const column = Math.floor((chart[2 * indices[i]!]! - left) / cell);
    const row = Math.floor((chart[2 * indices[i]! + 1]! - low) / cell);
    cellOf[i] = row * columns + column;
    starts[cellOf[i]! + 1]!++;
  }
  for (let c = 0; c < columns * rows; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, -1);
  const sorted = new Uint32Array(count);
  const xyz = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) {
    const at = next[cellOf[i]!]!++;
    sorted[at] = i;
    const from = 3 * indices[i]!;
    xyz[3 * at] = positions[from]!;
    xyz[3 * at + 1] = positions[from + 1]!;
    xyz[3 * at + 2] = positions[from + 2]!;
  }

  for (let at = 0; at < count; at++) {
    const home = cellOf[sorted[at]!]!;
    const column = home % columns;
    const row = (home - column) / columns;
    const x = xyz[3 * at]!;
    const y = xyz[3 * at + 1]!;
    const z = xyz[3 * at + 2]!;
    let best = Infinity;
    for (let ring = 0; ring <= FARTHEST_RING; ring++) {
      // what lies outside the rings searched so far is at least this far away
      const outside = (ring - 1) * cell * LEAST_SCALE;
      if (ring > 0 && best <= outside * outside) break;
      const firstRow = Math.max(0, row - ring);
      const lastRow = Math.min(rows - 1, row + ring);
      for (let j = firstRow; j <= lastRow; j++) {
        const step = j === row - ring || j === row + ring ? 1 : Math.max(1, 2 * ring);
        for (let i = column - ring; i <= column + ring; i += step) {
          if (i < 0 || i >= columns) continue;
          const end = starts[j * columns + i + 1]!;
          for (let other = starts[j * columns + i]!; other < end; other++) {
            if (other === at) continue;
            const dx = xyz[3 * other]! - x;
            const dy = xyz[3 * other + 1]! - y;
            const dz = xyz[3 * other + 2]! - z;
            const d = dx * dx + dy * dy + dz * dz;
            if (d < best) best = d;
          }
        }
      }
    }
    if (best < Infinity) distances[sorted[at]!] = Math.sqrt(best);
  }
  return distances;
}
