/**
 * A zone drawn with a lasso: how much of it lies at each vertex of the scalp.
 *
 * The outline's points belong to the skin. Between two of them it follows the great circle of cranial directions, so it
 * keeps its anatomical course on a head of any shape. What is inside is judged by directions too, laid flat about the
 * outline's middle: a fold of the skin, or the other side of the head, cannot be mistaken for it. Where the outline
 * crosses itself, whatever it goes round at all is inside.
 */
import type { TriangleMesh } from '../head/HeadMesh';
import { type SurfacePoint, surfacePosition } from '../head/surfacePoint';
import type { SkullCoordinates } from './skullCoordinates';

/**
 * Half the width over which a drawn zone turns into those about it. The scalp's vertices are 3.5 mm apart in the median, one
 * side in ten is longer than 5.8 mm: with less, the edge would follow the mesh instead of the finger.
 */
export const DRAWN_HALF_BLEND_MM = 5;

/** Pieces of the outline are no longer than this: chord and skin then differ by less than 0.02 mm. */
const PIECE_MM = 3;

/** A closed line on the skin of one head. */
export interface SkinRing {
  /** xyz triples, head frame, mm. */
  readonly positions: Float64Array;
  /** Of the same points in the plane of `flatten`, pairs. */
  readonly flat: Float64Array;
  /** Lays a cranial direction flat: stereographic about the ring's middle. */
  flatten(azimuth: number, elevation: number, out: Float64Array): void;
}

/**
 * @param mesh The scalp on the head in question.
 * @param outline On the triangles of `mesh`.
 * @returns Null for an outline without three points, or one that goes round the whole skull.
 */
export function closeRing(
  mesh: TriangleMesh,
  skull: SkullCoordinates,
  outline: readonly SurfacePoint[],
): SkinRing | null {
  if (outline.length < 3) return null;
  const corners = outline.map((point) => ({
    position: surfacePosition(mesh, point),
    direction: toDirection(...skull.anglesAt(point)),
  }));
  const positions: number[] = [];
  const directions: Triple[] = [];
  corners.forEach((from, i) => {
    const to = corners[(i + 1) % corners.length]!;
    const pieces = Math.max(1, Math.ceil(distance(from.position, to.position) / PIECE_MM));
    for (let k = 0; k < pieces; k++) {
      const direction = k === 0 ? from.direction : between(from.direction, to.direction, k / pieces);
      const place = k === 0 ? null : skull.locate(...toAngles(direction));
      // beside the scalp the outline goes straight
      positions.push(
        ...(k === 0
          ? from.position
          : place
            ? surfacePosition(mesh, place)
            : mix(from.position, to.position, k / pieces)),
      );
      directions.push(direction);
    }
  });

  const middle = normalise(
    directions.reduce<Triple>((sum, d) => [sum[0] + d[0], sum[1] + d[1], sum[2] + d[2]], [0, 0, 0]),
  );
  if (!middle) return null;
  const right = normalise(cross(Math.abs(middle[1]) < 0.9 ? [0, 1, 0] : [0, 0, 1], middle))!;
  const up = cross(middle, right);
  const lay = (d: Triple, out: Float64Array, at: number) => {
    // the far side of the head lands far away, never inside
    const scale = 1 / Math.max(1e-6, 1 + dot(d, middle));
    out[at] = scale * dot(d, right);
    out[at + 1] = scale * dot(d, up);
  };
  const flat = new Float64Array(2 * directions.length);
  directions.forEach((d, i) => {
    lay(d, flat, 2 * i);
  });
  return {
    positions: Float64Array.from(positions),
    flat,
    flatten: (azimuth, elevation, out) => lay(toDirection(azimuth, elevation), out, 0),
  };
}

/** How often the ring goes round a point of its plane. */
export function windingOf(flat: Float64Array, x: number, y: number): number {
  let winding = 0;
  const last = flat.length - 2;
  let fromX = flat[last]!;
  let fromY = flat[last + 1]!;
  for (let i = 0; i <= last; i += 2) {
    const toX = flat[i]!;
    const toY = flat[i + 1]!;
    if (fromY <= y !== toY <= y) {
      const side = (toX - fromX) * (y - fromY) - (x - fromX) * (toY - fromY);
      if (toY > fromY) {
        if (side > 0) winding++;
      } else if (side < 0) winding--;
    }
    fromX = toX;
    fromY = toY;
  }
  return winding;
}

/**
 * Share of a drawn zone at each vertex, 0 to 1: a half on its outline, and from none to all within DRAWN_HALF_BLEND_MM on
 * either side. Distances are straight: over so short a way they are the tape's within 0.1 %.
 *
 * @param angles Of each vertex of `mesh`, in degrees, pairs.
 */
export function drawnShares(mesh: TriangleMesh, angles: Float64Array, ring: SkinRing): Float64Array {
  const { positions } = mesh;
  const { positions: line, flat, flatten } = ring;
  const shares = new Float64Array(positions.length / 3);
  const low: Triple = [Infinity, Infinity, Infinity];
  const high: Triple = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < line.length; i++) {
    low[i % 3] = Math.min(low[i % 3]!, line[i]!);
    high[i % 3] = Math.max(high[i % 3]!, line[i]!);
  }
  const reach = DRAWN_HALF_BLEND_MM;
  const isNear = (x: number, y: number, z: number) =>
    x > low[0] - reach &&
    x < high[0] + reach &&
    y > low[1] - reach &&
    y < high[1] + reach &&
    z > low[2] - reach &&
    z < high[2] + reach;
  const laid = new Float64Array(2);
  for (let v = 0; v < shares.length; v++) {
    const x = positions[3 * v]!;
    const y = positions[3 * v + 1]!;
    const z = positions[3 * v + 2]!;
    flatten(angles[2 * v]!, angles[2 * v + 1]!, laid);
    const isInside = windingOf(flat, laid[0]!, laid[1]!) !== 0;
    // the skin inside bulges out of the box round its outline
    const away = isInside || isNear(x, y, z) ? distanceToRing(line, x, y, z) : Infinity;
    const t = Math.min(1, Math.max(0, ((isInside ? away : -away) + reach) / (2 * reach)));
    shares[v] = t * t * (3 - 2 * t);
  }
  return shares;
}

function distanceToRing(line: Float64Array, x: number, y: number, z: number): number {
  let nearest = Infinity;
  const last = line.length - 3;
  let ax = line[last]! - x;
  let ay = line[last + 1]! - y;
  let az = line[last + 2]! - z;
  for (let i = 0; i <= last; i += 3) {
    const bx = line[i]! - x;
    const by = line[i + 1]! - y;
    const bz = line[i + 2]! - z;
    const dx = bx - ax;
    const dy = by - ay;
    const dz = bz - az;
    const lengthSquared = dx * dx + dy * dy + dz * dz;
    const t = lengthSquared > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy + az * dz) / lengthSquared)) : 0;
    const px = ax + t * dx;
    const py = ay + t * dy;
    const pz = az + t * dz;
    nearest = Math.min(nearest, px * px + py * py + pz * pz);
    ax = bx;
    ay = by;
    az = bz;
  }
  return Math.sqrt(nearest);
}

type Triple = [number, number, number];
const RADIANS = Math.PI / 180;

function toDirection(azimuth: number, elevation: number): Triple {
  const level = Math.cos(elevation * RADIANS);
  return [level * Math.sin(azimuth * RADIANS), Math.sin(elevation * RADIANS), level * Math.cos(azimuth * RADIANS)];
}

function toAngles([x, y, z]: Triple): [number, number] {
  return [Math.atan2(x, z) / RADIANS, Math.atan2(y, Math.hypot(x, z)) / RADIANS];
}

/** On the great circle between two directions, by share of the chord. */
function between(a: Triple, b: Triple, share: number): Triple {
  return normalise(mix(a, b, share)) ?? a;
}

function mix(a: readonly number[], b: readonly number[], share: number): Triple {
  return [0, 1, 2].map((k) => a[k]! + share * (b[k]! - a[k]!)) as Triple;
}

function normalise(a: Triple): Triple | null {
  const length = Math.hypot(...a);
  return length > 1e-9 ? (a.map((value) => value / length) as Triple) : null;
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Triple, b: Triple): Triple {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
}
