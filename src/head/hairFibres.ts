/**
 * Brows and lashes: single hairs rooted in the skin, as thin tapered tubes.
 *
 * A hair is kept as a root on the level-1 mesh and a curve in the skin's own frame there, so it rides along with morphs
 * and costs twelve bytes. The curve is root + length · (t · direction + t² · bend), t from 0 to 1.
 *
 * Frame at a root: first axis along the triangle's first edge made perpendicular to the normal, third axis the
 * interpolated vertex normal, second axis third × first.
 */
import type { TriangleMesh } from './HeadMesh';

/** Hairs as stored, parallel arrays. */
export interface FollicleHair {
  /** Level-1 triangle of the root. */
  readonly triangle: Uint16Array;
  /** Weights of its second and third corner, 0 to 255 for 0 to 1. */
  readonly barycentric: Uint8Array;
  /** xyz in the root's frame, -127 to 127 for -1 to 1. */
  readonly direction: Int8Array;
  readonly bend: Int8Array;
  /** Length and greatest width, units of LENGTH_UNIT_MM and WIDTH_UNIT_MM. */
  readonly size: Uint8Array;
  /** Lightness within the person's hair, 0 to 255. */
  readonly shade: Uint8Array;
}

/** Hairs as drawn. */
export interface HairMesh extends TriangleMesh {
  /** Unit, straight out from the hair's centre line. A shader may thicken a hair by moving along it. */
  readonly normals: Float32Array;
  /** Distance from the centre line, mm; 0 at the tip. */
  readonly halfWidthMm: Float32Array;
  /** 0 at the root to 255 at the tip. */
  readonly along: Uint8Array;
  /** As stored, one for each vertex. */
  readonly shade: Uint8Array;
}

export const LENGTH_UNIT_MM = 0.06;
export const WIDTH_UNIT_MM = 0.001;
/** A tube of three sides looks round at a tenth of a millimetre. */
const SIDES = 3;
const SEGMENTS = 4;
const VERTICES_PER_HAIR = SIDES * SEGMENTS + 1;
const TRIANGLES_PER_HAIR = SIDES * (2 * SEGMENTS - 1);

type Vector = [number, number, number];

/** An even choice of the hairs: the golden ratio's multiples spread over them whatever their order. */
export function thinHair(hair: FollicleHair, share: number): FollicleHair {
  const kept: number[] = [];
  for (let h = 0; h < hair.triangle.length; h++) if ((h * 0.6180339887498949) % 1 < share) kept.push(h);
  const take = <T extends Uint8Array | Int8Array | Uint16Array>(array: T, size: number): T => {
    const taken = new (array.constructor as new (length: number) => T)(size * kept.length);
    kept.forEach((h, i) => {
      for (let k = 0; k < size; k++) taken[size * i + k] = array[size * h + k]!;
    });
    return taken;
  };
  return {
    triangle: take(hair.triangle, 1),
    barycentric: take(hair.barycentric, 2),
    direction: take(hair.direction, 3),
    bend: take(hair.bend, 3),
    size: take(hair.size, 2),
    shade: take(hair.shade, 1),
  };
}

/** @param skin Level-1 mesh of the head that the hairs stand on. */
export function growHair(hair: FollicleHair, skin: TriangleMesh & { readonly normals: Float32Array }): HairMesh {
  const count = hair.triangle.length;
  const positions = new Float32Array(count * VERTICES_PER_HAIR * 3);
  const normals = new Float32Array(positions.length);
  const halfWidthMm = new Float32Array(count * VERTICES_PER_HAIR);
  const along = new Uint8Array(count * VERTICES_PER_HAIR);
  const shade = new Uint8Array(count * VERTICES_PER_HAIR);
  const triangles = new Uint32Array(count * TRIANGLES_PER_HAIR * 3);

  for (let h = 0, vertex = 0, corner = 0; h < count; h++) {
    const { origin, axes } = rootFrame(hair, h, skin);
    const length = hair.size[h * 2]! * LENGTH_UNIT_MM;
    const halfWidth = (hair.size[h * 2 + 1]! * WIDTH_UNIT_MM) / 2;
    const direction = toHead(hair.direction, h, axes);
    const bend = toHead(hair.bend, h, axes);
    const first = vertex;
    for (let s = 0; s <= SEGMENTS; s++) {
      const t = s / SEGMENTS;
      const centre = origin.map((o, k) => o + length * t * (direction[k]! + t * bend[k]!)) as Vector;
      const tangent = unit(direction.map((d, k) => d + 2 * t * bend[k]!) as Vector);
      const side = unit(cross(tangent, leastAlong(tangent)));
      const other = cross(tangent, side);
      const sides = s === SEGMENTS ? 1 : SIDES;
      const width = halfWidth * taper(t);
      for (let k = 0; k < sides; k++, vertex++) {
        const turn = (k * 2 * Math.PI) / SIDES;
        for (let i = 0; i < 3; i++) {
          const out = sides === 1 ? tangent[i]! : Math.cos(turn) * side[i]! + Math.sin(turn) * other[i]!;
          normals[vertex * 3 + i] = out;
          positions[vertex * 3 + i] = centre[i]! + (sides === 1 ? 0 : out * width);
        }
        halfWidthMm[vertex] = sides === 1 ? 0 : width;
        along[vertex] = Math.round(t * 255);
        shade[vertex] = hair.shade[h]!;
      }
    }
    for (let s = 0; s < SEGMENTS; s++) {
      for (let k = 0; k < SIDES; k++) {
        const a = first + s * SIDES + k;
        const b = first + s * SIDES + ((k + 1) % SIDES);
        const last = s === SEGMENTS - 1;
        const tip = first + SEGMENTS * SIDES;
        triangles.set(last ? [a, b, tip] : [a, b, a + SIDES, b, b + SIDES, a + SIDES], corner);
        corner += last ? 3 : 6;
      }
    }
  }
  return { positions, triangles, normals, halfWidthMm, along, shade };
}

/** Where a hair stands, and the axes of its frame, head frame. */
export function rootFrame(
  { triangle, barycentric }: Pick<FollicleHair, 'triangle' | 'barycentric'>,
  hair: number,
  { positions, triangles, normals }: TriangleMesh & { readonly normals: Float32Array },
): { origin: Vector; axes: readonly [Vector, Vector, Vector] } {
  const corners = [0, 1, 2].map((k) => triangles[triangle[hair]! * 3 + k]! * 3) as Vector;
  const v = barycentric[hair * 2]! / 255;
  const w = barycentric[hair * 2 + 1]! / 255;
  const weights = [1 - v - w, v, w];
  const blend = (data: Float32Array) =>
    [0, 1, 2].map((i) => corners.reduce((sum, at, k) => sum + weights[k]! * data[at + i]!, 0)) as Vector;
  const normal = unit(blend(normals));
  const edge = [0, 1, 2].map((i) => positions[corners[1] + i]! - positions[corners[0] + i]!) as Vector;
  const rise = dot(edge, normal);
  const first = unit(edge.map((e, i) => e - rise * normal[i]!) as Vector);
  return { origin: blend(positions), axes: [first, cross(normal, first), normal] };
}

/** Full for most of the hair, then to a point. */
function taper(t: number): number {
  return 1 - t * t * 0.85;
}

function toHead(stored: Int8Array, hair: number, axes: readonly [Vector, Vector, Vector]): Vector {
  return [0, 1, 2].map((i) =>
    axes.reduce((sum, axis, k) => sum + (stored[hair * 3 + k]! / 127) * axis[i]!, 0),
  ) as Vector;
}

/** The coordinate axis least along a direction: always safe to cross with. */
function leastAlong([x, y, z]: Vector): Vector {
  if (Math.abs(x) <= Math.abs(y) && Math.abs(x) <= Math.abs(z)) return [1, 0, 0];
  return Math.abs(y) <= Math.abs(z) ? [0, 1, 0] : [0, 0, 1];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit(a: Vector): Vector {
  const length = Math.sqrt(dot(a, a));
  return length > 0 ? [a[0] / length, a[1] / length, a[2] / length] : [0, 0, 1];
}
