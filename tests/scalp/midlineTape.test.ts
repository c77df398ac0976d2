import { describe, expect, it } from 'vitest';
import { elevationAtTape, measureMidlineTape } from '../../src/scalp/midlineTape';
import { ellipsoid } from './meshes';

describe('measureMidlineTape', () => {
  // a sphere about the cranial centre itself, so that tape and angle are proportional
  const radius = 97;
  const mesh = ellipsoid([radius, radius, radius], [0, 35, 0], 40);
  const glabella = [0, 35 + radius * Math.sin(0.07), radius * Math.cos(0.07)] as const;
  const tape = measureMidlineTape(mesh.positions, { glabella, opisthocranion: [0, 35, -glabella[2]] });

  it('grows with the angle as the arc does, within 0.2 %', () => {
    for (let i = 2; i < tape.length; i += 2) {
      const arc = (radius * (tape[i]! - tape[0]!) * Math.PI) / 180;
      expect(Math.abs(tape[i + 1]! - arc)).toBeLessThan(0.002 * arc + 0.01);
    }
  });

  it('is read backwards between its vertices', () => {
    for (const mm of [0, 31, 65, 72.5, 140]) {
      const angle = elevationAtTape(tape, mm);
      expect((radius * (angle - tape[0]!) * Math.PI) / 180).toBeCloseTo(mm, 0.8);
    }
  });

  it('refuses lengths off its ends', () => {
    expect(() => elevationAtTape(tape, -1)).toThrow(RangeError);
    expect(() => elevationAtTape(tape, 1000)).toThrow(RangeError);
    expect(() => elevationAtTape(tape, Number.NaN)).toThrow(RangeError);
  });
});
