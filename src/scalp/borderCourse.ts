/**
 * Where the zones' borders run on one head, and how far a finger has moved one. For drawing and dragging: the weights
 * themselves come from planZones.ts; the two agree within 2 mm.
 */
import type { TriangleMesh } from '../head/HeadMesh';
import { surfacePosition } from '../head/surfacePoint';
import { type Millimetres, mm } from '../units';
import { type AnglePoint, type AngularRegion, signedAngularDistance } from './angularRegion';
import type { SkullCoordinates } from './skullCoordinates';
import { ZONE_EDIT_LIMITS, type ZoneBorderId } from './zoneEdits';
import { HAIRLINE_DEPTH_MM, SAGITTAL_SPLITS, SPLIT_REGIONS } from './zones';

export interface BorderSkin {
  readonly mesh: TriangleMesh;
  /** Surface points of `mesh` and cranial angles, all round the skull. */
  readonly skull: SkullCoordinates;
  /** Of each vertex of the mesh that the scalp has: see ScalpSurface. */
  borderDistanceAt(triangle: number, barycentric: readonly [number, number]): number;
}

/** Which way a positive offset moves a border: by the sign of its field, see `signedFrom`. */
const TOWARDS_NEGATIVE: ReadonlySet<ZoneBorderId> = new Set(['hairline', 'frontal', 'midScalp', 'top', 'temple']);

/** One degree about the cranial centre on the mean skull. */
const MM_PER_DEGREE = 1.7;
/** Step of the tape across a border, degrees. */
const STEP = 1.5;
const RADIANS = Math.PI / 180;

/** Half-width of the midline borders, degrees to either side, and the step along them. */
const SAGITTAL_SPAN = 36;
const SAGITTAL_STEP = 4;
const HAIRLINE_SPAN = 40;
const HAIRLINE_STEP = 4;
/** Of a line's smooth pieces, every so many are followed. */
const EVERY = 4;

export interface BorderLine {
  /** Cranial angles, from one end to the other. */
  readonly points: readonly AnglePoint[];
  /** Where a handle stands: indices into `points`. */
  readonly handles: readonly number[];
}

/**
 * The course of a border that has been moved by an offset.
 *
 * @returns One line, or for borders of the sides two: left, then right.
 */
export function borderLines(skin: BorderSkin, id: ZoneBorderId, offsetMm: Millimetres): BorderLine[] {
  if (id === 'hairline') return [hairlineEnd(skin, offsetMm)];
  const towards = TOWARDS_NEGATIVE.has(id) ? -1 : 1;
  const moved = (points: readonly AnglePoint[]) =>
    offsetMm === 0 ? points : points.map((point, i) => walked(skin, point, across(points, i, id, towards), offsetMm));
  return baseLines(id).map(({ points, handles }) => ({ points: moved(points), handles }));
}

/**
 * How far a border has to be moved to pass through a place, mm, to the half millimetre and within its limits.
 *
 * @param at Cranial angles of the place.
 */
export function borderOffsetAt(skin: BorderSkin, id: ZoneBorderId, at: AnglePoint): Millimetres {
  const { min, max } = ZONE_EDIT_LIMITS.borderMm;
  const offset = rawOffset(skin, id, at);
  return mm(Math.min(max, Math.max(min, Math.round(2 * offset) / 2)));
}

function rawOffset(skin: BorderSkin, id: ZoneBorderId, at: AnglePoint): number {
  if (id === 'hairline') {
    const place = skin.skull.locate(...at);
    return place ? skin.borderDistanceAt(place.triangle, place.barycentric) - HAIRLINE_DEPTH_MM : 0;
  }
  // on the side of the line that is followed
  let nearest = Infinity;
  let foot: AnglePoint = at;
  for (const { points } of baseLines(id)) {
    for (let i = 0; i + 1 < points.length; i++) {
      const candidate = footOn(points[i]!, points[i + 1]!, at);
      const away = angleBetween(candidate, at);
      if (away < nearest) [nearest, foot] = [away, candidate];
    }
  }
  const sign = signedFrom(id, at) > 0 ? 1 : -1;
  return (TOWARDS_NEGATIVE.has(id) ? -sign : sign) * tapeBetween(skin, foot, at);
}

/** Degrees from the border where anatomy has it, positive on the side of top, frontal, frontal with mid-scalp, nape, temple or back. */
function signedFrom(id: Exclude<ZoneBorderId, 'hairline'>, [azimuth, elevation]: AnglePoint): number {
  if (id === 'frontal' || id === 'midScalp') return SAGITTAL_SPLITS[id] - sagittalOf(azimuth, elevation);
  return signedAngularDistance(SPLIT_REGIONS[id], azimuth, elevation);
}

function sagittalOf(azimuth: number, elevation: number): number {
  const [, y, z] = toDirection([azimuth, elevation]);
  return Math.atan2(y, z) / RADIANS;
}

const known = new Map<ZoneBorderId, BorderLine[]>();

/** Where anatomy has a border, as far as it parts two zones. */
function baseLines(id: Exclude<ZoneBorderId, 'hairline'>): BorderLine[] {
  let lines = known.get(id);
  if (!lines) {
    lines = id === 'frontal' || id === 'midScalp' ? [sagittalLine(SAGITTAL_SPLITS[id])] : sideLines(id);
    known.set(id, lines);
  }
  return lines;
}

function sagittalLine(sagittal: number): BorderLine {
  const points: AnglePoint[] = [];
  for (let lateral = -SAGITTAL_SPAN; lateral <= SAGITTAL_SPAN; lateral += SAGITTAL_STEP) {
    const out = Math.cos(lateral * RADIANS);
    points.push(
      toAngles([Math.sin(lateral * RADIANS), out * Math.sin(sagittal * RADIANS), out * Math.cos(sagittal * RADIANS)]),
    );
  }
  // beside the midline, so that one of the two is seen from every side
  return { points, handles: [4, points.length - 5] };
}

function sideLines(id: 'top' | 'temple' | 'back' | 'nape'): BorderLine[] {
  const { line } = SPLIT_REGIONS[id];
  const left: AnglePoint[] = [];
  for (let i = 0; i < line.length; i += 2 * EVERY) {
    const point: AnglePoint = [line[i]!, line[i + 1]!];
    if (point[0] <= 180 && parts(id, point)) left.push(point);
  }
  if (id === 'top' || id === 'nape') {
    // one line round the back of the head
    const right = mirrored(left).reverse();
    const points = [...left, ...right.slice(1)];
    const middle = left.length - 1;
    const side = nearestIndex(left, id === 'top' ? 88 : 128);
    return [{ points, handles: [side, middle, points.length - 1 - side] }];
  }
  const handles = [Math.floor(left.length / 2)];
  return [
    { points: left, handles },
    { points: mirrored(left), handles },
  ];
}

/** Whether there are two zones on either side of the line there. */
function parts(id: 'top' | 'temple' | 'back' | 'nape', [azimuth, elevation]: AnglePoint): boolean {
  const outside = (region: AngularRegion) => signedAngularDistance(region, azimuth, elevation) < 1;
  switch (id) {
    case 'top':
      return azimuth > 44;
    case 'nape':
      return azimuth > 100;
    case 'temple':
      return outside(SPLIT_REGIONS.top) && elevation > 4;
    case 'back':
      return outside(SPLIT_REGIONS.top) && outside(SPLIT_REGIONS.nape);
  }
}

function mirrored(points: readonly AnglePoint[]): AnglePoint[] {
  return points.map(([azimuth, elevation]) => [-azimuth, elevation]);
}

function nearestIndex(points: readonly AnglePoint[], azimuth: number): number {
  let best = 0;
  points.forEach((point, i) => {
    if (Math.abs(point[0] - azimuth) < Math.abs(points[best]![0] - azimuth)) best = i;
  });
  return best;
}

/** Where the frontal hairline zone ends: so deep behind the outermost hairline. */
function hairlineEnd(skin: BorderSkin, offsetMm: number): BorderLine {
  const depth = Math.max(0, HAIRLINE_DEPTH_MM + offsetMm);
  const points: AnglePoint[] = [];
  for (let azimuth = -HAIRLINE_SPAN; azimuth <= HAIRLINE_SPAN; azimuth += HAIRLINE_STEP) {
    let [low, high] = [25, 85];
    for (let i = 0; i < 14; i++) {
      const elevation = (low + high) / 2;
      const place = skin.skull.locate(azimuth, elevation);
      if (place && skin.borderDistanceAt(place.triangle, place.barycentric) > depth) high = elevation;
      else low = elevation;
    }
    points.push([azimuth, (low + high) / 2]);
  }
  return { points, handles: [(points.length - 1) / 2] };
}

/** Unit direction across a line at one of its points, towards the wanted side of the border. */
function across(
  points: readonly AnglePoint[],
  i: number,
  id: Exclude<ZoneBorderId, 'hairline'>,
  towards: 1 | -1,
): Triple {
  const here = toDirection(points[i]!);
  const before = toDirection(points[Math.max(0, i - 1)]!);
  const after = toDirection(points[Math.min(points.length - 1, i + 1)]!);
  const along: Triple = [after[0] - before[0], after[1] - before[1], after[2] - before[2]];
  const side = normalise([
    along[1] * here[2] - along[2] * here[1],
    along[2] * here[0] - along[0] * here[2],
    along[0] * here[1] - along[1] * here[0],
  ]);
  const probe = signedFrom(id, toAngles(turned(here, side, 2)));
  return probe > 0 === towards > 0 ? side : [-side[0], -side[1], -side[2]];
}

/** From a place over the skin in a direction, by the tape. Off the scalp the mean skull goes on. */
function walked({ mesh, skull }: BorderSkin, from: AnglePoint, direction: Triple, offsetMm: number): AnglePoint {
  const here = toDirection(from);
  const side: Triple = offsetMm < 0 ? [-direction[0], -direction[1], -direction[2]] : direction;
  let left = Math.abs(offsetMm);
  let gone = 0;
  let last = skull.locate(...from);
  for (;;) {
    const next = skull.locate(...toAngles(turned(here, side, gone + STEP)));
    const step =
      last && next ? distance(surfacePosition(mesh, last), surfacePosition(mesh, next)) : STEP * MM_PER_DEGREE;
    if (step >= left) return toAngles(turned(here, side, gone + (STEP * left) / step));
    left -= step;
    gone += STEP;
    last = next;
  }
}

/** Length on the skin along the great circle between two places. */
function tapeBetween({ mesh, skull }: BorderSkin, from: AnglePoint, to: AnglePoint): number {
  const a = toDirection(from);
  const b = toDirection(to);
  const pieces = Math.max(1, Math.ceil(angleBetween(from, to) / STEP));
  let sum = 0;
  let last = skull.locate(...from);
  for (let i = 1; i <= pieces; i++) {
    const share = i / pieces;
    const next = skull.locate(
      ...toAngles(normalise([0, 1, 2].map((k) => a[k]! + share * (b[k]! - a[k]!)) as unknown as Triple)),
    );
    sum +=
      last && next
        ? distance(surfacePosition(mesh, last), surfacePosition(mesh, next))
        : (MM_PER_DEGREE * angleBetween(from, to)) / pieces;
    last = next;
  }
  return sum;
}

/** The point of the piece ab that is nearest to p, all of them directions. */
function footOn(a: AnglePoint, b: AnglePoint, p: AnglePoint): AnglePoint {
  const from = toDirection(a);
  const to = toDirection(b);
  const at = toDirection(p);
  let along = 0;
  let length = 0;
  for (let k = 0; k < 3; k++) {
    const d = to[k]! - from[k]!;
    along += (at[k]! - from[k]!) * d;
    length += d * d;
  }
  const share = length > 0 ? Math.min(1, Math.max(0, along / length)) : 0;
  return toAngles(normalise([0, 1, 2].map((k) => from[k]! + share * (to[k]! - from[k]!)) as unknown as Triple));
}

type Triple = readonly [number, number, number];

function toDirection([azimuth, elevation]: AnglePoint): Triple {
  const level = Math.cos(elevation * RADIANS);
  return [level * Math.sin(azimuth * RADIANS), Math.sin(elevation * RADIANS), level * Math.cos(azimuth * RADIANS)];
}

function toAngles([x, y, z]: Triple): AnglePoint {
  return [Math.atan2(x, z) / RADIANS, Math.atan2(y, Math.hypot(x, z)) / RADIANS];
}

function turned(from: Triple, side: Triple, degrees: number): Triple {
  const c = Math.cos(degrees * RADIANS);
  const s = Math.sin(degrees * RADIANS);
  return [c * from[0] + s * side[0], c * from[1] + s * side[1], c * from[2] + s * side[2]];
}

function angleBetween(a: AnglePoint, b: AnglePoint): number {
  const [p, q] = [toDirection(a), toDirection(b)];
  const chord = distance(p, q);
  return (2 * Math.asin(Math.min(1, chord / 2))) / RADIANS;
}

function normalise(a: Triple): Triple {
  const length = Math.hypot(...a);
  return length > 0 ? [a[0] / length, a[1] / length, a[2] / length] : a;
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
}
