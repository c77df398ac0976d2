import { expect, it } from 'vitest';
import { buildDotGrid } from '../../src/pigment/DotGrid';
import { evaluateFields, FIELD_DEFAULTS, MICRODOT, sampleRegionAtSites } from '../../src/pigment/fields';
import { zoneAttributes } from '../../src/pigment/pigmentAttributes';
import { packSiteZones, siteAttributes } from '../../src/pigment/siteAttributes';
import { summarisePlan } from '../../src/plan/planSummary';
import { ZONE_IDS } from '../../src/scalp/zoneIds';
import { ZONE_STRIDE } from '../../src/scalp/zones';
import { dotsPerIn2, mm } from '../../src/units';
import { buildCapSubject } from '../fixtures/capSubject';
import { uniformPlans } from '../fixtures/zonePlans';
import { CHART_HALF_MM, capRegion } from '../gallery/capHead';

const { head, scalp, sites } = buildCapSubject();
const GRID = { chartHalfMm: CHART_HALF_MM, seed: 1 };
const CUSTOM_A = ZONE_IDS.indexOf('customA');

/** The cap's own zones, without its stand-in for drawn ones, and a round drawn zone over them. */
function weightsWith(radius: number): Uint8Array {
  const bytes = scalp.zoneWeights.slice();
  for (let v = 0; v < bytes.length / ZONE_STRIDE; v++) {
    const at = ZONE_STRIDE * v;
    bytes[at + 9] = bytes[at + 9]! + bytes[at + 10]! + bytes[at + 11]!;
    bytes[at + 10] = bytes[at + 11] = 0;
    const t = radius - Math.hypot(scalp.chart[2 * v]!, scalp.chart[2 * v + 1]!);
    const share = Math.round(255 * Math.min(1, Math.max(0, t / 10 + 0.5)));
    if (share === 0) continue;
    let left = 255 - share;
    for (let z = 0; z < 10; z++) {
      bytes[at + z] = Math.floor((bytes[at + z]! * (255 - share)) / 255);
      left -= bytes[at + z]!;
    }
    bytes[at + CUSTOM_A] = share + left;
  }
  return bytes;
}

it('repacked under other zones, sites are as if they had been placed there', () => {
  const [first, second] = [weightsWith(30), weightsWith(45)];
  const attributes = siteAttributes(sites, scalp, first);
  buildDotGrid(attributes, GRID);
  packSiteZones(attributes.zones, sites, scalp, second);
  const moved = buildDotGrid(attributes, GRID);

  const fresh = siteAttributes(sites, scalp, second);
  const grid = buildDotGrid(fresh, GRID);
  expect(attributes).toEqual(fresh);
  expect(moved.cells).toEqual(grid.cells);
  expect(attributes.zones).not.toEqual(siteAttributes(sites, scalp, first).zones);
});

it('without zones of a plan, the scalp’s own are taken', () => {
  expect(siteAttributes(sites, scalp)).toEqual(siteAttributes(sites, scalp, scalp.zoneWeights));
});

it('a drawn zone is counted by itself, and the total stays', () => {
  const region = capRegion(95, () => 0);
  const settings = {
    ...FIELD_DEFAULTS,
    featherMm: mm(5),
    zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(1200), shade: 5, diameterMm: mm(0.3) }),
  };
  const count = (weights: Uint8Array, zonePlans = settings.zonePlans) => {
    const attributes = siteAttributes(sites, scalp, weights);
    buildDotGrid(attributes, GRID);
    const siteRegion = sampleRegionAtSites(attributes, region);
    const summary = summarisePlan({ sites, attributes, scalp, region: siteRegion }, { ...settings, zonePlans });
    const { shows } = evaluateFields(attributes, siteRegion, { ...settings, zonePlans });
    expect(summary.total.dots).toBe(shows.filter((what) => what === MICRODOT).length);
    expect(ZONE_IDS.reduce((sum, id) => sum + summary.zones[id].dots, 0)).toBe(summary.total.dots);
    return summary;
  };
  const without = count(weightsWith(-10));
  const drawn = count(weightsWith(30));
  // alike, a zone more or less makes no dot
  expect(drawn.total.dots).toBe(without.total.dots);
  expect(without.zones.customA.dots).toBe(0);
  expect(drawn.zones.customA.areaMm2).toBeGreaterThan(2000);
  expect(drawn.zones.customA.dots / drawn.zones.customA.areaMm2).toBeCloseTo(
    without.total.dots / without.total.treatedAreaMm2,
    0,
  );

  const thinned = count(weightsWith(30), {
    ...settings.zonePlans,
    customA: { ...settings.zonePlans.customA, densityPerMm2: dotsPerIn2(300) },
  });
  expect(thinned.zones.customA.dots).toBeLessThan(0.45 * drawn.zones.customA.dots);
  // the blend of its edge reaches 5 mm into its neighbours
  expect(thinned.total.dots).toBeLessThan(drawn.total.dots);
});

it('the head’s vertices get the plan’s weights, and nothing beside the scalp', () => {
  const weights = weightsWith(30);
  const vertexCount = head.positions.length / 3;
  const { aZoneA, aZoneB, aZoneC } = zoneAttributes(vertexCount, scalp, weights);
  expect(aZoneC).toHaveLength(4 * vertexCount);
  scalp.headVertex.forEach((vertex, i) => {
    const own = [aZoneA, aZoneB, aZoneC].flatMap((each) => [...each.subarray(4 * vertex, 4 * vertex + 4)]);
    expect(own).toEqual([...weights.subarray(ZONE_STRIDE * i, ZONE_STRIDE * (i + 1))]);
  });
  const sum = (array: Uint8Array) => array.reduce((a, b) => a + b, 0);
  expect(sum(aZoneA) + sum(aZoneB) + sum(aZoneC)).toBe(255 * scalp.headVertex.length);
});
