/**
 * What the plan asks for at a point of the scalp, and so which sites show. The shader's pigmentPars.frag.glsl is the
 * twin of this file: same formulas, same order, same inputs.
 *
 * The target T is the zones' densities weighted by the zones, feathered to zero at the edge of the pigmented region.
 * H is the native hair. A site shows a follicle below H and a microdot from H to T; earlier sessions stop short of T.
 */
import { ZONE_COUNT, ZONE_IDS, type ZoneId } from '../scalp/zoneIds';
import { CEILING_DENSITY, type DotsPerMm2, dotsPerIn2, type Millimetres, mm } from '../units';
import { agedDensityScale, agedRadius, type DotAge, HEALED_AGE } from './healing';
import { HEALED_DEPTH_MM, type LinearRgb } from './optics';
import { isBelow, LEVELS_PER_MM2 } from './rankLevels';
import { type RegionTexels, sampleRegion } from './regionSample';
import { type PigmentBase, SHADE_COUNT, SHADE_LADDERS } from './shades';
import type { SiteAttributes } from './siteAttributes';
import { zoneMean } from './siteZones';

/** What the practitioner wants in one zone. */
export interface ZonePlan {
  /** Follicles and microdots together, away from the feathered edge. 0 to the ceiling density. */
  readonly densityPerMm2: DotsPerMm2;
  /** Index into SHADES, whole. */
  readonly shade: number;
  /** Of the disc that holds a microdot's ink; the root mean square over the dots, which differ a little. Positive. */
  readonly diameterMm: Millimetres;
}

export type ZonePlans = Readonly<Record<ZoneId, ZonePlan>>;

export interface FieldSettings {
  readonly zonePlans: ZonePlans;
  /** Width over which density rises from the edge of the pigmented region. 0 is a hard edge. */
  readonly featherMm: Millimetres;
  /** Share of the microdots that have been placed: 1 after the third session, above it after a fourth. */
  readonly sessionShare?: number;
  /** Depth of the pigment, for its look alone. */
  readonly depthMm?: Millimetres;
  /** Which ladder the shades are of. */
  readonly base?: PigmentBase;
  /** What time has made of healed dots. */
  readonly age?: DotAge;
  /** Of the skin around the dots, 0 to 1, for the look alone. */
  readonly redness?: number;
  /** Share of the epidermis that is melanin, for the look alone: see optics.ts. */
  readonly melanin?: number;
  /** Factor on the ink's optical density per channel, for the look alone. */
  readonly tint?: LinearRgb;
}

export const FIELD_DEFAULTS = {
  sessionShare: 1,
  depthMm: HEALED_DEPTH_MM,
  base: 'warm',
  age: HEALED_AGE,
  redness: 0,
  melanin: 0,
  tint: [1, 1, 1],
} as const satisfies Partial<FieldSettings>;

/** 1,250 per in², medium grey, 0.28 mm everywhere. */
export const ZONE_PLAN_DEFAULTS: ZonePlan = { densityPerMm2: dotsPerIn2(1250), shade: 5, diameterMm: mm(0.28) };

/** Narrowest feather that is computed, so that a hard edge needs no case of its own. */
export const NARROWEST_FEATHER_MM = 0.001;

/** What a site shows. */
export const NOTHING = 0;
export const MICRODOT = 1;
export const FOLLICLE = 2;

/** Plans of the zones as columns, in the order of ZONE_IDS; what both the vertex shader and the CPU sum. */
export interface ZoneColumns {
  /** Rank levels. */
  readonly density: Float32Array;
  readonly radiusMm: Float32Array;
  /** Absorbed share of light, linear rgb triples. */
  readonly darkness: Float32Array;
}

export function createZoneColumns(): ZoneColumns {
  return {
    density: new Float32Array(ZONE_COUNT),
    radiusMm: new Float32Array(ZONE_COUNT),
    darkness: new Float32Array(3 * ZONE_COUNT),
  };
}

/**
 * Writes plans into columns, as the dots are at their age; nothing is allocated.
 *
 * @throws {RangeError} If a density, shade or diameter is out of its range.
 */
export function zoneColumnsInto(settings: FieldSettings, out: ZoneColumns): ZoneColumns {
  const plans = settings.zonePlans;
  const ladder = SHADE_LADDERS[settings.base ?? FIELD_DEFAULTS.base];
  const age = settings.age ?? FIELD_DEFAULTS.age;
  const tint = settings.tint ?? FIELD_DEFAULTS.tint;
  for (let zone = 0; zone < ZONE_COUNT; zone++) {
    const id = ZONE_IDS[zone]!;
    const { densityPerMm2, shade, diameterMm } = plans[id];
    // a ten-thousandth of slack for densities that were typed in other units
    if (!(densityPerMm2 >= 0 && densityPerMm2 <= CEILING_DENSITY * 1.0001)) {
      throw new RangeError(
        `zoneColumnsInto: density of ${id} must be 0 to ${CEILING_DENSITY} per mm², got ${densityPerMm2}.`,
      );
    }
    if (!(Number.isInteger(shade) && shade >= 0 && shade < SHADE_COUNT)) {
      throw new RangeError(
        `zoneColumnsInto: shade of ${id} must be a whole number from 0 to ${SHADE_COUNT - 1}, got ${shade}.`,
      );
    }
    if (!(diameterMm > 0)) {
      throw new RangeError(`zoneColumnsInto: diameter of ${id} must be a positive length in mm, got ${diameterMm}.`);
    }
    out.density[zone] = densityPerMm2 * LEVELS_PER_MM2;
    const healedRadius = (diameterMm / 2) as Millimetres;
    out.radiusMm[zone] = agedRadius(healedRadius, age);
    const { opticalDensity } = ladder[shade]!;
    const aged = agedDensityScale(healedRadius, age);
    // as `darkness` in optics.ts has it
    for (let c = 0; c < 3; c++) out.darkness[3 * zone + c] = 1 - Math.exp(-2 * opticalDensity[c]! * tint[c]! * aged);
  }
  return out;
}

/** Share of the full density at a distance inside the edge. */
export function featherAt(edgeMm: number, featherMm: number): number {
  const t = edgeMm / Math.max(featherMm, NARROWEST_FEATHER_MM);
  const inside = Math.min(1, Math.max(0, t));
  return inside * inside * (3 - 2 * inside);
}

/** The region map at every site; made anew when the hairline or the loss pattern changes. */
export interface SiteRegion {
  /** Tape distance to the edge of the pigmented region, mm, positive inside. */
  readonly edgeMm: Float32Array;
  /** Native hair, rank levels. */
  readonly native: Float32Array;
}

export function sampleRegionAtSites(sites: Pick<SiteAttributes, 'chart'>, region: RegionTexels): SiteRegion {
  const { edgeMm, nativePerMm2 } = sampleRegion(region, sites.chart);
  const native = nativePerMm2.map((density) => density * LEVELS_PER_MM2);
  return { edgeMm, native };
}

/** What every site shows, and how. */
export interface SiteFields {
  /** NOTHING, MICRODOT or FOLLICLE, length count. */
  readonly shows: Uint8Array;
  /** T after feathering and H, before sessions, rank levels. */
  readonly target: Float32Array;
  readonly native: Float32Array;
  /** Of a microdot there at its age, mm; the dot's own scatter left out. */
  readonly diameterMm: Float32Array;
}

/** Evaluates the plan at every site. */
export function evaluateFields(sites: SiteAttributes, region: SiteRegion, settings: FieldSettings): SiteFields {
  const { featherMm } = settings;
  const share = settings.sessionShare ?? FIELD_DEFAULTS.sessionShare;
  const { density, radiusMm } = zoneColumnsInto(settings, createZoneColumns());
  const { count, levels, zones } = sites;
  const { edgeMm, native } = region;
  const shows = new Uint8Array(count);
  const target = new Float32Array(count);
  const diameterMm = new Float32Array(count);
  const inverseFeather = 1 / Math.max(featherMm, NARROWEST_FEATHER_MM);
  for (let i = 0; i < count; i++) {
    const inside = Math.min(1, Math.max(0, edgeMm[i]! * inverseFeather));
    target[i] = zoneMean(zones[i]!, density) * inside * inside * (3 - 2 * inside);
    // as it is stored, so that whoever reads it decides alike
    const t = target[i]!;
    const h = native[i]!;
    diameterMm[i] = 2 * zoneMean(zones[i]!, radiusMm);
    const level = levels[i]!;
    if (level === 0) continue;
    if (isBelow(level, h)) shows[i] = FOLLICLE;
    else if (isBelow(level, h + (t - h) * share)) shows[i] = MICRODOT;
  }
  return { shows, target, native, diameterMm };
}
