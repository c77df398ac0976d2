/**
 * From a mixed shape in decimetres to a head of real size in millimetres, mid-tragion at the origin.
 *
 * One scale for all does not do: MakeHuman's heads are too wide at the ears, too tall above and too short in the face. So
 * the map stretches gently by height: across and upwards with one factor about the ears and below, another over the
 * skull, and in depth with one; and it fills the skull's corners (seen from above) until the tape round it fits too.
 * All factors are smooth, so no crease appears.
 */
import type { HeadDimensions } from '../../src/head/dimensions';

export type TargetDimensions = Pick<
  HeadDimensions,
  | 'headLength'
  | 'headBreadth'
  | 'headCircumference'
  | 'bitragionBreadth'
  | 'bizygomaticBreadth'
  | 'mentonSellionLength'
  | 'tragionToVertex'
>;

export interface Fit {
  readonly acrossFace: number;
  /** Further growth before the ears, below the brow. */
  readonly acrossCheeks: number;
  readonly acrossSkull: number;
  readonly upFace: number;
  readonly upSkull: number;
  readonly depth: number;
  /** Relative growth of the skull's radius half-way between front, sides and back. */
  readonly fullness: number;
}

export const PLAIN_FIT: Fit = {
  acrossFace: 1,
  acrossCheeks: 1,
  acrossSkull: 1,
  upFace: 1,
  upSkull: 1,
  depth: 1,
  fullness: 0,
};

const MM_PER_DM = 100;
/** Heights (mm over the tragi) between which "face" turns into "skull". */
const ACROSS_BLEND = [-5, 62] as const;
const UP_BLEND = [-10, 60] as const;
const FULLNESS_BLEND = [18, 70] as const;
/** Depth before the tragi, and heights, between which the face's own widening sets in, ends at the brow and at the neck. */
const CHEEKS_BLEND = [-4, 34] as const;
const BROW_BLEND = [22, 75] as const;
const NECK_BLEND = [-150, -85] as const;
/** The forehead (depth before the tragi, mm) takes only part of the skull's widening: it is wide enough already. */
const FOREHEAD_BLEND = [5, 80] as const;
const FOREHEAD_LESS = 0.7;
/** How much more the back's corners fill than the forehead's: a square forehead looks carved. */
const BEHIND_MORE = 0.75;

/** Puts the middle between the tragi at the origin and turns decimetres into millimetres. */
export function alignToTragi(shapeDm: Float64Array, tragusL: number, tragusR: number): Float64Array {
  const origin = [0, 1, 2].map((k) => (shapeDm[tragusL * 3 + k]! + shapeDm[tragusR * 3 + k]!) / 2);
  return shapeDm.map((value, i) => (value - (i % 3 === 0 ? 0 : origin[i % 3]!)) * MM_PER_DM);
}

/** Applies a fit to xyz triples in mm, mid-tragion at the origin. */
export function applyFit(fit: Fit, positions: Float64Array): Float64Array {
  const fitted = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const y = positions[i + 1]!;
    const z = positions[i + 2]! * fit.depth;
    const skull = smoothstep(ACROSS_BLEND, y) * (1 - FOREHEAD_LESS * smoothstep(FOREHEAD_BLEND, z));
    const cheeks = smoothstep(CHEEKS_BLEND, z) * (1 - smoothstep(BROW_BLEND, y)) * smoothstep(NECK_BLEND, y);
    const x = positions[i]! * mix(fit.acrossFace, fit.acrossSkull, skull) * mix(1, fit.acrossCheeks, cheeks);
    // sin² of twice the azimuth is 0 in front, at the sides and behind, 1 half-way: length and breadth stay as they are
    const radius2 = x * x + z * z;
    const corner = radius2 > 0 ? (4 * x * x * z * z) / (radius2 * radius2) : 0;
    const behind = radius2 > 0 ? 1 - BEHIND_MORE * (z / Math.sqrt(radius2)) : 0;
    const grown = 1 + fit.fullness * corner * behind * smoothstep(FULLNESS_BLEND, y);
    fitted[i] = x * grown;
    fitted[i + 1] = stretchUp(fit, y);
    fitted[i + 2] = z * grown;
  }
  return fitted;
}

/** One step towards the wanted dimensions from those measured under `fit`. */
export function refineFit(fit: Fit, measured: HeadDimensions, wanted: TargetDimensions): Fit {
  return {
    acrossFace: fit.acrossFace * (wanted.bitragionBreadth / measured.bitragionBreadth),
    acrossCheeks: fit.acrossCheeks * (wanted.bizygomaticBreadth / measured.bizygomaticBreadth),
    acrossSkull: fit.acrossSkull * (wanted.headBreadth / measured.headBreadth),
    upFace: fit.upFace * (wanted.mentonSellionLength / measured.mentonSellionLength),
    upSkull: fit.upSkull * (wanted.tragionToVertex / measured.tragionToVertex),
    depth: fit.depth * (wanted.headLength / measured.headLength),
    fullness: fit.fullness + 1.6 * (wanted.headCircumference / measured.headCircumference - 1),
  };
}

/** The integral of the local factor, so that heights grow smoothly through the blend. */
function stretchUp({ upFace, upSkull }: Fit, y: number): number {
  const [from, to] = UP_BLEND;
  const span = to - from;
  const blended = (h: number) => {
    const t = Math.min(1, Math.max(0, (h - from) / span));
    return span * (t * t * t - (t * t * t * t) / 2) + Math.max(0, h - to);
  };
  return upFace * y + (upSkull - upFace) * (blended(y) - blended(0));
}

function smoothstep([from, to]: readonly [number, number], x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
