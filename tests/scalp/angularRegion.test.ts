import { describe, expect, it } from 'vitest';
import { type AnglePoint, drawAngularRegion, signedAngularDistance } from '../../src/scalp/angularRegion';

const above = (elevation: number) =>
  drawAngularRegion(
    [
      [-10, elevation],
      [60, elevation],
      [120, elevation],
      [190, elevation],
    ],
    [
      [190, 100],
      [-10, 100],
    ],
  );

describe('signedAngularDistance', () => {
  it('is the difference in elevation from a level line, positive on the meant side', () => {
    const region = above(20);
    for (const elevation of [-30, 0, 19, 21, 45]) {
      expect(signedAngularDistance(region, 75, elevation)).toBeCloseTo(elevation - 20, 9);
    }
  });

  it('is alike left and right', () => {
    const region = drawAngularRegion(
      [
        [-5, 40],
        [30, 42],
        [60, 10],
        [190, -30],
      ],
      [
        [190, 100],
        [-5, 100],
      ],
    );
    for (const azimuth of [3, 40, 77, 150]) {
      expect(signedAngularDistance(region, -azimuth, 12)).toBe(signedAngularDistance(region, azimuth, 12));
    }
  });

  it('measures degrees of azimuth by their length at that elevation', () => {
    const front = drawAngularRegion(
      [
        [50, -90],
        [50, 90],
      ],
      [
        [0, 90],
        [0, -90],
      ],
    );
    expect(signedAngularDistance(front, 40, 60)).toBeCloseTo(10 * Math.cos(Math.PI / 3), 3);
    expect(signedAngularDistance(front, 58, 0)).toBeCloseTo(-8, 6);
  });

  it('passes through every control point without loops', () => {
    const controls: AnglePoint[] = [
      [0, 40],
      [30, 43],
      [45, 30],
      [46, 10],
      [70, -20],
      [80, -5],
      [180, -35],
    ];
    const { line } = drawAngularRegion(controls, [
      [180, 90],
      [0, 90],
    ]);
    for (const [azimuth, elevation] of controls) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let i = 0; i < line.length; i += 2)
        nearest = Math.min(nearest, Math.hypot(line[i]! - azimuth, line[i + 1]! - elevation));
      expect(nearest).toBeLessThan(1e-9);
    }
    for (let i = 2; i < line.length; i += 2) expect(line[i]).toBeGreaterThan(line[i - 2]! - 0.5);
  });

  it('refuses a line of one point', () => {
    expect(() => drawAngularRegion([[0, 0]], [])).toThrow(RangeError);
  });
});
