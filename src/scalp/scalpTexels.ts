/** The texels of a map over the chart whose centres lie on the scalp, triangle by triangle. */
import type { AnatomicalScalp } from './buildScalpSurface';

export interface ScalpTexels {
  /** Where each triangle's texels begin in the list, and the end of the last. */
  readonly start: Uint32Array;
  /** Place in the map. A centre on a side is the later triangle's. */
  readonly index: Uint32Array;
  /** Barycentric weights of the triangle's second and third corner. */
  readonly v: Float64Array;
  readonly w: Float64Array;
  /** Where each texel lies, head frame, mm, xyz triples. */
  readonly positions: Float64Array;
  /** Middle of each triangle, xyz triples, and how far its corners are from it. */
  readonly middle: Float64Array;
  readonly reachMm: Float64Array;
}

/** @param size Texels a side of the map. */
export function listScalpTexels(scalp: AnatomicalScalp, size: number): ScalpTexels {
  const { triangles, positions } = scalp;
  const triangleCount = triangles.length / 3;
  const owner = new Int32Array(size * size).fill(-1);
  let count = 0;
  visitTexels(scalp, size, (t, texel) => {
    if (owner[texel]! < 0) count++;
    owner[texel] = t;
  });
  const start = new Uint32Array(triangleCount + 1);
  const index = new Uint32Array(count);
  const [vs, ws] = [new Float64Array(count), new Float64Array(count)];
  const places = new Float64Array(3 * count);
  let at = 0;
  visitTexels(scalp, size, (t, texel, v, w) => {
    if (owner[texel] !== t) return;
    index[at] = texel;
    vs[at] = v;
    ws[at] = w;
    const u = 1 - v - w;
    for (let k = 0; k < 3; k++) {
      const [a, b, c] = [0, 1, 2].map((corner) => positions[3 * triangles[3 * t + corner]! + k]!);
      places[3 * at + k] = u * a! + v * b! + w * c!;
    }
    at++;
    start[t + 1] = at;
  });
  // triangles without a texel begin where the one before ended
  for (let t = 0; t < triangleCount; t++) if (start[t + 1]! < start[t]!) start[t + 1] = start[t]!;
  const middle = new Float64Array(3 * triangleCount);
  const reachMm = new Float64Array(triangleCount);
  for (let t = 0; t < triangleCount; t++) {
    for (let k = 0; k < 3; k++) {
      for (let corner = 0; corner < 3; corner++)
        middle[3 * t + k]! += positions[3 * triangles[3 * t + corner]! + k]! / 3;
    }
    for (let corner = 0; corner < 3; corner++) {
      const p = 3 * triangles[3 * t + corner]!;
      const far = Math.hypot(...[0, 1, 2].map((k) => positions[p + k]! - middle[3 * t + k]!));
      reachMm[t] = Math.max(reachMm[t]!, far);
    }
  }
  return { start, index, v: vs, w: ws, positions: places, middle, reachMm };
}

/**
 * Visits the texels whose centres lie in the chart, triangle by triangle; one on a side comes with both of its triangles.
 *
 * @param take Is given the triangle, the place in the map, and the barycentric weights of the second and third corner.
 */
export function visitTexels(
  { triangles, chart, chartHalfMm }: AnatomicalScalp,
  size: number,
  take: (triangle: number, texel: number, v: number, w: number) => void,
): void {
  const scale = size / (2 * chartHalfMm);
  const toTexel = (value: number) => (value + chartHalfMm) * scale - 0.5;
  for (let t = 0; t < triangles.length / 3; t++) {
    const [a, b, c] = [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!];
    const ax = toTexel(chart[2 * a]!);
    const ay = toTexel(chart[2 * a + 1]!);
    const bx = toTexel(chart[2 * b]!) - ax;
    const by = toTexel(chart[2 * b + 1]!) - ay;
    const cx = toTexel(chart[2 * c]!) - ax;
    const cy = toTexel(chart[2 * c + 1]!) - ay;
    const inverse = 1 / (bx * cy - by * cx);
    const lastRow = Math.floor(ay + Math.max(0, by, cy));
    const lastColumn = Math.floor(ax + Math.max(0, bx, cx));
    for (let row = Math.ceil(ay + Math.min(0, by, cy)); row <= lastRow; row++) {
      for (let column = Math.ceil(ax + Math.min(0, bx, cx)); column <= lastColumn; column++) {
        const x = column - ax;
        const y = row - ay;
        const v = (x * cy - y * cx) * inverse;
        const w = (y * bx - x * by) * inverse;
        if (1 - v - w < -1e-9 || v < -1e-9 || w < -1e-9) continue;
        take(t, row * size + column, v, w);
      }
    }
  }
}
