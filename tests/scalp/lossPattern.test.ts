import { describe, expect, it } from 'vitest';
import { courseFrom, LOSS_COURSES, LOSS_PATTERN_IDS, LOSS_PATTERNS } from '../../src/scalp/lossPattern';

describe('courses of loss', () => {
  it('lead from every stage to the worst of its kind', () => {
    expect(courseFrom('norwoodIV')).toEqual(['norwoodIV', 'norwoodV', 'norwoodVI', 'norwoodVII']);
    expect(courseFrom('norwoodVA').at(-1)).toBe('norwoodVII');
    expect(courseFrom('ludwigIII')).toEqual(['ludwigIII']);
    expect(courseFrom('bald')).toEqual(['bald']);
    for (const id of LOSS_PATTERN_IDS) expect(courseFrom(id)[0]).toBe(id);
  });

  it('thin out more widely and leave less at every step, and wander alike', () => {
    for (const course of LOSS_COURSES) {
      for (let i = 1; i < course.length; i++) {
        const [a, b] = [LOSS_PATTERNS[course[i - 1]!], LOSS_PATTERNS[course[i]!]];
        expect(b.thinningMm).toBeGreaterThanOrEqual(a.thinningMm);
        expect(b.keptShare).toBeLessThanOrEqual(a.keptShare);
        expect(b.lostShare).toBeLessThanOrEqual(a.lostShare);
        expect([b.wanderMm, b.wanderPeriodMm]).toEqual([a.wanderMm, a.wanderPeriodMm]);
      }
    }
  });
});
