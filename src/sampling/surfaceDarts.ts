import { FRAME_STRIDE, type MeshTopology } from './meshTopology';
import type { Random } from './random';

/** A random point of the surface, local, mm. */
export interface SurfaceDart {
  x: number;
  y: number;
  z: number;
  triangle: number;
  /** Barycentric weights of the second and third corner. */
  v: number;
  w: number;
}

export const newDart = (): SurfaceDart => ({ x: 0, y: 0, z: 0, triangle: 0, v: 0, w: 0 });

/** Throws a dart, each mm² of the surface equally likely. The mesh must have area. */
export function throwDart(topology: MeshTopology, random: Random, into: SurfaceDart): void {
  const { cumulativeAreas, areaMm2 } = topology;
  placeInTriangle(topology, indexAbove(cumulativeAreas, random.next() * areaMm2), random, into);
}

/** Throws a dart into one triangle. */
export function placeInTriangle(topology: MeshTopology, triangle: number, random: Random, into: SurfaceDart): void {
  let v = random.next();
  let w = random.next();
  if (v + w > 1) {
    v = 1 - v;
    w = 1 - w;
  }
  pointInTriangle(topology, triangle, v, w, into);
}

/** The point of a triangle at the given weights of its second and third corner. */
export function pointInTriangle(
  topology: MeshTopology,
  triangle: number,
  v: number,
  w: number,
  into: SurfaceDart,
): void {
  const { frames } = topology;
  const f = FRAME_STRIDE * triangle;
  // the edges from the gradients: they are each other's dual basis in the triangle's plane
  const gvx = frames[f + 3]!;
  const gvy = frames[f + 4]!;
  const gvz = frames[f + 5]!;
  const gwx = frames[f + 6]!;
  const gwy = frames[f + 7]!;
  const gwz = frames[f + 8]!;
  const vv = gvx * gvx + gvy * gvy + gvz * gvz;
  const ww = gwx * gwx + gwy * gwy + gwz * gwz;
  const vw = gvx * gwx + gvy * gwy + gvz * gwz;
  const inverse = 1 / (vv * ww - vw * vw);
  const a = (v * ww - w * vw) * inverse;
  const b = (w * vv - v * vw) * inverse;
  into.x = frames[f]! + a * gvx + b * gwx;
  into.y = frames[f + 1]! + a * gvy + b * gwy;
  into.z = frames[f + 2]! + a * gvz + b * gwz;
  into.triangle = triangle;
  into.v = v;
  into.w = w;
}

/** Index of the first number above `value` in a rising list; the last index if there is none. */
export function indexAbove(rising: Float64Array, value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
