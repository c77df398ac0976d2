/**
 * The soft natural hairline as it lies on the head that ships. Every design of versions 1 and 2 means this very line, so
 * it is written out and stays; a test holds the preset to it.
 */
import type { AnglePoint } from './angularRegion';
import { type HairlineLine, mirrorPoint, NONE_ADDED } from './hairline';

const LEFT: readonly AnglePoint[] = [
  [12, 45.67],
  [22, 46.97],
  [31, 48.97],
  [39, 50.87],
  [47, 50.5],
  [53, 46.5],
  [57.5, 38],
  [58.5, 31],
  [56.3, 24],
  [58.8, 16.5],
  [64, 6],
  [68.6, -7],
  [72, -17],
  [74, -26],
  [75, -40],
];

export const SOFT_NATURAL_LINE: HairlineLine = {
  mid: [0, 45.27],
  left: LEFT,
  right: LEFT.map(mirrorPoint),
  added: NONE_ADDED,
};
