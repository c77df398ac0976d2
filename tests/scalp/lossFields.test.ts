import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../../src/design/Design';
import { sampleRegion } from '../../src/pigment/regionSample';
import { areaAboveZero } from '../../src/scalp/area';
import { KEPT_LIMIT_MM, type LossField, lossFieldAt, shareAt as shareOf } from '../../src/scalp/lossFields';
import { courseFrom, LOSS_COURSES, LOSS_PATTERN_IDS, type LossPatternId } from '../../src/scalp/lossPattern';
import { buildRegionMap } from '../../src/scalp/regionMap';
import { mirrorVertices, scalp } from './realScalp';

/** Skin without any hair, cm²: ranges of the usual tables for the stages. */
const BALD_CM2: Partial<Record<LossPatternId, readonly [number, number]>> = {
  norwoodI: [0, 3],
  norwoodII: [10, 20],
  norwoodIII: [25, 45],
  norwoodIIIVertex: [45, 75],
  norwoodIV: [65, 95],
  norwoodV: [100, 135],
  norwoodVI: [140, 185],
  norwoodVII: [180, 230],
};

/** Area inside the scalp's border where the tape is below a limit. */
const below = ({ keptMm }: LossField, limitMm: number) =>
  areaAboveZero(
    scalp,
    keptMm.map((kept, v) => Math.min(scalp.borderDistanceMm[v]!, limitMm - kept)),
  ) / 100;

const shareAt = (field: LossField, v: number) => shareOf(field, field.keptMm[v]!);

describe('lossFieldAt', () => {
  it('leaves as much skin without hair as each stage is known for', () => {
    const table = LOSS_PATTERN_IDS.map((id) => {
      const field = lossFieldAt(scalp, id);
      const [none, half] = [below(field, 0), below(field, field.thinningMm / 2)];
      return { id, 'no hair of its own, cm²': Math.round(none), 'less than half, cm²': Math.round(half) };
    });
    console.table(table);
    for (const [id, [least, most]] of Object.entries(BALD_CM2)) {
      const area = below(lossFieldAt(scalp, id as LossPatternId), 0);
      expect(area, id).toBeGreaterThanOrEqual(least);
      expect(area, id).toBeLessThanOrEqual(most);
    }
  });

  it('never lets hair grow back as severity rises, at any vertex', () => {
    for (const course of LOSS_COURSES) {
      let before: LossField | null = null;
      for (let severity = 0; severity <= course.length - 1; severity += 0.25) {
        const field = lossFieldAt(scalp, course[0]!, severity);
        for (let v = 0; before && v < field.keptMm.length; v++) {
          if (shareAt(field, v) > shareAt(before, v) + 1e-12) {
            throw new Error(`${course[0]} at ${severity}: vertex ${v} grows hair`);
          }
        }
        before = field;
      }
    }
  });

  it('is the next stage where severity is whole, and stays at the last', () => {
    for (const course of LOSS_COURSES) {
      course.forEach((id, i) => {
        expect(lossFieldAt(scalp, course[0]!, i).keptMm).toEqual(lossFieldAt(scalp, id).keptMm);
      });
      expect(lossFieldAt(scalp, course[0]!, 40)).toBe(lossFieldAt(scalp, course.at(-1)!));
    }
  });

  it('is alike left and right', () => {
    const twin = mirrorVertices(scalp.positions);
    for (const id of LOSS_PATTERN_IDS) {
      const { keptMm } = lossFieldAt(scalp, id, courseFrom(id).length > 1 ? 0.5 : 0);
      for (let v = 0; v < twin.length; v++) {
        if (twin[v]! < 0 || !(scalp.borderDistanceMm[v]! > 0)) continue;
        expect(Math.abs(keptMm[v]! - keptMm[twin[v]!]!), `${id}, vertex ${v}`).toBeLessThan(0.6);
      }
    }
  });

  it('keeps the front edge of a woman, and the bridge of a man until it is gone', () => {
    const shares = (id: LossPatternId, elevation: number, atBack: boolean) => {
      const field = lossFieldAt(scalp, id);
      let sum = 0;
      let count = 0;
      for (let v = 0; v < field.keptMm.length; v++) {
        const [azimuth, height] = [scalp.angles[2 * v]! / 100, scalp.angles[2 * v + 1]! / 100];
        if (Math.abs(height - elevation) > 3 || (atBack ? Math.abs(azimuth) < 168 : Math.abs(azimuth) > 12)) continue;
        sum += shareAt(field, v);
        count++;
      }
      expect(count).toBeGreaterThan(3);
      return sum / count;
    };
    for (const id of ['ludwigI', 'ludwigII', 'ludwigIII'] as const) {
      expect(shares(id, 44, false), id).toBeGreaterThan(0.5);
      expect(shares(id, 65, true), id).toBeLessThan(0.75);
    }
    expect(shares('norwoodIV', 80, false)).toBeGreaterThan(0.8);
    expect(shares('norwoodVI', 80, false)).toBe(0);
    expect(shares('norwoodIIIVertex', 57, true)).toBe(0);
    expect(shares('norwoodIII', 57, true)).toBe(1);
  });

  it('holds tape within its limits and refuses a negative severity', () => {
    for (const id of LOSS_PATTERN_IDS) {
      for (const kept of lossFieldAt(scalp, id).keptMm) {
        if (!(kept >= KEPT_LIMIT_MM.lost && kept <= KEPT_LIMIT_MM.kept)) throw new Error(`${id}: ${kept}`);
      }
    }
    expect(() => lossFieldAt(scalp, 'norwoodI', -0.1)).toThrow(RangeError);
    expect(() => lossFieldAt(scalp, 'norwoodI', Number.NaN)).toThrow(RangeError);
  });
});

describe('the region map under a rising severity', () => {
  it('never gains hair, and its edge of pigment stays', () => {
    const build = (severity: number) =>
      sampleRegion(
        buildRegionMap(scalp, { hairline: DEMO_DESIGN.hairline, lossPattern: 'norwoodIII', severity, seed: 3 }),
        scalp.chart,
      );
    let before = build(0);
    for (const severity of [0.3, 1, 1.6, 2.5, 4]) {
      const after = build(severity);
      for (let v = 0; v < after.edgeMm.length; v++) {
        if (after.nativePerMm2[v]! > before.nativePerMm2[v]! + 1e-3) throw new Error(`${severity}: vertex ${v}`);
      }
      expect(after.edgeMm).toEqual(before.edgeMm);
      before = after;
    }
  });
});
