import { describe, expect, it } from 'vitest';
import { buildDotGrid } from '../../src/pigment/DotGrid';
import { evaluateFields, FOLLICLE, sampleRegionAtSites } from '../../src/pigment/fields';
import { gatherFollicularUnits, inspectFollicularUnits, stillGrowing } from '../../src/pigment/follicularUnits';
import { isBelow } from '../../src/pigment/rankLevels';
import { siteAttributes } from '../../src/pigment/siteAttributes';
import { HAIR_GROWTH, HAIR_ORIGINS, type HairOrigin, meanUnitSize } from '../../src/scalp/hairOrigins';
import { dotsPerIn2, mm } from '../../src/units';
import { buildCapSubject } from '../fixtures/capSubject';
import { uniformPlans } from '../fixtures/zonePlans';
import { CHART_HALF_MM, capRegion } from '../gallery/capHead';

const subject = buildCapSubject(5);
const { sites, scalp } = subject;

function gather(origin: HairOrigin, native = HAIR_GROWTH[origin].hairsPerMm2 as number, seed = 5) {
  const attributes = siteAttributes(sites, scalp);
  const region = capRegion(300, (u) => (native > 0 ? native : 2.2 * Math.min(1, Math.max(0, (u + 30) / 60))));
  const before = { chart: attributes.chart.slice(), region: sampleRegionAtSites(attributes, region) };
  const units = gatherFollicularUnits(sites, attributes, region, { origin, chartHalfMm: CHART_HALF_MM, seed });
  return { attributes, units, before, region };
}

const plan = {
  zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(1250), shade: 4, diameterMm: mm(0.28) }),
  featherMm: mm(8),
};

describe('follicular units', () => {
  it.each(HAIR_ORIGINS)('come in the published sizes: %s', (origin) => {
    const { sizes, units } = inspectFollicularUnits(gather(origin).units);
    HAIR_GROWTH[origin].unitShares.forEach((share, index) => {
      // some hairs find no unit with room near enough, and stand alone
      expect(Math.abs(sizes[index]! / units - share), `units of ${index + 1}`).toBeLessThan(0.11);
    });
    const hairs = sizes.reduce((sum, count, index) => sum + count * (index + 1), 0);
    expect(hairs / units / meanUnitSize(origin)).toBeGreaterThan(0.88);
    expect(hairs / units / meanUnitSize(origin)).toBeLessThan(1.05);
  });

  it('stand side by side, a quarter of a millimetre from their leader at most', () => {
    const { units } = gather('european');
    const at = new Map(Array.from(units.hairs, (site, h) => [site, h]));
    let mates = 0;
    units.hairs.forEach((site, h) => {
      if (units.leaders[h] === site) return;
      mates++;
      const leader = at.get(units.leaders[h]!)!;
      const distance = Math.hypot(
        ...[0, 1, 2].map((k) => units.positions[3 * h + k]! - units.positions[3 * leader + k]!),
      );
      expect(distance).toBeLessThan(0.25);
    });
    expect(mates / units.hairs.length).toBeGreaterThan(0.4);
  });

  it('change neither what a site is nor the counts', () => {
    const { attributes, units, before } = gather('european', 0);
    const was = evaluateFields({ ...attributes, chart: before.chart }, before.region, plan).shows;
    const is = evaluateFields(attributes, units.region, plan).shows;
    expect(is).toEqual(was);
    expect(units.hairs.length).toBe(is.reduce((sum, what) => sum + (what === FOLLICLE ? 1 : 0), 0));
  });

  it('move hairs only', () => {
    const { attributes, units, before } = gather('hispanic', 0);
    const hairs = new Set(units.hairs);
    for (let i = 0; i < attributes.count; i++) {
      if (hairs.has(i)) continue;
      expect(attributes.chart[2 * i]).toBe(before.chart[2 * i]);
      expect(attributes.chart[2 * i + 1]).toBe(before.chart[2 * i + 1]);
    }
  });

  it('leave no more sites without room in the grid than before', () => {
    const { attributes } = gather('african');
    const { dropped } = buildDotGrid(attributes, { chartHalfMm: CHART_HALF_MM, seed: 5 });
    expect(dropped.length).toBeLessThanOrEqual(subject.grid.dropped.length + 2);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(gather('european').units).toEqual(gather('european').units);
    expect(gather('european', 2.22, 6).units.leaders).not.toEqual(gather('european').units.leaders);
  });

  it('lose the hairs that a sparser region takes, and leave the others where they stand', () => {
    const { attributes, units } = gather('european');
    const sparser = sampleRegionAtSites(
      attributes,
      capRegion(300, (u) => 2.2 * Math.min(1, Math.max(0, (u + 30) / 60))),
    );
    const left = stillGrowing(units, attributes, sparser);
    expect(left.hairs.length).toBeGreaterThan(0.2 * units.hairs.length);
    expect(left.hairs.length).toBeLessThan(0.8 * units.hairs.length);
    const at = new Map(Array.from(units.hairs, (site, h) => [site, h]));
    left.hairs.forEach((site, h) => {
      expect(isBelow(attributes.levels[site]!, sparser.native[site]!)).toBe(true);
      const before = at.get(site)!;
      expect(left.positions.subarray(3 * h, 3 * h + 3)).toEqual(units.positions.subarray(3 * before, 3 * before + 3));
      expect(left.leaders[h]).toBe(units.leaders[before]);
    });
    expect(stillGrowing(units, attributes, units.region).hairs).toEqual(units.hairs);
  });
});
