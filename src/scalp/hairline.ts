/**
 * A hairline: a smooth line on the skull from one sideburn over the forehead to the other, and the character of its edge.
 *
 * The line runs through control points in cranial angles (see cranialAngles.ts). Those belong to the skin, not to a shape:
 * every vertex keeps its angles when the head is morphed, so a line stays on the same skin of any head, and mirroring it
 * is a change of sign. Some controls are handles that have a name and can be moved; the others follow the handles beside
 * them, so that a straight front stays straight and a rounded one round.
 */
import type { Millimetres } from '../units';
import { type AnglePoint, smoothLine } from './angularRegion';

/** Controls of one side, from beside the mid-frontal point to below the sideburn. */
export const SIDE_CONTROLS = 15;

export interface HairlineLine {
  /** The mid-frontal point. */
  readonly mid: AnglePoint;
  /** SIDE_CONTROLS points with azimuth above 0. */
  readonly left: readonly AnglePoint[];
  /** Likewise with azimuth below 0. */
  readonly right: readonly AnglePoint[];
  /** Which controls of each side a person has added to SIDE_CONTROLS, as indices into its list, rising. */
  readonly added: AddedControls;
}

export type AddedControls = Readonly<Record<Side, readonly number[]>>;
export const NONE_ADDED: AddedControls = { left: [], right: [] };
/** Most points that can be added to a side. */
export const MOST_ADDED = 8;

/** How the line is broken up. Independent of its shape. */
export interface HairlineEdge {
  /** Width over which density rises behind the line. */
  readonly featherMm: Millimetres;
  /** How far single teeth stray from the line, and how far apart they stand. */
  readonly toothDepthMm: Millimetres;
  readonly toothPeriodMm: Millimetres;
  /** Lone dots 2 to 6 mm in front of the line, for each cm of it. */
  readonly sentinelsPerCm: number;
  /** At the line itself, over the same behind the feather: optical density of a dot's ink, and its diameter. */
  readonly lineInkShare: number;
  readonly lineSizeShare: number;
}

/** What the region map is drawn from. */
export interface HairlineShape {
  readonly line: HairlineLine;
  readonly edge: HairlineEdge;
  /** Rounded when left out. */
  readonly sideProfile?: SideProfile;
  /** Natural when left out. */
  readonly napeEdge?: NapeEdge;
}

export const EDGE_LIMITS = {
  featherMm: { min: 0, max: 25 },
  toothDepthMm: { min: 0, max: 4 },
  toothPeriodMm: { min: 3, max: 10 },
  sentinelsPerCm: { min: 0, max: 2 },
  lineInkShare: { min: 0.4, max: 1 },
  lineSizeShare: { min: 0.6, max: 1 },
} as const satisfies Record<keyof HairlineEdge, { readonly min: number; readonly max: number }>;

/** How the temple is finished between corner and sideburn. Rounded is like the front. */
export const SIDE_PROFILES = ['rounded', 'razored', 'soft'] as const;
export type SideProfile = (typeof SIDE_PROFILES)[number];

/** How the pigment ends at the back, from behind one ear to the other. Natural follows the hair's own border. */
export const NAPE_EDGES = ['natural', 'tapered', 'squared'] as const;
export type NapeEdge = (typeof NAPE_EDGES)[number];

export const HANDLE_KINDS = ['midFrontal', 'midPupil', 'corner', 'hump', 'temporalPeak', 'sideburn'] as const;
export type HandleKind = (typeof HANDLE_KINDS)[number];
export type Side = 'left' | 'right';

/** A point that anatomy names. */
export interface Handle {
  readonly kind: HandleKind;
  /** The mid-frontal point belongs to both; it is called left. */
  readonly side: Side;
}

/** A point that a person has added. */
export interface AddedPoint {
  readonly kind: 'added';
  readonly side: Side;
  /** Into the controls of its side. */
  readonly index: number;
}

/** Whatever of a line can be moved. */
export type LinePoint = Handle | AddedPoint;

/** Place of each handle among the controls of its side that nobody added; the mid-frontal point stands before them. */
export const HANDLE_INDEX: Readonly<Record<HandleKind, number>> = {
  midFrontal: -1,
  midPupil: 2,
  corner: 4,
  hump: 6,
  temporalPeak: 8,
  sideburn: 11,
};

/** Up to which control of its side a moved handle takes the line with it. The mid-frontal point takes the whole front. */
const REACH: Readonly<Record<HandleKind, readonly [before: number, after: number]>> = {
  midFrontal: [-1, 4],
  midPupil: [-1, 4],
  corner: [-1, 8],
  hump: [4, 8],
  temporalPeak: [4, 11],
  sideburn: [8, SIDE_CONTROLS - 1],
};

export const HANDLES: readonly Handle[] = HANDLE_KINDS.flatMap((kind): Handle[] =>
  kind === 'midFrontal'
    ? [{ kind, side: 'left' }]
    : [
        { kind, side: 'left' },
        { kind, side: 'right' },
      ],
);

/** Controls are kept to hundredths of a degree: 0.02 mm on the skin. */
const STEPS_PER_DEGREE = 100;

/** Where a control may be, degrees. What lies outside the hair-bearing skin shows no dots anyway. */
export const CONTROL_LIMITS = { azimuth: { min: -110, max: 110 }, elevation: { min: -60, max: 85 } } as const;

/** Named points first, then what has been added, from the middle outwards on the left and then on the right. */
export function linePoints({ added }: Pick<HairlineLine, 'added'>): LinePoint[] {
  const addedTo = (side: Side) => added[side].map((index): AddedPoint => ({ kind: 'added', side, index }));
  return [...HANDLES, ...addedTo('left'), ...addedTo('right')];
}

export function isSamePoint(a: LinePoint, b: LinePoint): boolean {
  return a.kind === b.kind && a.side === b.side && (a.kind !== 'added' || a.index === (b as AddedPoint).index);
}

export function handlePosition(line: HairlineLine, point: LinePoint): AnglePoint {
  return point.kind === 'midFrontal' ? line.mid : line[point.side][indexOf(line, point)]!;
}

/** Of a point among the controls of its side; -1 for the mid-frontal point. */
function indexOf({ added }: HairlineLine, point: LinePoint): number {
  return point.kind === 'added' ? point.index : listIndex(added[point.side], HANDLE_INDEX[point.kind]);
}

/** Where one of the SIDE_CONTROLS stands in a list to which others have been added. */
export function listIndex(added: readonly number[], control: number): number {
  let index = control;
  for (const at of added) if (at <= index) index++;
  return index;
}

/** Pairs of a dense polyline from the right sideburn to the left one. */
export function hairlineCurve({ mid, left, right }: HairlineLine): number[] {
  return smoothLine([...right].reverse().concat([mid], left));
}

export function mirrorPoint([azimuth, elevation]: AnglePoint): AnglePoint {
  return [azimuth === 0 ? 0 : -azimuth, elevation];
}

/** The line with its right side made the mirror image of its left one, or the other way round. */
export function mirrorLine(line: HairlineLine, from: Side): HairlineLine {
  const other = line[from].map(mirrorPoint);
  const mid: AnglePoint = [0, line.mid[1]];
  const added = { left: line.added[from], right: line.added[from] };
  return from === 'left'
    ? { mid, left: line.left, right: other, added }
    : { mid, left: other, right: line.right, added };
}

/**
 * Moves one point. Controls beside it come along, less and less up to the next handles; an added point takes them along
 * up to whatever points stand beside it.
 *
 * @param isMirrored The other side does the same, and the mid-frontal point stays in the middle.
 */
export function moveHandle(line: HairlineLine, point: LinePoint, to: AnglePoint, isMirrored: boolean): HairlineLine {
  const from = handlePosition(line, point);
  if (point.kind === 'midFrontal') {
    const mid = roundPoint(isMirrored ? [0, to[1]] : to);
    const step: AnglePoint = [mid[0] - line.mid[0], mid[1] - line.mid[1]];
    const shift = (side: Side) => shiftSide(line.mid, line[side], reachOf(line, { ...point, side }), step);
    return { mid, left: shift('left'), right: shift('right'), added: line.added };
  }
  const { side } = point;
  const step: AnglePoint = [to[0] - from[0], to[1] - from[1]];
  const moved: HairlineLine = { ...line, [side]: shiftSide(line.mid, line[side], reachOf(line, point), step) };
  return isMirrored ? mirrorLine(moved, side) : moved;
}

/** Indices of a moved control, and of those before and after it up to which others come along. */
interface Reach {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

function reachOf(line: HairlineLine, point: LinePoint): Reach {
  const at = indexOf(line, point);
  if (point.kind !== 'added') {
    const [before, after] = REACH[point.kind];
    const added = line.added[point.side];
    return { at, before: listIndex(added, before), after: listIndex(added, after) };
  }
  let before = -1;
  let after = line[point.side].length - 1;
  for (const other of linePoints(line)) {
    if (other.side !== point.side && other.kind !== 'midFrontal') continue;
    const index = indexOf(line, other);
    if (index < at) before = Math.max(before, index);
    if (index > at) after = Math.min(after, index);
  }
  return { at, before, after };
}

function shiftSide(
  mid: AnglePoint,
  controls: readonly AnglePoint[],
  { at, before, after }: Reach,
  [stepAzimuth, stepElevation]: AnglePoint,
): AnglePoint[] {
  const walked = [0];
  [mid, ...controls].forEach((point, i, all) => {
    if (i > 0) walked.push(walked[i - 1]! + Math.hypot(point[0] - all[i - 1]![0], point[1] - all[i - 1]![1]));
  });
  const place = (index: number) => walked[index + 1]!;
  return controls.map((point, index) => {
    if (index < before || index > after) return point;
    const end = index < at ? before : after;
    const share = index === at ? 1 : fade(Math.abs(place(index) - place(at)) / Math.abs(place(end) - place(at)));
    return share === 0 ? point : roundPoint([point[0] + share * stepAzimuth, point[1] + share * stepElevation]);
  });
}

export function isWithinLimits({ mid, left, right }: HairlineLine): boolean {
  const { azimuth, elevation } = CONTROL_LIMITS;
  return [mid, ...left, ...right].every(
    ([a, e]) => a >= azimuth.min && a <= azimuth.max && e >= elevation.min && e <= elevation.max,
  );
}

/** 1 at 0, 0 at 1, level at both ends. */
function fade(t: number): number {
  return t >= 1 ? 0 : 1 - t * t * (3 - 2 * t);
}

export function roundPoint([azimuth, elevation]: AnglePoint): AnglePoint {
  const round = (value: number) => Math.round(value * STEPS_PER_DEGREE) / STEPS_PER_DEGREE || 0;
  return [round(azimuth), round(elevation)];
}
