import type { TriangleMesh } from '../head/HeadMesh';

/**
 * A scalar at each vertex, linear over each triangle; inside is where it's above zero.
 *
 * @returns Area inside, mm²: exact, with triangles cut along the zero line.
 */
export function maskedArea({ positions, triangles }: TriangleMesh, mask: Float32Array): number {
  let total = 0;
  for (let i = 0; i < triangles.length; i += 3) {
    const share = insideShare(mask[triangles[i]!]!, mask[triangles[i + 1]!]!, mask[triangles[i + 2]!]!);
    if (share > 0) total += share * triangleArea(positions, triangles, i);
  }
  return total;
}

/**
 * The tape distance along mesh edges from the inside of the mask to each welded vertex, mm, up to `reach`; Infinity
 * beyond. Zero at vertices of triangles that the inside touches. Edges make detours, so a distance is never too short.
 */
export function distancesFromMask(
  { positions, triangles }: TriangleMesh,
  corners: Uint32Array,
  mask: Float32Array,
  reach: number,
): Float64Array {
  const distances = new Float64Array(positions.length / 3).fill(Infinity);
  for (let i = 0; i < triangles.length; i += 3) {
    const inside = mask[triangles[i]!]! > 0 || mask[triangles[i + 1]!]! > 0 || mask[triangles[i + 2]!]! > 0;
    if (inside) for (let k = 0; k < 3; k++) distances[corners[i + k]!] = 0;
  }
  // there and back over the triangles: distances run far along the list in one sweep
  const relax = (from: number, to: number): boolean => {
    const start = distances[from]!;
    if (start >= reach) return false;
    const dx = positions[3 * from]! - positions[3 * to]!;
    const dy = positions[3 * from + 1]! - positions[3 * to + 1]!;
    const dz = positions[3 * from + 2]! - positions[3 * to + 2]!;
    const distance = start + Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (distance >= distances[to]! || distance > reach) return false;
    distances[to] = distance;
    return true;
  };
  const relaxTriangle = (i: number): boolean => {
    let changed = false;
    for (let k = 0; k < 3; k++) {
      const a = corners[i + k]!;
      const b = corners[i + ((k + 1) % 3)]!;
      if (relax(a, b) || relax(b, a)) changed = true;
    }
    return changed;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 0; i < triangles.length; i += 3) if (relaxTriangle(i)) changed = true;
    for (let i = triangles.length - 3; i >= 0; i -= 3) if (relaxTriangle(i)) changed = true;
  }
  return distances;
}

/** Share of a triangle's area where a scalar that is linear over it is above zero. */
export function insideShare(a: number, b: number, c: number): number {
  const count = (a > 0 ? 1 : 0) + (b > 0 ? 1 : 0) + (c > 0 ? 1 : 0);
  if (count === 3) return 1;
  if (count === 0) return 0;
  if (count === 1) {
    if (a > 0) return (a / (a - b)) * (a / (a - c));
    return b > 0 ? (b / (b - a)) * (b / (b - c)) : (c / (c - a)) * (c / (c - b));
  }
  if (a <= 0) return 1 - (a / (a - b)) * (a / (a - c));
  return b <= 0 ? 1 - (b / (b - a)) * (b / (b - c)) : 1 - (c / (c - a)) * (c / (c - b));
}

function triangleArea(positions: Float32Array, triangles: Uint32Array, i: number): number {
  const a = 3 * triangles[i]!;
  const b = 3 * triangles[i + 1]!;
  const c = 3 * triangles[i + 2]!;
  const ux = positions[b]! - positions[a]!;
  const uy = positions[b + 1]! - positions[a + 1]!;
  const uz = positions[b + 2]! - positions[a + 2]!;
  const vx = positions[c]! - positions[a]!;
  const vy = positions[c + 1]! - positions[a + 1]!;
  const vz = positions[c + 2]! - positions[a + 2]!;
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  return Math.sqrt(x * x + y * y + z * z) / 2;
}
