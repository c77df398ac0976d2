/**
 * Spacing that follows from density, for layers that are spread as evenly as blue noise: what a plan means before any
 * dot is placed. Placed dots are measured by planSummary.ts.
 */
import { SESSION_SHARES } from '../pigment/sessions';
import { type DotsPerMm2, type Millimetres, mm } from '../units';

/** Points per square of the smallest distance in a Poisson-disk layer without room for one more. */
const FULL_LAYER = 0.68;
/** The same for one session's layer, which leaves room for those to come; fuller, and the later ones do not fit. */
const SESSION_LAYER = 0.6;
/** Mean distance to the nearest neighbour over the smallest distance, in a full layer. */
const MEAN_OVER_SMALLEST = 1.06;

/** Smallest distance between dots of a full, even layer. Infinite at no density. */
export function smallestSpacing(density: DotsPerMm2): Millimetres {
  return mm(Math.sqrt(FULL_LAYER / density));
}

/** Mean distance from a dot to its nearest neighbour in such a layer. */
export function meanSpacing(density: DotsPerMm2): Millimetres {
  return mm(MEAN_OVER_SMALLEST * smallestSpacing(density));
}

/** Spacing within one session's layer: about 1 mm for the first session of an ordinary plan. */
export function sessionSpacing(density: DotsPerMm2, share: number = SESSION_SHARES[0]): Millimetres {
  return mm(Math.sqrt(SESSION_LAYER / (share * density)));
}
