/**
 * Landmarks as vertices of the base mesh hm08, picked on wireframes of the neutral head.
 *
 * The right-hand twin of a left-hand landmark is found by mirroring. A pair [from, to, share] lies between two vertices.
 */
import type { LandmarkId } from '../../src/head/landmarks';

type Pick = number | readonly [from: number, to: number, share: number];

export const MIDLINE_LANDMARKS = {
  glabella: 227,
  sellion: 132,
  pronasale: 5054,
  subnasale: 343,
  menton: 747,
  trichion: [983, 1015, 0.35],
  vertex: 881,
  crownWhorl: 5368,
  opisthocranion: 962,
  inion: 948,
  napeHairline: 5284,
} as const satisfies Partial<Record<LandmarkId, Pick>>;

export const LEFT_LANDMARKS = {
  tragus: 12213,
  lateralCanthus: 6805,
  browTail: 6990,
  temporalPoint: 7040,
  frontotemporalRecess: 12147,
  sideburn: 12010,
  parietalEminence: 7674,
} as const satisfies Record<string, number>;
