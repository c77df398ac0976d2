/**
 * Tape distance from a line on the skin, at every vertex.
 *
 * The line is the zero of a field given at the vertices and linear over each triangle. Vertices near it start with
 * their distance to the line itself; a front then runs outwards over the triangles, each new vertex from two known ones
 * as if the front between them were straight (Kimmel and Sethian 1998, "Computing geodesic paths on manifolds"). Besides
 * each triangle, the front also reaches across a side to the vertex behind it, with both triangles laid flat: that
 * gives obtuse triangles a front to lean on and doubles the directions.
 */
import type { TriangleMesh } from '../head/HeadMesh';
import { type Adjacency, nextSide } from './adjacency';

/**
 * Within this of the line, distances are measured straight to its pieces: on a skull chord and tape differ by less than
 * 0.1 % there, while a front that starts bent sharply, as around a sideburn, would be up to 1 mm late.
 */
const BAND_MM = 10;

/**
 * @param field Any smooth field, positive inside; only its zero line counts.
 * @param reachMm Vertices farther than this keep ±Infinity.
 * @returns Signed distance, mm, one for each vertex; sign of `field`.
 */
export function signedSkinDistance(
  mesh: TriangleMesh,
  adjacency: Adjacency,
  field: ArrayLike<number>,
  reachMm = Number.POSITIVE_INFINITY,
): Float64Array {
  const { triangles } = mesh;
  const distance = startAtLine(mesh, adjacency, field);
  const side = new Int8Array(distance.length);
  for (let v = 0; v < side.length; v++) side[v] = field[v]! > 0 ? 1 : -1;
  march(mesh, adjacency, distance, reachMm, (triangle) => {
    // the front of one side must not run through the other; triangles that the line crosses have their values already
    const s = side[triangles[3 * triangle]!]!;
    return s === side[triangles[3 * triangle + 1]!] && s === side[triangles[3 * triangle + 2]!];
  });
  for (let v = 0; v < distance.length; v++) {
    distance[v] = side[v]! * (distance[v]! <= reachMm ? distance[v]! : Number.POSITIVE_INFINITY);
  }
  return distance;
}

/**
 * Distances through the air to the line's pieces for all vertices within BAND_MM of it and for the corners of the
 * triangles that it crosses; Infinity elsewhere.
 */
function startAtLine(mesh: TriangleMesh, { aroundStart, around }: Adjacency, field: ArrayLike<number>): Float64Array {
  const { positions, triangles } = mesh;
  const distance = new Float64Array(positions.length / 3).fill(Number.POSITIVE_INFINITY);
  const piece = new Float64Array(6);
  const seenFrom = new Int32Array(distance.length).fill(-1);
  const open: number[] = [];
  for (let t = 0; t < triangles.length / 3; t++) {
    if (!crossingInto(piece, mesh, field, t)) continue;
    const visit = (v: number, limit: number) => {
      if (seenFrom[v] === t) return;
      seenFrom[v] = t;
      const d = distanceToPiece(positions, v, piece);
      if (d > limit) return;
      distance[v] = Math.min(distance[v]!, d);
      open.push(v);
    };
    for (let k = 0; k < 3; k++) visit(triangles[3 * t + k]!, Number.POSITIVE_INFINITY);
    for (let v = open.pop(); v !== undefined; v = open.pop()) {
      for (let n = aroundStart[v]!; n < aroundStart[v + 1]!; n++) {
        for (let k = 0; k < 3; k++) visit(triangles[3 * around[n]! + k]!, BAND_MM);
      }
    }
  }
  return distance;
}

/** Writes both ends of the zero line's piece in a triangle; false where the field has one sign. */
function crossingInto(
  piece: Float64Array,
  { positions, triangles }: TriangleMesh,
  field: ArrayLike<number>,
  t: number,
): boolean {
  let ends = 0;
  for (let k = 0; k < 3; k++) {
    const a = triangles[3 * t + k]!;
    const b = triangles[3 * t + ((k + 1) % 3)]!;
    const fa = field[a]!;
    const fb = field[b]!;
    if (fa > 0 === fb > 0) continue;
    const s = fa / (fa - fb);
    for (let i = 0; i < 3; i++)
      piece[3 * ends + i] = positions[3 * a + i]! + s * (positions[3 * b + i]! - positions[3 * a + i]!);
    ends++;
  }
  return ends === 2;
}

function distanceToPiece(positions: Float32Array, v: number, piece: Float64Array): number {
  const dx = piece[3]! - piece[0]!;
  const dy = piece[4]! - piece[1]!;
  const dz = piece[5]! - piece[2]!;
  const px = positions[3 * v]! - piece[0]!;
  const py = positions[3 * v + 1]! - piece[1]!;
  const pz = positions[3 * v + 2]! - piece[2]!;
  const lengthSquared = dx * dx + dy * dy + dz * dz;
  const s = lengthSquared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / lengthSquared)) : 0;
  const x = px - s * dx;
  const y = py - s * dy;
  const z = pz - s * dz;
  return Math.sqrt(x * x + y * y + z * z);
}

/**
 * Lets the front run from the finite entries of `distance`, which stay as they are, until all within reach is known.
 *
 * @param mayCross Whether the front may run over a triangle.
 */
function march(
  { positions, triangles }: TriangleMesh,
  { twin, aroundStart, around }: Adjacency,
  distance: Float64Array,
  reachMm: number,
  mayCross: (triangle: number) => boolean,
): void {
  const known = new Uint8Array(distance.length);
  const heap = new DistanceHeap(distance);
  for (let v = 0; v < distance.length; v++) if (distance[v]! < reachMm) heap.push(v);
  const fixed = new Uint8Array(distance.length);
  for (let v = 0; v < distance.length; v++) if (distance[v]! < Number.POSITIVE_INFINITY) fixed[v] = 1;

  const offer = (v: number, value: number) => {
    if (fixed[v] || known[v] || !(value < distance[v]!) || value > reachMm) return;
    distance[v] = value;
    heap.push(v);
  };

  for (let v = heap.pop(); v >= 0; v = heap.pop()) {
    if (known[v]) continue;
    known[v] = 1;
    for (let n = aroundStart[v]!; n < aroundStart[v + 1]!; n++) {
      const t = around[n]!;
      if (!mayCross(t)) continue;
      let side = 3 * t;
      while (triangles[side] !== v) side++;
      const toX = nextSide(side);
      const x = triangles[toX]!;
      const y = triangles[nextSide(toX)]!;
      const vx = length(positions, v, x);
      const vy = length(positions, v, y);
      const xy = length(positions, x, y);
      offer(x, distance[v]! + vx);
      offer(y, distance[v]! + vy);
      if (known[y]) offer(x, straightFront(distance[v]!, distance[y]!, vy, vx, xy));
      if (known[x]) offer(y, straightFront(distance[v]!, distance[x]!, vx, vy, xy));

      // the vertex behind the side opposite to v, both triangles laid flat
      const behind = twin[toX]!;
      if (behind < 0 || !mayCross((behind / 3) | 0)) continue;
      const w = triangles[nextSide(nextSide(behind))]!;
      const xw = length(positions, x, w);
      const yw = length(positions, y, w);
      const vw = lengthAcross(vx, vy, xy, xw, yw);
      if (vw < 0) continue;
      offer(w, distance[v]! + vw);
      if (known[x]) offer(w, straightFront(distance[v]!, distance[x]!, vx, vw, xw));
      if (known[y]) offer(w, straightFront(distance[v]!, distance[y]!, vy, vw, yw));
    }
  }
}

/**
 * Distance at the third corner c of a flat triangle from the distances at a and b, with a straight front between them.
 * Infinity where the front would not come through the side ab.
 */
function straightFront(da: number, db: number, ab: number, ac: number, bc: number): number {
  const u = (db - da) / ab;
  if (u >= 1 || u <= -1) return Number.POSITIVE_INFINITY;
  // a at the origin, b on the x axis, c above it; the front's direction is (u, rise)
  const x = (ab * ab + ac * ac - bc * bc) / (2 * ab);
  const y = Math.sqrt(Math.max(0, ac * ac - x * x));
  const rise = Math.sqrt(1 - u * u);
  const foot = x - (y * u) / rise;
  if (foot < 0 || foot > ab) return Number.POSITIVE_INFINITY;
  return da + x * u + y * rise;
}

/** Length from v to w over the side xy between their triangles, laid flat; -1 where the straight line misses the side. */
function lengthAcross(vx: number, vy: number, xy: number, xw: number, yw: number): number {
  const v = (vx * vx + xy * xy - vy * vy) / (2 * xy);
  const w = (xw * xw + xy * xy - yw * yw) / (2 * xy);
  const vHeight = Math.sqrt(Math.max(0, vx * vx - v * v));
  const wHeight = Math.sqrt(Math.max(0, xw * xw - w * w));
  const cross = v + ((w - v) * vHeight) / (vHeight + wHeight);
  if (!(cross > 0 && cross < xy)) return -1;
  const dx = w - v;
  const dy = vHeight + wHeight;
  return Math.sqrt(dx * dx + dy * dy);
}

function length(positions: Float32Array, a: number, b: number): number {
  const x = positions[3 * a]! - positions[3 * b]!;
  const y = positions[3 * a + 1]! - positions[3 * b + 1]!;
  const z = positions[3 * a + 2]! - positions[3 * b + 2]!;
  return Math.sqrt(x * x + y * y + z * z);
}

/** Binary heap of vertices by distance. A vertex that came nearer is pushed again; its older entry pops later, in vain. */
class DistanceHeap {
  private readonly vertices: number[] = [];
  private readonly keys: number[] = [];

  constructor(private readonly distance: Float64Array) {}

  push(vertex: number): void {
    const { vertices, keys } = this;
    const key = this.distance[vertex]!;
    let i = vertices.length;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (keys[parent]! <= key) break;
      vertices[i] = vertices[parent]!;
      keys[i] = keys[parent]!;
      i = parent;
    }
    vertices[i] = vertex;
    keys[i] = key;
  }

  /** The nearest vertex, or -1. */
  pop(): number {
    const { vertices, keys } = this;
    const count = vertices.length - 1;
    if (count < 0) return -1;
    const top = vertices[0]!;
    const vertex = vertices.pop()!;
    const key = keys.pop()!;
    if (count > 0) {
      let i = 0;
      for (let child = 1; child < count; child = 2 * i + 1) {
        if (child + 1 < count && keys[child + 1]! < keys[child]!) child++;
        if (keys[child]! >= key) break;
        vertices[i] = vertices[child]!;
        keys[i] = keys[child]!;
        i = child;
      }
      vertices[i] = vertex;
      keys[i] = key;
    }
    return top;
  }
}
