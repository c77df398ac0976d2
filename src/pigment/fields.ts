/**
 * What the plan asks for at a point of the scalp, and so which sites show. The shader's pigmentPars.frag.glsl is the
 * twin of this file: same formulas, same order, same inputs.
 *
 * The target T is the zones' densities weighted by the zones, feathered to zero at the edge of the pigmented region.
 * H is the native hair. A site shows a follicle below H and a microdot from H to T; earlier sessions stop short of T.
 */
import { alongEdge } from '../scalp/edgeFinish';
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

/** How pigment fades towards the edge of its region. */
export interface EdgeGrade {
  /** Width over which density rises from the edge of the pigmented region. 0 is a hard edge. */
  readonly featherMm: Millimetres;
  /** At the line, over the same behind the feather: optical density of a dot's ink, and its healed diameter. */
  readonly lineInkShare?: number;
  readonly lineSizeShare?: number;
}

/** Its own grade is that of the edge in front. */
export interface FieldSettings extends EdgeGrade {
  readonly zonePlans: ZonePlans;
  /** At temple and sideburn, and behind the ears and at the nape; as in front when left out. */
  readonly sideEdge?: EdgeGrade;
  readonly napeEdge?: EdgeGrade;
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
  lineInkShare: 1,
  lineSizeShare: 1,
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

/** The edge's grades in its three places, in front, at the side and at the nape; and what spreading has done to its dots. */
export interface EdgeColumns {
  readonly featherMm: Float64Array;
  readonly lineInk: Float64Array;
  readonly lineSize: Float64Array;
  /** Whether ink or size is other than the plan's anywhere. */
  isGraded: boolean;
  /** Of DotAge, mm². */
  spreadMm2: number;
  filledSpreadMm2: number;
}

export function createEdgeColumns(): EdgeColumns {
  return {
    featherMm: new Float64Array(3),
    lineInk: new Float64Array(3),
    lineSize: new Float64Array(3),
    isGraded: false,
    spreadMm2: 0,
    filledSpreadMm2: 0,
  };
}

/**
 * Writes the edge's grades into columns; nothing is allocated.
 *
 * @throws {RangeError} If a share is not above 0 and up to 1.
 */
export function edgeColumnsInto(settings: FieldSettings, out: EdgeColumns): EdgeColumns {
  const { sideEdge = settings, napeEdge = settings, age = FIELD_DEFAULTS.age } = settings;
  writeGrade(settings, 0, out);
  writeGrade(sideEdge, 1, out);
  writeGrade(napeEdge, 2, out);
  out.isGraded = false;
  for (let k = 0; k < 3; k++) if (out.lineInk[k] !== 1 || out.lineSize[k] !== 1) out.isGraded = true;
  out.spreadMm2 = age.spreadMm2;
  out.filledSpreadMm2 = age.filledSpreadMm2;
  return out;
}

function writeGrade(grade: EdgeGrade, at: number, out: EdgeColumns): void {
  const { lineInkShare = FIELD_DEFAULTS.lineInkShare, lineSizeShare = FIELD_DEFAULTS.lineSizeShare } = grade;
  if (!(lineInkShare > 0 && lineInkShare <= 1 && lineSizeShare > 0 && lineSizeShare <= 1)) {
    throw new RangeError(
      `edgeColumnsInto: shares at the line must be above 0 and up to 1, got ${lineInkShare} and ${lineSizeShare}.`,
    );
  }
  out.featherMm[at] = Math.max(grade.featherMm, NARROWEST_FEATHER_MM);
  out.lineInk[at] = lineInkShare;
  out.lineSize[at] = lineSizeShare;
}

/** The region map at every site; made anew when the hairline or the loss pattern changes. */
export interface SiteRegion {
  /** Tape distance to the edge of the pigmented region, mm, positive inside. */
  readonly edgeMm: Float32Array;
  /** Native hair, rank levels. */
  readonly native: Float32Array;
  /** Where along the edge: 0 in front, 1 at the side, 2 at the back. See scalp/edgeFinish.ts. */
  readonly place: Float32Array;
  /** Tape distance to the smooth line, mm, positive behind it: what ink and size of a dot go by. */
  readonly lineMm: Float32Array;
}

export function sampleRegionAtSites(sites: Pick<SiteAttributes, 'chart'>, region: RegionTexels): SiteRegion {
  const { edgeMm, nativePerMm2, place, lineMm } = sampleRegion(region, sites.chart);
  const native = nativePerMm2.map((density) => density * LEVELS_PER_MM2);
  return { edgeMm, native, place, lineMm };
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
  /** Optical density of a microdot there at its age, over that of the zones' dots. */
  readonly inkShare: Float32Array;
}

/** Evaluates the plan at every site. */
export function evaluateFields(sites: SiteAttributes, region: SiteRegion, settings: FieldSettings): SiteFields {
  const share = settings.sessionShare ?? FIELD_DEFAULTS.sessionShare;
  const { density, radiusMm } = zoneColumnsInto(settings, createZoneColumns());
  const edge = edgeColumnsInto(settings, createEdgeColumns());
  const { count, levels, zones } = sites;
  const { edgeMm, native, place } = region;
  const shows = new Uint8Array(count);
  const target = new Float32Array(count);
  const diameterMm = new Float32Array(count);
  const inkShare = new Float32Array(count).fill(1);
  for (let i = 0; i < count; i++) {
    const inside = insideFeather(edge, edgeMm[i]!, place[i]!);
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
  if (edge.isGraded) gradeDots(region, edge, diameterMm, inkShare);
  return { shows, target, native, diameterMm, inkShare };
}

/** Share of the feather's width, 0 to 1. */
function insideFeather({ featherMm }: EdgeColumns, distanceMm: number, place: number): number {
  const inverse = 1 / alongEdge(place, featherMm[0]!, featherMm[1]!, featherMm[2]!);
  return Math.min(1, Math.max(0, distanceMm * inverse));
}

/**
 * Makes dots near the line smaller and paler. Both rise with one smoothstep across the feather. The shader's
 * pigmentGrade is the twin.
 */
function gradeDots(
  { place, lineMm }: SiteRegion,
  edge: EdgeColumns,
  diameterMm: Float32Array,
  inkShare: Float32Array,
): void {
  const { lineInk, lineSize, spreadMm2, filledSpreadMm2 } = edge;
  for (let i = 0; i < diameterMm.length; i++) {
    const t = insideFeather(edge, lineMm[i]!, place[i]!);
    const inside = t * t * (3 - 2 * t);
    const ink = alongEdge(place[i]!, lineInk[0]!, lineInk[1]!, lineInk[2]!);
    const size = alongEdge(place[i]!, lineSize[0]!, lineSize[1]!, lineSize[2]!);
    const ownInk = ink + (1 - ink) * inside;
    const ownSize = size + (1 - size) * inside;
    if (ownInk === 1 && ownSize === 1) continue;
    const square = (diameterMm[i]! / 2) ** 2;
    // a dot that was laid smaller has spread as far as a larger one: its ink is diluted more
    const healed = square - spreadMm2;
    const own = ownSize * ownSize * healed;
    diameterMm[i] = 2 * Math.sqrt(own + spreadMm2);
    inkShare[i] = (ownInk * (own + filledSpreadMm2) * square) / ((own + spreadMm2) * (healed + filledSpreadMm2));
  }
}
