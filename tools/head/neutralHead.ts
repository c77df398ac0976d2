/**
 * From a person's mixed shape to cage positions in mm: aligned, fitted to real dimensions, faired, exactly symmetric.
 */
import { type HeadDimensions, measureHead } from '../../src/head/dimensions';
import type { Landmarks } from '../../src/head/landmarks';
import { limitPositions, subdivide, subdivideLinear, subdivideSmooth, triangulate } from '../../src/head/subdivide';
import { type Cage, cageLandmarks, symmetrise, takeCage } from './cutHead';
import { earWeights } from './earMask';
import { createScalpFairing, type ScalpFairing } from './fairScalp';
import { alignToTragi, applyFit, type Fit, PLAIN_FIT, refineFit, type TargetDimensions } from './fitDimensions';
import { LEFT_LANDMARKS } from './landmarkIndices';
import type { MakeHuman } from './makehuman';

/** Enough for every dimension to settle below a hundredth of a millimetre. */
const FIT_ROUNDS = 14;

export function createHeadFitter(data: MakeHuman, cage: Cage) {
  const landmarks = cageLandmarks(cage);
  const ear = earWeights(data, cage);
  const step = subdivide(cage);
  const triangles = triangulate(step.quads);
  const earMask = Uint8Array.from(subdivideLinear(step, ear, 1), (w) => Math.round(w * 255));
  const tragusL = LEFT_LANDMARKS.tragus;
  const tragusR = cage.baseVertex[landmarks.tragusR.from]!;

  const measure = (positions: Float64Array): HeadDimensions => {
    const limit = limitPositions(step, subdivideSmooth(step, positions, 3));
    return measureHead({ positions: limit, triangles }, earMask, landmarks);
  };
  const align = (shapeDm: Float64Array) => alignToTragi(shapeDm, tragusL, tragusR);
  let fairing: ScalpFairing = (values) => values;
  const toCage = (alignedMm: Float64Array, fit: Fit) =>
    fairing(symmetrise(cage, takeCage(cage, applyFit(fit, alignedMm))));

  return {
    landmarks: landmarks satisfies Landmarks,
    ear,
    align,
    measure,
    /** Cage positions of an aligned shape under a fit. */
    toCage,
    /** The fit that gives an aligned shape the wanted dimensions. */
    fit(alignedMm: Float64Array, wanted: TargetDimensions): Fit {
      let fit = PLAIN_FIT;
      for (let round = 0; round < FIT_ROUNDS; round++) fit = refineFit(fit, measure(toCage(alignedMm, fit)), wanted);
      return fit;
    },
    /** From now on the scalp is smoothed, where `neutral` has its scalp. */
    fairLike(neutral: Float64Array) {
      fairing = createScalpFairing(cage, neutral, ear, landmarks);
    },
  };
}
