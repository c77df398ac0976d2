/**
 * The tape measure: shortest way along the skin between two points.
 *
 * First a strip of triangles from one point to the other (A* over neighbours). Laid flat, the strip has an exact
 * shortest way (Lee and Preparata's funnel, 1984). Where that way bends around a vertex it may be shorter on the
 * vertex's other side: then the strip is led around there and pulled tight again, until nothing gets shorter (after Xin
 * and Wang 2007, "Efficiently determining a locally exact shortest path on polyhedral surfaces"). The result is exact on
 * the triangles for the side of any bump that the tape passes, as with a real tape.
 */
import type { TriangleMesh } from '../head/HeadMesh';
import { type SurfacePoint, surfacePosition } from '../head/surfacePoint';
import { type Millimetres, mm } from '../units';
import { type Adjacency, nextSide } from './adjacency';

/**
 * Tape length between two surface points.
 *
 * @throws {RangeError} If no way along the skin joins them.
 */
export function tapeBetween(
  mesh: TriangleMesh,
  adjacency: Adjacency,
  from: SurfacePoint,
  to: SurfacePoint,
): Millimetres {
  let strip = findStrip(mesh, adjacency, from, to);
  let best = pullTight(mesh, strip, from, to);
  // every change shortens the way, so none repeats; the bound only guards against a flaw
  for (let round = 0; round < 10_000; round++) {
    let better: { strip: number[]; way: TightWay } | null = null;
    for (const vertex of best.bends) {
      const around = leadAround(mesh, adjacency, strip, vertex);
      if (!around) continue;
      const way = pullTight(mesh, around, from, to);
      if (way.lengthMm < best.lengthMm - 1e-9) {
        better = { strip: around, way };
        break;
      }
    }
    if (!better) break;
    strip = better.strip;
    best = better.way;
  }
  return mm(best.lengthMm);
}

/** Tape length along a row of surface points, each joined to the next by the shortest way. */
export function tapeAlong(mesh: TriangleMesh, adjacency: Adjacency, points: readonly SurfacePoint[]): Millimetres {
  let total = 0;
  for (let i = 1; i < points.length; i++) total += tapeBetween(mesh, adjacency, points[i - 1]!, points[i]!);
  return mm(total);
}

/** A surface point at a vertex. */
export function surfacePointAtVertex({ triangles }: TriangleMesh, vertex: number): SurfacePoint {
  const corner = triangles.indexOf(vertex);
  if (corner < 0)
    throw new RangeError(`surfacePointAtVertex: vertex must be a corner of some triangle, got ${vertex}.`);
  const local = corner % 3;
  return { triangle: (corner - local) / 3, barycentric: [local === 1 ? 1 : 0, local === 2 ? 1 : 0] };
}

/** Sides crossed from the first point's triangle to the last one's, each numbered in the triangle that it leaves. */
function findStrip(mesh: TriangleMesh, { twin }: Adjacency, from: SurfacePoint, to: SurfacePoint): number[] {
  const goal = surfacePosition(mesh, to);
  const centre = (t: number) => surfacePosition(mesh, { triangle: t, barycentric: [1 / 3, 1 / 3] });
  const cameOver = new Map<number, number>();
  const walked = new Map<number, number>([[from.triangle, 0]]);
  const open: { triangle: number; walked: number; estimate: number }[] = [];
  const push = (triangle: number, soFar: number, place: readonly number[]) => {
    const estimate = soFar + distance(place, goal);
    let i = open.length;
    open.push({ triangle, walked: soFar, estimate });
    while (i > 0 && open[(i - 1) >> 1]!.estimate > estimate) {
      [open[i], open[(i - 1) >> 1]] = [open[(i - 1) >> 1]!, open[i]!];
      i = (i - 1) >> 1;
    }
  };
  push(from.triangle, 0, surfacePosition(mesh, from));
  while (open.length > 0) {
    const next = open[0]!;
    const last = open.pop()!;
    if (open.length > 0) {
      open[0] = last;
      for (let i = 0, child = 1; child < open.length; child = 2 * i + 1) {
        if (child + 1 < open.length && open[child + 1]!.estimate < open[child]!.estimate) child++;
        if (open[i]!.estimate <= open[child]!.estimate) break;
        [open[i], open[child]] = [open[child]!, open[i]!];
        i = child;
      }
    }
    if (next.walked > walked.get(next.triangle)!) continue;
    if (next.triangle === to.triangle) break;
    const here = next.triangle === from.triangle ? surfacePosition(mesh, from) : centre(next.triangle);
    for (let side = 3 * next.triangle; side < 3 * next.triangle + 3; side++) {
      if (twin[side] === -1) continue;
      const triangle = (twin[side]! / 3) | 0;
      const place = triangle === to.triangle ? goal : centre(triangle);
      const soFar = next.walked + distance(here, place);
      if (soFar >= (walked.get(triangle) ?? Number.POSITIVE_INFINITY)) continue;
      walked.set(triangle, soFar);
      cameOver.set(triangle, side);
      push(triangle, soFar, place);
    }
  }
  if (!walked.has(to.triangle))
    throw new RangeError('tapeBetween: both points must lie on one connected piece of skin.');
  const strip: number[] = [];
  for (let t = to.triangle; t !== from.triangle; ) {
    const side = cameOver.get(t)!;
    strip.push(side);
    t = (side / 3) | 0;
  }
  return strip.reverse();
}

interface TightWay {
  readonly lengthMm: number;
  /** Vertices that the way bends around, in order. */
  readonly bends: number[];
}

/** Lays the strip flat and finds the shortest way inside it. */
function pullTight(mesh: TriangleMesh, strip: readonly number[], from: SurfacePoint, to: SurfacePoint): TightWay {
  const { positions, triangles } = mesh;
  const n = strip.length;
  // flat places of the crossed sides' ends, as seen walking: left and right
  const left = new Float64Array(2 * n + 2);
  const right = new Float64Array(2 * n + 2);
  const leftVertex = new Int32Array(n + 1).fill(-1);
  const rightVertex = new Int32Array(n + 1).fill(-1);

  let flat = layFirst(positions, triangles, from.triangle);
  let start: [number, number] = [0, 0];
  let end: [number, number] = [0, 0];
  let current = from.triangle;
  const inFlat = (point: SurfacePoint): [number, number] => {
    const [v, w] = point.barycentric;
    const u = 1 - v - w;
    return [u * flat[0]! + v * flat[2]! + w * flat[4]!, u * flat[1]! + v * flat[3]! + w * flat[5]!];
  };
  start = inFlat(from);
  for (let i = 0; i < n; i++) {
    const side = strip[i]!;
    const k = side - 3 * current;
    const k2 = (k + 1) % 3;
    // corners run counter-clockwise, so walking out over a side its first corner is on the right
    rightVertex[i] = triangles[side]!;
    leftVertex[i] = triangles[3 * current + k2]!;
    right.set([flat[2 * k]!, flat[2 * k + 1]!], 2 * i);
    left.set([flat[2 * k2]!, flat[2 * k2 + 1]!], 2 * i);
    const next = i + 1 < n ? (strip[i + 1]! / 3) | 0 : to.triangle;
    flat = layNext(positions, triangles, next, rightVertex[i]!, leftVertex[i]!, [
      right[2 * i]!,
      right[2 * i + 1]!,
      left[2 * i]!,
      left[2 * i + 1]!,
    ]);
    current = next;
  }
  end = inFlat(to);
  left.set(end, 2 * n);
  right.set(end, 2 * n);
  return funnel(start, left, right, leftVertex, rightVertex, n);
}

/** Shortest way from `start` through gates left[i]-right[i]; the last gate is the end point itself. */
function funnel(
  start: readonly [number, number],
  left: Float64Array,
  right: Float64Array,
  leftVertex: Int32Array,
  rightVertex: Int32Array,
  last: number,
): TightWay {
  const bends: number[] = [];
  let lengthMm = 0;
  let [apexX, apexY] = start;
  // the funnel's two edges end at gates leftAt and rightAt; while they do not (-1), that edge is the apex itself
  let leftAt = -1;
  let rightAt = -1;
  const turn = (p: Float64Array, i: number, q: Float64Array, j: number) =>
    (p[2 * i]! - apexX) * (q[2 * j + 1]! - apexY) - (p[2 * i + 1]! - apexY) * (q[2 * j]! - apexX);
  const isApex = (p: Float64Array, i: number) => i < 0 || (p[2 * i] === apexX && p[2 * i + 1] === apexY);
  const bendAt = (p: Float64Array, i: number, vertex: number) => {
    const dx = p[2 * i]! - apexX;
    const dy = p[2 * i + 1]! - apexY;
    lengthMm += Math.sqrt(dx * dx + dy * dy);
    if (bends[bends.length - 1] !== vertex) bends.push(vertex);
    apexX = p[2 * i]!;
    apexY = p[2 * i + 1]!;
    leftAt = rightAt = -1;
  };
  for (let i = 0; i <= last; i++) {
    if (isApex(right, rightAt) || turn(right, rightAt, right, i) >= 0) {
      if (isApex(left, leftAt) || turn(left, leftAt, right, i) <= 0) {
        rightAt = i;
      } else {
        // the right edge has crossed over the left one: the way bends there and starts anew behind it
        const at = leftAt;
        bendAt(left, at, leftVertex[at]!);
        i = at;
        continue;
      }
    }
    if (isApex(left, leftAt) || turn(left, leftAt, left, i) <= 0) {
      if (isApex(right, rightAt) || turn(right, rightAt, left, i) >= 0) {
        leftAt = i;
      } else {
        const at = rightAt;
        bendAt(right, at, rightVertex[at]!);
        i = at;
      }
    }
  }
  const dx = left[2 * last]! - apexX;
  const dy = left[2 * last + 1]! - apexY;
  return { lengthMm: lengthMm + Math.sqrt(dx * dx + dy * dy), bends };
}

/** The same strip led around the other side of a vertex, or null where the border of the mesh is in the way. */
function leadAround(
  { triangles }: TriangleMesh,
  { twin }: Adjacency,
  strip: readonly number[],
  vertex: number,
): number[] | null {
  const has = (t: number) =>
    triangles[3 * t] === vertex || triangles[3 * t + 1] === vertex || triangles[3 * t + 2] === vertex;
  const triangleAfter = (i: number) => (twin[strip[i]!]! / 3) | 0;
  const first = strip.findIndex(
    (side) => has((side / 3) | 0) && (triangles[side] === vertex || triangles[nextSide(side)] === vertex),
  );
  if (first < 0) return null;
  let beyond = first;
  while (
    beyond < strip.length &&
    (triangles[strip[beyond]!] === vertex || triangles[nextSide(strip[beyond]!)] === vertex)
  )
    beyond++;
  const startTriangle = (strip[first]! / 3) | 0;
  const goalTriangle = triangleAfter(beyond - 1);
  // turn about the vertex the other way, over sides that have it as an end
  const wasLeft = triangles[nextSide(strip[first]!)] === vertex;
  const detour: number[] = [];
  let t = startTriangle;
  do {
    let side = 3 * t;
    while ((wasLeft ? triangles[side] : triangles[nextSide(side)]) !== vertex) side++;
    if (twin[side] === -1 || detour.length > 64) return null;
    detour.push(side);
    t = (twin[side]! / 3) | 0;
  } while (t !== goalTriangle);
  return [...strip.slice(0, first), ...detour, ...strip.slice(beyond)];
}

/** Flat corners of a triangle, the first at the origin, counter-clockwise. */
function layFirst(positions: Float32Array, triangles: Uint32Array, t: number): Float64Array {
  const a = triangles[3 * t]!;
  const b = triangles[3 * t + 1]!;
  const c = triangles[3 * t + 2]!;
  const ab = length(positions, a, b);
  const [x, y] = apexOver(ab, length(positions, a, c), length(positions, b, c));
  return Float64Array.of(0, 0, ab, 0, x, y);
}

/** Flat corners of the triangle beyond a side whose ends are laid already: right end, left end. */
function layNext(
  positions: Float32Array,
  triangles: Uint32Array,
  t: number,
  rightVertex: number,
  leftVertex: number,
  [rx, ry, lx, ly]: readonly [number, number, number, number],
): Float64Array {
  const flat = new Float64Array(6);
  let apex = 0;
  for (let k = 0; k < 3; k++) {
    const v = triangles[3 * t + k]!;
    if (v === rightVertex) flat.set([rx, ry], 2 * k);
    else if (v === leftVertex) flat.set([lx, ly], 2 * k);
    else apex = k;
  }
  const v = triangles[3 * t + apex]!;
  const base = length(positions, rightVertex, leftVertex);
  const [along, out] = apexOver(base, length(positions, rightVertex, v), length(positions, leftVertex, v));
  const ex = (lx - rx) / base;
  const ey = (ly - ry) / base;
  flat.set([rx + ex * along + ey * out, ry + ey * along - ex * out], 2 * apex);
  return flat;
}

/** Where the apex stands over a base: how far along it, and how high. */
function apexOver(base: number, toStart: number, toEnd: number): [number, number] {
  const along = (base * base + toStart * toStart - toEnd * toEnd) / (2 * base);
  return [along, Math.sqrt(Math.max(0, toStart * toStart - along * along))];
}

function length(positions: Float32Array, a: number, b: number): number {
  const x = positions[3 * a]! - positions[3 * b]!;
  const y = positions[3 * a + 1]! - positions[3 * b + 1]!;
  const z = positions[3 * a + 2]! - positions[3 * b + 2]!;
  return Math.sqrt(x * x + y * y + z * z);
}

function distance(a: readonly number[], b: readonly number[]): number {
  const x = a[0]! - b[0]!;
  const y = a[1]! - b[1]!;
  const z = a[2]! - b[2]!;
  return Math.sqrt(x * x + y * y + z * z);
}
