import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../../src/design/Design';
import { sampleRegion } from '../../src/pigment/regionSample';
import { buildRegionMap } from '../../src/scalp/regionMap';
import { positionAtAngles } from '../../src/scalp/scalpPoint';
import { buildScarMap, SCAR_MAP_SIZE, type ScarMap } from '../../src/scalp/scarMap';
import type { Scar } from '../../src/scalp/scars';
import { mm } from '../../src/units';
import { scalp } from './realScalp';

const strip: Scar = { kind: 'strip', lengthMm: mm(200), widthMm: mm(4), heightMm: mm(8), uptake: 0.5 };
const grafts: Scar = { kind: 'grafts', count: 800, uptake: 1 };
const settings = { hairline: DEMO_DESIGN.hairline, lossPattern: 'norwoodI', seed: 1 };

/** Skin under the scars, mm²; the chart's own stretch left out, which is some per cent at the back. */
function areaOf({ data, size }: ScarMap): number {
  let sum = 0;
  for (let i = 0; i < data.length; i += 2) sum += data[i]! / 255;
  return sum * ((2 * scalp.chartHalfMm) / size) ** 2;
}

describe('buildScarMap', () => {
  it('is nothing without scars', () => expect(buildScarMap(scalp, [], 1)).toBeNull());

  it('gives a strip its length times its width', () => {
    const area = areaOf(buildScarMap(scalp, [strip], 1)!);
    expect(area).toBeGreaterThan(0.8 * 200 * 4);
    expect(area).toBeLessThan(1.2 * 200 * 4);
  });

  it('gives grafts their number of dots of 0.7 to 1 mm', () => {
    const area = areaOf(buildScarMap(scalp, [grafts], 1)!);
    const dot = (Math.PI / 4) * 0.85 * 0.85 * 0.82;
    expect(area).toBeGreaterThan(0.75 * 800 * dot);
    expect(area).toBeLessThan(1.3 * 800 * dot);
  });

  it('is the same to the byte for the same seed, and other dots for another', () => {
    const [a, b, c] = [1, 1, 2].map((seed) => buildScarMap(scalp, [strip, grafts], seed)!.data);
    expect(Buffer.compare(a!, b!)).toBe(0);
    expect(Buffer.compare(a!, c!)).not.toBe(0);
  });

  it('carries the uptake with the share', () => {
    const { data } = buildScarMap(scalp, [strip], 1)!;
    for (let i = 0; i < data.length; i += 2) {
      const wanted = 0.5 * 0.5 * data[i]!;
      if (Math.abs(data[i + 1]! - wanted) > 1) throw new Error(`texel ${i / 2}: ${data[i]} ${data[i + 1]}`);
    }
  });

  it('lets no hair grow in a strip, and all of it 6 mm beside it', () => {
    const plain = sampleRegion(buildRegionMap(scalp, settings), scalp.chart).nativePerMm2;
    const map = buildScarMap(scalp, [{ ...strip, widthMm: mm(8) }], 1)!;
    expect(map.size).toBe(SCAR_MAP_SIZE);
    const scarred = sampleRegion(buildRegionMap(scalp, settings, map), scalp.chart).nativePerMm2;
    const middle = positionAtAngles(scalp, 180, -8.2 + 8 / 1.7)!;
    let inside = 0;
    for (let v = 0; v < plain.length; v++) {
      const [x, y, z] = [0, 1, 2].map((k) => scalp.positions[3 * v + k]! - middle[k]!) as [number, number, number];
      if (Math.abs(x) > 12 || Math.abs(z) > 30) continue;
      if (Math.abs(y) < 2) {
        expect(scarred[v]).toBeLessThan(0.02);
        inside++;
      } else if (Math.hypot(y, z) > 11) expect(scarred[v]).toBeCloseTo(plain[v]!, 2);
    }
    expect(inside).toBeGreaterThan(1);
  });
});

describe('positionAtAngles', () => {
  it('finds the midline of the back from either side, and nothing on the face', () => {
    const [a, b] = [positionAtAngles(scalp, 180, 10)!, positionAtAngles(scalp, -180, 10)!];
    expect(Math.abs(a[0])).toBeLessThan(0.5);
    expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeLessThan(1);
    expect(positionAtAngles(scalp, 0, 0)).toBeNull();
  });
});
