/**
 * Loss patterns laid on a head: for each vertex the tape inside the skin that has kept its hair.
 *
 * Between two stages that tape is blended, so a line that lies behind another moves there and a crown opens from a thin
 * place. A stage is drawn to keep at least what the next one keeps, so nothing grows back as severity rises.
 *
 * Distances take some 15 ms a line; they are kept for as long as the head keeps its shape, and a slider only blends.
 */
import { buildAdjacency } from './adjacency';
import { drawAngularRegion, signedAngularDistance } from './angularRegion';
import type { AnatomicalScalp } from './buildScalpSurface';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';
import { courseFrom, type FrontEdge, LOSS_PATTERNS, type LossPattern, type LossPatternId } from './lossPattern';
import { elevationAtTape } from './midlineTape';
import { drawBehind, type SagittalPoint, signedSagittalDistance, toSagittal } from './sagittalAngles';
import { signedSkinDistance } from './skinDistance';

/** A pattern, or a blend of two, at every vertex of a scalp. */
export interface LossField
  extends Pick<LossPattern, 'thinningMm' | 'keptShare' | 'lostShare' | 'wanderMm' | 'wanderPeriodMm'> {
  /** Tape inside the skin that has kept its hair, mm, within ±KEPT_LIMIT_MM. */
  readonly keptMm: Float64Array;
}

/** Farther than this hair is whole, or gone, whatever the pattern: thinning and wandering end before. */
export const KEPT_LIMIT_MM = { lost: -16, kept: 48 } as const;

/** The mean skull: tape for a degree about the cranial centre. */
export const MM_PER_DEGREE = 1.7;
/** Of the landmark crownWhorl on the neutral head. */
const WHORL: SagittalPoint = [0, 123.2];
/** Where a young hairline has its corner. */
const YOUNG_CORNER = 48.4;
/** Edge of the temple and sideburn of a young hairline, from the temple's hump down. */
const YOUNG_TEMPLE: readonly SagittalPoint[] = [
  [46.5, 38],
  [55.2, 26],
  [62.6, 10.9],
  [65, -19.6],
  [63.9, -52],
];
/** The crown opens from a thin place: its border is wider than that of the front by this factor's inverse. */
const CROWN_STEEPNESS = 0.6;
/** Two edges that meet do so in a curve of about this radius. */
const ROUNDING_MM = 10;
/** Lines are measured from a band round their middle as wide as this, since a line alone has no inside. */
const BAND_DEGREES = 8;
/** The parting: tape from the glabella to where it begins, and the tape over which it opens to its full width. */
const PARTING_FROM_MM = 92;
const PARTING_OPENS_MM = 60;
/** Share of its width that it has at its beginning: the front edge is kept. */
const PARTING_AT_FRONT = 0.3;

/** What patterns are drawn on: places of a skull, and distances between them. */
export interface LossGround {
  /** Azimuth and elevation of each place, degrees. */
  readonly angles: readonly (readonly [azimuth: number, elevation: number])[];
  /** Elevation in the midline plane at which so much tape from the glabella ends. */
  elevationAt(tapeMm: number): number;
  /** Tape from the zero line of a field of degrees, mm, positive inside; the same name means the same field. */
  measure(name: string, field: (place: number) => number): Float64Array;
}

/**
 * @param severity Stages beyond the pattern: 0 is the pattern itself, 1 the next of its course, halves are between them.
 */
export function lossFieldAt(scalp: AnatomicalScalp, id: LossPatternId, severity = 0): LossField {
  return lossFieldOn(groundOf(scalp), id, severity);
}

/** The same on any ground; what has been drawn on it before is kept with it. */
export function lossFieldOn(ground: LossGround, id: LossPatternId, severity = 0): LossField {
  const course = courseFrom(id);
  const last = course.length - 1;
  if (!(severity >= 0)) throw new RangeError(`lossFieldAt: severity must be 0 or more, got ${severity}.`);
  const at = Math.min(last, Math.floor(severity));
  const share = Math.min(1, severity - at);
  const here = stageField(ground, course[at]!);
  if (share === 0 || at === last) return here;
  const next = stageField(ground, course[at + 1]!);
  const blend = (a: number, b: number) => a + (b - a) * share;
  return {
    keptMm: here.keptMm.map((kept, v) => blend(kept, next.keptMm[v]!)),
    thinningMm: blend(here.thinningMm, next.thinningMm) as LossField['thinningMm'],
    keptShare: blend(here.keptShare, next.keptShare),
    lostShare: blend(here.lostShare, next.lostShare),
    // one course wanders alike, so that its border moves one way
    wanderMm: here.wanderMm,
    wanderPeriodMm: here.wanderPeriodMm,
  };
}

/** Share of untouched hair at so much tape inside the skin that kept its hair; its wandering left out. */
export function shareAt({ thinningMm, keptShare, lostShare }: Omit<LossField, 'keptMm'>, keptMm: number): number {
  return lostShare + (keptShare - lostShare) * smoothstep(0, thinningMm, keptMm);
}

const grounds = new WeakMap<AnatomicalScalp, LossGround>();

function groundOf(scalp: AnatomicalScalp): LossGround {
  const known = grounds.get(scalp);
  if (known) return known;
  const vertexCount = scalp.headVertex.length;
  const adjacency = buildAdjacency(scalp.triangles, vertexCount);
  const distances = new Map<string, Float64Array>();
  const ground: LossGround = {
    angles: Array.from({ length: vertexCount }, (_, v) => [
      scalp.angles[2 * v]! / ANGLE_STEPS_PER_DEGREE,
      scalp.angles[2 * v + 1]! / ANGLE_STEPS_PER_DEGREE,
    ]),
    elevationAt: (tapeMm) => elevationAtTape(scalp.midlineTape, tapeMm),
    measure(name, fieldAt) {
      let found = distances.get(name);
      if (!found) {
        found = signedSkinDistance(
          scalp,
          adjacency,
          Float64Array.from({ length: vertexCount }, (_, v) => fieldAt(v)),
        );
        distances.set(name, found);
      }
      return found;
    },
  };
  grounds.set(scalp, ground);
  return ground;
}

const drawnOn = new WeakMap<LossGround, Map<LossPatternId, LossField>>();

function stageField(ground: LossGround, id: LossPatternId): LossField {
  const drawn = drawnOn.get(ground) ?? new Map<LossPatternId, LossField>();
  drawnOn.set(ground, drawn);
  const known = drawn.get(id);
  if (known) return known;
  const pattern = LOSS_PATTERNS[id];
  const keptMm = drawPattern(ground, id, pattern);
  // whatever a later stage keeps, this one keeps too
  const followers = new Set([courseFrom(id)[1], ...(id === 'norwoodII' ? (['norwoodIIIA'] as const) : [])]);
  for (const follower of followers) {
    if (!follower) continue;
    const later = stageField(ground, follower).keptMm;
    for (let v = 0; v < keptMm.length; v++) keptMm[v] = Math.max(keptMm[v]!, later[v]!);
  }
  const { thinningMm, keptShare, lostShare, wanderMm, wanderPeriodMm } = pattern;
  const field: LossField = { keptMm, thinningMm, keptShare, lostShare, wanderMm, wanderPeriodMm };
  drawn.set(id, field);
  return field;
}

function drawPattern(ground: LossGround, id: LossPatternId, pattern: LossPattern): Float64Array {
  const { angles } = ground;
  const sagittal = angles.map(([azimuth, elevation]) => toSagittal(azimuth, elevation));
  const parts: ((v: number) => number)[] = [];
  if (pattern.fringe) {
    const region = drawAngularRegion(pattern.fringe, [
      [193, -95],
      [54, -95],
    ]);
    const kept = ground.measure(`fringe ${pattern.fringe.flat()}`, (v) => signedAngularDistance(region, ...angles[v]!));
    parts.push((v) => kept[v]!);
  }
  if (pattern.front) {
    const region = drawBehind(frontLine(pattern.front, ground));
    const kept = ground.measure(`front ${id}`, (v) => signedSagittalDistance(region, sagittal[v]!));
    parts.push((v) => kept[v]!);
  }
  if (pattern.crownMm !== undefined) {
    const radiusMm = pattern.crownMm / 2;
    const inside = ground.measure('crown', (v) => BAND_DEGREES - arcFrom(sagittal[v]!, WHORL[1], WHORL[1]));
    parts.push((v) => CROWN_STEEPNESS * (BAND_DEGREES * MM_PER_DEGREE - inside[v]! - radiusMm));
  }
  if (pattern.partingMm !== undefined) {
    const from = ground.elevationAt(PARTING_FROM_MM);
    const opensAt = ground.elevationAt(PARTING_FROM_MM + PARTING_OPENS_MM);
    const halfWidthMm = pattern.partingMm;
    const inside = ground.measure('parting', (v) => BAND_DEGREES - arcFrom(sagittal[v]!, from, WHORL[1]));
    parts.push((v) => {
      const open = smoothstep(from, opensAt, sagittal[v]![1]);
      const width = halfWidthMm * (PARTING_AT_FRONT + (1 - PARTING_AT_FRONT) * open);
      return BAND_DEGREES * MM_PER_DEGREE - inside[v]! - width;
    });
  }
  const { lost, kept } = KEPT_LIMIT_MM;
  return Float64Array.from({ length: sagittal.length }, (_, v) => {
    const least = parts
      .map((part) => part(v))
      .reduce(roundedMinimum, parts.length > 0 ? Number.POSITIVE_INFINITY : lost);
    return Math.min(kept, Math.max(lost, least));
  });
}

/** The front edge on this head, from beyond the midline to the sideburn. */
function frontLine({ middleMm, cornerMm, cornerAt, temple }: FrontEdge, ground: LossGround): SagittalPoint[] {
  const middle = ground.elevationAt(middleMm);
  const corner = YOUNG_CORNER + cornerMm / MM_PER_DEGREE;
  const share = (part: number) => middle + part * (corner - middle);
  const [hump] = YOUNG_TEMPLE;
  const beside = hump![1] + temple;
  return [
    [-9, share(0.05)],
    [0, middle],
    [9, share(0.05)],
    [cornerAt - 10, share(0.55)],
    [cornerAt - 3, share(0.97)],
    [cornerAt + 2, share(0.97)],
    [cornerAt + 9, corner + 0.55 * (beside - corner)],
    ...YOUNG_TEMPLE.map(([lateral, sagittal]): SagittalPoint => [lateral, sagittal + temple]),
  ];
}

/** Degrees of arc from the midline between two sagittal angles. */
function arcFrom([lateral, sagittal]: SagittalPoint, from: number, to: number): number {
  const beyond = Math.max(from - sagittal, sagittal - to, 0);
  const along = beyond * Math.cos((lateral * Math.PI) / 180);
  return Math.sqrt(along * along + lateral * lateral);
}

/** The smaller of two distances, rounded where both are alike. */
function roundedMinimum(a: number, b: number): number {
  if (!(a < Number.POSITIVE_INFINITY)) return b;
  const overlap = Math.max(0, ROUNDING_MM - Math.abs(a - b)) / ROUNDING_MM;
  return Math.min(a, b) - (overlap * overlap * ROUNDING_MM) / 4;
}

function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
