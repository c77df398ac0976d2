/**
 * A head like the person's beside it: where it starts from, a few sliders, and the morphs that they stand for.
 *
 * One table holds every slider and how far it goes. Limits are by eye, on the shipped head: at the end of its way each
 * slider alone still looks like a person. The package's own morphs go much farther: `forehead-nubian` and
 * `head-back-scale-depth` move the skull by 50 and 30 mm at full strength, so a third of that is their end.
 *
 * Everything is symmetric, as the morphs are. The neutral likeness is the head that ships, to the bit.
 */
import type { MorphWeights } from './morphs';

export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

/** About 25, 38, 55 and 70 years. */
export const AGE_GROUPS = ['young', 'middle', 'mature', 'senior'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

/** The age in years that each stands for. */
export const AGE_YEARS: Readonly<Record<AgeGroup, number>> = { young: 25, middle: 38, mature: 55, senior: 70 };

export const ANCESTRIES = ['african', 'asian', 'european'] as const;
export type Ancestry = (typeof ANCESTRIES)[number];

/** Shares that sum to 1. */
export type AncestryMix = Readonly<Record<Ancestry, number>>;

export const OUTLINES = [
  'oval',
  'round',
  'rectangular',
  'square',
  'triangular',
  'invertedTriangular',
  'diamond',
] as const;
export type Outline = (typeof OUTLINES)[number];

type MorphShare = readonly [morph: string, weightAtTheEnd: number];

/** A slider: 0 is the neutral head, 1 the end of `more`, -1 the end of `less`; without `less` it starts at 0. */
interface ShapeSlider {
  readonly less: readonly MorphShare[];
  readonly more: readonly MorphShare[];
}

const slider = (less: readonly MorphShare[], more: readonly MorphShare[]): ShapeSlider => ({ less, more });

/** Comments give what the slider's ends do to the neutral head, mm. */
export const SHAPE_SLIDERS = {
  // breadth -18 to +18, circumference -27 to +28
  width: slider([['head-scale-horiz-decr', 0.6]], [['head-scale-horiz-incr', 0.6]]),
  // height over the ears -13 to +13
  height: slider([['head-scale-vert-decr', 0.5]], [['head-scale-vert-incr', 0.5]]),
  // length -11 to +13; the package's pair is uneven, so are its ends
  depth: slider([['head-scale-depth-decr', 0.8]], [['head-scale-depth-incr', 0.6]]),
  // height over the ears -8 to +12: the skull above the brows
  foreheadHeight: slider([['forehead-scale-vert-decr', 0.4]], [['forehead-scale-vert-incr', 0.35]]),
  // the upper forehead 8 back, 8 forward
  foreheadSlope: slider([['forehead-trans-forward', 0.55]], [['forehead-trans-backward', 0.55]]),
  // 6 in, 6 out on each side
  temples: slider([['forehead-temple-decr', 0.9]], [['forehead-temple-incr', 0.9]]),
  // top of the head 13 lower and forward, 17 higher and back
  crown: slider([['forehead-nubian-decr', 0.3]], [['forehead-nubian-incr', 0.3]]),
  // 8 in, 9 out
  backOfHead: slider([['head-back-scale-depth-decr', 0.3]], [['head-back-scale-depth-incr', 0.3]]),
  earSize: slider([['ear-scale-decr', 0.8]], [['ear-scale-incr', 0.8]]),
  earStandOff: slider([['ear-wing-decr', 0.8]], [['ear-wing-incr', 0.8]]),
  weight: slider(
    [
      ['person-thin', 1],
      ['head-thin', 0.8],
    ],
    [
      ['person-heavy', 1],
      ['head-fat', 0.7],
      ['neck-double-incr', 0.5],
    ],
  ),
  cheeks: slider([['cheek-volume-decr', 0.8]], [['cheek-volume-incr', 0.8]]),
  brows: slider([], [['eyebrows-trans-up', 0.9]]),
  jaw: slider([['chin-width-decr', 1]], [['chin-width-incr', 0.7]]),
  chin: slider([], [['chin-prominent-incr', 0.8]]),
  neck: slider([], [['neck-scale-horiz-incr', 1]]),
} as const satisfies Record<string, ShapeSlider>;

export type ShapeId = keyof typeof SHAPE_SLIDERS;
export const SHAPE_IDS = Object.keys(SHAPE_SLIDERS) as readonly ShapeId[];

/** Each slider's place, in the range that `shapeLimits` gives. */
export type HeadShape = Readonly<Record<ShapeId, number>>;

/** Weight of an outline's morph at amount 1: beyond it the skull gets corners, and the chart of the scalp suffers. */
const OUTLINE_END = 0.6;

const OUTLINE_MORPHS: Readonly<Record<Outline, string>> = {
  oval: 'head-oval',
  round: 'head-round',
  rectangular: 'head-rectangular',
  square: 'head-square',
  triangular: 'head-triangular',
  invertedTriangular: 'head-invertedtriangular',
  diamond: 'head-diamond',
};

/** Aged 38 is the neutral head; the package ages evenly from there to 70. */
const AGE_MORPHS: Readonly<Record<AgeGroup, readonly MorphShare[]>> = {
  young: [['person-age25', 1]],
  middle: [],
  mature: [['person-age70', (55 - 38) / (70 - 38)]],
  senior: [['person-age70', 1]],
};

const ANCESTRY_MORPHS: Readonly<Record<Ancestry, string>> = {
  african: 'person-african',
  asian: 'person-asian',
  european: 'person-caucasian',
};

export interface HeadLikeness {
  readonly sex: Sex;
  readonly ageGroup: AgeGroup;
  readonly ancestry: AncestryMix;
  readonly outline: Outline | 'none';
  /** 0 to 1; 0 exactly when there is no outline. */
  readonly outlineAmount: number;
  readonly shape: HeadShape;
}

export const NEUTRAL_ANCESTRY: AncestryMix = { african: 1 / 3, asian: 1 / 3, european: 1 / 3 };

export const NEUTRAL_SHAPE = Object.fromEntries(SHAPE_IDS.map((id) => [id, 0])) as HeadShape;

/** The head that ships: a man of about 38 of mixed ancestry. */
export const NEUTRAL_LIKENESS: HeadLikeness = {
  sex: 'male',
  ageGroup: 'middle',
  ancestry: NEUTRAL_ANCESTRY,
  outline: 'none',
  outlineAmount: 0,
  shape: NEUTRAL_SHAPE,
};

/** How far the shares of an ancestry mix may be off 1: sums of decimals are. */
export const MIX_TOLERANCE = 1e-6;

export function shapeLimits(id: ShapeId): { readonly min: number; readonly max: number } {
  return { min: SHAPE_SLIDERS[id].less.length > 0 ? -1 : 0, max: 1 };
}

/**
 * The morphs of a likeness; those with weight 0 are left out, so the neutral likeness gives none.
 *
 * @throws {RangeError} If a value is out of its range.
 */
export function likenessWeights(likeness: HeadLikeness): MorphWeights {
  const { sex, ageGroup, ancestry, outline, outlineAmount, shape } = likeness;
  const weights: Record<string, number> = {};
  const add = (shares: readonly MorphShare[], amount: number) => {
    for (const [morph, end] of shares) if (amount > 0) weights[morph] = (weights[morph] ?? 0) + end * amount;
  };
  if (sex === 'female') add([['person-female', 1]], 1);
  add(AGE_MORPHS[ageGroup], 1);

  const shares = ANCESTRIES.map((id) => ancestry[id]);
  if (!(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) <= MIX_TOLERANCE) || !shares.every((s) => s >= 0)) {
    throw new RangeError(`likenessWeights: ancestry must be shares that sum to 1, got ${shares}.`);
  }
  // the neutral head is the even mix, so what all three share is in it already
  const common = Math.min(...shares);
  for (const id of ANCESTRIES) {
    if (ancestry[id] - common > MIX_TOLERANCE) add([[ANCESTRY_MORPHS[id], 1]], ancestry[id] - common);
  }

  if (!(outlineAmount >= 0 && outlineAmount <= 1)) {
    throw new RangeError(`likenessWeights: outlineAmount must be in [0, 1], got ${outlineAmount}.`);
  }
  if (outline !== 'none') add([[OUTLINE_MORPHS[outline], OUTLINE_END]], outlineAmount);

  for (const id of SHAPE_IDS) {
    const { min, max } = shapeLimits(id);
    const value = shape[id];
    if (!(value >= min && value <= max)) {
      throw new RangeError(`likenessWeights: ${id} must be in [${min}, ${max}], got ${value}.`);
    }
    const { less, more } = SHAPE_SLIDERS[id];
    add(value < 0 ? less : more, Math.abs(value));
  }
  return weights;
}

/** The mix with one share set and the other two kept in proportion. */
export function withShare(mix: AncestryMix, id: Ancestry, share: number): AncestryMix {
  const others = ANCESTRIES.filter((other) => other !== id);
  const rest = others.reduce((sum, other) => sum + mix[other], 0);
  const part = (other: Ancestry) => (1 - share) * (rest > 0 ? mix[other] / rest : 1 / others.length);
  return Object.fromEntries(ANCESTRIES.map((each) => [each, each === id ? share : part(each)])) as AncestryMix;
}

/** Whether both make the same head: the same morphs at the same weights. */
export function isSameLikeness(a: HeadLikeness, b: HeadLikeness): boolean {
  return a === b || JSON.stringify(likenessWeights(a)) === JSON.stringify(likenessWeights(b));
}
