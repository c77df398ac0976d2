/**
 * A hairline along the hair that a loss pattern has left: where half of the untouched density stands, from the middle of
 * the front over the corners and down the temples.
 *
 * The border's wandering is left out, and the line runs through SIDE_CONTROLS points as any does, so what comes out is a
 * line that someone would draw. Patches, scars and brushed hair are passed over.
 */
import { surfacePosition } from '../head/surfacePoint';
import type { AnglePoint } from './angularRegion';
import type { AnatomicalScalp } from './buildScalpSurface';
import { CONTROL_LIMITS, HANDLE_INDEX, type HairlineLine, NONE_ADDED, roundPoint } from './hairline';
import type { LossField } from './lossFields';
import type { LineSkin } from './meridianTape';
import { BORDER_FADE_MM } from './NativeRaster';
import { type SagittalPoint, toSagittal } from './sagittalAngles';

/** Of untouched hair, where the line is laid. */
export const BORDER_SHARE = 0.5;
/** A front farther back than this is none: hair on the crown has no hairline. */
const MOST_ELEVATION = CONTROL_LIMITS.elevation.max;
/**
 * On the bare forehead or before it, in sagittal angles: seen from here the border runs once round, from the middle to
 * the sideburn, however deep its corners are.
 */
const LOOKOUT: SagittalPoint = [20, 2];
/** Elevations at which the border of the temple ends, and of the sideburn's controls from its handle down. */
const LOWEST = -7;
const SIDEBURN: readonly AnglePoint[] = [
  [68.6, -7],
  [72, -17],
  [74, -26],
  [75, -40],
];
/** Between these heights the temple's hair comes forward most. */
const PEAK_ELEVATIONS = { low: 13, high: 33 };
/** Two neighbours on the border farther apart than this, mm, and it is no border of a hairline. */
const BROKEN_MM = 30;

/** Shares of the way on the skin from the middle to the corner, and from there to the temporal peak. */
const TO_CORNER = [0.24, 0.46, 0.68, 0.87, 1];
const TO_PEAK = [0.14, 0.4, 0.7, 1];

/** Null where no hair is left in front. Both sides are measured, so they may differ where the loss does. */
export function remainingHairline(scalp: AnatomicalScalp, skin: LineSkin, loss: LossField): HairlineLine | null {
  const insideMm = halfBorder(scalp, skin, loss);
  if (!insideMm) return null;
  const mid = findMiddle(insideMm);
  if (!mid) return null;
  const left = findSide(insideMm, mid, skin, 1);
  const right = findSide(insideMm, mid, skin, -1);
  return left && right && { mid: roundPoint(mid), left, right, added: NONE_ADDED };
}

/** Tape inside the skin with at least half of its hair, mm; null off the scalp. */
type Inside = (azimuth: number, elevation: number) => number | null;

/** Null where no skin has so much hair. */
function halfBorder(scalp: AnatomicalScalp, { coordinates }: LineSkin, loss: LossField): Inside | null {
  const { keptShare, lostShare, thinningMm, keptMm } = loss;
  if (keptShare < BORDER_SHARE) return null;
  const needed = lostShare >= BORDER_SHARE ? 0 : (BORDER_SHARE - lostShare) / (keptShare - lostShare);
  const halfMm = lostShare >= BORDER_SHARE ? Number.NEGATIVE_INFINITY : thinningMm * smoothstepInverse(needed);
  const { triangles, borderDistanceMm } = scalp;
  const atVertex = (v: number) =>
    Math.min(keptMm[v]! - halfMm, borderDistanceMm[v]! - BORDER_FADE_MM.side * smoothstepInverse(BORDER_SHARE));
  return (azimuth, elevation) => {
    const place = coordinates.locate(azimuth, elevation);
    if (!place) return null;
    const [v, w] = place.barycentric;
    const at = (k: number) => atVertex(triangles[3 * place.triangle + k]!);
    return (1 - v - w) * at(0) + v * at(1) + w * at(2);
  };
}

function findMiddle(insideMm: Inside): AnglePoint | null {
  const found = firstInside((elevation) => insideMm(0, elevation), 0, MOST_ELEVATION);
  return found === null ? null : [0, found];
}

function findSide(insideMm: Inside, mid: AnglePoint, skin: LineSkin, sign: 1 | -1): AnglePoint[] | null {
  const border = findBorder(insideMm, mid, sign);
  const walked = [0];
  const positions = border.map(([azimuth, elevation]) => {
    const place = skin.coordinates.locate(azimuth, elevation);
    return place && surfacePosition(skin.mesh, place);
  });
  for (let i = 1; i < border.length; i++) {
    const [a, b] = [positions[i - 1], positions[i]];
    if (!a || !b) return null;
    const length = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    if (length > BROKEN_MM) return null;
    walked.push(walked[i - 1]! + length);
  }
  const peak = findPeak(border, sign);
  if (peak === null) return null;
  const corner = farthestFromChord(
    positions.map((position) => position!),
    peak,
  );
  if (corner < 1 || corner >= peak) return null;
  const along = (from: number, to: number, share: number) =>
    pointAtLength(border, walked, walked[from]! + share * (walked[to]! - walked[from]!));
  const [, lowest] = border[border.length - 1]!;
  if (lowest > LOWEST + 1) return null;
  const controls: AnglePoint[] = [
    ...TO_CORNER.map((share) => along(0, corner, share)),
    ...TO_PEAK.map((share) => along(corner, peak, share)),
  ];
  // down the temple by height, to the handle of the sideburn
  const [, peakElevation] = border[peak]!;
  const steps = HANDLE_INDEX.sideburn - HANDLE_INDEX.temporalPeak;
  for (let i = 1; i <= steps; i++) {
    controls.push(pointAtElevation(border, peak, peakElevation + ((LOWEST - peakElevation) * i) / steps));
  }
  // below it as in the presets: no pigment shows there
  const [handleAzimuth] = controls[HANDLE_INDEX.sideburn]!;
  const [first] = SIDEBURN;
  for (const [azimuth, elevation] of SIDEBURN.slice(1)) {
    controls.push([handleAzimuth + sign * (azimuth - first![0]), elevation]);
  }
  const { azimuth: limit } = CONTROL_LIMITS;
  return controls.every(
    ([azimuth, elevation]) => azimuth >= limit.min && azimuth <= limit.max && elevation <= MOST_ELEVATION,
  )
    ? controls.map(roundPoint)
    : null;
}

/** From the middle outwards, seen from the lookout. */
function findBorder(insideMm: Inside, mid: AnglePoint, sign: 1 | -1): AnglePoint[] {
  const [lateral, sagittal] = LOOKOUT;
  const bearing = (point: AnglePoint) => {
    const [l, s] = toSagittal(...point);
    return (Math.atan2(s - sagittal, l - lateral) * 180) / Math.PI;
  };
  const from = bearing(mid);
  const to = bearing([SIDEBURN[0]![0], LOWEST - 6]);
  const border: AnglePoint[] = [mid];
  for (let angle = from - RAY_DEGREES; angle > to; angle -= RAY_DEGREES) {
    const [right, up] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const pointAt = (reach: number) => fromSagittal([lateral + reach * right, sagittal + reach * up], sign);
    const reach = firstInside((t) => insideMm(...pointAt(t)), 0, MOST_REACH);
    if (reach !== null) border.push(pointAt(reach));
  }
  return border;
}

const RAY_DEGREES = 0.75;
const MOST_REACH = 130;
const SEARCH_STEP = 0.75;

/** The first place, going up from `from`, where a field that may have gaps becomes positive. */
function firstInside(field: (t: number) => number | null, from: number, to: number): number | null {
  for (let t = from; t <= to; t += SEARCH_STEP) {
    const value = field(t);
    if (value === null || value < 0) continue;
    let [near, far] = [t - SEARCH_STEP, t];
    for (let round = 0; round < 16; round++) {
      const middle = (near + far) / 2;
      const there = field(middle);
      if (there === null || there < 0) near = middle;
      else far = middle;
    }
    return far;
  }
  return null;
}

/** The inverse of `toSagittal`, for one side of the head. */
function fromSagittal([lateral, sagittal]: SagittalPoint, sign: 1 | -1): AnglePoint {
  const [l, s] = [(lateral * Math.PI) / 180, (sagittal * Math.PI) / 180];
  const elevation = Math.asin(Math.max(-1, Math.min(1, Math.cos(l) * Math.sin(s))));
  const azimuth = Math.atan2(Math.sin(l), Math.cos(l) * Math.cos(s));
  return [(sign * azimuth * 180) / Math.PI, (elevation * 180) / Math.PI];
}

/** Where the temple's hair stands farthest forward; half-way down where it nowhere comes forward. */
function findPeak(border: readonly AnglePoint[], sign: 1 | -1): number | null {
  let peak: number | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  const { low, high } = PEAK_ELEVATIONS;
  for (let i = border.length - 1; i > 0; i--) {
    const [azimuth, elevation] = border[i]!;
    if (elevation < low) continue;
    if (elevation > high) break;
    // a border that only draws back going up has its peak in the middle of these heights
    const away = Math.abs(elevation - (low + high) / 2);
    const forward = sign * azimuth + 0.8 * away;
    if (forward < nearest) [nearest, peak] = [forward, i];
  }
  return peak;
}

type Place = readonly [number, number, number];

/** The border's place that lies farthest from the straight way between its middle and the temporal peak. */
function farthestFromChord(positions: readonly Place[], peak: number): number {
  const [a, b] = [positions[0]!, positions[peak]!];
  const d = [0, 1, 2].map((k) => b[k]! - a[k]!) as unknown as Place;
  const lengthSquared = d[0] ** 2 + d[1] ** 2 + d[2] ** 2;
  let corner = 0;
  let most = 0;
  for (let i = 1; i < peak; i++) {
    const p = [0, 1, 2].map((k) => positions[i]![k]! - a[k]!) as unknown as Place;
    const t = (p[0] * d[0] + p[1] * d[1] + p[2] * d[2]) / lengthSquared;
    const distance = Math.hypot(p[0] - t * d[0], p[1] - t * d[1], p[2] - t * d[2]);
    if (distance > most) [most, corner] = [distance, i];
  }
  return corner;
}

function pointAtLength(border: readonly AnglePoint[], walked: readonly number[], length: number): AnglePoint {
  let i = 1;
  while (i + 1 < walked.length && walked[i]! < length) i++;
  const gap = walked[i]! - walked[i - 1]!;
  return between(border[i - 1]!, border[i]!, gap > 0 ? (length - walked[i - 1]!) / gap : 0);
}

function pointAtElevation(border: readonly AnglePoint[], from: number, elevation: number): AnglePoint {
  let i = from + 1;
  while (i + 1 < border.length && border[i]![1] > elevation) i++;
  const gap = border[i]![1] - border[i - 1]![1];
  return between(border[i - 1]!, border[i]!, gap === 0 ? 0 : (elevation - border[i - 1]![1]) / gap);
}

function between(a: AnglePoint, b: AnglePoint, share: number): AnglePoint {
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** Of the smooth step from 0 to 1: where it has risen to `share`. */
function smoothstepInverse(share: number): number {
  let [near, far] = [0, 1];
  for (let round = 0; round < 30; round++) {
    const t = (near + far) / 2;
    if (t * t * (3 - 2 * t) < share) near = t;
    else far = t;
  }
  return (near + far) / 2;
}
