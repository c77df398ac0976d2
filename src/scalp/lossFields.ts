/**
 * Loss patterns laid on a head: for each vertex the tape inside the skin that has kept its hair.
 *
 * Between two stages that tape is blended, so a line that lies behind another moves there and a crown opens from a thin
 * place. A stage is drawn to keep at least what the next one keeps, so nothing grows back as severity rises.
 *
 * A border that has been dragged takes its millimetres off the tape, with a weight that is 1 at its own place and falls
 * smoothly to 0 at its neighbours': so each part of a border moves that far along the skin, and no line is measured again.
 * The same borders hold for all stages, which keeps their order. Patterns follow them where they draw such a border.
 *
 * Distances take some 15 ms a line; they are kept for as long as the head keeps its shape, and a slider only blends.
 */
import { buildAdjacency } from './adjacency';
import { drawAngularRegion, signedAngularDistance } from './angularRegion';
import type { AnatomicalScalp } from './buildScalpSurface';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';
import { LOSS_BORDER_IDS, type LossBorderId, type LossBorders, PATTERN_BORDERS } from './lossEdits';
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

/** A front's middle is moved alone within this lateral angle, degrees; from there on the corner takes over. */
const MIDDLE_ALONE = 5;
/** A corner's weight falls from the first to the second of these, degrees beside it: the temple below stays. */
const CORNER_FADES = { from: 6, to: 30 } as const;
/** At the back of the head one side's fringe passes into the other's within this lateral angle, degrees. */
const FRINGE_JOINS = 25;

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
 * @param borders How far parts of the border have been dragged.
 */
export function lossFieldAt(
  scalp: AnatomicalScalp,
  id: LossPatternId,
  severity = 0,
  borders: LossBorders = PATTERN_BORDERS,
): LossField {
  return lossFieldOn(groundOf(scalp), id, severity, borders);
}

/** The same on any ground; what has been drawn on it before is kept with it. */
export function lossFieldOn(
  ground: LossGround,
  id: LossPatternId,
  severity = 0,
  borders: LossBorders = PATTERN_BORDERS,
): LossField {
  const course = courseFrom(id);
  const last = course.length - 1;
  if (!(severity >= 0)) throw new RangeError(`lossFieldAt: severity must be 0 or more, got ${severity}.`);
  const at = Math.min(last, Math.floor(severity));
  const share = Math.min(1, severity - at);
  const here = stageField(ground, course[at]!, borders);
  if (share === 0 || at === last) return here;
  const next = stageField(ground, course[at + 1]!, borders);
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

/** Stages as they were drawn on a ground: those without dragged borders, and those under the borders that were asked for last. */
interface DrawnStages {
  readonly plain: Map<LossPatternId, LossField>;
  readonly parts: Map<LossPatternId, readonly StagePart[]>;
  readonly sagittal: readonly SagittalPoint[];
  moved: { readonly key: string; readonly fields: Map<LossPatternId, LossField> };
}

const drawnOn = new WeakMap<LossGround, DrawnStages>();

function stagesOn(ground: LossGround): DrawnStages {
  const known = drawnOn.get(ground);
  if (known) return known;
  const sagittal = ground.angles.map(([azimuth, elevation]) => toSagittal(azimuth, elevation));
  const stages = { plain: new Map(), parts: new Map(), sagittal, moved: { key: '', fields: new Map() } };
  drawnOn.set(ground, stages);
  return stages;
}

function stageField(ground: LossGround, id: LossPatternId, borders: LossBorders): LossField {
  const stages = stagesOn(ground);
  const isPlain = LOSS_BORDER_IDS.every((border) => borders[border] === 0);
  const key = isPlain ? '' : LOSS_BORDER_IDS.map((border) => borders[border]).join(' ');
  if (!isPlain && stages.moved.key !== key) stages.moved = { key, fields: new Map() };
  const drawn = isPlain ? stages.plain : stages.moved.fields;
  const known = drawn.get(id);
  if (known) return known;
  const pattern = LOSS_PATTERNS[id];
  const keptMm = drawPattern(ground, id, pattern, borders);
  // whatever a later stage keeps, this one keeps too
  const followers = new Set([courseFrom(id)[1], ...(id === 'norwoodII' ? (['norwoodIIIA'] as const) : [])]);
  for (const follower of followers) {
    if (!follower) continue;
    const later = stageField(ground, follower, borders).keptMm;
    for (let v = 0; v < keptMm.length; v++) keptMm[v] = Math.max(keptMm[v]!, later[v]!);
  }
  const { thinningMm, keptShare, lostShare, wanderMm, wanderPeriodMm } = pattern;
  const field: LossField = { keptMm, thinningMm, keptShare, lostShare, wanderMm, wanderPeriodMm };
  drawn.set(id, field);
  return field;
}

/** Tape inside one part of a pattern's border as it is drawn, and what a millimetre of each dragged border takes off it. */
interface StagePart {
  readonly keptMm: Float64Array;
  readonly weights: readonly (readonly [border: LossBorderId, weight: Float64Array])[];
}

function drawPattern(ground: LossGround, id: LossPatternId, pattern: LossPattern, borders: LossBorders): Float64Array {
  const { parts: known } = stagesOn(ground);
  const parts = known.get(id) ?? measureParts(ground, id, pattern);
  known.set(id, parts);
  const { lost, kept } = KEPT_LIMIT_MM;
  return Float64Array.from({ length: ground.angles.length }, (_, v) => {
    let least = parts.length > 0 ? Number.POSITIVE_INFINITY : lost;
    for (const { keptMm, weights } of parts) {
      let own = keptMm[v]!;
      for (const [border, weight] of weights) if (borders[border] !== 0) own -= borders[border] * weight[v]!;
      least = roundedMinimum(least, own);
    }
    return Math.min(kept, Math.max(lost, least));
  });
}

function measureParts(ground: LossGround, id: LossPatternId, pattern: LossPattern): StagePart[] {
  const { angles } = ground;
  const { sagittal } = stagesOn(ground);
  const each = (value: (v: number) => number) => Float64Array.from(angles, (_, v) => value(v));
  const parts: StagePart[] = [];
  if (pattern.fringe) {
    const region = drawAngularRegion(pattern.fringe, [
      [193, -95],
      [54, -95],
    ]);
    const kept = ground.measure(`fringe ${pattern.fringe.flat()}`, (v) => signedAngularDistance(region, ...angles[v]!));
    const left = each((v) => smoothstep(-FRINGE_JOINS, FRINGE_JOINS, sideOf(angles[v]!) * sagittal[v]![0]));
    parts.push({
      keptMm: kept,
      weights: [
        ['fringeLeft', left],
        ['fringeRight', left.map((share) => 1 - share)],
      ],
    });
  }
  if (pattern.front) {
    const region = drawBehind(frontLine(pattern.front, ground));
    const kept = ground.measure(`front ${id}`, (v) => signedSagittalDistance(region, sagittal[v]!));
    const { cornerAt } = pattern.front;
    const beside = each((v) => smoothstep(MIDDLE_ALONE, cornerAt, sagittal[v]![0]));
    const corner = each(
      (v) => beside[v]! * (1 - smoothstep(cornerAt + CORNER_FADES.from, cornerAt + CORNER_FADES.to, sagittal[v]![0])),
    );
    parts.push({
      keptMm: kept,
      weights: [
        ['middle', beside.map((share) => 1 - share)],
        ['cornerLeft', corner.map((share, v) => (sideOf(angles[v]!) > 0 ? share : 0))],
        ['cornerRight', corner.map((share, v) => (sideOf(angles[v]!) < 0 ? share : 0))],
      ],
    });
  }
  if (pattern.crownMm !== undefined) {
    const radiusMm = pattern.crownMm / 2;
    const inside = ground.measure('crown', (v) => BAND_DEGREES - arcFrom(sagittal[v]!, WHORL[1], WHORL[1]));
    parts.push({
      keptMm: each((v) => CROWN_STEEPNESS * (BAND_DEGREES * MM_PER_DEGREE - inside[v]! - radiusMm)),
      weights: [['crown', each(() => CROWN_STEEPNESS)]],
    });
  }
  if (pattern.partingMm !== undefined) {
    const from = ground.elevationAt(PARTING_FROM_MM);
    const opensAt = ground.elevationAt(PARTING_FROM_MM + PARTING_OPENS_MM);
    const halfWidthMm = pattern.partingMm;
    const inside = ground.measure('parting', (v) => BAND_DEGREES - arcFrom(sagittal[v]!, from, WHORL[1]));
    const opening = each((v) => PARTING_AT_FRONT + (1 - PARTING_AT_FRONT) * smoothstep(from, opensAt, sagittal[v]![1]));
    parts.push({
      keptMm: each((v) => BAND_DEGREES * MM_PER_DEGREE - inside[v]! - halfWidthMm * opening[v]!),
      // as wide at its beginning, in proportion, as the parting itself
      weights: [['crown', opening]],
    });
  }
  return parts;
}

/** 1 on the subject's left, -1 on the right. */
function sideOf([azimuth]: readonly [azimuth: number, elevation: number]): number {
  return Math.sign(azimuth);
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
