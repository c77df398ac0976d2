/**
 * Finds the width, height and depth sliders at which a head has the lengths that were taken with a tape.
 *
 * Gauss-Newton with damping (Levenberg 1944) on three unknowns; derivatives by a small step of each slider. Where fewer
 * than three lengths are given, damping picks the smallest change that reaches them. A slider that runs into its end
 * stays there and the others go on. What cannot be reached is told by the sizes that come back, never hidden.
 */
import type { Millimetres } from '../units';
import { createHeadBuilder, type HeadBuilder } from './buildHead';
import { HEAD_SIZE_IDS, type HeadSize, type HeadSizeId, measureHeadSize } from './headSize';
import { type HeadLikeness, likenessWeights, type ShapeId, shapeLimits } from './likeness';
import type { HeadAsset } from './loadHead';

/** Lengths to be reached; those left out may become what they will. */
export type WantedSize = Readonly<Partial<Record<HeadSizeId, Millimetres>>>;

export interface HeadSizeFit {
  readonly likeness: HeadLikeness;
  /** Of the head that was found. */
  readonly size: HeadSize;
  /** Wanted lengths that it misses by more than FIT_TOLERANCE_MM. */
  readonly missed: readonly HeadSizeId[];
}

export const FIT_TOLERANCE_MM = 1;

const FREE: readonly ShapeId[] = ['width', 'height', 'depth'];
/** Sliders are kept in thousandths, about 0.03 mm of tape. */
const STEPS = 1000;
const MAX_ROUNDS = 8;
/** Good enough to stop, mm. */
const CLOSE_MM = 0.1;
/** Step of a slider for the derivatives: large enough that a landmark's last bit does not matter. */
const PROBE = 0.05;
/** mm² a slider². Against derivatives of some 30 mm a slider it bends no result, but keeps idle sliders where they are. */
const DAMPING = 1;

/** Measures heads of any likeness at level 1. */
export type SizeMeter = (likeness: HeadLikeness) => HeadSize;

export function createSizeMeter(asset: HeadAsset, builder: HeadBuilder = createHeadBuilder(asset)): SizeMeter {
  return (likeness) => measureHeadSize(builder.level1(likenessWeights(likeness)), asset.landmarks);
}

export function fitHeadSize(measure: SizeMeter, start: HeadLikeness, wanted: WantedSize): HeadSizeFit {
  const ids = HEAD_SIZE_IDS.filter((id) => wanted[id] !== undefined);
  for (const id of ids) {
    if (!(wanted[id]! > 0)) throw new RangeError(`fitHeadSize: ${id} must be a length above 0, got ${wanted[id]}.`);
  }
  const missing = (size: HeadSize) => ids.map((id) => wanted[id]! - size[id]);
  const worst = (values: readonly number[]) => Math.max(0, ...values.map(Math.abs));

  let likeness = start;
  let size = measure(likeness);
  for (let round = 0; round < MAX_ROUNDS && worst(missing(size)) > CLOSE_MM; round++) {
    const lacking = missing(size);
    const slopes = FREE.map((id) => {
      const { max } = shapeLimits(id);
      const step = likeness.shape[id] + PROBE > max ? -PROBE : PROBE;
      const probed = measure(withShape(likeness, { [id]: likeness.shape[id] + step }));
      return ids.map((length) => (probed[length] - size[length]) / step);
    });
    const next = stepWithinLimits(likeness, slopes, lacking);
    const nextSize = measure(next);
    if (!(sumOfSquares(missing(nextSize)) < sumOfSquares(lacking))) break;
    likeness = next;
    size = nextSize;
  }
  const missed = ids.filter((id) => Math.abs(wanted[id]! - size[id]) > FIT_TOLERANCE_MM);
  return { likeness, size, missed };
}

/** The damped step; a slider that it would carry beyond its end is set there, and the rest is solved again. */
function stepWithinLimits(
  likeness: HeadLikeness,
  slopes: readonly (readonly number[])[],
  lacking: readonly number[],
): HeadLikeness {
  const change = FREE.map(() => 0);
  const isFixed = FREE.map(() => false);
  for (;;) {
    const free = FREE.map((_, i) => i).filter((i) => !isFixed[i]);
    if (free.length === 0) break;
    // what fixed sliders have taken on already
    const left = lacking.map((value, k) =>
      FREE.reduce((rest, _, i) => (isFixed[i] ? rest - slopes[i]![k]! * change[i]! : rest), value),
    );
    const found = solveDamped(
      free.map((i) => slopes[i]!),
      left,
    );
    let hitEnd = false;
    free.forEach((i, at) => {
      const id = FREE[i]!;
      const { min, max } = shapeLimits(id);
      const value = likeness.shape[id] + found[at]!;
      change[i] = found[at]!;
      if (value > max || value < min) {
        change[i] = (value > max ? max : min) - likeness.shape[id];
        isFixed[i] = true;
        hitEnd = true;
      }
    });
    if (!hitEnd) break;
  }
  return withShape(
    likeness,
    Object.fromEntries(FREE.map((id, i) => [id, Math.round((likeness.shape[id] + change[i]!) * STEPS) / STEPS])),
  );
}

/** Least squares for `slopes` · x = `target` with a price on x: the normal equations by elimination. */
function solveDamped(slopes: readonly (readonly number[])[], target: readonly number[]): number[] {
  const n = slopes.length;
  const rows = slopes.map((a, i) => [...slopes.map((b, j) => dot(a, b) + (i === j ? DAMPING : 0)), dot(a, target)]);
  // positive definite through the damping, so no pivoting
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const factor = rows[j]![i]! / rows[i]![i]!;
      for (let k = i; k <= n; k++) rows[j]![k]! -= factor * rows[i]![k]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = rows[i]![n]!;
    for (let j = i + 1; j < n; j++) sum -= rows[i]![j]! * x[j]!;
    x[i] = sum / rows[i]![i]!;
  }
  return x;
}

function withShape(likeness: HeadLikeness, change: Partial<Record<ShapeId, number>>): HeadLikeness {
  return { ...likeness, shape: { ...likeness.shape, ...change } };
}

function sumOfSquares(values: readonly number[]): number {
  return dot(values, values);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
