/**
 * The plan in numbers, counted over the very sites that the picture shows.
 *
 * Sites are spread evenly over the skin, so areas are shares of sites: 180,000 of them leave no error worth a digit.
 * A site belongs to the zone with the most weight there.
 */
import { evaluateFields, type FieldSettings, FOLLICLE, MICRODOT, type SiteRegion } from '../pigment/fields';
import type { SiteAttributes } from '../pigment/siteAttributes';
import { heaviestZone } from '../pigment/siteZones';
import type { Sites } from '../sampling/Sites';
import type { ScalpSurface } from '../scalp/ScalpSurface';
import { ZONE_COUNT, ZONE_IDS, type ZoneId } from '../scalp/zoneIds';
import { dotsPerMm2, type Millimetres, mm, mm2, type SquareMillimetres } from '../units';
import { nearestNeighbours } from './nearestNeighbours';
import { sessionSpacing } from './spacing';

/** How close ink comes to reading as solid colour. */
export type CoverageLevel = 'ok' | 'high' | 'helmet';

/** From here a level begins, as a share of skin. Practitioners' rules of thumb. */
export const COVERAGE_LIMITS = { high: 0.3, helmet: 0.4 } as const;

export function coverageLevel(coverage: number): CoverageLevel {
  if (coverage >= COVERAGE_LIMITS.helmet) return 'helmet';
  return coverage >= COVERAGE_LIMITS.high ? 'high' : 'ok';
}

/** Skin whose hair leaves less than this share of the target to pigment is not counted as treated. */
export const LEAST_ADDED_SHARE = 0.05;

export interface PlanFigures {
  /** Microdots, without the follicles between them. */
  readonly dots: number;
  /** Sites where native hair grows. */
  readonly follicles: number;
  /** All of the zone, or of the hair-bearing skin. */
  readonly areaMm2: SquareMillimetres;
  /** Where pigment makes up at least LEAST_ADDED_SHARE of what the plan asks for: the rest grows there already. */
  readonly treatedAreaMm2: SquareMillimetres;
  /** Mean distance from a microdot to its nearest, measured; 0 when there are no two. */
  readonly meanSpacingMm: Millimetres;
  /** Spacing within the first session's layer, by formula; 0 without microdots. */
  readonly sessionSpacingMm: Millimetres;
  /** Sum of the discs' areas over the treated area: overlaps count twice. */
  readonly coverage: number;
  readonly coverageLevel: CoverageLevel;
}

export interface PlanSummary {
  readonly total: PlanFigures;
  readonly zones: Readonly<Record<ZoneId, PlanFigures>>;
  /** Sites that the dot grid had no room for: neither drawn nor counted. */
  readonly droppedSites: number;
}

export interface PlanInput {
  readonly sites: Sites;
  /** Of the same sites; after the dot grid was built, which sets the levels of sites without room to 0. */
  readonly attributes: SiteAttributes;
  readonly scalp: ScalpSurface;
  readonly region: SiteRegion;
}

interface Sums {
  sites: number;
  treated: number;
  dots: number;
  follicles: number;
  inkMm2: number;
  spacing: number;
  spaced: number;
}

/** Counts a plan. */
export function summarisePlan({ sites, attributes, region }: PlanInput, settings: FieldSettings): PlanSummary {
  const { count, zones: zonesOf, levels, chart } = attributes;
  if (count !== sites.count) {
    throw new RangeError(`summarisePlan: attributes must be of the same ${sites.count} sites, got ${count}.`);
  }
  const { shows, target, native, diameterMm } = evaluateFields(attributes, region, settings);
  const sums: Sums[] = Array.from({ length: ZONE_COUNT }, () => emptySums());
  let droppedSites = 0;
  let dotCount = 0;
  for (let i = 0; i < count; i++) {
    const own = sums[heaviestZone(zonesOf[i]!)]!;
    own.sites++;
    if (target[i]! * (1 - LEAST_ADDED_SHARE) > native[i]!) own.treated++;
    if (levels[i] === 0) droppedSites++;
    if (shows[i] === FOLLICLE) own.follicles++;
    else if (shows[i] === MICRODOT) {
      own.dots++;
      own.inkMm2 += (Math.PI / 4) * diameterMm[i]! * diameterMm[i]!;
      dotCount++;
    }
  }

  const dots = new Uint32Array(dotCount);
  for (let i = 0, at = 0; i < count; i++) if (shows[i] === MICRODOT) dots[at++] = i;
  const nearest = nearestNeighbours(dots, sites.positions, chart);
  for (let at = 0; at < dotCount; at++) {
    const distance = nearest[at]!;
    if (!(distance > 0)) continue;
    const own = sums[heaviestZone(zonesOf[dots[at]!]!)]!;
    own.spacing += distance;
    own.spaced++;
  }

  const areaPerSite = count > 0 ? sites.areaMm2 / count : 0;
  const total = sums.reduce(addSums, emptySums());
  const zones = Object.fromEntries(ZONE_IDS.map((id, index) => [id, figures(sums[index]!, areaPerSite)]));
  return { total: figures(total, areaPerSite), zones: zones as Record<ZoneId, PlanFigures>, droppedSites };
}

function figures(sums: Sums, areaPerSite: number): PlanFigures {
  const treatedAreaMm2 = sums.treated * areaPerSite;
  const coverage = treatedAreaMm2 > 0 ? sums.inkMm2 / treatedAreaMm2 : 0;
  return {
    dots: sums.dots,
    follicles: sums.follicles,
    areaMm2: mm2(sums.sites * areaPerSite),
    treatedAreaMm2: mm2(treatedAreaMm2),
    meanSpacingMm: mm(sums.spaced > 0 ? sums.spacing / sums.spaced : 0),
    sessionSpacingMm: sums.dots > 0 ? sessionSpacing(dotsPerMm2(sums.dots / treatedAreaMm2)) : mm(0),
    coverage,
    coverageLevel: coverageLevel(coverage),
  };
}

function emptySums(): Sums {
  return { sites: 0, treated: 0, dots: 0, follicles: 0, inkMm2: 0, spacing: 0, spaced: 0 };
}

function addSums(a: Sums, b: Sums): Sums {
  return {
    sites: a.sites + b.sites,
    treated: a.treated + b.treated,
    dots: a.dots + b.dots,
    follicles: a.follicles + b.follicles,
    inkMm2: a.inkMm2 + b.inkMm2,
    spacing: a.spacing + b.spacing,
    spaced: a.spaced + b.spaced,
  };
}
