import { describe, expect, it } from 'vitest';
import { surfacePosition } from '../../src/head/surfacePoint';
import { courseOfBorder, placeLossBorders } from '../../src/scalp/lossBorders';
import { LOSS_BORDER_IDS, LOSS_EDIT_LIMITS, type LossBorders, PATTERN_BORDERS } from '../../src/scalp/lossEdits';
import { type LossField, lossFieldAt, shareAt } from '../../src/scalp/lossFields';
import { bordersOf, LOSS_COURSES, LOSS_PATTERN_IDS } from '../../src/scalp/lossPattern';
import { mm } from '../../src/units';
import { head, mirrorVertices, scalp } from './realScalp';

const moved = (change: Partial<LossBorders>): LossBorders => ({ ...PATTERN_BORDERS, ...change });
const SOME = moved({
  middle: mm(-7),
  cornerLeft: mm(18),
  cornerRight: mm(-11),
  crown: mm(14),
  fringeLeft: mm(-9),
  fringeRight: mm(12),
});
const share = (field: LossField, v: number) => shareAt(field, field.keptMm[v]!);

function expectNowhereMore(later: LossField, before: LossField, what: string): void {
  for (let v = 0; v < later.keptMm.length; v++) {
    if (share(later, v) > share(before, v) + 1e-12) throw new Error(`${what}: vertex ${v} grows hair`);
  }
}

describe('a dragged border', () => {
  it('is the pattern itself where nothing was dragged, and a border that the pattern has not got changes nothing', () => {
    for (const id of LOSS_PATTERN_IDS) {
      const plain = lossFieldAt(scalp, id);
      expect(lossFieldAt(scalp, id, 0, { ...PATTERN_BORDERS })).toBe(plain);
      const others = LOSS_BORDER_IDS.filter((border) => !bordersOf(id).includes(border));
      // a stage keeps what a later one keeps, whose border may be such a one
      if (LOSS_COURSES.some((course) => course.includes(id) && course.at(-1) !== id)) continue;
      const field = lossFieldAt(scalp, id, 0, moved(Object.fromEntries(others.map((border) => [border, mm(20)]))));
      expect(field.keptMm, id).toEqual(plain.keptMm);
    }
  });

  it('loses hair nowhere less as it is dragged further', () => {
    for (const id of LOSS_PATTERN_IDS) {
      for (const border of bordersOf(id)) {
        let before: LossField | null = null;
        let changes = 0;
        for (let by = LOSS_EDIT_LIMITS.borderMm.min; by <= LOSS_EDIT_LIMITS.borderMm.max; by += 8) {
          const field = lossFieldAt(scalp, id, 0.5, moved({ [border]: mm(by) }));
          if (before) {
            expectNowhereMore(field, before, `${id}, ${border} at ${by} mm`);
            if (field.keptMm.some((kept, v) => kept !== before!.keptMm[v])) changes++;
          }
          before = field;
        }
        expect(changes, `${id}, ${border}`).toBeGreaterThan(0);
      }
    }
  });

  it('lets no hair grow back as severity rises, at any vertex', () => {
    for (const course of LOSS_COURSES) {
      let before: LossField | null = null;
      for (let severity = 0; severity <= course.length - 1; severity += 0.25) {
        const field = lossFieldAt(scalp, course[0]!, severity, SOME);
        if (before) expectNowhereMore(field, before, `${course[0]} at ${severity}`);
        before = field;
      }
    }
  });

  it('changes its own side alone, and the other in the mirror alike', () => {
    const twin = mirrorVertices(scalp.positions);
    for (const [id, left, right] of [
      ['norwoodIII', 'cornerLeft', 'cornerRight'],
      ['norwoodVI', 'fringeLeft', 'fringeRight'],
    ] as const) {
      const plain = lossFieldAt(scalp, id);
      const onLeft = lossFieldAt(scalp, id, 0, moved({ [left]: mm(12) }));
      const onRight = lossFieldAt(scalp, id, 0, moved({ [right]: mm(12) }));
      let changed = 0;
      for (let v = 0; v < twin.length; v++) {
        if (twin[v]! < 0) continue;
        expect(Math.abs(onLeft.keptMm[v]! - onRight.keptMm[twin[v]!]!), `${id}, vertex ${v}`).toBeLessThan(0.6);
        if (onLeft.keptMm[v]! === plain.keptMm[v]!) continue;
        changed++;
        // a fringe joins the other side's at the back of the head
        if (scalp.positions[3 * v]! < (id === 'norwoodIII' ? 0 : -50))
          throw new Error(`${id}: vertex ${v} of the right side has moved`);
      }
      expect(changed).toBeGreaterThan(100);
    }
  });

  it('moves a whole front evenly where all its parts are dragged alike', () => {
    const plain = lossFieldAt(scalp, 'norwoodIII');
    const back = lossFieldAt(
      scalp,
      'norwoodIII',
      0,
      moved({ middle: mm(10), cornerLeft: mm(10), cornerRight: mm(10) }),
    );
    let checked = 0;
    for (let v = 0; v < plain.keptMm.length; v++) {
      const [azimuth, elevation] = [scalp.angles[2 * v]! / 100, scalp.angles[2 * v + 1]! / 100];
      if (Math.abs(azimuth) > 40 || elevation < 45 || Math.abs(plain.keptMm[v]!) > 12) continue;
      // where no later stage keeps more
      checked++;
      expect(plain.keptMm[v]! - back.keptMm[v]!).toBeLessThan(10 + 1e-9);
      expect(plain.keptMm[v]! - back.keptMm[v]!).toBeGreaterThan(3);
    }
    expect(checked).toBeGreaterThan(30);
  });
});

describe('placeLossBorders', () => {
  it('puts a handle on each border that the pattern has, where hair is half-way between what it keeps and loses', () => {
    for (const id of LOSS_PATTERN_IDS) {
      const places = placeLossBorders(scalp, id);
      expect(places.map(({ border }) => border)).toEqual([...bordersOf(id)]);
      const field = lossFieldAt(scalp, id);
      for (const { border, atMm } of places) {
        const { tapeMm, own } = courseOfBorder(scalp, id, border);
        expect(atMm).toBeGreaterThanOrEqual(tapeMm[0]!);
        expect(atMm).toBeLessThanOrEqual(tapeMm.at(-1)!);
        if (id === 'norwoodI') continue; // its line is the scalp's own
        let nearest = 0;
        for (let i = 1; i < tapeMm.length; i++)
          if (Math.abs(tapeMm[i]! - atMm) < Math.abs(tapeMm[nearest]! - atMm)) nearest = i;
        const { triangle, barycentric } = own[nearest]!;
        const weights = [1 - barycentric[0] - barycentric[1], ...barycentric];
        const kept = weights.reduce((sum, w, k) => sum + w * field.keptMm[scalp.triangles[3 * triangle + k]!]!, 0);
        expect(Math.abs(kept - field.thinningMm / 2), `${id}, ${border}`).toBeLessThan(4);
      }
    }
  });

  it('has the left handle on the left, and its twin in the mirror', () => {
    for (const [id, left, right] of [
      ['norwoodIV', 'cornerLeft', 'cornerRight'],
      ['norwoodVII', 'fringeLeft', 'fringeRight'],
    ] as const) {
      const at = (border: (typeof LOSS_BORDER_IDS)[number]) => {
        const course = courseOfBorder(scalp, id, border);
        return surfacePosition(head, course.points[10]!);
      };
      const [a, b] = [at(left), at(right)];
      expect(a[0]).toBeGreaterThan(10);
      expect(Math.hypot(a[0] + b[0], a[1] - b[1], a[2] - b[2])).toBeLessThan(0.5);
    }
  });

  it('follows its border by the millimetre', () => {
    for (const id of ['norwoodII', 'norwoodIIIVertex', 'norwoodIV', 'norwoodVII', 'ludwigII', 'diffuse'] as const) {
      const plain = placeLossBorders(scalp, id);
      for (const border of bordersOf(id)) {
        const before = plain.find((place) => place.border === border)!.atMm;
        for (const by of [-6, 9]) {
          const after = placeLossBorders(scalp, id, 0, moved({ [border]: mm(by) })).find(
            (place) => place.border === border,
          )!.atMm;
          expect(Math.abs(after - before - by), `${id}, ${border} by ${by}`).toBeLessThan(0.5 * Math.abs(by));
        }
      }
    }
  });
});
