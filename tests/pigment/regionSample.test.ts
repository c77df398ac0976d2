import { describe, expect, it } from 'vitest';
import { mostNative, sampleRegion } from '../../src/pigment/regionSample';
import { toHalf } from '../../src/scalp/halfPrecision';

const SIZE = 8;
const HALF = 4;

/** Edge 2u + 1, native u + v + 9, both linear, so that bilinear sampling is exact inside. */
function linearRegion() {
  const data = new Uint16Array(4 * SIZE * SIZE);
  for (let j = 0; j < SIZE; j++) {
    for (let i = 0; i < SIZE; i++) {
      const u = ((i + 0.5) / SIZE - 0.5) * 2 * HALF;
      const v = ((j + 0.5) / SIZE - 0.5) * 2 * HALF;
      data[4 * (j * SIZE + i)] = toHalf(2 * u + 1);
      data[4 * (j * SIZE + i) + 1] = toHalf(u + v + 9);
    }
  }
  return { size: SIZE, chartHalfMm: HALF, data };
}

describe('sampling the region map', () => {
  it('is exact between texels of a linear map', () => {
    const chart = Float32Array.from([0, 0, 1.25, -2.5, -3.4, 3.1]);
    const { edgeMm, nativePerMm2 } = sampleRegion(linearRegion(), chart);
    for (let i = 0; i < 3; i++) {
      const [u, v] = [chart[2 * i]!, chart[2 * i + 1]!];
      expect(edgeMm[i]).toBeCloseTo(2 * u + 1, 5);
      expect(nativePerMm2[i]).toBeCloseTo(u + v + 9, 5);
    }
  });

  it('repeats the edge texels outside', () => {
    const { edgeMm } = sampleRegion(linearRegion(), Float32Array.from([-50, 0, 50, 0]));
    expect([...edgeMm]).toEqual([2 * -3.5 + 1, 2 * 3.5 + 1]);
  });

  it('finds the densest hair', () => {
    expect(mostNative(linearRegion())).toBe(16);
    expect(mostNative({ size: 1, chartHalfMm: 1, data: Uint16Array.of(toHalf(5), toHalf(-3), toHalf(7), 0) })).toBe(0);
  });
});
