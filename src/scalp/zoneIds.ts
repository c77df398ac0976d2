/** The ten anatomical zones, front to back. Their order is the order of weights in every buffer. */
export const ZONE_IDS = [
  'frontalHairline',
  'frontal',
  'midScalp',
  'crown',
  'templeL',
  'templeR',
  'parietalL',
  'parietalR',
  'occipital',
  'nape',
] as const;

export type ZoneId = (typeof ZONE_IDS)[number];

export const ZONE_COUNT = ZONE_IDS.length;

/** The same zone on the other side of the head; a midline zone is its own mirror. */
export const MIRROR_ZONE: Readonly<Record<ZoneId, ZoneId>> = {
  frontalHairline: 'frontalHairline',
  frontal: 'frontal',
  midScalp: 'midScalp',
  crown: 'crown',
  templeL: 'templeR',
  templeR: 'templeL',
  parietalL: 'parietalR',
  parietalR: 'parietalL',
  occipital: 'occipital',
  nape: 'nape',
};
