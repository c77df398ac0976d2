import { describe, expect, it } from 'vitest';
import {
  agedDensityScale,
  agedRadius,
  type Course,
  FRESH,
  HEALED,
  HEALED_AGE,
  HEALING,
  isSameTime,
  LAST_YEAR,
  lookAt,
  timePointIn,
  timeStops,
} from '../../src/pigment/healing';
import { darkness } from '../../src/pigment/optics';
import { mm } from '../../src/units';

const COURSE: Course = { sessions: 3, touchUpYears: [] };
const year = (at: number, touchUpYears: readonly number[] = []) =>
  lookAt({ kind: 'year', year: at }, { sessions: 3, touchUpYears });
const day = (at: number) => lookAt({ kind: 'day', day: at }, COURSE);

describe('healing and the years after', () => {
  it('spreads and fades a dot of 0.36 mm as the model says', () => {
    const radius = mm(0.18);
    const opticalDensity = -Math.log(1 - 0.9) / 2;
    const expected = [
      [0, 0.36, 0.9],
      [1, 0.38, 0.84],
      [3, 0.42, 0.7],
      [5, 0.46, 0.558],
      [10, 0.54, 0.288],
    ] as const;
    for (const [at, diameter, absorbed] of expected) {
      const { age } = year(at);
      expect(Math.abs(2 * agedRadius(radius, age) - diameter)).toBeLessThan(0.005);
      const [kappa] = darkness([opticalDensity * agedDensityScale(radius, age), 0, 0]);
      expect(Math.abs(kappa - absorbed)).toBeLessThan(0.0015);
    }
  });

  it('leaves the healed dot exactly as the plan has it', () => {
    const look = lookAt(HEALED, COURSE);
    expect(look).toMatchObject({ sessionShare: 1, age: HEALED_AGE, depthScale: 1, redness: 0, extraHairLengthMm: 0 });
    for (const radius of [0.075, 0.14, 0.1499, 0.3]) {
      expect(agedRadius(mm(radius), look.age)).toBe(radius);
      expect(agedDensityScale(mm(radius), look.age)).toBe(1);
    }
  });

  it('shows the first day darker, larger, nearer the surface and red', () => {
    const { age, depthScale, redness } = lookAt(FRESH, COURSE);
    expect(age.diameterScale).toBe(1.2);
    expect(age.opticalDensityScale).toBe(1.35);
    expect(depthScale).toBeLessThan(1);
    expect(redness).toBe(1);
  });

  it('goes steadily from fresh to healed, red for a week only', () => {
    for (let at = 1; at <= HEALING.healedAfterDays.value; at++) {
      const [before, now] = [day(at - 1), day(at)];
      expect(now.age.diameterScale).toBeLessThan(before.age.diameterScale);
      expect(now.age.opticalDensityScale).toBeLessThan(before.age.opticalDensityScale);
      expect(now.depthScale).toBeGreaterThan(before.depthScale);
      expect(now.redness).toBeLessThanOrEqual(before.redness);
    }
    expect(day(6).redness).toBeGreaterThan(0);
    expect(day(7).redness).toBe(0);
  });

  it('goes steadily on from healed: wider and fainter every year', () => {
    const radius = mm(0.14);
    let before = HEALED_AGE;
    for (let at = 1; at <= LAST_YEAR; at++) {
      const { age } = year(at);
      expect(agedRadius(radius, age)).toBeGreaterThan(agedRadius(radius, before));
      expect(agedDensityScale(radius, age)).toBeLessThan(agedDensityScale(radius, before));
      before = age;
    }
  });

  it('widens an ordinary dot by a tenth in the first year', () => {
    const widening = agedRadius(mm(0.14), year(1).age) / 0.14;
    expect(widening).toBeGreaterThan(1.08);
    expect(widening).toBeLessThan(1.2);
  });

  it('brings the density back at a touch-up, and never the width', () => {
    const radius = mm(0.14);
    const touched = year(5, [5]).age;
    expect(agedDensityScale(radius, touched)).toBe(1);
    expect(agedRadius(radius, touched)).toBe(agedRadius(radius, year(5).age));
    // it fades from then on, and the last touch-up is the one that counts
    expect(agedDensityScale(radius, year(6, [5]).age)).toBeLessThan(1);
    expect(year(8, [2, 5, 9]).age).toEqual(year(8, [5]).age);
    expect(year(4, [5]).age).toEqual(year(4).age);
  });

  it('places no dots today, and the sessions’ shares after them', () => {
    const share = (session: number, sessions: 3 | 4 = 3) =>
      lookAt({ kind: 'session', session }, { sessions, touchUpYears: [] }).sessionShare;
    expect(lookAt({ kind: 'bare' }, COURSE).sessionShare).toBe(0);
    expect([1, 2, 3].map((session) => share(session))).toEqual([0.35, 0.7, 1]);
    expect(share(4, 4)).toBeCloseTo(1.075, 12);
    expect(lookAt(HEALED, { sessions: 4, touchUpYears: [] }).sessionShare).toBeCloseTo(1.075, 12);
  });

  it('lets hair grow by 0.3 mm a day', () => {
    expect(lookAt(HEALED, COURSE, 7).extraHairLengthMm).toBeCloseTo(2.1, 12);
  });

  it('says what is shown', () => {
    expect(lookAt(HEALED, COURSE).caption).toBe('Shown healed.');
    expect(lookAt({ kind: 'bare' }, COURSE, 1).caption).toBe('Shown before treatment. 1 day without shaving.');
    expect(lookAt({ kind: 'session', session: 1 }, COURSE).caption).toBe('Shown after session 1 of 3.');
    expect(lookAt(FRESH, COURSE).caption).toBe('Shown fresh, on the day of the last session.');
    expect(year(5).caption).toBe('Shown 5 years after treatment, without touch-up.');
    expect(year(9, [3, 8]).caption).toBe('Shown 9 years after treatment, touched up in years 3 and 8.');
    expect(year(4, [3, 8]).caption).toBe('Shown 4 years after treatment, touched up in year 3.');
  });

  it('refuses points that the course does not have', () => {
    expect(() => lookAt({ kind: 'session', session: 4 }, COURSE)).toThrow(RangeError);
    expect(() => lookAt(HEALED, COURSE, 8)).toThrow(RangeError);
    expect(() => lookAt({ kind: 'year', year: -1 }, COURSE)).toThrow(RangeError);
    expect(timePointIn(COURSE, { kind: 'session', session: 4 })).toBe(HEALED);
  });

  it('stops at every session, fresh, healed and every year, each once', () => {
    const stops = timeStops({ sessions: 4 });
    expect(stops.length).toBe(1 + 4 + 3 + LAST_YEAR);
    stops.forEach((stop, i) => {
      stops.forEach((other, j) => {
        expect(isSameTime(stop, other)).toBe(i === j);
      });
    });
  });

  it('tells of every rate where it comes from', () => {
    for (const rate of Object.values(HEALING)) {
      expect(rate.unit).not.toBe('');
      expect(rate.source).not.toBe('');
    }
  });
});
