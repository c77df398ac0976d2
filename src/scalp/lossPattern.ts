/**
 * Where a person's own hair still grows: the Norwood stages as geometry.
 *
 * A stage is the region that has kept its hair, drawn in cranial angles on one half, and how density falls towards the
 * bald skin. Within the region density follows the scalp's zones. Shapes are by eye after the published drawings and
 * their usual measures (VI: front and crown have merged, corners back by 6 to 7 cm, fringe top about 5.5 cm above the ear).
 */
import { type DotsPerMm2, dotsPerMm2, type Millimetres, mm } from '../units';
import { type AngularRegion, drawAngularRegion } from './angularRegion';
import { HAIR_GROWTH, HAIR_ORIGIN_DEFAULT, type HairOrigin } from './hairOrigins';
import { ZONE_IDS, type ZoneId } from './zoneIds';

export interface LossPattern {
  /** Skin that has kept its hair; null where none has. Mirrored to the other side. */
  readonly kept: AngularRegion | null;
  /** Width over which hair thins out from full, inside `kept`, to none on its border. */
  readonly thinningMm: Millimetres;
  /** How far that border wanders, and over what length: hair never stops along a drawn line. */
  readonly wanderMm: Millimetres;
  readonly wanderPeriodMm: Millimetres;
}

export const LOSS_PATTERN_IDS = ['norwood6', 'bald'] as const;
export type LossPatternId = (typeof LOSS_PATTERN_IDS)[number];

const HORSESHOE = drawAngularRegion(
  [
    // in front of the sideburn, which stays; above it the temple's hair has drawn back
    [54, -45],
    [55, -15],
    [58, 2],
    [64.5, 17],
    [72.5, 31],
    // along the side, highest above and behind the ear
    [83, 40.5],
    [96, 43.5],
    [112, 43],
    [130, 40],
    // round the back, below the crown
    [150, 36],
    [167, 33.5],
    [180, 33],
    [193, 33.5],
  ],
  [
    [193, -95],
    [54, -95],
  ],
);

export const LOSS_PATTERNS: Readonly<Record<LossPatternId, LossPattern>> = {
  norwood6: { kept: HORSESHOE, thinningMm: mm(26), wanderMm: mm(5), wanderPeriodMm: mm(34) },
  bald: { kept: null, thinningMm: mm(1), wanderMm: mm(0), wanderPeriodMm: mm(1) },
};

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
};

/** Hairs per mm² of an untouched zone. */
export function fullDensityOf(zone: ZoneId, origin: HairOrigin): DotsPerMm2 {
  return dotsPerMm2(HAIR_GROWTH[origin].hairsPerMm2 * ZONE_SHARE[zone]);
}

/** Density of untouched hair where zones weigh so much: `stride` bytes a vertex, ten of them zones, summing to 255. */
export function fullDensityAt(
  zoneWeights: Uint8Array,
  vertex: number,
  stride: number,
  origin: HairOrigin = HAIR_ORIGIN_DEFAULT,
): number {
  let share = 0;
  for (let z = 0; z < ZONE_IDS.length; z++) share += zoneWeights[stride * vertex + z]! * ZONE_SHARE[ZONE_IDS[z]!];
  return (HAIR_GROWTH[origin].hairsPerMm2 * share) / 255;
}
