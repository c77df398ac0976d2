/**
 * Points that a person adds to a hairline, and takes away again.
 *
 * A new point is laid on the curve, between the controls that are there: it gives the finger something to hold and
 * leaves the line where it was, to half a millimetre. The points that anatomy names are measured by, so they stay.
 */
import { type AnglePoint, LINE_STEPS, smoothLine } from './angularRegion';
import {
  type AddedPoint,
  type HairlineLine,
  hairlineCurve,
  handlePosition,
  type LinePoint,
  linePoints,
  MOST_ADDED,
  mirrorLine,
  roundPoint,
  type Side,
} from './hairline';

/** Why no point is added: a handle stands there already, its gap is too short for another, or its side has MOST_ADDED. */
export type InsertRefusal = 'taken' | 'noRoom' | 'limit';

export type Insertion =
  | { readonly line: HairlineLine; readonly point: AddedPoint; readonly refusal: null }
  | { readonly line: null; readonly point: null; readonly refusal: InsertRefusal };

/** Nearer to a handle than this a finger means the handle. Degrees of arc, 1.7 mm each. */
const TAKEN_DEGREES = 1.2;
/** A new point keeps this far from the controls beside it, hidden ones too, or the curve would kink when it is moved. */
const LEAST_GAP_DEGREES = 1.5;

/**
 * Adds a point where the curve comes nearest to `at`, or a little along it where a control stands.
 *
 * @param isMirrored The other side gets one, too.
 */
export function insertPoint(line: HairlineLine, at: AnglePoint, isMirrored: boolean): Insertion {
  const refuse = (refusal: InsertRefusal): Insertion => ({ line: null, point: null, refusal });
  const curve = hairlineCurve(line);
  const nearest = nearestOnCurve(curve, at);
  const place = pointOnCurve(curve, nearest);
  if (linePoints(line).some((point) => degreesBetween(handlePosition(line, point), place) < TAKEN_DEGREES)) {
    return refuse('taken');
  }
  const rightCount = line.right.length;
  // from the right sideburn over the middle to the left one
  const gap = Math.floor(nearest / LINE_STEPS);
  const side: Side = gap >= rightCount ? 'left' : 'right';
  if (line.added[side].length >= MOST_ADDED) return refuse('limit');

  const point = betweenControls(curve, gap, nearest);
  if (!point) return refuse('noRoom');
  const index = side === 'left' ? gap - rightCount : rightCount - 1 - gap;
  const controls = [...line[side].slice(0, index), point, ...line[side].slice(index)];
  const added = [...line.added[side].map((other) => (other >= index ? other + 1 : other)), index].sort((a, b) => a - b);
  const longer: HairlineLine = { ...line, [side]: controls, added: { ...line.added, [side]: added } };
  return {
    line: isMirrored ? mirrorLine(longer, side) : longer,
    point: { kind: 'added', side, index },
    refusal: null,
  };
}

/** @throws {RangeError} If the point is not one that has been added. */
export function removePoint(line: HairlineLine, { side, index }: AddedPoint, isMirrored: boolean): HairlineLine {
  if (!line.added[side].includes(index)) {
    throw new RangeError(`removePoint: index must be of an added point, got ${index} on the ${side}.`);
  }
  const shorter: HairlineLine = {
    ...line,
    [side]: line[side].filter((_, i) => i !== index),
    added: {
      ...line.added,
      [side]: line.added[side].filter((other) => other !== index).map((other) => (other > index ? other - 1 : other)),
    },
  };
  return isMirrored ? mirrorLine(shorter, side) : shorter;
}

/** Half-way along the curve from a point to the next one outwards; from the sideburn, to the one before it. */
export function halfWayToNext(line: HairlineLine, point: LinePoint): AnglePoint {
  const curve = hairlineCurve(line);
  const parameterOf = (other: LinePoint) => nearestOnCurve(curve, handlePosition(line, other));
  const outwards = point.side === 'left' ? 1 : -1;
  const from = parameterOf(point);
  const steps = linePoints(line)
    .map((other) => outwards * (parameterOf(other) - from))
    .filter((step) => Math.abs(step) > 1e-6);
  const ahead = steps.filter((step) => step > 0);
  const step = ahead.length > 0 ? Math.min(...ahead) : Math.max(...steps);
  // by length: controls stand closer together in some places than in others
  const [low, high] = [Math.min(from, from + outwards * step), Math.max(from, from + outwards * step)];
  const length = (to: number) => {
    let sum = 0;
    for (let t = low; t < to; ) {
      const next = Math.min(to, Math.floor(t + 1 + 1e-9));
      sum += degreesBetween(pointOnCurve(curve, t), pointOnCurve(curve, next));
      t = next;
    }
    return sum;
  };
  const half = length(high) / 2;
  let [near, far] = [low, high];
  for (let round = 0; round < 30; round++) {
    const middle = (near + far) / 2;
    if (length(middle) < half) near = middle;
    else far = middle;
  }
  return pointOnCurve(curve, near);
}

/**
 * The place nearest to the wanted one that leaves room on both sides; null where the gap has none.
 *
 * One more control bends the curve on both sides of it, by up to 0.75 mm where controls are spaced unevenly. So some
 * places near by are tried, a little along the curve and across it, and the one is taken that bends it least.
 */
function betweenControls(curve: readonly number[], gap: number, wanted: number): AnglePoint | null {
  const [from, to] = [LINE_STEPS * gap, LINE_STEPS * (gap + 1)];
  const leavesRoom = (t: number) =>
    t > from &&
    t < to &&
    degreesBetween(pointOnCurve(curve, t), pointOnCurve(curve, from)) >= LEAST_GAP_DEGREES &&
    degreesBetween(pointOnCurve(curve, t), pointOnCurve(curve, to)) >= LEAST_GAP_DEGREES;
  let start: number | null = null;
  for (let away = 0; away < LINE_STEPS && start === null; away += 0.05) {
    start = [wanted - away, wanted + away].find(leavesRoom) ?? null;
  }
  if (start === null) return null;

  const controls: AnglePoint[] = [];
  for (let i = 0; i < curve.length; i += 2 * LINE_STEPS) controls.push([curve[i]!, curve[i + 1]!]);
  // the pieces that one more control bends, and those beside them for their slope
  const first = Math.max(0, gap - 3);
  const before = controls.slice(first, gap + 1);
  const behind = controls.slice(gap + 1, gap + 5);
  const stretch = curve.slice(2 * LINE_STEPS * first, 2 * LINE_STEPS * (first + before.length + behind.length - 1) + 2);
  let best: AnglePoint | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const along of TRIED_ALONG) {
    const t = start + along;
    if (!leavesRoom(t)) continue;
    const [azimuth, elevation] = pointOnCurve(curve, t);
    const [nextAzimuth, nextElevation] = pointOnCurve(curve, t + 0.1);
    const length = Math.hypot(nextAzimuth - azimuth, nextElevation - elevation);
    for (const across of TRIED_ACROSS_DEGREES) {
      const tried = roundPoint([
        azimuth - (across * (nextElevation - elevation)) / length,
        elevation + (across * (nextAzimuth - azimuth)) / length,
      ]);
      const bent = smoothLine([...before, tried, ...behind]);
      let most = 0;
      for (let i = 0; i < bent.length; i += 2) {
        const place: AnglePoint = [bent[i]!, bent[i + 1]!];
        most = Math.max(most, degreesBetween(place, pointOnCurve(stretch, nearestOnCurve(stretch, place))));
      }
      if (most < least) [least, best] = [most, tried];
    }
  }
  return best;
}

/** In pieces of the polyline, and in degrees. */
const TRIED_ALONG = [0, -0.5, 0.5, -1, 1, -1.5, 1.5];
const TRIED_ACROSS_DEGREES = [0, -0.06, 0.06, -0.12, 0.12, -0.2, 0.2, -0.3, 0.3];

/** Along a polyline of pairs: how many of its pieces lie before the place nearest to a point, and what share of the next. */
export function nearestOnCurve(curve: readonly number[], [azimuth, elevation]: AnglePoint): number {
  const shrink = Math.cos((elevation * Math.PI) / 180);
  let best = Number.POSITIVE_INFINITY;
  let nearest = 0;
  for (let i = 0; i + 3 < curve.length; i += 2) {
    const ax = (curve[i]! - azimuth) * shrink;
    const ay = curve[i + 1]! - elevation;
    const dx = (curve[i + 2]! - curve[i]!) * shrink;
    const dy = curve[i + 3]! - curve[i + 1]!;
    const lengthSquared = dx * dx + dy * dy;
    const t = lengthSquared > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / lengthSquared)) : 0;
    const distance = Math.hypot(ax + t * dx, ay + t * dy);
    if (distance < best) [best, nearest] = [distance, i / 2 + t];
  }
  return nearest;
}

function pointOnCurve(curve: readonly number[], at: number): AnglePoint {
  const i = Math.min(curve.length / 2 - 2, Math.floor(at));
  const share = at - i;
  const along = (k: number) => curve[2 * i + k]! + share * (curve[2 * i + 2 + k]! - curve[2 * i + k]!);
  return [along(0), along(1)];
}

/** Of arc, where both are near each other. */
function degreesBetween(a: AnglePoint, b: AnglePoint): number {
  const shrink = Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  return Math.hypot((a[0] - b[0]) * shrink, a[1] - b[1]);
}
