/**
 * Which cage vertices belong to the ears: those that the ear's "move up" target moves as a whole.
 *
 * @returns 0 to 1 a cage vertex. The target fades over the skin around the ear; only its full strength is ear.
 */
import type { Cage } from './cutHead';
import { takeCage } from './cutHead';
import type { MakeHuman } from './makehuman';
import { readAllowedTarget } from './targets';

const FULL_FROM = 0.98;
const NONE_BELOW = 0.75;

export function earWeights(data: MakeHuman, cage: Cage): Float64Array {
  const moved = takeCage(cage, readAllowedTarget(data, 'ears/*-ear-trans-vert-up'));
  const length = Float64Array.from({ length: cage.vertexCount }, (_, v) =>
    Math.hypot(moved[v * 3]!, moved[v * 3 + 1]!, moved[v * 3 + 2]!),
  );
  const most = length.reduce((a, b) => Math.max(a, b), 0);
  return length.map((l) => Math.min(1, Math.max(0, (l / most - NONE_BELOW) / (FULL_FROM - NONE_BELOW))));
}
