import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN, withZones } from '../../src/design/Design';
import { toFieldSettings } from '../../src/design/fieldSettings';
import { FRESH, HEALED_AGE, lookAt } from '../../src/pigment/healing';

describe('toFieldSettings', () => {
  it('hands every zone over as it was decided', () => {
    const design = withZones(DEMO_DESIGN, ['occipital'], { shade: 9 });
    expect(toFieldSettings(design).zonePlans).toEqual(design.zones);
  });

  it('is the healed plan of the whole course when no time is given', () => {
    const settings = toFieldSettings(DEMO_DESIGN);
    expect(settings).toMatchObject({ sessionShare: 1, age: HEALED_AGE, redness: 0, depthMm: 0.1, base: 'warm' });
    const fourth = { ...DEMO_DESIGN, course: { sessions: 4, touchUpYears: [] } } as const;
    expect(toFieldSettings(fourth).sessionShare).toBeCloseTo(1.075, 12);
  });

  it('hands a point in time on', () => {
    const { course } = DEMO_DESIGN;
    expect(toFieldSettings(DEMO_DESIGN, lookAt({ kind: 'bare' }, course)).sessionShare).toBe(0);
    const fresh = toFieldSettings(DEMO_DESIGN, lookAt(FRESH, course));
    expect(fresh.depthMm).toBeLessThan(DEMO_DESIGN.pigment.depthMm);
    expect(fresh.redness).toBe(1);
    const dark = toFieldSettings({ ...DEMO_DESIGN, skinTone: 9 }, lookAt(FRESH, course));
    expect(dark.redness).toBeLessThan(0.5);
    expect(dark.redness).toBeGreaterThan(0.2);
  });

  it('feathers the hairline over some millimetres', () => {
    const { featherMm } = toFieldSettings(DEMO_DESIGN);
    expect(featherMm).toBeGreaterThanOrEqual(5);
    expect(featherMm).toBeLessThanOrEqual(20);
  });
});
