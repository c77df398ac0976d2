/** Exact areas on a triangle mesh of what a field, linear over each triangle, cuts out. */
import type { TriangleMesh } from '../head/HeadMesh';
import { mm2, type SquareMillimetres } from '../units';

/** Area where `field` (one value a vertex) is above zero, with the triangles on the zero line cut. */
export function areaAboveZero(mesh: TriangleMesh, field: ArrayLike<number>): SquareMillimetres {
  let area = 0;
  forEachPieceAboveZero(mesh, field, (_triangle, pieceArea) => {
    area += pieceArea;
  });
  return mm2(area);
}

/**
 * Integrals of `weightCount` linear weights over the area where `field` is above zero.
 *
 * @param weights `stride` values a vertex, of which the first `weightCount` count.
 * @returns mm² times the weights' own unit.
 */
export function integrateAboveZero(
  mesh: TriangleMesh,
  field: ArrayLike<number>,
  weights: ArrayLike<number>,
  weightCount: number,
  stride = weightCount,
): Float64Array {
  const { triangles } = mesh;
  const totals = new Float64Array(weightCount);
  forEachPieceAboveZero(mesh, field, (t, area, u, v, w) => {
    const a = stride * triangles[3 * t]!;
    const b = stride * triangles[3 * t + 1]!;
    const c = stride * triangles[3 * t + 2]!;
    for (let k = 0; k < weightCount; k++)
      totals[k]! += area * (u * weights[a + k]! + v * weights[b + k]! + w * weights[c + k]!);
  });
  return totals;
}

/** Calls `visit` with area and centroid (barycentric) of each triangular piece where the field is above zero. */
function forEachPieceAboveZero(
  { positions, triangles }: TriangleMesh,
  field: ArrayLike<number>,
  visit: (triangle: number, area: number, u: number, v: number, w: number) => void,
): void {
  for (let t = 0; t < triangles.length / 3; t++) {
    const fa = field[triangles[3 * t]!]!;
    const fb = field[triangles[3 * t + 1]!]!;
    const fc = field[triangles[3 * t + 2]!]!;
    const above = (fa > 0 ? 1 : 0) + (fb > 0 ? 1 : 0) + (fc > 0 ? 1 : 0);
    if (above === 0) continue;
    const area = triangleArea(positions, triangles, t);
    if (above === 3) {
      visit(t, area, 1 / 3, 1 / 3, 1 / 3);
      continue;
    }
    // one corner has another sign than both others: shares of its sides where the zero line crosses
    const lone = above === 1 ? (fa > 0 ? 0 : fb > 0 ? 1 : 2) : fa > 0 ? (fb > 0 ? 2 : 1) : 0;
    const values = [fa, fb, fc];
    const f0 = values[lone]!;
    const s = f0 / (f0 - values[(lone + 1) % 3]!);
    const r = f0 / (f0 - values[(lone + 2) % 3]!);
    const tip = area * s * r;
    // centroid of the cut-off tip: from the lone corner a third of the way along both cut sides
    const tipWeights: [number, number, number] = [0, 0, 0];
    tipWeights[lone] = 1 - (s + r) / 3;
    tipWeights[(lone + 1) % 3] = s / 3;
    tipWeights[(lone + 2) % 3] = r / 3;
    if (above === 1) {
      if (tip > 0) visit(t, tip, ...tipWeights);
      continue;
    }
    const rest = area - tip;
    if (!(rest > 0)) continue;
    visit(
      t,
      rest,
      (area / 3 - tip * tipWeights[0]) / rest,
      (area / 3 - tip * tipWeights[1]) / rest,
      (area / 3 - tip * tipWeights[2]) / rest,
    );
  }
}

/** Area of one triangle, mm². */
export function triangleArea(positions: Float32Array, triangles: Uint32Array, t: number): number {
  const a = 3 * triangles[3 * t]!;
  const b = 3 * triangles[3 * t + 1]!;
  const c = 3 * triangles[3 * t + 2]!;
  const ux = positions[b]! - positions[a]!;
  const uy = positions[b + 1]! - positions[a + 1]!;
  const uz = positions[b + 2]! - positions[a + 2]!;
  const vx = positions[c]! - positions[a]!;
  const vy = positions[c + 1]! - positions[a + 1]!;
  const vz = positions[c + 2]! - positions[a + 2]!;
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  return 0.5 * Math.sqrt(x * x + y * y + z * z);
}
