/**
 * Named points of the head.
 *
 * A landmark is a cage vertex, or a blend of two, and survives subdivision and morphs because vertices keep their index.
 * Picked on the cage by eye and angle, so good to about 5 mm; glabella and inion are the least certain.
 */
export const LANDMARK_IDS = [
  'glabella',
  'sellion',
  'pronasale',
  'subnasale',
  'menton',
  'trichion',
  'vertex',
  'crownWhorl',
  'opisthocranion',
  'inion',
  'napeHairline',
  'tragusL',
  'tragusR',
  'lateralCanthusL',
  'lateralCanthusR',
  'browTailL',
  'browTailR',
  'temporalPointL',
  'temporalPointR',
  'frontotemporalRecessL',
  'frontotemporalRecessR',
  'sideburnL',
  'sideburnR',
  'parietalEminenceL',
  'parietalEminenceR',
] as const;

export type LandmarkId = (typeof LANDMARK_IDS)[number];

/** A point `share` of the way from vertex `from` to vertex `to`; the two are equal for a landmark on a vertex. */
export interface LandmarkVertices {
  readonly from: number;
  readonly to: number;
  /** In [0, 1]. */
  readonly share: number;
}

export type Landmarks = Readonly<Record<LandmarkId, LandmarkVertices>>;

export type Point = readonly [x: number, y: number, z: number];

/** Where a landmark lies on a head of any level or morph, head frame, mm. */
export function landmarkPosition(landmarks: Landmarks, id: LandmarkId, positions: ArrayLike<number>): Point {
  const { from, to, share } = landmarks[id];
  const at = (i: number) => positions[from * 3 + i]! * (1 - share) + positions[to * 3 + i]! * share;
  return [at(0), at(1), at(2)];
}

/** All landmarks at once. */
export function landmarkPositions(
  landmarks: Landmarks,
  positions: ArrayLike<number>,
): Readonly<Record<LandmarkId, Point>> {
  const found = {} as Record<LandmarkId, Point>;
  for (const id of LANDMARK_IDS) found[id] = landmarkPosition(landmarks, id, positions);
  return found;
}
