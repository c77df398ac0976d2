import { describe, expect, it } from 'vitest';
import { evaluateFields, MICRODOT, sampleRegionAtSites } from '../../src/pigment/fields';
import { nearestNeighbours } from '../../src/plan/nearestNeighbours';
import { coverageLevel, summarisePlan } from '../../src/plan/planSummary';
import { ZONE_IDS } from '../../src/scalp/zoneIds';
import { dotsPerIn2, mm } from '../../src/units';
import { buildCapSubject } from '../fixtures/capSubject';
import { uniformPlans } from '../fixtures/zonePlans';
import { capRegion, generator } from '../gallery/capHead';

const { attributes, scalp, sites } = buildCapSubject(5);
const plan = (perIn2: number, diameter = 0.28, featherMm = 0) => ({
  zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(perIn2), shade: 4, diameterMm: mm(diameter) }),
  featherMm: mm(featherMm),
});
const input = (edgeRadius: number, native: (u: number, v: number) => number = () => 0) => ({
  sites,
  attributes,
  scalp,
  region: sampleRegionAtSites(attributes, capRegion(edgeRadius, native)),
});

describe('the plan in numbers', () => {
  it('counts dots, area and ink of an even plan over the whole scalp', () => {
    const { total, zones, droppedSites } = summarisePlan(input(300), plan(1250));
    expect(total.dots / (dotsPerIn2(1250) * sites.areaMm2)).toBeCloseTo(1, 3);
    expect(total.follicles).toBe(0);
    expect(total.areaMm2).toBeCloseTo(sites.areaMm2, 3);
    expect(total.treatedAreaMm2).toBeCloseTo(sites.areaMm2, 3);
    expect(total.coverage).toBeCloseTo(dotsPerIn2(1250) * Math.PI * 0.14 ** 2, 3);
    expect(droppedSites).toBe(attributes.levels.filter((level) => level === 0).length);
    expect(ZONE_IDS.reduce((sum, id) => sum + zones[id].dots, 0)).toBe(total.dots);
    expect(ZONE_IDS.reduce((sum, id) => sum + zones[id].areaMm2, 0)).toBeCloseTo(sites.areaMm2, 3);
  });

  it('counts the smaller dots near a graded line with the ink that they have', () => {
    const graded = { ...plan(1250, 0.28, 12), lineSizeShare: 0.6, lineInkShare: 0.5 };
    const before = summarisePlan(input(60), plan(1250, 0.28, 12)).total;
    const { total } = summarisePlan(input(60), graded);
    expect([total.dots, total.treatedAreaMm2]).toEqual([before.dots, before.treatedAreaMm2]);
    const { shows, diameterMm } = evaluateFields(attributes, input(60).region, graded);
    let inkMm2 = 0;
    shows.forEach((what, i) => {
      if (what === MICRODOT) inkMm2 += (Math.PI / 4) * diameterMm[i]! ** 2;
    });
    expect(total.coverage).toBeCloseTo(inkMm2 / total.treatedAreaMm2, 9);
    expect(total.coverage / before.coverage).toBeLessThan(0.97);
  });

  it('treats only where the plan asks for more than grows there', () => {
    // hair on one side, denser than the plan
    const { total } = summarisePlan(
      input(300, (u) => (u > 0 ? 2.5 : 0)),
      plan(1250),
    );
    expect(total.treatedAreaMm2 / sites.areaMm2).toBeCloseTo(0.5, 2);
    expect(total.follicles / ((2.5 * sites.areaMm2) / 2)).toBeCloseTo(1, 2);
    expect(total.dots / ((dotsPerIn2(1250) * sites.areaMm2) / 2)).toBeCloseTo(1, 2);
  });

  it('says how close ink comes to solid colour', () => {
    expect(summarisePlan(input(300), plan(1250)).total.coverageLevel).toBe('ok');
    expect(summarisePlan(input(300), plan(1250, 0.46)).total.coverageLevel).toBe('high');
    expect(summarisePlan(input(300), plan(2000, 0.42)).total.coverageLevel).toBe('helmet');
    expect([0.29, 0.3, 0.39, 0.4].map(coverageLevel)).toEqual(['ok', 'high', 'high', 'helmet']);
  });

  it('is all zeros, not an error, for an empty plan', () => {
    const { total } = summarisePlan(input(300), plan(0));
    expect(total).toMatchObject({ dots: 0, coverage: 0, meanSpacingMm: 0, sessionSpacingMm: 0, treatedAreaMm2: 0 });
  });

  it('measures the mean spacing that brute force finds', () => {
    const { total } = summarisePlan(input(12), plan(900));
    const visible: number[] = [];
    for (let i = 0; i < sites.count; i++) {
      const inside = Math.hypot(attributes.chart[2 * i]!, attributes.chart[2 * i + 1]!) < 12;
      if (inside && attributes.levels[i]! - 0.5625 < (4095 * 900) / 2000) visible.push(i);
    }
    const apart = (a: number, b: number) =>
      Math.hypot(...[0, 1, 2].map((k) => sites.positions[3 * a + k]! - sites.positions[3 * b + k]!));
    const nearest = visible.map((a) => Math.min(...visible.filter((b) => b !== a).map((b) => apart(a, b))));
    expect(Math.abs(total.dots - visible.length)).toBeLessThan(6);
    expect(total.meanSpacingMm).toBeCloseTo(nearest.reduce((a, b) => a + b) / nearest.length, 2);
  });

  it('counts fast enough to follow a slider', () => {
    const ready = input(100);
    const times = Array.from({ length: 7 }, () => {
      const started = performance.now();
      summarisePlan(ready, plan(1250));
      return performance.now() - started;
    });
    // about 35 ms where this was written; the bound only catches a change of order
    expect(Math.min(...times)).toBeLessThan(300);
  });
});

describe('nearest neighbours', () => {
  for (const seed of [1, 2, 3]) {
    it(`are those of brute force, among even, clustered and lonely points (seed ${seed})`, () => {
      const random = generator(seed);
      const points: number[] = [];
      for (let i = 0; i < 400; i++) points.push(random() * 20, random() * 20);
      for (let i = 0; i < 200; i++) points.push(5 + random() * 0.3, 5 + random() * 0.3);
      const chart = Float32Array.from(points);
      const count = chart.length / 2;
      const positions = new Float32Array(3 * count);
      for (let i = 0; i < count; i++) {
        // a chart that shows the skin up to a fifth too large or too small
        positions[3 * i] = chart[2 * i]! * 1.2;
        positions[3 * i + 1] = chart[2 * i + 1]! * 0.8;
      }
      const indices = Uint32Array.from({ length: count }, (_, i) => i);
      const found = nearestNeighbours(indices, positions, chart);
      for (let i = 0; i < count; i++) {
        let best = Infinity;
        for (let j = 0; j < count; j++) {
          if (j === i) continue;
          const d = Math.hypot(positions[3 * i]! - positions[3 * j]!, positions[3 * i + 1]! - positions[3 * j + 1]!);
          best = Math.min(best, d);
        }
        expect(found[i]).toBeCloseTo(best, 4);
      }
    });
  }

  it('leave a single point without a distance', () => {
    expect(nearestNeighbours(Uint32Array.of(0), new Float32Array(3), new Float32Array(2))[0]).toBeNaN();
  });
});
