/** How densely hair grows where none has been lost, zone by zone. */
import { type DotsPerMm2, dotsPerMm2 } from '../units';
import { HAIR_GROWTH, HAIR_ORIGIN_DEFAULT, type HairOrigin } from './hairOrigins';
import { ZONE_IDS, type ZoneId } from './zoneIds';

/** Share of the scalp's mean density in each zone: temples are thinnest, top and back thickest. Directions are published, figures defaults. */
const ZONE_SHARE: Readonly<Record<ZoneId, number>> = {
  frontalHairline: 0.8,
  frontal: 1,
  midScalp: 1.05,
  crown: 1.05,
  templeL: 0.75,
  templeR: 0.75,
  parietalL: 0.95,
  parietalR: 0.95,
  occipital: 1,
  nape: 0.9,
  // drawn anywhere
  customA: 1,
  customB: 1,
};

/** Hairs per mm² of an untouched zone. */
export function fullDensityOf(zone: ZoneId, origin: HairOrigin): DotsPerMm2 {
  return dotsPerMm2(HAIR_GROWTH[origin].hairsPerMm2 * ZONE_SHARE[zone]);
}

/** Density of untouched hair where zones weigh so much: `stride` bytes a vertex, in the order of ZONE_IDS, summing to 255. */
export function fullDensityAt(
  zoneWeights: Uint8Array,
  vertex: number,
  stride: number,
  origin: HairOrigin = HAIR_ORIGIN_DEFAULT,
): number {
  let share = 0;
  ZONE_IDS.forEach((id, z) => {
    share += zoneWeights[stride * vertex + z]! * ZONE_SHARE[id];
  });
  return (HAIR_GROWTH[origin].hairsPerMm2 * share) / 255;
}
