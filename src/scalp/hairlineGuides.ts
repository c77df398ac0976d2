/**
 * What a practitioner lines a hairline up with: the midline, verticals through the eyes, levels, marks on the tape.
 *
 * Verticals and levels are planes of the upright head, as a laser or a held comb shows them; marks are tape up the
 * midline. A point near one is taken onto it along the skin.
 */

import type { HeadPicker } from '../head/headBvh';
import type { Eye } from '../head/headParts';
import { type Landmarks, landmarkPositions, type Point } from '../head/landmarks';
import { surfacePosition } from '../head/surfacePoint';
import { type Millimetres, mm } from '../units';
import type { AnglePoint } from './angularRegion';
import { cranialCentre } from './cranialAngles';
import type { HairlineLine, LinePoint } from './hairline';
import type { LineSkin } from './meridianTape';
import { elevationAtTape } from './midlineTape';

/** Where the parts of a face are that guides are drawn from, head frame. */
export interface FaceMarks {
  /** From the midline to the pupil and to the outer corner of the eye, straight. */
  readonly pupilMm: Millimetres;
  readonly canthusMm: Millimetres;
  /** Heights. */
  readonly glabellaMm: Millimetres;
  readonly subnasaleMm: Millimetres;
  readonly mentonMm: Millimetres;
  /** Of the skull: see cranialAngles.ts. */
  readonly centre: Point;
}

export function measureFace(
  landmarks: Landmarks,
  positions: ArrayLike<number>,
  eyes: readonly Pick<Eye, 'centre'>[],
): FaceMarks {
  const marks = landmarkPositions(landmarks, positions);
  return {
    pupilMm: mm(eyes.reduce((sum, { centre }) => sum + Math.abs(centre[0]), 0) / eyes.length),
    canthusMm: mm((marks.lateralCanthusL[0] - marks.lateralCanthusR[0]) / 2),
    glabellaMm: mm(marks.glabella[1]),
    subnasaleMm: mm(marks.subnasale[1]),
    mentonMm: mm(marks.menton[1]),
    centre: cranialCentre(marks),
  };
}

export const GUIDE_IDS = [
  'midline',
  'pupilLeft',
  'pupilRight',
  'canthusLeft',
  'canthusRight',
  'level',
  'thirds',
  'tape65',
  'tape80',
  'tape100',
] as const;
export type GuideId = (typeof GUIDE_IDS)[number];

export interface Guide {
  readonly id: GuideId;
  readonly kind: 'vertical' | 'level' | 'mark';
  /** Of a vertical the x, of a level the height, mm; of a mark the cranial elevation, degrees. */
  readonly at: number;
}

/** The usual range of the mid-frontal point, and between its ends Garg's length. Tape from the glabella. */
const TAPE_MARKS = { tape65: 65, tape80: 80, tape100: 100 } as const;
/** How far to either side of the midline a mark reaches. */
const MARK_DEGREES = 4;
/** A point as near as this to a guide is taken onto it. */
export const SNAP_MM = mm(2);

/** Those that mean something to a point: height is measured at the mid-frontal point, and the others have its level. */
export function guidesFor(point: LinePoint, line: HairlineLine, face: FaceMarks, skin: LineSkin): Guide[] {
  const vertical = (id: GuideId, at: number): Guide => ({ id, kind: 'vertical', at });
  const guides = [
    vertical('midline', 0),
    vertical('pupilLeft', face.pupilMm),
    vertical('pupilRight', -face.pupilMm),
    vertical('canthusLeft', face.canthusMm),
    vertical('canthusRight', -face.canthusMm),
  ];
  if (point.kind !== 'midFrontal') {
    const mid = positionAt(skin, line.mid);
    return mid ? [...guides, { id: 'level', kind: 'level', at: mid[1] }] : guides;
  }
  // as high as the mean of the other two thirds
  const third = (face.glabellaMm - face.mentonMm) / 2;
  guides.push({ id: 'thirds', kind: 'level', at: face.glabellaMm + third });
  for (const id of ['tape65', 'tape80', 'tape100'] as const) {
    guides.push({ id, kind: 'mark', at: elevationAtTape(skin.midlineTape, TAPE_MARKS[id]) });
  }
  return guides;
}

export interface Snap {
  readonly point: AnglePoint;
  /** On which it lies now: none, a vertical, a level or mark, or two that cross. */
  readonly guides: readonly GuideId[];
}

/** Takes a point onto the nearest vertical within reach, and onto the nearest level or mark. */
export function snapToGuides(
  point: AnglePoint,
  guides: readonly Guide[],
  skin: LineSkin,
  reachMm: number = SNAP_MM,
): Snap {
  const upright = nearestGuide(
    point,
    guides.filter(({ kind }) => kind === 'vertical'),
    skin,
    reachMm,
  );
  const flat = nearestGuide(
    upright?.point ?? point,
    guides.filter(({ kind }) => kind !== 'vertical'),
    skin,
    reachMm,
  );
  let snapped = flat?.point ?? upright?.point ?? point;
  if (upright && flat) {
    // going along one leaves the other by a little
    for (let round = 0; round < 3; round++) {
      snapped = onto(upright.guide, snapped, skin) ?? snapped;
      snapped = onto(flat.guide, snapped, skin) ?? snapped;
    }
  }
  return { point: snapped, guides: [upright, flat].flatMap((found) => (found ? [found.guide.id] : [])) };
}

function nearestGuide(
  point: AnglePoint,
  guides: readonly Guide[],
  skin: LineSkin,
  reachMm: number,
): { guide: Guide; point: AnglePoint } | null {
  const here = positionAt(skin, point);
  if (!here) return null;
  let nearest: { guide: Guide; point: AnglePoint } | null = null;
  let least = reachMm;
  for (const guide of guides) {
    // straight is never longer than along the skin
    if (guide.kind === 'vertical' && Math.abs(here[0] - guide.at) > least) continue;
    if (guide.kind === 'level' && Math.abs(here[1] - guide.at) > least) continue;
    const on = onto(guide, point, skin);
    const there = on && positionAt(skin, on);
    if (!there) continue;
    const distance = Math.hypot(there[0] - here[0], there[1] - here[1], there[2] - here[2]);
    if (distance <= least) [least, nearest] = [distance, { guide, point: on }];
  }
  return nearest;
}

/** Degrees to either side in which a guide is looked for: more than SNAP_MM on any part of a forehead or temple. */
const SEARCH_DEGREES = 6;

/** Along its parallel onto a vertical, along its meridian onto a level or mark. Null where they do not meet near by. */
function onto({ kind, at }: Guide, [azimuth, elevation]: AnglePoint, skin: LineSkin): AnglePoint | null {
  if (kind === 'mark') return Math.abs(azimuth) <= MARK_DEGREES ? [azimuth, at] : null;
  const along = (step: number): AnglePoint =>
    kind === 'vertical' ? [azimuth + step, elevation] : [azimuth, elevation + step];
  const beyond = (step: number) => {
    const position = positionAt(skin, along(step));
    return position && position[kind === 'vertical' ? 0 : 1] - at;
  };
  let [near, far] = [-SEARCH_DEGREES, SEARCH_DEGREES];
  // both grow with the angle on the front half of the head
  const [least, most] = [beyond(near), beyond(far)];
  if ((least !== null && least > 0) || (most !== null && most < 0)) return null;
  for (let round = 0; round < 24; round++) {
    const middle = (near + far) / 2;
    const value = beyond(middle);
    // beside the scalp: whichever half holds the point itself
    if (value === null ? middle < 0 : value < 0) near = middle;
    else far = middle;
  }
  const found = along((near + far) / 2);
  const off = beyond((near + far) / 2);
  return off !== null && Math.abs(off) < 0.05 ? found : null;
}

/**
 * The course of a guide over the head, from brow to crown or from temple to temple.
 *
 * @returns Six numbers a point: place and normal, head frame.
 */
export function traceGuide({ kind, at }: Guide, face: FaceMarks, skin: LineSkin, picker: HeadPicker): Float64Array {
  const places: number[] = [];
  const [, centreY, centreZ] = face.centre;
  const radians = Math.PI / 180;
  const add = (origin: Point, direction: Point) => {
    const hit = picker.pick(origin, direction);
    if (hit) places.push(...hit.position, ...hit.normal);
  };
  if (kind === 'vertical') {
    for (let angle = 8; angle <= 100; angle += 2) {
      const [y, z] = [Math.sin(angle * radians), Math.cos(angle * radians)];
      add([at, centreY + OUTSIDE_MM * y, centreZ + OUTSIDE_MM * z], [0, -y, -z]);
    }
  } else if (kind === 'level') {
    for (let angle = -75; angle <= 75; angle += 2.5) {
      const [x, z] = [Math.sin(angle * radians), Math.cos(angle * radians)];
      add([OUTSIDE_MM * x, at, centreZ + OUTSIDE_MM * z], [-x, 0, -z]);
    }
  } else {
    for (let azimuth = -MARK_DEGREES; azimuth <= MARK_DEGREES; azimuth += 1) {
      const position = positionAt(skin, [azimuth, at]);
      if (!position) continue;
      const { normal } = picker.nearest(position);
      places.push(...position, ...normal);
    }
  }
  return Float64Array.from(places);
}

/** From the middle of any head, mm. */
const OUTSIDE_MM = 300;

function positionAt({ mesh, coordinates }: LineSkin, [azimuth, elevation]: AnglePoint): Point | null {
  const place = coordinates.locate(azimuth, elevation);
  return place && surfacePosition(mesh, place);
}
