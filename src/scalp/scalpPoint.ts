/** Places on the scalp: from a triangle of the head, or from two angles, to millimetres. */
import type { Point } from '../head/landmarks';
import { type SurfacePoint, surfacePosition } from '../head/surfacePoint';
import type { AnatomicalScalp } from './buildScalpSurface';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';

/** Where a surface point of the level-2 head lies on the scalp, head frame, mm; null away from it. */
export function scalpPosition(scalp: AnatomicalScalp, { triangle, barycentric }: SurfacePoint): Point | null {
  const own = ownTriangle(scalp, triangle);
  return own < 0 ? null : surfacePosition(scalp, { triangle: own, barycentric });
}

/** The scalp's own number of a triangle of the head; -1 away from it. */
export function ownTriangle({ headTriangle }: AnatomicalScalp, triangle: number): number {
  return findAscending(headTriangle, triangle);
}

/** Where a line out of the cranial centre at these angles meets the scalp; null where it misses. Degrees, azimuth signed. */
export function positionAtAngles(scalp: AnatomicalScalp, azimuth: number, elevation: number): Point | null {
  const own = ownPointAtAngles(scalp, azimuth, elevation);
  return own && surfacePosition(scalp, own);
}

/** The same as a surface point of the level-2 head. */
export function surfaceAtAngles(scalp: AnatomicalScalp, azimuth: number, elevation: number): SurfacePoint | null {
  const own = ownPointAtAngles(scalp, azimuth, elevation);
  return own && { triangle: scalp.headTriangle[own.triangle]!, barycentric: own.barycentric };
}

/** The same as a point of the scalp's own triangles. */
export function ownPointAtAngles(
  { triangles, angles }: Pick<AnatomicalScalp, 'triangles' | 'angles'>,
  azimuth: number,
  elevation: number,
): SurfacePoint | null {
  const x = azimuth * ANGLE_STEPS_PER_DEGREE;
  const y = elevation * ANGLE_STEPS_PER_DEGREE;
  const turn = 360 * ANGLE_STEPS_PER_DEGREE;
  // azimuth jumps at the back of the head: as seen from the point that is looked for
  const aside = (v: number) => {
    const d = angles[2 * v]! - x;
    return d > turn / 2 ? d - turn : d < -turn / 2 ? d + turn : d;
  };
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    const [ax, ay] = [aside(a), angles[2 * a + 1]! - y];
    const [bx, by] = [aside(b), angles[2 * b + 1]! - y];
    const [cx, cy] = [aside(c), angles[2 * c + 1]! - y];
    // round the zenith, or seen from the face across the back: neither is near
    if (Math.max(ax, bx, cx) - Math.min(ax, bx, cx) > turn / 4) continue;
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    const v = (ay * cx - ax * cy) / area;
    const w = (ax * by - ay * bx) / area;
    if (!(v >= -1e-9 && w >= -1e-9 && v + w <= 1 + 1e-9)) continue;
    return { triangle: t / 3, barycentric: [v, w] };
  }
  return null;
}

function findAscending(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! === value) return middle;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
