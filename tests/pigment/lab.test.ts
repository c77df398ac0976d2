import { describe, expect, it } from 'vitest';
import { deltaE2000, type Lab, toLab } from '../../src/pigment/lab';

/** Table 1 of Sharma, Wu and Dalal 2005: the pairs that tell implementations apart. */
const PAIRS: readonly (readonly [Lab, Lab, number])[] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
  [[50, 2.8361, -74.02], [50, 0, -82.7485], 3.4412],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
  [[50, -0.001, 2.49], [50, 0.0011, -2.49], 4.7461],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [50, 3.1736, 0.5854], 1.0],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

describe('CIELAB', () => {
  it('has white at 100, black at 0 and greys without colour', () => {
    for (const [i, value] of toLab([1, 1, 1]).entries()) expect(value).toBeCloseTo([100, 0, 0][i]!, 2);
    for (const value of toLab([0, 0, 0])) expect(value).toBeCloseTo(0, 6);
    expect(toLab([0.184187, 0.184187, 0.184187])[0]).toBeCloseTo(50, 2);
  });

  it('has the known place of sRGB red', () => {
    for (const [i, value] of toLab([1, 0, 0]).entries()) expect(value).toBeCloseTo([53.24, 80.09, 67.2][i]!, 1);
  });

  it.each(PAIRS)('differs by CIEDE2000 as published: %j and %j', (a, b, expected) => {
    expect(deltaE2000(a, b)).toBeCloseTo(expected, 4);
    expect(deltaE2000(b, a)).toBeCloseTo(expected, 4);
  });

  it('is nought between a colour and itself', () => expect(deltaE2000([40, 3, -7], [40, 3, -7])).toBe(0));
});
