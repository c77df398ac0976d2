/** What loss patterns, their borders, brushed hair and scars are called. */
import { LOSS_EDIT_LIMITS, type LossBorderId } from '../scalp/lossEdits';
import { courseFrom, type LossPatternId } from '../scalp/lossPattern';
import type { ScarKind } from '../scalp/scars';

interface LossName {
  /** Beside its picture. */
  readonly short: string;
  /** Read aloud, and where it stands alone. */
  readonly full: string;
}

export const LOSS_NAMES: Readonly<Record<LossPatternId, LossName>> = {
  norwoodI: { short: 'I', full: 'Norwood I' },
  norwoodII: { short: 'II', full: 'Norwood II' },
  norwoodIII: { short: 'III', full: 'Norwood III' },
  norwoodIIIVertex: { short: 'III vertex', full: 'Norwood III vertex' },
  norwoodIV: { short: 'IV', full: 'Norwood IV' },
  norwoodV: { short: 'V', full: 'Norwood V' },
  norwoodVI: { short: 'VI', full: 'Norwood VI' },
  norwoodVII: { short: 'VII', full: 'Norwood VII' },
  norwoodIIIA: { short: 'III A', full: 'Norwood III A' },
  norwoodIVA: { short: 'IV A', full: 'Norwood IV A' },
  norwoodVA: { short: 'V A', full: 'Norwood V A' },
  ludwigI: { short: 'I', full: 'Ludwig I' },
  ludwigII: { short: 'II', full: 'Ludwig II' },
  ludwigIII: { short: 'III', full: 'Ludwig III' },
  diffuse: { short: 'Diffuse', full: 'Diffuse thinning' },
  diffuseAdvanced: { short: 'Diffuse 2', full: 'Advanced diffuse thinning' },
  norwood6: { short: 'Horseshoe', full: 'Horseshoe' },
  bald: { short: 'Totalis', full: 'Totalis, no hair' },
};

/** Patterns as they are offered, row by row. */
export const LOSS_GROUPS: readonly { readonly label: string; readonly ids: readonly LossPatternId[] }[] = [
  {
    label: 'Men · Norwood',
    ids: [
      'norwoodI',
      'norwoodII',
      'norwoodIII',
      'norwoodIIIVertex',
      'norwoodIV',
      'norwoodV',
      'norwoodVI',
      'norwoodVII',
    ],
  },
  { label: 'Men · front edge alone', ids: ['norwoodIIIA', 'norwoodIVA', 'norwoodVA'] },
  { label: 'Women · Ludwig', ids: ['ludwigI', 'ludwigII', 'ludwigIII'] },
  { label: 'Other', ids: ['diffuse', 'diffuseAdvanced', 'norwood6', 'bald'] },
];

/** Where on its course a severity stands, in words. */
export function severityName(pattern: LossPatternId, severity: number): string {
  const course = courseFrom(pattern);
  const at = Math.min(course.length - 1, Math.floor(severity + 1e-6));
  const name = LOSS_NAMES[course[at]!];
  if (severity - at < 0.025 || at === course.length - 1) return name.full;
  return `${name.full} to ${LOSS_NAMES[course[at + 1]!].short}`;
}

interface BorderName {
  /** In a list. */
  readonly short: string;
  /** In a sentence. */
  readonly full: string;
  /** Which way it has gone where more, or less, hair is lost. */
  readonly more: string;
  readonly less: string;
}

const FRONT = { more: 'further back', less: 'further forward' } as const;
const FRINGE = { more: 'lower', less: 'higher' } as const;

export const LOSS_BORDER_NAMES: Readonly<Record<LossBorderId, BorderName>> = {
  middle: { short: 'Middle', full: 'middle of the front', ...FRONT },
  cornerLeft: { short: 'Left corner', full: 'left corner', ...FRONT },
  cornerRight: { short: 'Right corner', full: 'right corner', ...FRONT },
  crown: { short: 'Crown', full: 'crown', more: 'wider all round', less: 'narrower all round' },
  fringeLeft: { short: 'Left fringe', full: 'left fringe', ...FRINGE },
  fringeRight: { short: 'Right fringe', full: 'right fringe', ...FRINGE },
};

/** Where a border has been dragged to, in words: said at its end, too. */
export function borderMoveText(id: LossBorderId, movedMm: number): string {
  if (movedMm === 0) return 'as drawn';
  const { more, less } = LOSS_BORDER_NAMES[id];
  const isAtEnd = movedMm <= LOSS_EDIT_LIMITS.borderMm.min || movedMm >= LOSS_EDIT_LIMITS.borderMm.max;
  const length = Number.isInteger(movedMm) ? Math.abs(movedMm).toFixed(0) : Math.abs(movedMm).toFixed(1);
  return `${length} mm ${movedMm > 0 ? more : less}${isAtEnd ? ', as far as it goes' : ''}`;
}

/** What the brush leaves. */
export const BRUSH_TOOLS = [
  { label: 'Add hair', share: 1 },
  { label: 'Thin', share: 0.5 },
  { label: 'Clear', share: 0 },
] as const;

export const SCAR_NAMES: Readonly<Record<ScarKind, string>> = {
  strip: 'FUT strip',
  grafts: 'FUE dots',
  drawn: 'Drawn scar',
};
