/** The ten zones of anatomy, front to back. */
export const ANATOMICAL_ZONE_IDS = [
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

/** Room for zones that a person draws: each lies over the anatomical ones where it is drawn, and nowhere else. */
export const CUSTOM_ZONE_IDS = ['customA', 'customB'] as const;

/** All zones. Their order is the order of weights in every buffer. */
export const ZONE_IDS = [...ANATOMICAL_ZONE_IDS, ...CUSTOM_ZONE_IDS] as const;

export type AnatomicalZoneId = (typeof ANATOMICAL_ZONE_IDS)[number];
export type CustomZoneId = (typeof CUSTOM_ZONE_IDS)[number];
export type ZoneId = (typeof ZONE_IDS)[number];

export function isCustomZone(id: ZoneId): id is CustomZoneId {
  return (CUSTOM_ZONE_IDS as readonly ZoneId[]).includes(id);
}

export const ZONE_COUNT = ZONE_IDS.length;

/** The same zone on the other side of the head; a midline zone and a drawn one are their own mirrors. */
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
  customA: 'customA',
  customB: 'customB',
};
