/**
 * Regions of the skull drawn in cranial angles: a smooth line through a few points, and the side of it that is meant.
 *
 * Drawn for one half of the head and mirrored, so every region is symmetric. Only sums, products and square roots:
 * the same numbers in every browser.
 */

/** Azimuth from the face (0) past the ear (about 90) to the back (180); elevation above the horizontal. Degrees. */
export type AnglePoint = readonly [azimuth: number, elevation: number];

export interface AngularRegion {
  /** Dense polyline of the border line, azimuth-elevation pairs in degrees. */
  readonly line: Float64Array;
  /** Closed outline of the inside: the border line and the corners behind it, pairs as above. */
  readonly outline: Float64Array;
}

/** Steps between two control points: the polyline then strays from the smooth line by less than 0.05°. */
export const LINE_STEPS = 8;

/**
 * @param controls The border line passes through these. At least two.
 * @param behind Corners that close the line around the region's inside, from the line's end back to its start.
 */
export function drawAngularRegion(controls: readonly AnglePoint[], behind: readonly AnglePoint[]): AngularRegion {
  if (controls.length < 2)
    throw new RangeError(`drawAngularRegion: controls must be two points or more, got ${controls.length}.`);
  const line = smoothLine(controls);
  return { line: Float64Array.from(line), outline: Float64Array.from([...line, ...behind.flat()]) };
}

/** Degrees of arc from the border line, positive inside the region. Azimuth may be of either side. */
export function signedAngularDistance(region: AngularRegion, azimuth: number, elevation: number): number {
  const x = Math.abs(azimuth);
  const { line, outline } = region;
  // a degree of azimuth is shorter than a degree of elevation by the cosine of the elevation
  const shrink = cosineOfDegrees(elevation);
  let nearest = Infinity;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const ax = (line[i]! - x) * shrink;
    const ay = line[i + 1]! - elevation;
    const dx = (line[i + 2]! - line[i]!) * shrink;
    const dy = line[i + 3]! - line[i + 1]!;
    const lengthSquared = dx * dx + dy * dy;
    const t = lengthSquared > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / lengthSquared)) : 0;
    const px = ax + t * dx;
    const py = ay + t * dy;
    nearest = Math.min(nearest, px * px + py * py);
  }
  const distance = Math.sqrt(nearest);
  return isInside(outline, x, elevation) ? distance : -distance;
}

function isInside(outline: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = outline.length - 2; i < outline.length; j = i, i += 2) {
    const yi = outline[i + 1]!;
    const yj = outline[j + 1]!;
    if (yi > y !== yj > y && x < outline[i]! + ((y - yi) / (yj - yi)) * (outline[j]! - outline[i]!)) inside = !inside;
  }
  return inside;
}

/**
 * Centripetal Catmull-Rom: passes through the points and neither loops nor overshoots between uneven ones.
 *
 * @returns Pairs, `LINE_STEPS` pieces for each gap between two controls.
 */
export function smoothLine(controls: readonly AnglePoint[]): number[] {
  const points: number[] = [];
  const last = controls.length - 1;
  for (let i = 0; i < last; i++) {
    const p1 = controls[i]!;
    const p2 = controls[i + 1]!;
    const p0 = i > 0 ? controls[i - 1]! : reflect(p2, p1);
    const p3 = i + 2 <= last ? controls[i + 2]! : reflect(p1, p2);
    const t1 = knotStep(p0, p1);
    const t2 = t1 + knotStep(p1, p2);
    const t3 = t2 + knotStep(p2, p3);
    for (let step = 0; step < LINE_STEPS; step++) {
      const t = t1 + ((t2 - t1) * step) / LINE_STEPS;
      for (let k = 0; k < 2; k++) {
        const a1 = blend(p0[k]!, p1[k]!, 0, t1, t);
        const a2 = blend(p1[k]!, p2[k]!, t1, t2, t);
        const a3 = blend(p2[k]!, p3[k]!, t2, t3, t);
        points.push(blend(blend(a1, a2, 0, t2, t), blend(a2, a3, t1, t3, t), t1, t2, t));
      }
    }
  }
  points.push(...controls[last]!);
  return points;
}

function blend(a: number, b: number, from: number, to: number, t: number): number {
  return a + ((b - a) * (t - from)) / (to - from);
}

function knotStep(a: AnglePoint, b: AnglePoint): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  return Math.sqrt(Math.sqrt(dx * dx + dy * dy));
}

function reflect(point: AnglePoint, about: AnglePoint): AnglePoint {
  return [2 * about[0] - point[0], 2 * about[1] - point[1]];
}

/** Taylor series, good to 1e-4 within ±90°. */
function cosineOfDegrees(angle: number): number {
  const x = angle * (Math.PI / 180);
  const s = x * x;
  return 1 - (s / 2) * (1 - (s / 12) * (1 - (s / 30) * (1 - s / 56)));
}
