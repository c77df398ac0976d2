import { describe, expect, it } from 'vitest';
import { evaluateFields, FOLLICLE, MICRODOT, sampleRegionAtSites } from '../../src/pigment/fields';
import { inspectPatch } from '../../src/plan/inspectPatch';
import { summarisePlan } from '../../src/plan/planSummary';
import { SiteCells } from '../../src/plan/SiteCells';
import { dotsPerIn2, mm } from '../../src/units';
import { buildCapSubject } from '../fixtures/capSubject';
import { uniformPlans } from '../fixtures/zonePlans';
import { capNormal, capPoint, capRegion, generator } from '../gallery/capHead';

const { attributes, scalp, sites } = buildCapSubject(7);
const cells = new SiteCells(sites.positions);
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
const patch = (u: number, v: number, radius: number) => ({
  pointMm: capPoint(u, v),
  normal: capNormal(u, v),
  radiusMm: mm(radius),
});
const apart = (site: number, [x, y, z]: readonly number[]) =>
  Math.hypot(sites.positions[3 * site]! - x!, sites.positions[3 * site + 1]! - y!, sites.positions[3 * site + 2]! - z!);
const everySite = Array.from({ length: sites.count }, (_, site) => site);

describe('the sites near a point', () => {
  for (const seed of [1, 2, 3]) {
    it(`are those of brute force, wherever the point lies (seed ${seed})`, () => {
      const random = generator(seed);
      for (let k = 0; k < 12; k++) {
        const point = [random() * 260 - 130, random() * 260 - 130, random() * 260 - 130] as const;
        const radius = random() * 20;
        const expected = everySite.filter((site) => apart(site, point) <= radius);
        expect(cells.within(point, radius).sort((a, b) => a - b)).toEqual(expected);
      }
    });
  }

  it('are none where there are no sites at all', () => {
    expect(new SiteCells(new Float32Array(0)).within([0, 0, 0], 50)).toEqual([]);
  });
});

describe('the skin under the loupe', () => {
  it('knows of a graded line, at its own place along the edge', () => {
    for (const place of [0, 2]) {
      const region = sampleRegionAtSites(
        attributes,
        capRegion(60, () => 0, place),
      );
      const settings = { ...plan(1500, 0.3, 12), napeEdge: { featherMm: mm(20), lineSizeShare: 0.6 } };
      const here = patch(0, 54, 6);
      const { dots, coverage, areaMm2 } = inspectPatch({ sites, attributes, scalp, region }, cells, here, settings);
      const { shows, diameterMm } = evaluateFields(attributes, region, settings);
      const own = everySite.filter((site) => shows[site] === MICRODOT && apart(site, here.pointMm) <= 6);
      expect(dots).toBe(own.length);
      const inkMm2 = own.reduce((sum, site) => sum + (Math.PI / 4) * diameterMm[site]! ** 2, 0);
      expect(coverage).toBeCloseTo(inkMm2 / areaMm2, 6);
    }
  });

  it('agrees with brute force, over hair, over the edge and in the middle', () => {
    const random = generator(11);
    const ready = input(60, (u) => (u > 0 ? 0.9 : 0));
    const settings = plan(1100, 0.3, 10);
    const { shows } = evaluateFields(attributes, ready.region, settings);
    const microdots = everySite.filter((site) => shows[site] === MICRODOT);
    for (const radius of [3, 6, 12.5]) {
      const angle = random() * 7;
      const out = random() * 70;
      const here = patch(out * Math.cos(angle), out * Math.sin(angle), radius);
      const inside = everySite.filter((site) => apart(site, here.pointMm) <= radius);
      const dots = inside.filter((site) => shows[site] === MICRODOT);
      const others = microdots.filter((site) => apart(site, here.pointMm) <= radius + 10);
      const nearest = dots.map((a) =>
        others.reduce((least, b) => {
          if (a === b) return least;
          return Math.min(least, apart(b, Array.from(sites.positions.subarray(3 * a, 3 * a + 3))));
        }, Infinity),
      );
      const figures = inspectPatch(ready, cells, here, settings);
      expect(figures.dots).toBe(dots.length);
      expect(figures.follicles).toBe(inside.filter((site) => shows[site] === FOLLICLE).length);
      expect(figures.areaMm2).toBeCloseTo((inside.length * sites.areaMm2) / sites.count, 6);
      if (dots.length === 0) continue;
      expect(figures.meanNearestMm).toBeCloseTo(nearest.reduce((a, b) => a + b) / nearest.length, 5);
      expect(figures.coverage).toBeCloseTo((dots.length * Math.PI * 0.15 ** 2) / figures.areaMm2, 4);
    }
  });

  it('has the density that the plan asks for in the middle of a zone, and the disc’s area', () => {
    const ready = input(300);
    const random = generator(4);
    for (const perIn2 of [400, 1250, 2000]) {
      for (const radius of [6, 12.5]) {
        const expected = dotsPerIn2(perIn2) * Math.PI * radius * radius;
        let sum = 0;
        for (let k = 0; k < 20; k++) {
          const here = patch(random() * 80 - 40, random() * 80 - 40, radius);
          const figures = inspectPatch(ready, cells, here, plan(perIn2));
          const where = `${perIn2} per in², ${radius} mm, try ${k}`;
          sum += figures.densityPerMm2 / dotsPerIn2(perIn2) / 20;
          // which dots the rim just takes in is chance: some dozen of 220 in the middle of an ordinary plan
          expect(Math.abs(figures.densityPerMm2 / dotsPerIn2(perIn2) - 1), where).toBeLessThan(
            1.5 / Math.sqrt(expected),
          );
          expect(Math.abs(figures.areaMm2 / (Math.PI * radius * radius) - 1), where).toBeLessThan(0.6 / radius);
        }
        expect(Math.abs(sum - 1), `${perIn2} per in², ${radius} mm, mean`).toBeLessThan(0.03);
      }
    }
  });

  it('measures the spacing and the coverage of the whole plan', () => {
    const ready = input(300);
    const { total } = summarisePlan(ready, plan(1250));
    const figures = inspectPatch(ready, cells, patch(10, -15, 12.5), plan(1250));
    expect(figures.meanNearestMm / total.meanSpacingMm).toBeCloseTo(1, 1);
    expect(figures.coverage / total.coverage).toBeCloseTo(1, 1);
  });

  it('counts only skin that bears hair where it reaches over the edge of the scalp', () => {
    const rim = capPoint(110, 0);
    const figures = inspectPatch(input(300), cells, patch(110, 0, 6), plan(1250));
    const inside = everySite.filter((site) => apart(site, rim) <= 6).length;
    expect(figures.areaMm2 / (Math.PI * 36)).toBeGreaterThan(0.35);
    expect(figures.areaMm2 / (Math.PI * 36)).toBeLessThan(0.65);
    expect(figures.areaMm2).toBeCloseTo((inside * sites.areaMm2) / sites.count, 6);
    expect(Math.abs(figures.densityPerMm2 / dotsPerIn2(1250) - 1)).toBeLessThan(0.1);
  });

  it('is all zeros, not an error, far from the scalp and where it faces away', () => {
    const nothing = {
      dots: 0,
      follicles: 0,
      areaMm2: 0,
      densityPerMm2: 0,
      meanNearestMm: 0,
      coverage: 0,
    };
    const face = { pointMm: [0, -90, 60] as const, normal: [0, 0, 1] as const, radiusMm: mm(6) };
    expect(inspectPatch(input(300), cells, face, plan(1250))).toEqual(nothing);
    const [x, y, z] = capNormal(0, 0);
    const inwards = { ...patch(0, 0, 6), normal: [-x, -y, -z] as const };
    expect(inspectPatch(input(300), cells, inwards, plan(1250))).toEqual(nothing);
  });

  it('has area and no dots where the plan is empty', () => {
    const figures = inspectPatch(input(300), cells, patch(0, 0, 6), plan(0));
    expect(figures.areaMm2).toBeGreaterThan(100);
    expect(figures).toMatchObject({ dots: 0, densityPerMm2: 0, meanNearestMm: 0, coverage: 0 });
  });

  it('refuses a radius that is none', () => {
    expect(() => inspectPatch(input(300), cells, patch(0, 0, 0), plan(1250))).toThrow(/radiusMm/);
  });
});
