/** From hairs described in the head frame to hairs rooted in the skin, as the asset stores them. */

import type { HeadMesh } from '../../src/head/HeadMesh';
import { type FollicleHair, LENGTH_UNIT_MM, rootFrame, WIDTH_UNIT_MM } from '../../src/head/hairFibres';
import type { SkinHit } from '../../src/head/headBvh';
import type { Point } from '../../src/head/landmarks';

export interface DescribedHair {
  readonly root: SkinHit;
  /** Head frame; the curve is root + length · (t · direction + t² · bend). Components within [-1, 1]. */
  readonly direction: Point;
  readonly bend: Point;
  readonly lengthMm: number;
  readonly widthMm: number;
  /** In [0, 1], dark to light. */
  readonly shade: number;
}

export function rootHair(hairs: readonly DescribedHair[], skin: HeadMesh): FollicleHair {
  const count = hairs.length;
  const triangle = Uint16Array.from(hairs, ({ root }) => root.triangle);
  const barycentric = new Uint8Array(count * 2);
  const direction = new Int8Array(count * 3);
  const bend = new Int8Array(count * 3);
  const size = new Uint8Array(count * 2);
  hairs.forEach((hair, h) => {
    const [v, w] = hair.root.barycentric.map((b) => Math.round(Math.min(1, Math.max(0, b)) * 255)) as [number, number];
    barycentric.set([v, Math.min(w, 255 - v)], h * 2);
  });
  hairs.forEach((hair, h) => {
    const { axes } = rootFrame({ triangle, barycentric }, h, skin);
    const inFrame = (vector: Point) =>
      axes.map((axis) =>
        Math.round(
          127 *
            Math.min(
              1,
              Math.max(
                -1,
                axis.reduce((s, a, k) => s + a * vector[k]!, 0),
              ),
            ),
        ),
      );
    direction.set(inFrame(hair.direction), h * 3);
    bend.set(inFrame(hair.bend), h * 3);
    size.set([Math.round(hair.lengthMm / LENGTH_UNIT_MM), Math.round(hair.widthMm / WIDTH_UNIT_MM)], h * 2);
  });
  return {
    triangle,
    barycentric,
    direction,
    bend,
    size,
    shade: Uint8Array.from(hairs, (h) => Math.round(h.shade * 255)),
  };
}

export function mirrorPoint([x, y, z]: Point): Point {
  return [-x, y, z];
}

export function along(...terms: readonly (readonly [weight: number, direction: Point])[]): Point {
  const sum = (k: number) => terms.reduce((total, [weight, direction]) => total + weight * direction[k]!, 0);
  return [sum(0), sum(1), sum(2)];
}

export function unit(vector: Point): Point {
  const length = Math.hypot(...vector);
  return [vector[0] / length, vector[1] / length, vector[2] / length];
}

export function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
