/**
 * Which triangle lies across each side, and which triangles meet at each vertex.
 *
 * Side s of triangle t runs from corner s to corner s + 1 and has the number 3 t + s.
 */
export interface Adjacency {
  /** Number of the same side seen from the triangle across it, or -1 at the border; length 3 · triangleCount. */
  readonly twin: Int32Array;
  /** Triangles at vertex v: `around[aroundStart[v]]` up to `around[aroundStart[v + 1]]`. */
  readonly aroundStart: Uint32Array;
  readonly around: Uint32Array;
}

/**
 * @throws {RangeError} If three triangles share a side, or two neighbours turn opposite ways.
 */
export function buildAdjacency(triangles: Uint32Array, vertexCount: number): Adjacency {
  const sideCount = triangles.length;
  const aroundStart = new Uint32Array(vertexCount + 1);
  for (let i = 0; i < sideCount; i++) aroundStart[triangles[i]! + 1]!++;
  for (let v = 0; v < vertexCount; v++) aroundStart[v + 1]! += aroundStart[v]!;
  const fill = aroundStart.slice(0, vertexCount);
  const around = new Uint32Array(sideCount);
  for (let i = 0; i < sideCount; i++) around[fill[triangles[i]!]!++] = (i / 3) | 0;

  const twin = new Int32Array(sideCount).fill(-1);
  for (let side = 0; side < sideCount; side++) {
    const from = triangles[side]!;
    const to = triangles[nextSide(side)]!;
    for (let k = aroundStart[to]!; k < aroundStart[to + 1]!; k++) {
      const first = 3 * around[k]!;
      for (let other = first; other < first + 3; other++) {
        if (other === side || triangles[other] !== to || triangles[nextSide(other)] !== from) continue;
        if (twin[side] !== -1)
          throw new RangeError(`buildAdjacency: side ${from}-${to} must have at most two triangles.`);
        twin[side] = other;
      }
    }
  }
  return { twin, aroundStart, around };
}

/** The side after this one in the same triangle. */
export function nextSide(side: number): number {
  return side % 3 === 2 ? side - 2 : side + 1;
}

/** How often each vertex lies on the border: 0 inside, 1 where one border line passes, more where two touch. */
export function countBorderPassages(triangles: Uint32Array, adjacency: Adjacency, vertexCount: number): Uint8Array {
  const passages = new Uint8Array(vertexCount);
  for (let side = 0; side < triangles.length; side++) {
    if (adjacency.twin[side] === -1) passages[triangles[side]!]!++;
  }
  return passages;
}
