import type { TriangleMesh } from '../head/HeadMesh';

/** Numbers per triangle in `frames`: corner, the gradients of the second and third barycentric weight, unit normal. */
export const FRAME_STRIDE = 12;

/**
 * A mesh made ready for walking over it: a frame and three neighbours for each triangle.
 *
 * Coordinates are local: the head frame's minus `origin`, so that single precision serves meshes far from zero.
 * Triangle numbers are local too where only a part of the mesh was taken; `sourceTriangle` leads back.
 */
export interface MeshTopology {
  readonly triangleCount: number;
  /** Index of each triangle in the mesh that was given. */
  readonly sourceTriangle: Uint32Array;
  /** Centre of the bounding box, mm. */
  readonly origin: readonly [number, number, number];
  /** Lower and upper corner of the bounding box, local, mm. */
  readonly lower: readonly [number, number, number];
  readonly upper: readonly [number, number, number];
  /** FRAME_STRIDE numbers per triangle, local, mm and 1/mm; all zero but the corner where the triangle has no area. */
  readonly frames: Float64Array;
  /** Triangle across the edge opposite to each corner, -1 at a border. Triangles without area count as border. */
  readonly neighbours: Int32Array;
  /** Area of all triangles up to and including each, mm². */
  readonly cumulativeAreas: Float64Array;
  readonly areaMm2: number;
  /** Connected component of each triangle, and how many there are. */
  readonly components: Int32Array;
  readonly componentCount: number;
  /** Edges without a neighbour: six numbers each, from and to, local, mm. */
  readonly borderEdges: Float64Array;
  /** Triangle of each border edge. */
  readonly borderTriangles: Int32Array;
  /** Length of all border edges up to and including each, mm. */
  readonly borderLengths: Float64Array;
}

/**
 * @param mesh Checked by `checkMesh`.
 * @param corners Welded vertex of each corner, from `weldVertices`.
 * @param taken Which triangles to take, nonzero for those; all when left out.
 */
export function buildMeshTopology(mesh: TriangleMesh, corners: Uint32Array, taken?: Uint8Array): MeshTopology {
  const sourceTriangle = takenTriangles(corners.length / 3, taken);
  const triangleCount = sourceTriangle.length;
  const places = new Uint32Array(3 * triangleCount);
  for (let t = 0; t < triangleCount; t++) {
    for (let k = 0; k < 3; k++) places[3 * t + k] = corners[3 * sourceTriangle[t]! + k]!;
  }

  const { lower, upper, origin } = boundingBox(mesh.positions, places);
  const { frames, cumulativeAreas } = buildFrames(mesh.positions, places, origin);
  const neighbours = findNeighbours(places, frames);
  return {
    triangleCount,
    sourceTriangle,
    origin,
    lower,
    upper,
    frames,
    neighbours,
    cumulativeAreas,
    areaMm2: triangleCount > 0 ? cumulativeAreas[triangleCount - 1]! : 0,
    ...findComponents(neighbours, frames),
    ...findBorder(mesh.positions, places, neighbours, frames, origin),
  };
}

/** Refuses what is no triangle mesh. Triangles without area are allowed: they hold no site. */
export function checkMesh({ positions, triangles }: TriangleMesh, caller: string): void {
  if (positions.length % 3 !== 0) {
    throw new RangeError(`${caller}: positions must be xyz triples, got ${positions.length} numbers.`);
  }
  if (triangles.length % 3 !== 0) {
    throw new RangeError(`${caller}: triangles must be index triples, got ${triangles.length} indices.`);
  }
  for (let i = 0; i < positions.length; i++) {
    if (!Number.isFinite(positions[i]!)) {
      throw new RangeError(`${caller}: positions must be finite, got ${positions[i]} at vertex ${Math.floor(i / 3)}.`);
    }
  }
  const vertexCount = positions.length / 3;
  for (let i = 0; i < triangles.length; i++) {
    if (triangles[i]! >= vertexCount) {
      throw new RangeError(
        `${caller}: triangles must name vertices below ${vertexCount}, got ${triangles[i]} in triangle ${Math.floor(i / 3)}.`,
      );
    }
  }
}

/** A triangle whose area is lost in the rounding of its edges has no normal to trust. */
export function hasArea(frames: Float64Array, triangle: number): boolean {
  const f = FRAME_STRIDE * triangle;
  return frames[f + 9] !== 0 || frames[f + 10] !== 0 || frames[f + 11] !== 0;
}

function takenTriangles(triangleCount: number, taken: Uint8Array | undefined): Uint32Array {
  const list = new Uint32Array(triangleCount);
  let count = 0;
  for (let t = 0; t < triangleCount; t++) if (taken?.[t] !== 0) list[count++] = t;
  return list.subarray(0, count);
}

function boundingBox(positions: Float32Array, places: Uint32Array) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < places.length; i++) {
    const p = 3 * places[i]!;
    for (let k = 0; k < 3; k++) {
      const value = positions[p + k]!;
      if (value < low[k]!) low[k] = value;
      if (value > high[k]!) high[k] = value;
    }
  }
  const centre = low.map((value, k) => (places.length > 0 ? (value + high[k]!) / 2 : 0));
  const triple = (values: number[]) => [values[0]!, values[1]!, values[2]!] as const;
  return {
    origin: triple(centre),
    lower: triple(low.map((value, k) => value - centre[k]!)),
    upper: triple(high.map((value, k) => value - centre[k]!)),
  };
}

function buildFrames(positions: Float32Array, places: Uint32Array, origin: readonly [number, number, number]) {
  const triangleCount = places.length / 3;
  const frames = new Float64Array(FRAME_STRIDE * triangleCount);
  const cumulativeAreas = new Float64Array(triangleCount);
  let total = 0;
  for (let t = 0; t < triangleCount; t++) {
    const a = 3 * places[3 * t]!;
    const b = 3 * places[3 * t + 1]!;
    const c = 3 * places[3 * t + 2]!;
    const ax = positions[a]!;
    const ay = positions[a + 1]!;
    const az = positions[a + 2]!;
    const bx = positions[b]! - ax;
    const by = positions[b + 1]! - ay;
    const bz = positions[b + 2]! - az;
    const cx = positions[c]! - ax;
    const cy = positions[c + 1]! - ay;
    const cz = positions[c + 2]! - az;
    const nx = by * cz - bz * cy;
    const ny = bz * cx - bx * cz;
    const nz = bx * cy - by * cx;
    const bb = bx * bx + by * by + bz * bz;
    const cc = cx * cx + cy * cy + cz * cz;
    const bc = bx * cx + by * cy + bz * cz;
    const doubledArea = Math.sqrt(nx * nx + ny * ny + nz * nz);
    const f = FRAME_STRIDE * t;
    frames[f] = ax - origin[0];
    frames[f + 1] = ay - origin[1];
    frames[f + 2] = az - origin[2];
    // thinner than a millionth of its length, it's a line: single precision can't tell its sides apart
    if (doubledArea > 1e-6 * Math.max(bb, cc)) {
      const inverse = 1 / (bb * cc - bc * bc);
      frames[f + 3] = (bx * cc - cx * bc) * inverse;
      frames[f + 4] = (by * cc - cy * bc) * inverse;
      frames[f + 5] = (bz * cc - cz * bc) * inverse;
      frames[f + 6] = (cx * bb - bx * bc) * inverse;
      frames[f + 7] = (cy * bb - by * bc) * inverse;
      frames[f + 8] = (cz * bb - bz * bc) * inverse;
      frames[f + 9] = nx / doubledArea;
      frames[f + 10] = ny / doubledArea;
      frames[f + 11] = nz / doubledArea;
      total += doubledArea / 2;
    }
    cumulativeAreas[t] = total;
  }
  return { frames, cumulativeAreas };
}

/** Pairs triangles over their common edges. Where more than two meet, the first two are paired and the rest end there. */
function findNeighbours(places: Uint32Array, frames: Float64Array): Int32Array {
  const neighbours = new Int32Array(places.length).fill(-1);
  let capacity = 16;
  while (capacity < 2 * places.length) capacity *= 2;
  const slots = new Int32Array(capacity).fill(-1);
  const from = (half: number) => places[half % 3 === 2 ? half - 2 : half + 1]!;
  const to = (half: number) => places[half % 3 === 0 ? half + 2 : half - 1]!;
  for (let half = 0; half < places.length; half++) {
    const triangle = (half / 3) | 0;
    if (!hasArea(frames, triangle)) continue;
    const u = from(half);
    const v = to(half);
    const least = Math.min(u, v);
    const most = Math.max(u, v);
    let hash = Math.imul(least, 0x9e3779b1) ^ Math.imul(most, 0x85ebca77);
    hash ^= hash >>> 15;
    for (let slot = hash & (capacity - 1); ; slot = (slot + 1) & (capacity - 1)) {
      const other = slots[slot]!;
      if (other < 0) {
        slots[slot] = half;
        break;
      }
      const s = from(other);
      const e = to(other);
      if (Math.min(s, e) !== least || Math.max(s, e) !== most) continue;
      if (neighbours[other]! < 0) {
        neighbours[other] = triangle;
        neighbours[half] = (other / 3) | 0;
      }
      break;
    }
  }
  return neighbours;
}

function findComponents(neighbours: Int32Array, frames: Float64Array) {
  const triangleCount = neighbours.length / 3;
  const components = new Int32Array(triangleCount).fill(-1);
  const stack = new Int32Array(triangleCount);
  let componentCount = 0;
  for (let start = 0; start < triangleCount; start++) {
    if (components[start]! >= 0 || !hasArea(frames, start)) continue;
    let top = 0;
    stack[top++] = start;
    components[start] = componentCount;
    while (top > 0) {
      const t = stack[--top]!;
      for (let k = 0; k < 3; k++) {
        const next = neighbours[3 * t + k]!;
        if (next < 0 || components[next]! >= 0) continue;
        components[next] = componentCount;
        stack[top++] = next;
      }
    }
    componentCount++;
  }
  return { components, componentCount };
}

function findBorder(
  positions: Float32Array,
  places: Uint32Array,
  neighbours: Int32Array,
  frames: Float64Array,
  origin: readonly [number, number, number],
) {
  let count = 0;
  for (let half = 0; half < neighbours.length; half++) {
    if (neighbours[half]! < 0 && hasArea(frames, (half / 3) | 0)) count++;
  }
  const borderEdges = new Float64Array(6 * count);
  const borderTriangles = new Int32Array(count);
  const borderLengths = new Float64Array(count);
  let total = 0;
  let edge = 0;
  for (let half = 0; half < neighbours.length; half++) {
    const t = (half / 3) | 0;
    if (neighbours[half]! >= 0 || !hasArea(frames, t)) continue;
    const corner = half - 3 * t;
    const from = 3 * places[3 * t + ((corner + 1) % 3)]!;
    const to = 3 * places[3 * t + ((corner + 2) % 3)]!;
    let squared = 0;
    for (let k = 0; k < 3; k++) {
      borderEdges[6 * edge + k] = positions[from + k]! - origin[k]!;
      borderEdges[6 * edge + 3 + k] = positions[to + k]! - origin[k]!;
      squared += (positions[to + k]! - positions[from + k]!) ** 2;
    }
    total += Math.sqrt(squared);
    borderTriangles[edge] = t;
    borderLengths[edge] = total;
    edge++;
  }
  return { borderEdges, borderTriangles, borderLengths };
}
