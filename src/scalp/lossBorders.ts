/**
 * Where the parts of a loss pattern's border lie, for the handles that drag them.
 *
 * Each part is met along a course over the skin that runs from the lost hair to the kept, so millimetres along it are the
 * very millimetres by which the border has been dragged. Courses are drawn in cranial angles and belong to the skin,
 * whatever shape the head is given; tape along them is this head's.
 */
import type { SurfacePoint } from '../head/surfacePoint';
import { surfacePosition } from '../head/surfacePoint';
import type { AnatomicalScalp } from './buildScalpSurface';
import { type LossBorderId, type LossBorders, PATTERN_BORDERS } from './lossEdits';
import { lossFieldAt } from './lossFields';
import { bordersOf, courseFrom, LOSS_PATTERNS, type LossPatternId } from './lossPattern';
import { ownPointAtAngles } from './scalpPoint';

export interface BorderCourse {
  /** On the level-2 head, from skin that loses its hair first towards skin that keeps it. */
  readonly points: readonly SurfacePoint[];
  /** Tape from the course's beginning to each point, mm. */
  readonly tapeMm: Float64Array;
}

/** Where a course meets its border. */
export interface BorderPlace extends BorderCourse {
  readonly border: LossBorderId;
  /** Along the course, mm: where hair is half-way between what the pattern keeps and what it loses. */
  readonly atMm: number;
  /** By how much this border had been dragged. */
  readonly draggedMm: number;
}

interface OwnCourse extends BorderCourse {
  /** The same points on the scalp's own triangles. */
  readonly own: readonly SurfacePoint[];
}

/** Points of a course are so far apart, degrees. */
const STEP = 1.5;
/** The whorl, where the crown opens, as a sagittal angle; its handle lies beside it on the subject's left. */
const WHORL_SAGITTAL = 123.2;
/** Sagittal angles between which a front may lie. */
const FRONT = { from: 10, to: 170 } as const;
/** Where the fringe's handle stands: above and behind the ear. */
const FRINGE_AZIMUTH = 112;
const FRINGE = { from: 86, to: -20 } as const;

/**
 * @param severity Stages beyond the pattern; the borders are those of the stage that has been reached.
 * @returns One for each border that the pattern draws.
 */
export function placeLossBorders(
  scalp: AnatomicalScalp,
  id: LossPatternId,
  severity = 0,
  borders: LossBorders = PATTERN_BORDERS,
): BorderPlace[] {
  const course = courseFrom(id);
  const reached = course[Math.min(course.length - 1, Math.floor(severity + 1e-6))]!;
  const field = lossFieldAt(scalp, id, severity, borders);
  return bordersOf(reached).map((border) => {
    const { points, tapeMm, own } = courseOfBorder(scalp, reached, border);
    const half = field.thinningMm / 2;
    const kept = own.map(({ triangle, barycentric: [v, w] }) => {
      const [a, b, c] = [0, 1, 2].map((k) => field.keptMm[scalp.triangles[3 * triangle + k]!]!);
      return (1 - v - w) * a! + v * b! + w * c!;
    });
    return { border, points, tapeMm, atMm: crossing(kept, tapeMm, half), draggedMm: borders[border] };
  });
}

/** Tape at which a value first reaches a limit; the course's end where it never does. */
function crossing(values: readonly number[], tapeMm: Float64Array, limit: number): number {
  const i = values.findIndex((value) => value >= limit);
  if (i < 0) return tapeMm[tapeMm.length - 1]!;
  if (i === 0) return tapeMm[0]!;
  const [low, high] = [values[i - 1]!, values[i]!];
  return tapeMm[i - 1]! + ((tapeMm[i]! - tapeMm[i - 1]!) * (limit - low)) / (high - low);
}

const known = new WeakMap<AnatomicalScalp, Map<string, OwnCourse>>();

export function courseOfBorder(scalp: AnatomicalScalp, id: LossPatternId, border: LossBorderId): OwnCourse {
  const courses = known.get(scalp) ?? new Map<string, OwnCourse>();
  known.set(scalp, courses);
  const cornerAt = LOSS_PATTERNS[id].front?.cornerAt ?? 0;
  const key = border.startsWith('corner') ? `${border} ${cornerAt}` : border;
  let course = courses.get(key);
  if (!course) {
    course = lay(scalp, anglesOf(border, cornerAt));
    courses.set(key, course);
  }
  return course;
}

type Angles = readonly [azimuth: number, elevation: number];

function anglesOf(border: LossBorderId, cornerAt: number): Angles[] {
  switch (border) {
    case 'middle':
      return steps(FRONT.from, FRONT.to).map((sagittal) => fromSagittal(0, sagittal));
    case 'cornerLeft':
      return steps(FRONT.from, FRONT.to).map((sagittal) => fromSagittal(cornerAt, sagittal));
    case 'cornerRight':
      return steps(FRONT.from, FRONT.to).map((sagittal) => fromSagittal(-cornerAt, sagittal));
    case 'crown':
      return steps(0.5, 80).map((lateral) => fromSagittal(lateral, WHORL_SAGITTAL));
    case 'fringeLeft':
      return steps(FRINGE.from, FRINGE.to).map((elevation) => [FRINGE_AZIMUTH, elevation]);
    case 'fringeRight':
      return steps(FRINGE.from, FRINGE.to).map((elevation) => [-FRINGE_AZIMUTH, elevation]);
    default:
      return border satisfies never;
  }
}

function steps(from: number, to: number): number[] {
  const count = Math.ceil(Math.abs(to - from) / STEP);
  return Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
}

/** Lateral angle with its side, positive to the subject's left. */
function fromSagittal(lateral: number, sagittal: number): Angles {
  const [l, s] = [(lateral * Math.PI) / 180, (sagittal * Math.PI) / 180];
  const [x, y, z] = [Math.sin(l), Math.cos(l) * Math.sin(s), Math.cos(l) * Math.cos(s)];
  return [(Math.atan2(x, z) * 180) / Math.PI, (Math.asin(y) * 180) / Math.PI];
}

function lay(scalp: AnatomicalScalp, angles: readonly Angles[]): OwnCourse {
  const { borderDistanceMm, triangles, headTriangle } = scalp;
  const own = angles
    .map(([azimuth, elevation]) => ownPointAtAngles(scalp, azimuth, elevation))
    .filter((point): point is SurfacePoint => {
      if (!point) return false;
      const [v, w] = point.barycentric;
      const [a, b, c] = [0, 1, 2].map((k) => borderDistanceMm[triangles[3 * point.triangle + k]!]!);
      return (1 - v - w) * a! + v * b! + w * c! > 0;
    });
  const tapeMm = new Float64Array(own.length);
  let last = own[0] && surfacePosition(scalp, own[0]);
  own.forEach((point, i) => {
    if (i === 0) return;
    const next = surfacePosition(scalp, point);
    tapeMm[i] = tapeMm[i - 1]! + Math.hypot(...next.map((value, k) => value - last![k]!));
    last = next;
  });
  return {
    own,
    points: own.map(({ triangle, barycentric }) => ({ triangle: headTriangle[triangle]!, barycentric })),
    tapeMm,
  };
}
