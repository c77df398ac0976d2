import type { TriangleMesh } from '../head/HeadMesh';

/** A place on the skin that survives every change of shape: a triangle and where in it. */
export interface SurfacePoint {
  readonly triangle: number;
  /** Barycentric weights of the triangle's second and third corner; the first has the rest. */
  readonly barycentric: readonly [number, number];
}

/** The surface point at a vertex: a corner of the first triangle that has it. */
export function surfacePointAtVertex(mesh: TriangleMesh, vertex: number): SurfacePoint {
  const corner = mesh.triangles.indexOf(vertex);
  if (corner < 0) throw new RangeError(`surfacePointAtVertex: vertex must be a corner of some triangle, got ${vertex}.`);
  const local = corner % 3;
  return { triangle: (corner - local) / 3, barycentric: [local === 1 ? 1 : 0, local === 2 ? 1 : 0] };
}

/** Position in the head frame, mm. */
export function positionAt(mesh: TriangleMesh, point: SurfacePoint): [number, number, number] {
  const { positions, triangles } = mesh;
  const [v, w] = point.barycentric;
  const u = 1 - v - w;
  const a = 3 * triangles[3 * point.triangle]!;
  const b = 3 * triangles[3 * point.triangle + 1]!;
  const c = 3 * triangles[3 * point.triangle + 2]!;
  return [
    u * positions[a]! + v * positions[b]! + w * positions[c]!,
    u * positions[a + 1]! + v * positions[b + 1]! + w * positions[c + 1]!,
    u * positions[a + 2]! + v * positions[b + 2]! + w * positions[c + 2]!,
  ];
}
