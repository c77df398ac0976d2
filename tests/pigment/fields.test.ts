import { describe, expect, it } from 'vitest';
import {
  evaluateFields,
  type FieldSettings,
  FOLLICLE,
  featherAt,
  MICRODOT,
  NOTHING,
  sampleRegionAtSites,
  type ZonePlans,
} from '../../src/pigment/fields';
import { HEALING, lookAt } from '../../src/pigment/healing';
import { LEVELS_PER_MM2 } from '../../src/pigment/rankLevels';
import { ZONE_IDS } from '../../src/scalp/zoneIds';
import { CEILING_DENSITY, dotsPerIn2, dotsPerMm2, mm } from '../../src/units';
import { buildCapSubject } from '../fixtures/capSubject';
import { uniformPlans } from '../fixtures/zonePlans';
import { CAP_RADIUS, capRegion, capZones } from '../gallery/capHead';

const { attributes, sites } = buildCapSubject(2);
const everywhere = sampleRegionAtSites(
  attributes,
  capRegion(300, () => 0),
);

function plan(densityPerIn2: number, overrides: Partial<FieldSettings> = {}): FieldSettings {
  const zonePlans = uniformPlans({ densityPerMm2: dotsPerIn2(densityPerIn2), shade: 4, diameterMm: mm(0.28) });
  return { zonePlans, featherMm: mm(8), ...overrides };
}

const countOf = (shows: Uint8Array, what: number) => shows.reduce((sum, value) => sum + (value === what ? 1 : 0), 0);

describe('fields', () => {
  it('show as many microdots as density times area', () => {
    for (const perIn2 of [0, 200, 1250, 2000]) {
      const { shows } = evaluateFields(attributes, everywhere, plan(perIn2));
      const expected = Math.min(sites.count, dotsPerIn2(perIn2) * sites.areaMm2);
      expect(Math.abs(countOf(shows, MICRODOT) - expected)).toBeLessThanOrEqual(0.0003 * sites.count);
      expect(countOf(shows, FOLLICLE)).toBe(0);
    }
  });

  it('only ever add dots as density rises', () => {
    let before: Uint8Array = new Uint8Array(sites.count);
    for (let perIn2 = 0; perIn2 <= 2000; perIn2 += 250) {
      const { shows } = evaluateFields(attributes, everywhere, plan(perIn2));
      expect(before.some((was, i) => was === MICRODOT && shows[i] !== MICRODOT)).toBe(false);
      before = shows;
    }
  });

  it('put follicles below native density and microdots from there to the target', () => {
    const native = 0.9;
    const region = sampleRegionAtSites(
      attributes,
      capRegion(300, () => native),
    );
    const { shows } = evaluateFields(attributes, region, plan(1250));
    const half = 1 / LEVELS_PER_MM2 / 2;
    for (let i = 0; i < sites.count; i++) {
      // the grid had no room for this one
      if (attributes.levels[i] === 0) continue;
      const rank = attributes.levels[i]! / LEVELS_PER_MM2;
      if (rank < native - 2 * half) expect(shows[i]).toBe(FOLLICLE);
      else if (rank > native + 3 * half && rank < dotsPerIn2(1250) - half) expect(shows[i]).toBe(MICRODOT);
      else if (rank > dotsPerIn2(1250) + 3 * half) expect(shows[i]).toBe(NOTHING);
    }
  });

  it('show no microdot where hair is denser than the plan', () => {
    const region = sampleRegionAtSites(
      attributes,
      capRegion(300, () => 2.5),
    );
    const { shows } = evaluateFields(attributes, region, plan(1250));
    expect(countOf(shows, MICRODOT)).toBe(0);
    expect(countOf(shows, FOLLICLE) / (2.5 * sites.areaMm2)).toBeCloseTo(1, 2);
  });

  it('feather from nothing at the edge to the full density', () => {
    expect(featherAt(-1, 8)).toBe(0);
    expect(featherAt(0, 8)).toBe(0);
    expect(featherAt(4, 8)).toBeCloseTo(0.5, 12);
    expect(featherAt(8, 8)).toBe(1);
    expect(featherAt(-0.01, 0)).toBe(0);
    expect(featherAt(0.01, 0)).toBe(1);
    const region = sampleRegionAtSites(
      attributes,
      capRegion(80, () => 0),
    );
    const { shows, target } = evaluateFields(attributes, region, plan(2000, { featherMm: mm(10) }));
    for (let i = 0; i < sites.count; i++) {
      const radius = Math.hypot(attributes.chart[2 * i]!, attributes.chart[2 * i + 1]!);
      if (radius > 80.6) expect(shows[i]).toBe(NOTHING);
      const expected = featherAt(80 - radius, 10) * CEILING_DENSITY * LEVELS_PER_MM2;
      // the map's texels are half a mm wide, and smoothstep's steepest slope is 1.5 / 10 mm
      expect(Math.abs(target[i]! - expected)).toBeLessThan(0.02 * CEILING_DENSITY * LEVELS_PER_MM2);
    }
  });

  it('blend density and diameter across zones by their weights', () => {
    const zonePlans = Object.fromEntries(
      ZONE_IDS.map((id, zone) => [
        id,
        { densityPerMm2: dotsPerMm2(0.25 * zone), shade: zone % 10, diameterMm: mm(0.2 + 0.04 * zone) },
      ]),
    ) as unknown as ZonePlans;
    const { target, diameterMm } = evaluateFields(attributes, everywhere, { zonePlans, featherMm: mm(1) });
    for (let i = 0; i < sites.count; i += 7) {
      const u = attributes.chart[2 * i]!;
      const v = attributes.chart[2 * i + 1]!;
      if (Math.hypot(u, v) > CAP_RADIUS - 2) continue;
      const weights = capZones(v);
      const density = weights.reduce((sum, weight, zone) => sum + weight * 0.25 * zone, 0);
      const diameter = weights.reduce((sum, weight, zone) => sum + weight * (0.2 + 0.04 * zone), 0);
      // vertices lie 2.5 mm apart and hold weights in bytes
      expect(target[i]! / LEVELS_PER_MM2).toBeCloseTo(density, 1);
      expect(diameterMm[i]).toBeCloseTo(diameter, 2);
    }
  });

  it('place a share of the microdots in early sessions, each an even prefix of the next', () => {
    const whole = evaluateFields(attributes, everywhere, plan(1250)).shows;
    const first = evaluateFields(attributes, everywhere, plan(1250, { sessionShare: 0.35 })).shows;
    expect(countOf(first, MICRODOT) / countOf(whole, MICRODOT)).toBeCloseTo(0.35, 2);
    expect(first.some((value, i) => value === MICRODOT && whole[i] !== MICRODOT)).toBe(false);
  });

  it('never show a site that the grid had no room for', () => {
    const levels = attributes.levels.slice();
    levels[10] = 0;
    const { shows } = evaluateFields({ ...attributes, levels }, everywhere, plan(2000));
    expect(shows[10]).toBe(NOTHING);
    expect(shows[11]).toBe(MICRODOT);
  });

  it('make dots smaller and paler towards the line, and leave every decision as it was', () => {
    const region = sampleRegionAtSites(
      attributes,
      capRegion(80, () => 0),
    );
    const plain = evaluateFields(attributes, region, plan(1250, { featherMm: mm(12) }));
    const graded = evaluateFields(
      attributes,
      region,
      plan(1250, { featherMm: mm(12), lineInkShare: 0.6, lineSizeShare: 0.7 }),
    );
    expect(graded.shows).toEqual(plain.shows);
    expect(graded.target).toEqual(plain.target);
    expect(plain.inkShare.every((share) => share === 1)).toBe(true);
    for (let i = 0; i < sites.count; i++) {
      const inside = featherAt(region.lineMm[i]!, 12);
      expect(graded.inkShare[i]).toBeCloseTo(0.6 + 0.4 * inside, 5);
      expect(graded.diameterMm[i]! / plain.diameterMm[i]!).toBeCloseTo(0.7 + 0.3 * inside, 5);
      // far from the line they are the plan's own, to the bit
      if (region.lineMm[i]! > 12) expect(graded.diameterMm[i]).toBe(plain.diameterMm[i]);
    }
  });

  it('let smaller dots spread as far as larger ones, and keep their ink', () => {
    const region = sampleRegionAtSites(
      attributes,
      capRegion(80, () => 0),
    );
    const aged = (years: number, lineSizeShare: number) => {
      const age = lookAt({ kind: 'year', year: years }, { sessions: 3, touchUpYears: [] }).age;
      const settings = plan(1250, { featherMm: mm(12), lineSizeShare, age });
      return evaluateFields(attributes, region, settings);
    };
    const [young, old, whole] = [aged(0, 0.6), aged(5, 0.6), aged(5, 1)];
    const atLine = region.lineMm.findIndex((lineMm) => lineMm < 0);
    const grown = (old.diameterMm[atLine]! / 2) ** 2 - (young.diameterMm[atLine]! / 2) ** 2;
    expect(grown).toBeCloseTo(4 * HEALING.spreadMm2PerYear.value * 5, 6);
    // ink: optical density times area, over that of the dots behind the feather, stays what it was when they healed
    const inkOver = ({ inkShare, diameterMm }: typeof old, ofWhole: number) =>
      inkShare[atLine]! * (diameterMm[atLine]! / ofWhole) ** 2;
    expect(inkOver(old, whole.diameterMm[atLine]!)).toBeCloseTo(inkOver(young, 0.28), 5);
  });

  it('fade at the side and at the back by edges of their own', () => {
    const edges = { featherMm: mm(4), sideEdge: { featherMm: mm(8) }, napeEdge: { featherMm: mm(16) } };
    for (const [place, width] of [
      [0, 4],
      [0.5, 6],
      [1, 8],
      [1.5, 12],
      [2, 16],
    ] as const) {
      const region = sampleRegionAtSites(
        attributes,
        capRegion(80, () => 0, place),
      );
      const { target } = evaluateFields(attributes, region, plan(2000, edges));
      for (let i = 0; i < sites.count; i += 11) {
        const expected = featherAt(region.edgeMm[i]!, width) * CEILING_DENSITY * LEVELS_PER_MM2;
        expect(Math.abs(target[i]! - expected)).toBeLessThan(0.01);
      }
    }
  });

  it('refuse shares at the line that make no sense', () => {
    for (const share of [0, -1, 1.1, Number.NaN]) {
      expect(() => evaluateFields(attributes, everywhere, plan(1250, { lineInkShare: share }))).toThrow(RangeError);
      const sideEdge = { featherMm: mm(8), lineSizeShare: share };
      expect(() => evaluateFields(attributes, everywhere, plan(1250, { sideEdge }))).toThrow(RangeError);
    }
  });

  it('refuse a plan that makes no sense, by zone', () => {
    const broken = (change: object) => {
      const plans = plan(1250).zonePlans;
      return () =>
        evaluateFields(attributes, everywhere, {
          zonePlans: { ...plans, crown: { ...plans.crown, ...change } },
          featherMm: mm(8),
        });
    };
    expect(broken({ densityPerMm2: -1 })).toThrow(/crown/);
    expect(broken({ densityPerMm2: 4 })).toThrow(/crown/);
    expect(broken({ shade: 10 })).toThrow(/crown/);
    expect(broken({ shade: 1.5 })).toThrow(/crown/);
    expect(broken({ diameterMm: 0 })).toThrow(/crown/);
  });
});
