/**
 * The patterns in which hair is lost, as the few lengths and angles that tell them apart.
 *
 * A pattern is the skin that has kept its hair, the width over which hair thins out towards it, and the share of
 * untouched hair on either side. Shapes are by eye after Hamilton's, Norwood's and Ludwig's drawings, with their usual
 * measures; lossFields.ts lays them on a head.
 */
import { type Millimetres, mm } from '../units';
import type { AnglePoint } from './angularRegion';
import type { LossBorderId } from './lossEdits';

export const LOSS_PATTERN_IDS = [
  'norwoodI',
  'norwoodII',
  'norwoodIII',
  'norwoodIIIVertex',
  'norwoodIV',
  'norwoodV',
  'norwoodVI',
  'norwoodVII',
  'norwoodIIIA',
  'norwoodIVA',
  'norwoodVA',
  'ludwigI',
  'ludwigII',
  'ludwigIII',
  'diffuse',
  'diffuseAdvanced',
  'norwood6',
  'bald',
] as const;
export type LossPatternId = (typeof LOSS_PATTERN_IDS)[number];

/** How loss goes on: what follows a pattern is the next one in its row. */
export const LOSS_COURSES: readonly (readonly LossPatternId[])[] = [
  ['norwoodI', 'norwoodII', 'norwoodIII', 'norwoodIIIVertex', 'norwoodIV', 'norwoodV', 'norwoodVI', 'norwoodVII'],
  ['norwoodIIIA', 'norwoodIVA', 'norwoodVA', 'norwoodVI', 'norwoodVII'],
  ['ludwigI', 'ludwigII', 'ludwigIII'],
  ['diffuse', 'diffuseAdvanced'],
];

/** The pattern and all that follow it. */
export function courseFrom(id: LossPatternId): readonly LossPatternId[] {
  for (const course of LOSS_COURSES) {
    const at = course.indexOf(id);
    if (at >= 0) return course.slice(at);
  }
  return [id];
}

/** The parts of its border that a pattern draws, and so those that can be dragged; none where all hair is gone. */
export function bordersOf(id: LossPatternId): readonly LossBorderId[] {
  const { front, crownMm, partingMm, fringe } = LOSS_PATTERNS[id];
  return [
    ...(front ? (['middle', 'cornerLeft', 'cornerRight'] as const) : []),
    ...(crownMm !== undefined || partingMm !== undefined ? (['crown'] as const) : []),
    ...(fringe ? (['fringeLeft', 'fringeRight'] as const) : []),
  ];
}

/** A front edge that has moved back, with its corners farther back than its middle. */
export interface FrontEdge {
  /** Tape from the glabella to the edge in the midline. */
  readonly middleMm: Millimetres;
  /** How far the corner lies behind the corner of a young hairline. Negative lies outside the scalp. */
  readonly cornerMm: Millimetres;
  /** Lateral angle of the corner, degrees. */
  readonly cornerAt: number;
  /** How far the edge of the temple has drawn back, degrees. */
  readonly temple: number;
}

export interface LossPattern {
  /** What has kept its hair lies behind this edge, */
  readonly front?: FrontEdge;
  /** outside a disc round the whorl, */
  readonly crownMm?: Millimetres;
  /** below this line, azimuth and elevation, from temple to the back of the head, */
  readonly fringe?: readonly AnglePoint[];
  /** and farther than this from the parting. Diameters and half-widths are those of the skin without hair of its own share. */
  readonly partingMm?: Millimetres;
  /** Width over which hair thins out from its share in the kept skin to that outside. */
  readonly thinningMm: Millimetres;
  /** Share of untouched hair, in the kept skin and outside it. */
  readonly keptShare: number;
  readonly lostShare: number;
  /** How far the border wanders, and over what length: hair never stops along a drawn line. */
  readonly wanderMm: Millimetres;
  readonly wanderPeriodMm: Millimetres;
}

/** The fringe of plans made before there were stages to choose from; wider than VI by area, narrower than VII by its fringe. */
const HORSESHOE: readonly AnglePoint[] = [
  // in front of the sideburn, which stays; above it the temple's hair has drawn back
  [54, -45],
  [55, -15],
  [58, 2],
  [64.5, 17],
  [72.5, 31],
  // along the side, highest above and behind the ear
  [83, 40.5],
  [96, 43.5],
  [112, 43],
  [130, 40],
  // round the back, below the crown
  [150, 36],
  [167, 33.5],
  [180, 33],
  [193, 33.5],
];

/** VI: front and crown have just merged; the fringe still stands high. */
const HIGH_FRINGE: readonly AnglePoint[] = [
  [48, -45],
  [50.5, -15],
  [53, 8],
  [55.5, 25],
  [60, 41],
  [70, 51.5],
  [90, 55],
  [110, 54],
  [130, 50],
  [150, 46],
  [167, 44],
  [180, 43.5],
  [193, 44],
];

/** VII: the fringe is low and its own hair thin. */
const LOW_FRINGE: readonly AnglePoint[] = [
  [52, -45],
  [54, -15],
  [56, 4],
  [60.5, 20],
  [67.5, 36],
  [81, 46],
  [96, 48],
  [112, 47],
  [130, 43],
  [150, 38.5],
  [167, 36],
  [180, 35.5],
  [193, 36],
];

const front = (middleMm: number, cornerMm: number, cornerAt: number, temple: number): FrontEdge => ({
  middleMm: mm(middleMm),
  cornerMm: mm(cornerMm),
  cornerAt,
  temple,
});

const whole = (thinningMm: number) => ({
  thinningMm: mm(thinningMm),
  keptShare: 1,
  lostShare: 0,
  wanderMm: mm(5),
  wanderPeriodMm: mm(34),
});

const parting = (halfWidthMm: number, thinningMm: number, keptShare: number, lostShare: number): LossPattern => ({
  partingMm: mm(halfWidthMm),
  thinningMm: mm(thinningMm),
  keptShare,
  lostShare,
  wanderMm: mm(3),
  wanderPeriodMm: mm(22),
});

/** Along a course thinning widens and shares fall: so density never rises as loss goes on. */
export const LOSS_PATTERNS: Readonly<Record<LossPatternId, LossPattern>> = {
  // the young line lies on the scalp's own outline, whose fade is its edge
  norwoodI: { front: front(56, -16, 27, -9), ...whole(10) },
  norwoodII: { front: front(67, 20, 27, 0.5), ...whole(12) },
  norwoodIII: { front: front(71, 40, 29, 3), ...whole(14) },
  norwoodIIIVertex: { front: front(72, 41, 29, 3.5), crownMm: mm(56), ...whole(16) },
  norwoodIV: { front: front(81, 50, 31, 5), crownMm: mm(68), ...whole(18) },
  norwoodV: { front: front(95, 60, 35, 8), crownMm: mm(90), ...whole(22) },
  norwoodVI: { fringe: HIGH_FRINGE, ...whole(26) },
  norwoodVII: { fringe: LOW_FRINGE, ...whole(30), keptShare: 0.85 },
  // the whole edge moves back evenly, from 2 cm in front of the ear canals to 4 cm behind them
  norwoodIIIA: { front: front(120, 47, 30, 3), ...whole(14) },
  norwoodIVA: { front: front(142, 68, 32, 5), ...whole(18) },
  norwoodVA: { front: front(180, 104, 33, 8), ...whole(22) },
  ludwigI: parting(7, 14, 1, 0.7),
  ludwigII: parting(16, 20, 0.9, 0.45),
  ludwigIII: parting(32, 26, 0.8, 0.2),
  diffuse: { fringe: HORSESHOE, ...whole(40), keptShare: 0.85, lostShare: 0.55 },
  diffuseAdvanced: { fringe: HORSESHOE, ...whole(40), keptShare: 0.65, lostShare: 0.25 },
  norwood6: { fringe: HORSESHOE, ...whole(26) },
  bald: { thinningMm: mm(1), keptShare: 0, lostShare: 0, wanderMm: mm(0), wanderPeriodMm: mm(1) },
};
