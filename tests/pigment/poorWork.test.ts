import { describe, expect, it } from 'vitest';
import { createZoneColumns, type FieldSettings, zoneColumnsInto } from '../../src/pigment/fields';
import { toLab } from '../../src/pigment/lab';
import { type LinearRgb, meanReflectance } from '../../src/pigment/optics';
import { placedTooDeep } from '../../src/pigment/poorWork';
import { dotsPerIn2, mm } from '../../src/units';
import { uniformPlans } from '../fixtures/zonePlans';

/** Foreheads of Monk 2, 5 and 8. */
const SKINS: readonly LinearRgb[] = [
  [0.767, 0.546, 0.423],
  [0.546, 0.301, 0.159],
  [0.117, 0.054, 0.031],
];

function toneOf(settings: FieldSettings, skin: LinearRgb) {
  const columns = zoneColumnsInto(settings, createZoneColumns());
  const radius = columns.radiusMm[0]!;
  const tone = meanReflectance(dotsPerIn2(1250) * Math.PI * radius * radius, {
    radius: mm(radius),
    depth: settings.depthMm!,
    darkness: [columns.darkness[0]!, columns.darkness[1]!, columns.darkness[2]!],
  });
  return toLab([skin[0] * tone[0], skin[1] * tone[1], skin[2] * tone[2]]);
}

describe('poor work', () => {
  it('is darker, greener and bluer than the plan it spoils, on every skin', () => {
    for (const skin of SKINS) {
      for (const shade of [3, 5, 7]) {
        const settings: FieldSettings = {
          zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(1250), shade, diameterMm: mm(0.28) }),
          featherMm: mm(10),
          depthMm: mm(0.1),
        };
        const [good, poor] = [toneOf(settings, skin), toneOf(placedTooDeep(settings), skin)];
        expect(poor[0]).toBeLessThan(good[0]);
        expect(poor[1]).toBeLessThan(good[1] - 1);
        expect(poor[2]).toBeLessThan(good[2]);
      }
    }
  });

  it('leaves the settings that it is given alone', () => {
    const settings = Object.freeze({
      zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(1000), shade: 4, diameterMm: mm(0.3) }),
      featherMm: mm(10),
    });
    expect(placedTooDeep(settings).zonePlans).toBe(settings.zonePlans);
  });
});
