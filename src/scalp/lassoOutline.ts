/** From what a finger drew to the outline of a zone, or the reason why it is none. */
import type { Point } from '../head/landmarks';
import type { SurfacePoint } from '../head/surfacePoint';
import { mm2, type SquareMillimetres } from '../units';
import { ZONE_EDIT_LIMITS } from './zoneEdits';

/** A place on the skin that a lasso passed. */
export interface LassoPoint extends SurfacePoint {
  /** Head frame, mm. */
  readonly position: Point;
}

/** Smaller is a slip of the finger, and little more than the blend of its edge. */
export const SMALLEST_ZONE_MM2 = mm2(100);

/** A loop that the line makes by the way may be cut off up to this share of what is left. */
const LOOSE_SHARE = 0.2;

export type Lasso =
  | { readonly kind: 'outline'; readonly outline: readonly SurfacePoint[]; readonly areaMm2: SquareMillimetres }
  | { readonly kind: 'refused'; readonly why: 'tooSmall' | 'crossesItself' };

/**
 * Closes a lasso. Where its ends cross, the loose ends are cut off; a line that makes two loops of like size is refused.
 *
 * @returns Among the outlines as many points as a design holds; the area is the outline's as seen along its normal, for
 * zones as large as a hand a tenth less than the skin's.
 */
export function closeLasso(points: readonly LassoPoint[]): Lasso {
  if (points.length < ZONE_EDIT_LIMITS.outlinePoints.min) return { kind: 'refused', why: 'tooSmall' };
  const flat = layFlat(points);
  const all = points.map((_, i) => i);
  const { kept, lost } = largestLoop(all, flat);
  const area = areaOf(kept, flat);
  if (lost > LOOSE_SHARE * area) return { kind: 'refused', why: 'crossesItself' };
  if (area < SMALLEST_ZONE_MM2) return { kind: 'refused', why: 'tooSmall' };
  const outline = thinned(kept, ZONE_EDIT_LIMITS.outlinePoints.max).map((i): SurfacePoint => {
    const { triangle, barycentric } = points[i]!;
    return { triangle, barycentric: [barycentric[0], barycentric[1]] };
  });
  if (outline.length < ZONE_EDIT_LIMITS.outlinePoints.min) return { kind: 'refused', why: 'tooSmall' };
  return { kind: 'outline', outline, areaMm2: mm2(area) };
}

/** Seen along the mean normal of the loop, pairs, mm. */
function layFlat(points: readonly LassoPoint[]): Float64Array {
  const middle = [0, 1, 2].map((k) => points.reduce((sum, { position }) => sum + position[k]!, 0) / points.length);
  let normal = [0, 0, 0];
  points.forEach(({ position: a }, i) => {
    const b = points[(i + 1) % points.length]!.position;
    const p = [0, 1, 2].map((k) => a[k]! - middle[k]!);
    const q = [0, 1, 2].map((k) => b[k]! - middle[k]!);
    normal = normal.map((value, k) => value + p[(k + 1) % 3]! * q[(k + 2) % 3]! - p[(k + 2) % 3]! * q[(k + 1) % 3]!);
  });
  const length = Math.hypot(...normal);
  // two loops of like size turn opposite ways: any plane that looks at the head will do
  normal = length > 1e-6 ? normal.map((value) => value / length) : outwards(middle);
  const aside = Math.abs(normal[1]!) < 0.9 ? [0, 1, 0] : [0, 0, 1];
  const right = cross(aside, normal);
  const across = Math.hypot(...right);
  const x = right.map((value) => value / across);
  const y = cross(normal, x);
  const flat = new Float64Array(2 * points.length);
  points.forEach(({ position }, i) => {
    for (let k = 0; k < 3; k++) {
      flat[2 * i] = flat[2 * i]! + x[k]! * (position[k]! - middle[k]!);
      flat[2 * i + 1] = flat[2 * i + 1]! + y[k]! * (position[k]! - middle[k]!);
    }
  });
  return flat;
}

/** The head's middle lies about here. */
const HEAD_MIDDLE = [0, 35, 0];

function outwards(at: readonly number[]): number[] {
  const away = at.map((value, k) => value - HEAD_MIDDLE[k]!);
  const length = Math.hypot(...away) || 1;
  return away.map((value) => value / length);
}

/** Cuts the loop at each crossing and keeps the larger part; `lost` sums the areas of the others. */
function largestLoop(loop: readonly number[], flat: Float64Array): { kept: readonly number[]; lost: number } {
  const n = loop.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (!doCross(flat, loop[i]!, loop[i + 1]!, loop[j]!, loop[(j + 1) % n]!)) continue;
      const inner = largestLoop(loop.slice(i + 1, j + 1), flat);
      const outer = largestLoop([...loop.slice(0, i + 1), ...loop.slice(j + 1)], flat);
      const [innerArea, outerArea] = [areaOf(inner.kept, flat), areaOf(outer.kept, flat)];
      const lost = inner.lost + outer.lost + Math.min(innerArea, outerArea);
      return { kept: innerArea > outerArea ? inner.kept : outer.kept, lost };
    }
  }
  return { kept: loop, lost: 0 };
}

function doCross(flat: Float64Array, a: number, b: number, c: number, d: number): boolean {
  const side = (p: number, q: number, r: number) =>
    (flat[2 * q]! - flat[2 * p]!) * (flat[2 * r + 1]! - flat[2 * p + 1]!) -
    (flat[2 * q + 1]! - flat[2 * p + 1]!) * (flat[2 * r]! - flat[2 * p]!);
  return side(a, b, c) > 0 !== side(a, b, d) > 0 && side(c, d, a) > 0 !== side(c, d, b) > 0;
}

function areaOf(loop: readonly number[], flat: Float64Array): number {
  let twice = 0;
  loop.forEach((a, i) => {
    const b = loop[(i + 1) % loop.length]!;
    twice += flat[2 * a]! * flat[2 * b + 1]! - flat[2 * b]! * flat[2 * a + 1]!;
  });
  return Math.abs(twice) / 2;
}

/** Evenly fewer, where there are too many. */
function thinned(loop: readonly number[], most: number): readonly number[] {
  if (loop.length <= most) return loop;
  return Array.from({ length: most }, (_, i) => loop[Math.floor((i * loop.length) / most)]!);
}

function cross(a: readonly number[], b: readonly number[]): number[] {
  return [0, 1, 2].map((k) => a[(k + 1) % 3]! * b[(k + 2) % 3]! - a[(k + 2) % 3]! * b[(k + 1) % 3]!);
}
