import { describe, expect, it } from 'vitest';
import { placeLossBorders } from '../../src/scalp/lossBorders';
import { layCourse } from '../../src/ui/lossCourse';
import { head, scalp } from '../scalp/realScalp';

describe('layCourse', () => {
  it('goes from tape to skin and back, and holds at its ends what lies beyond them', () => {
    for (const id of ['norwoodV', 'norwoodVI', 'ludwigII'] as const) {
      for (const place of placeLossBorders(scalp, id)) {
        const course = layCourse(head, place);
        const length = place.tapeMm.at(-1)!;
        expect(length).toBeGreaterThan(60);
        for (const share of [0, 0.13, 0.5, 0.77, 1]) {
          expect(course.nearest(course.at(share * length)), place.border).toBeCloseTo(share * length, 3);
        }
        expect(course.at(-20)).toEqual(course.at(0));
        expect(course.at(length + 20)).toEqual(course.at(length));
        // millimetres along it are millimetres on the skin
        const [a, b] = [course.at(0.5 * length), course.at(0.5 * length + 1)];
        expect(Math.hypot(...a.map((value, k) => value - b[k]!))).toBeCloseTo(1, 1);
      }
    }
  });
});
