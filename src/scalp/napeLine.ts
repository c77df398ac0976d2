/**
 * The squared nape, as a barber blocks it: a straight line across the neck, small round corners, straight sides up to the
 * ear's root. It lies a few mm inside the skin that bears hair, so that all of the line shows.
 *
 * Drawn in cranial angles by eye, on one half of the neutral head, and mirrored.
 */
import { buildAdjacency } from './adjacency';
import { drawAngularRegion, signedAngularDistance } from './angularRegion';
import type { AnatomicalScalp } from './buildScalpSurface';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';
import { signedSkinDistance } from './skinDistance';

const SQUARED = drawAngularRegion(
  [
    // under the ear, where no hair grows, and out onto the border above its root
    [88, -60],
    [90, -30],
    [93, -7],
    [99, 0.5],
    [103, 0],
    [107, -3],
    // straight down
    [113.4, -11.6],
    [116.6, -17.9],
    [120.3, -24.7],
    [123, -28.6],
    [125, -31.6],
    // corner
    [126, -32.8],
    [127.8, -33.2],
    // level, as seen from behind
    [132, -33.25],
    [137, -33.2],
    [142, -32.9],
    [150, -32.4],
    [160, -31.5],
    [170, -30.6],
    [180, -30.2],
    [190, -30.6],
    [200, -31.5],
  ],
  [
    [200, 100],
    [-20, 100],
    [-20, -60],
  ],
);

/** Tape inside the squared nape at every vertex of the scalp, mm, on the head that it lies on. */
export function measureSquaredNape(scalp: AnatomicalScalp): Float64Array {
  const { angles, triangles } = scalp;
  const count = scalp.headVertex.length;
  const degrees = Float64Array.from(angles, (value) => value / ANGLE_STEPS_PER_DEGREE);
  const field = Float64Array.from({ length: count }, (_, v) =>
    signedAngularDistance(SQUARED, degrees[2 * v]!, degrees[2 * v + 1]!),
  );
  return signedSkinDistance(scalp, buildAdjacency(triangles, count), field);
}
