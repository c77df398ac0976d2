/**
 * From a person's mixed shape to cage positions in mm: aligned, fitted to real dimensions, faired, exactly symmetric.
 */
import { type HeadDimensions, measureHead } from '../../src/head/dimensions';
import { type Landmarks, landmarkPosition, type Point } from '../../src/head/landmarks';
import { limitPositions, subdivide, subdivideLinear, subdivideSmooth, triangulate } from '../../src/head/subdivide';
import { type Cage, cageLandmarks, symmetrise, takeCage } from './cutHead';
import { earWeights } from './earMask';
import { createScalpFairing, type ScalpFairing } from './fairScalp';
import { alignToTragi, applyFit, type Fit, PLAIN_FIT, refineFit, type TargetDimensions } from './fitDimensions';
import { LEFT_LANDMARKS } from './landmarkIndices';
import type { MakeHuman } from './makehuman';
import { roundEarlobes } from './roundEarlobes';

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

  const toLimit = (positions: Float64Array) => limitPositions(step, subdivideSmooth(step, positions, 3));
  const measure = (positions: Float64Array): HeadDimensions => {
    return measureHead({ positions: toLimit(positions), triangles }, earMask, landmarks);
  };
  const align = (shapeDm: Float64Array) => alignToTragi(shapeDm, tragusL, tragusR);
  let fairing: ScalpFairing = (values) => values;
  // what every shape gets added, so morphs don't see it: rounder earlobes, and the limit surface's own mid-tragion as origin
  let lobes: Float64Array = new Float64Array(cage.vertexCount * 3);
  let origin: Point = [0, 0, 0];
  const toCage = (alignedMm: Float64Array, fit: Fit) =>
    fairing(symmetrise(cage, takeCage(cage, applyFit(fit, alignedMm)))).map((x, i) => x + lobes[i]! - origin[i % 3]!);

  return {
    landmarks: landmarks satisfies Landmarks,
    ear,
    align,
    measure,
    /** Cage positions of an aligned shape under a fit. */
    toCage,
    /** All base vertices of an aligned shape under a fit, neither faired nor made symmetric: what proxies ride on. */
    toBase: (alignedMm: Float64Array, fit: Fit) => applyFit(fit, alignedMm).map((x, i) => x - origin[i % 3]!),
    /** The fit that gives an aligned shape the wanted dimensions. */
    fit(alignedMm: Float64Array, wanted: TargetDimensions): Fit {
      let fit = PLAIN_FIT;
      for (let round = 0; round < FIT_ROUNDS; round++) fit = refineFit(fit, measure(toCage(alignedMm, fit)), wanted);
      return fit;
    },
    /** From now on the scalp is smoothed and the earlobes rounded, where `neutral` has them. */
    refineLike(neutral: Float64Array) {
      fairing = createScalpFairing(cage, neutral, ear, landmarks);
      lobes = roundEarlobes(neutral, ear);
      const [, y, z] = landmarkPosition(landmarks, 'tragusL', toLimit(neutral));
      origin = [0, y, z];
    },
  };
}
