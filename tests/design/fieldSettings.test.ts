import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN, withZones } from '../../src/design/Design';
import { toFieldSettings } from '../../src/design/fieldSettings';

describe('toFieldSettings', () => {
  it('hands every zone over as it was decided', () => {
    const design = withZones(DEMO_DESIGN, ['occipital'], { shade: 9 });
    expect(toFieldSettings(design).zonePlans).toEqual(design.zones);
  });

  it('feathers the hairline over some millimetres', () => {
    const { featherMm } = toFieldSettings(DEMO_DESIGN);
    expect(featherMm).toBeGreaterThanOrEqual(5);
    expect(featherMm).toBeLessThanOrEqual(20);
  });
});
