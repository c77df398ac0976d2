import type { TriangleMesh } from './HeadMesh';
import type { Point } from './landmarks';

/** A place on the skin that survives every change of shape: a triangle of the mesh and where in it. */
export interface SurfacePoint {
  readonly triangle: number;
  /** Barycentric weights of the triangle's second and third corner; the first has the rest. */
  readonly barycentric: readonly [number, number];
}

/** Where a surface point lies, head frame, mm. */
export function surfacePosition(
  { positions, triangles }: TriangleMesh,
  { triangle, barycentric }: SurfacePoint,
): Point {
  const [v, w] = barycentric;
  const u = 1 - v - w;
  const a = triangles[triangle * 3]! * 3;
  const b = triangles[triangle * 3 + 1]! * 3;
  const c = triangles[triangle * 3 + 2]! * 3;
  const at = (i: number) => u * positions[a + i]! + v * positions[b + i]! + w * positions[c + i]!;
  return [at(0), at(1), at(2)];
}

/**
 * Barycentric weights of the second and third corner for a position in a triangle's plane; a position off the plane is
 * taken straight down to it. Weights outside [0, 1] mean outside the triangle. A flat triangle gives its first corner.
 */
export function barycentricAt(
  { positions, triangles }: TriangleMesh,
  triangle: number,
  position: Point,
): [number, number] {
  const a = triangles[triangle * 3]! * 3;
  const b = triangles[triangle * 3 + 1]! * 3;
  const c = triangles[triangle * 3 + 2]! * 3;
  let bb = 0;
  let bc = 0;
  let cc = 0;
  let pb = 0;
  let pc = 0;
  for (let i = 0; i < 3; i++) {
    const ab = positions[b + i]! - positions[a + i]!;
    const ac = positions[c + i]! - positions[a + i]!;
    const ap = position[i]! - positions[a + i]!;
    bb += ab * ab;
    bc += ab * ac;
    cc += ac * ac;
    pb += ap * ab;
    pc += ap * ac;
  }
  const det = bb * cc - bc * bc;
  if (det === 0) return [0, 0];
  return [(cc * pb - bc * pc) / det, (bb * pc - bc * pb) / det];
}
