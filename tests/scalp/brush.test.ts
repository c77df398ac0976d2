import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../../src/design/Design';
import type { Point } from '../../src/head/landmarks';
import type { SurfacePoint } from '../../src/head/surfacePoint';
import { sampleRegion } from '../../src/pigment/regionSample';
import { strokeWeight, withoutCovered } from '../../src/scalp/brush';
import { fullDensityAt } from '../../src/scalp/fullDensity';
import { fromHalf } from '../../src/scalp/halfPrecision';
import { type HairStroke, PATTERN_BORDERS } from '../../src/scalp/lossEdits';
import { buildRegionMap, RegionMapper, type RegionSettings } from '../../src/scalp/regionMap';
import { positionAtAngles, scalpPosition, surfaceAtAngles } from '../../src/scalp/scalpPoint';
import { buildScarMap, scarShareAt } from '../../src/scalp/scarMap';
import { seededNumbers } from '../../src/scalp/seededNoise';
import { ZONE_STRIDE } from '../../src/scalp/zones';
import { mm } from '../../src/units';
import { scalp } from './realScalp';

const bald: RegionSettings = { hairline: DEMO_DESIGN.hairline, lossPattern: 'bald', seed: 3 };
const whole: RegionSettings = { ...bald, lossPattern: 'norwoodI' };

const at = (azimuth: number, elevation: number): SurfacePoint => surfaceAtAngles(scalp, azimuth, elevation)!;
/** Over the top of the left side, from front to back. */
const course = (from: number, to: number, elevation = 58): SurfacePoint[] =>
  Array.from({ length: 9 }, (_, i) => at(from + ((to - from) * i) / 8, elevation));
const stroke = (share: number, line: readonly SurfacePoint[], radius = 10): HairStroke => ({
  share,
  radiusMm: mm(radius),
  line,
});

const texelsOf = (settings: RegionSettings, scars: Parameters<typeof buildRegionMap>[2] = null) =>
  buildRegionMap(scalp, settings, scars).data;
const sameBytes = (a: Uint16Array, b: Uint16Array) => Buffer.from(a.buffer).equals(Buffer.from(b.buffer));
const nativeAtVertices = (settings: RegionSettings) =>
  sampleRegion(buildRegionMap(scalp, settings), scalp.chart).nativePerMm2;

function distanceToLine(line: readonly SurfacePoint[], v: number): number {
  const points = line.map((point) => scalpPosition(scalp, point)!);
  const p = [0, 1, 2].map((k) => scalp.positions[3 * v + k]!);
  let nearest = Number.POSITIVE_INFINITY;
  // finely along the line, so that nothing of the tested way of measuring is repeated
  for (let i = 0; i < points.length; i++) {
    const next = points[Math.min(points.length - 1, i + 1)]!;
    for (let s = 0; s <= 50; s++) {
      const q = points[i]!.map((value, k) => value + ((next[k]! - value) * s) / 50) as unknown as Point;
      nearest = Math.min(nearest, Math.hypot(...p.map((value, k) => value - q[k]!)));
    }
  }
  return nearest;
}

describe('a brush stroke', () => {
  it('leaves its share in its middle, what was there from its radius on, and falls softly between', () => {
    expect(strokeWeight(0, 10)).toBe(1);
    expect(strokeWeight(5, 10)).toBe(1);
    expect(strokeWeight(7.5, 10)).toBeCloseTo(0.5, 12);
    expect(strokeWeight(10, 10)).toBe(0);
    let last = 1;
    for (let d = 0; d <= 12; d += 0.25) {
      expect(strokeWeight(d, 10)).toBeLessThanOrEqual(last);
      last = strokeWeight(d, 10);
    }
    const line = course(20, 100);
    const painted = nativeAtVertices({ ...bald, strokes: [stroke(0.7, line)] });
    let [core, fading, outside] = [0, 0, 0];
    for (let v = 0; v < painted.length; v++) {
      if (scalp.borderDistanceMm[v]! < 16) continue;
      const share = painted[v]! / fullDensityAt(scalp.zoneWeights, v, ZONE_STRIDE);
      const distance = distanceToLine(line, v);
      if (distance < 4.5) {
        core++;
        expect(share).toBeCloseTo(0.7, 2);
      } else if (distance > 10.8) {
        outside++;
        expect(share).toBe(0);
      } else if (distance > 5.8 && distance < 9.2) {
        fading++;
        expect(Math.abs(share - 0.7 * strokeWeight(distance, 10)), `${distance} mm`).toBeLessThan(0.06);
      }
    }
    expect(Math.min(core, fading, outside)).toBeGreaterThan(20);
  });

  it('lies over an earlier one', () => {
    const line = course(30, 90);
    const [fill, clear] = [stroke(1, line, 12), stroke(0, line, 6)];
    const centre = scalp.headVertex.findIndex((_, v) => distanceToLine(line, v) < 2.4);
    expect(centre).toBeGreaterThanOrEqual(0);
    expect(nativeAtVertices({ ...bald, strokes: [fill, clear] })[centre]).toBe(0);
    expect(nativeAtVertices({ ...bald, strokes: [clear, fill] })[centre]).toBeGreaterThan(1);
  });

  it('thins whole hair as it thickens a bald place: both to the same share', () => {
    const strokes = [stroke(0.5, course(40, 80), 15)];
    const [thinned, filled] = [nativeAtVertices({ ...whole, strokes }), nativeAtVertices({ ...bald, strokes })];
    const line = strokes[0]!.line;
    let checked = 0;
    for (let v = 0; v < thinned.length; v++) {
      if (distanceToLine(line, v) > 6) continue;
      checked++;
      expect(thinned[v]).toBeCloseTo(filled[v]!, 3);
    }
    expect(checked).toBeGreaterThan(10);
  });

  it('dabs where it has one point, and does nothing beside the scalp', () => {
    const dab = nativeAtVertices({ ...bald, strokes: [stroke(1, [at(60, 60)], 8)] });
    expect(dab.reduce((count, value) => count + (value > 0 ? 1 : 0), 0)).toBeGreaterThan(5);
    const face: SurfacePoint = { triangle: 0, barycentric: [0.3, 0.3] };
    expect(scalpPosition(scalp, face)).toBeNull();
    expect(sameBytes(texelsOf({ ...bald, strokes: [stroke(1, [face])] }), texelsOf(bald))).toBe(true);
  });

  it('grows no hair in a scar or a patch', () => {
    const scars = buildScarMap(scalp, [{ kind: 'drawn', widthMm: mm(8), uptake: 1, line: course(20, 100) }], 3)!;
    const patch = { at: at(-60, 50), radiusMm: mm(14) };
    const strokes = [stroke(1, course(0, 120), 25), stroke(1, [patch.at], 25)];
    const { data, size, chartHalfMm } = buildRegionMap(scalp, { ...bald, patches: [patch], strokes }, scars);
    let [inScar, beside] = [0, 0];
    for (let i = 0; i < size * size; i++) {
      const native = fromHalf(data[4 * i + 1]!);
      if (scarShareAt(scars, i % size, Math.floor(i / size)) === 1) {
        inScar++;
        expect(native).toBe(0);
      } else if (native > 1) beside++;
    }
    expect(Math.min(inScar, beside)).toBeGreaterThan(500);
    const centre = positionAtAngles(scalp, -60, 50)!;
    const { nativePerMm2 } = sampleRegion({ data, size, chartHalfMm }, scalp.chart);
    let inPatch = 0;
    for (let v = 0; v < nativePerMm2.length; v++) {
      if (Math.hypot(...centre.map((value, k) => value - scalp.positions[3 * v + k]!)) > 8) continue;
      inPatch++;
      expect(nativePerMm2[v]).toBe(0);
    }
    expect(inPatch).toBeGreaterThan(5);
  });
});

describe('the region map under a brush', () => {
  it('is the same to the byte whether strokes grow point by point or are there from the start, undo and redo included', () => {
    const random = seededNumbers(11);
    const between = (low: number, high: number) => low + (high - low) * random();
    const mapper = new RegionMapper(scalp);
    let strokes: HairStroke[] = [];
    let settings: RegionSettings = { ...bald, lossPattern: 'norwoodIII', severity: 0.5 };
    let checks = 0;
    const check = () => {
      checks++;
      // as it comes from another thread: no object is the one before
      const own = structuredClone({ ...settings, strokes });
      expect(sameBytes(mapper.draw(own).data, buildRegionMap(scalp, own).data), `after ${checks} steps`).toBe(true);
    };
    for (let round = 0; round < 6; round++) {
      const line: SurfacePoint[] = [];
      const [azimuth, elevation] = [between(-140, 140), between(46, 66)];
      const [share, radiusMm] = [Math.round(random() * 4) / 4, between(5, 25)];
      const before = strokes;
      for (let step = 0; step < 4; step++) {
        line.push(at(azimuth + 4 * step, elevation + between(-3, 3)));
        // every other stroke is drawn on both sides
        const drawn = [stroke(share, [...line], radiusMm)];
        if (round % 2)
          drawn.push(
            stroke(
              share,
              line.map((_, i) => at(-azimuth - 4 * i, elevation)),
              radiusMm,
            ),
          );
        strokes = [...before, ...drawn];
        check();
      }
      if (round === 1) settings = { ...settings, borders: { ...PATTERN_BORDERS, cornerLeft: mm(9) } };
      if (round === 2) settings = { ...settings, patches: [{ at: at(80, 40), radiusMm: mm(12) }] };
      if (round === 3) settings = { ...settings, seed: 8 };
      if (round === 4) settings = { ...settings, lossPattern: 'norwoodV', hairOrigin: 'eastAsian' };
      const redone = strokes;
      strokes = strokes.slice(0, Math.max(0, strokes.length - 1 - round));
      check();
      strokes = redone;
      check();
      strokes = strokes.filter((_, i) => i !== 1);
      check();
    }
    strokes = [];
    check();
  }, 60_000);

  it('counts what is bare', () => {
    const bareCm2 = (settings: RegionSettings) => {
      const mapper = new RegionMapper(scalp);
      mapper.draw(settings);
      return mapper.bareAreaMm2() / 100;
    };
    expect(bareCm2(bald)).toBeCloseTo(scalp.areaMm2 / 100, -0.5);
    expect(bareCm2(whole)).toBeLessThan(5);
    // discs end where their share is half: at three quarters of the radius
    const disc = (Math.PI * 15 * 15) / 100;
    expect(bareCm2({ ...whole, strokes: [stroke(0, [at(100, 40)], 20)] }) - bareCm2(whole)).toBeCloseTo(disc, 0);
  });
});

describe('withoutCovered', () => {
  const positionOf = (point: SurfacePoint) => scalpPosition(scalp, point)!;

  it('leaves out what a later stroke covers, and nothing that would be seen', () => {
    const small = stroke(1, course(40, 60), 4);
    const beside = stroke(0.2, course(40, 60, 40), 4);
    const large = stroke(0, course(35, 65), 25);
    expect(withoutCovered([small, beside, large], positionOf)).toEqual([beside, large]);
    expect(withoutCovered([large, small], positionOf)).toEqual([large, small]);
    const all = [small, stroke(0.4, course(50, 120), 6), beside, large, stroke(1, [at(50, 58)], 3)];
    const kept = withoutCovered(all, positionOf);
    expect(kept.length).toBeLessThan(all.length);
    expect(sameBytes(texelsOf({ ...whole, strokes: kept }), texelsOf({ ...whole, strokes: all }))).toBe(true);
  });
});
