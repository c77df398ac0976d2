/**
 * Hairlines by the names that practitioners use, laid on a head by tape.
 *
 * A preset says how far the mid-frontal point stands above the glabella, and how far the front rises from its level towards
 * the frontotemporal corner, both along the skin, so that it fits a tall forehead and a short one. Below the corner, hump,
 * temporal peak and sideburn are drawn in cranial angles. The names and the ranges of height, recession and softness are
 * published; the shapes within them are by eye. Further forward goes as low as hair-bearing skin does on the head.
 */
import { type Millimetres, mm } from '../units';
import type { AnglePoint } from './angularRegion';
import { type HairlineEdge, type HairlineLine, mirrorPoint, NONE_ADDED, roundPoint } from './hairline';
import { elevationAfter, type LineSkin } from './meridianTape';
import { elevationAtTape } from './midlineTape';

export const HAIRLINE_PRESET_IDS = [
  'softNatural',
  'rounded',
  'straight',
  'defined',
  'broken',
  'faded',
  'widowsPeak',
  'mature',
  'winged',
  'receded',
  'forward',
  'femaleRounded',
] as const;
export type HairlinePresetId = (typeof HAIRLINE_PRESET_IDS)[number];

export const EDGE_CHARACTER_IDS = ['crisp', 'soft', 'broken'] as const;
export type EdgeCharacterId = (typeof EDGE_CHARACTER_IDS)[number];

/**
 * Edges to begin with; each can be set further. The wider the feather, the paler and smaller the dots at the line: single
 * needle and a thinner shade are how a soft edge is worked. How much is by eye.
 */
export const EDGE_CHARACTERS: Readonly<Record<EdgeCharacterId, HairlineEdge>> = {
  crisp: edge(1, 0.4, 5, 0, 1, 1),
  // wider than the 5 to 10 mm of single hairs in nature: ink is denser than hair there
  soft: edge(14, 1.7, 6, 0, 0.75, 0.85),
  broken: edge(16, 3, 7, 1.2, 0.7, 0.8),
};

export interface HairlinePreset {
  /** Tape from the glabella up to the mid-frontal point. Natural adult men: 65 to 100 mm. */
  readonly midFrontalMm: Millimetres;
  /** Five points from beside the middle to the corner and one beyond it: azimuth, degrees, and rise above the middle, mm of tape. */
  readonly front: readonly (readonly [azimuth: number, riseMm: number])[];
  /** Hump, temporal peak, sideburn and what is between them, nine points. */
  readonly side: readonly AnglePoint[];
  readonly edge: HairlineEdge;
}

/** Sideburn, a little inside the scalp's outline. */
const SIDEBURN: readonly AnglePoint[] = [
  [68.6, -7],
  [72, -17],
  [74, -26],
  [75, -40],
];

const GENTLE_FRONT: HairlinePreset['front'] = [
  [12, 0.7],
  [22, 2.96],
  [31, 6.38],
  [39, 9.56],
  [47, 8.83],
  [53, 2.06],
];

const GENTLE_SIDE: readonly AnglePoint[] = [
  // hump of the temporal fringe
  [57.5, 38],
  [58.5, 31],
  // temporal peak
  [56.3, 24],
  [58.8, 16.5],
  [64, 6],
  ...SIDEBURN,
];

const ROUND_FRONT: HairlinePreset['front'] = [
  [12, 0.7],
  [22, 2.7],
  [31, 5.4],
  [39, 7.6],
  [46, 7.6],
  [52.5, 2.6],
];

export const HAIRLINE_PRESETS: Readonly<Record<HairlinePresetId, HairlinePreset>> = {
  /** Rounded, with a gentle recess: what a design begins with. */
  softNatural: { midFrontalMm: mm(72), front: GENTLE_FRONT, side: GENTLE_SIDE, edge: EDGE_CHARACTERS.soft },
  rounded: { midFrontalMm: mm(74), front: ROUND_FRONT, side: GENTLE_SIDE, edge: edge(9, 1.5, 6, 0.3, 0.8, 0.9) },
  straight: {
    midFrontalMm: mm(72),
    front: [
      [12, 0.3],
      [22, 1.1],
      [31, 2.3],
      [40.5, 3.9],
      [44.5, 4.4],
      [45.6, 0.6],
    ],
    side: [[48.3, 38.5], [50.6, 31.8], [53.2, 25.4], [57.6, 16.5], [63.6, 6], ...SIDEBURN],
    edge: edge(1.5, 0.4, 5, 0, 1, 1),
  },
  defined: {
    midFrontalMm: mm(73),
    front: [
      [12, 0.4],
      [22, 1.6],
      [31, 3.6],
      [39.5, 5.9],
      [45.5, 6.8],
      [49, 2.4],
    ],
    side: [[54, 38], [56, 31], [54.8, 24.5], [58.4, 16.5], [64, 6], ...SIDEBURN],
    edge: edge(3, 0.8, 5, 0, 0.9, 0.95),
  },
  broken: { midFrontalMm: mm(75), front: GENTLE_FRONT, side: GENTLE_SIDE, edge: EDGE_CHARACTERS.broken },
  faded: { midFrontalMm: mm(74), front: ROUND_FRONT, side: GENTLE_SIDE, edge: edge(22, 2, 7, 0.5, 0.65, 0.8) },
  widowsPeak: {
    midFrontalMm: mm(71),
    front: [
      [4, 3.4],
      [10, 9],
      [28, 11.2],
      [38, 14],
      [47.5, 13],
      [54, 5.5],
    ],
    side: [[58.5, 39.5], [59, 31.5], [56.6, 24], [58.8, 16.5], [64, 6], ...SIDEBURN],
    edge: edge(9, 1.6, 6, 0.5, 0.8, 0.9),
  },
  mature: {
    midFrontalMm: mm(80),
    front: [
      [12, 1],
      [22, 4.4],
      [31, 9],
      [42, 14.2],
      [57, 15.6],
      [62.5, 6.5],
    ],
    side: [[63, 44.5], [61.6, 34.3], [58, 24], [59.6, 16.5], [64.3, 6], ...SIDEBURN],
    edge: edge(12, 1.7, 6, 0.5, 0.75, 0.85),
  },
  winged: {
    midFrontalMm: mm(82),
    front: [
      [12, 1.4],
      [22, 5.8],
      [32, 11.8],
      [45, 18],
      [64, 19],
      [68.5, 8.5],
    ],
    side: [[67, 48.5], [64, 37.5], [59.6, 24.5], [60.6, 16.5], [64.8, 6], ...SIDEBURN],
    edge: edge(16, 2, 7, 0.5, 0.7, 0.8),
  },
  receded: {
    midFrontalMm: mm(82),
    front: [
      [12, 0.7],
      [22, 2.96],
      [31, 6],
      [40, 8.8],
      [51, 8.4],
      [57.5, 2],
    ],
    side: [[60.5, 41], [60.2, 33], [57.4, 24], [59.3, 16.5], [64.2, 6], ...SIDEBURN],
    edge: EDGE_CHARACTERS.soft,
  },
  forward: {
    midFrontalMm: mm(66),
    front: [
      [12, 0.7],
      [22, 2.96],
      [31, 6.2],
      [38.5, 8.8],
      [45.5, 8.4],
      [51.5, 1.5],
    ],
    side: [[56.2, 36.5], [57.5, 30], [55.4, 24], [58.4, 16.5], [64, 6], ...SIDEBURN],
    edge: EDGE_CHARACTERS.soft,
  },
  femaleRounded: {
    midFrontalMm: mm(69),
    front: [
      [12, 0.1],
      [22, 0.4],
      [31, 0.5],
      [39, -0.4],
      [45, -3.6],
      [49.8, -8.2],
    ],
    side: [[53.2, 32.6], [54.8, 27.4], [56, 22.6], [58.6, 16], [64, 6], ...SIDEBURN],
    edge: edge(13, 1.5, 6, 0.5, 0.75, 0.85),
  },
};

/** The preset's line on a head. */
export function layHairline(preset: HairlinePreset, skin: LineSkin): HairlineLine {
  const level = elevationAtTape(skin.midlineTape, preset.midFrontalMm);
  const front = preset.front.map(
    ([azimuth, riseMm]): AnglePoint => [azimuth, elevationAfter(skin, azimuth, level, riseMm)],
  );
  const left = [...front, ...preset.side].map(roundPoint);
  return { mid: roundPoint([0, level]), left, right: left.map(mirrorPoint), added: NONE_ADDED };
}

function edge(
  featherMm: number,
  toothDepthMm: number,
  toothPeriodMm: number,
  sentinelsPerCm: number,
  lineInkShare: number,
  lineSizeShare: number,
): HairlineEdge {
  return {
    featherMm: mm(featherMm),
    toothDepthMm: mm(toothDepthMm),
    toothPeriodMm: mm(toothPeriodMm),
    sentinelsPerCm,
    lineInkShare,
    lineSizeShare,
  };
}
