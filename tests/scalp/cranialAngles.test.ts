import { describe, expect, it } from 'vitest';
import { cranialCentre, measureCranialAngles } from '../../src/scalp/cranialAngles';

describe('measureCranialAngles', () => {
  const centre = [0, 35, -3] as const;

  it('names the directions: face 0, left ear 9000, right ear -9000, back 18000, up 9000', () => {
    const positions = Float32Array.of(0, 35, 97, 80, 35, -3, -80, 35, -3, 0, 35, -100, 0, 135, -3, 0, -65, -3);
    const angles = measureCranialAngles(positions, centre);
    expect([angles[0], angles[1]]).toEqual([0, 0]);
    expect([angles[2], angles[3]]).toEqual([9000, 0]);
    expect([angles[4], angles[5]]).toEqual([-9000, 0]);
    expect([angles[6], angles[7]]).toEqual([18000, 0]);
    expect(angles[9]).toBe(9000);
    expect(angles[11]).toBe(-9000);
  });

  it('rounds mirror images alike', () => {
    const positions = Float32Array.of(13.37, 61.2, 40.7, -13.37, 61.2, 40.7);
    const [a, e, b, f] = measureCranialAngles(positions, centre);
    expect(b).toBe(-a!);
    expect(f).toBe(e);
  });
});

describe('cranialCentre', () => {
  it('lies on the midline half-way between glabella and opisthocranion', () => {
    expect(cranialCentre({ glabella: [0, 42, 94], opisthocranion: [0, 68, -101] })).toEqual([0, 35, -3.5]);
  });
});
