/** Corrections of a loss pattern by hand: its borders dragged, and hair brushed in or out. */
import type { SurfacePoint } from '../head/surfacePoint';
import type { Millimetres } from '../units';

/** Parts of a pattern's border that can be dragged. A pattern has those whose border it draws. */
export const LOSS_BORDER_IDS = ['middle', 'cornerLeft', 'cornerRight', 'crown', 'fringeLeft', 'fringeRight'] as const;
export type LossBorderId = (typeof LOSS_BORDER_IDS)[number];

/** How far each part of the border has been moved along the skin, mm: positive where more hair is lost than the pattern says. */
export type LossBorders = Readonly<Record<LossBorderId, Millimetres>>;

/** One stroke of a brush over the native hair. A later stroke lies over an earlier one. */
export interface HairStroke {
  /** What the brush leaves at its middle, as a share of untouched hair: 0 clears, 1 makes whole. */
  readonly share: number;
  readonly radiusMm: Millimetres;
  /** Its course on the level-2 head. */
  readonly line: readonly SurfacePoint[];
}

export const LOSS_EDIT_LIMITS = {
  borderMm: { min: -40, max: 40 },
  strokes: 100,
  strokeRadiusMm: { min: 3, max: 25 },
  strokePoints: { min: 1, max: 64 },
} as const;

export const PATTERN_BORDERS: LossBorders = {
  middle: 0 as Millimetres,
  cornerLeft: 0 as Millimetres,
  cornerRight: 0 as Millimetres,
  crown: 0 as Millimetres,
  fringeLeft: 0 as Millimetres,
  fringeRight: 0 as Millimetres,
};
