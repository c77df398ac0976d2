import { describe, expect, it } from 'vitest';
import { createSkullCoordinates } from '../../src/scalp/skullCoordinates';
import { createWholeSkull } from '../../src/scalp/wholeSkull';
import { scalp } from './realScalp';

const whole = createWholeSkull(scalp, scalp.angles);
const front = createSkullCoordinates(scalp, scalp.angles);

describe('angles over the whole skull', () => {
  it('are found again where they were read, on every triangle but those round the zenith', () => {
    let far = 0;
    for (let t = 0; t < scalp.triangles.length / 3; t++) {
      const [azimuth, elevation] = whole.anglesAt({ triangle: t, barycentric: [0.3, 0.25] });
      const found = whole.locate(azimuth, elevation);
      // where the skin folds, behind the ears, another triangle may have the same angles
      if (found?.triangle !== t) far++;
      else {
        expect(found.barycentric[0]).toBeCloseTo(0.3, 6);
        expect(found.barycentric[1]).toBeCloseTo(0.25, 6);
      }
    }
    expect(far / (scalp.triangles.length / 3)).toBeLessThan(0.02);
  });

  it('agree with those that hairlines are drawn in', () => {
    for (const [azimuth, elevation] of [
      [0, 48],
      [-35, 45],
      [62, 30],
      [95, 20],
    ] as const) {
      const a = whole.locate(azimuth, elevation)!;
      const b = front.locate(azimuth, elevation)!;
      const [x, y] = front.anglesAt(a);
      expect(Math.abs(x - azimuth)).toBeLessThan(0.02);
      expect(Math.abs(y - elevation)).toBeLessThan(0.02);
      expect(whole.anglesAt(b)[0]).toBeCloseTo(azimuth, 1);
    }
  });

  it('reach crown, back and zenith, and nothing where there is no scalp', () => {
    expect(whole.locate(180, 45)).not.toBeNull();
    expect(whole.locate(-180, 45)?.triangle).toBe(whole.locate(180, 45)?.triangle);
    expect(whole.locate(-172, 10)).not.toBeNull();
    expect(whole.locate(0, 90)).not.toBeNull();
    expect(whole.locate(0, -60)).toBeNull();
  });
});
