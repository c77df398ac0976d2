import { describe, expect, it } from 'vitest';
import { darknessFactor, jitterOf, sizeFactor } from '../../src/pigment/DotGrid';
import { buildRankCoverage, COVERAGE_RADIUS_MM } from '../../src/pigment/RankCoverage';
import { RANK_LEVELS } from '../../src/pigment/rankLevels';
import { buildCapSubject } from '../fixtures/capSubject';
import { CHART_HALF_MM } from '../gallery/capHead';

const { attributes, seed } = buildCapSubject(1);
const coverage = buildRankCoverage(attributes, { chartHalfMm: CHART_HALF_MM, seed });

/** Ink of each quartile, chart mm². */
function inkOf(level: Uint8Array, side: number): number[] {
  const texelArea = ((2 * CHART_HALF_MM) / side) ** 2;
  return [0, 1, 2, 3].map((channel) => {
    let sum = 0;
    for (let i = channel; i < level.length; i += 4) sum += level[i]!;
    return (sum / 255) * texelArea;
  });
}

describe('the rank coverage', () => {
  it('holds the ink of every quartile of rank, as the dots have it, at every mip level', () => {
    const expected = [0, 0, 0, 0];
    for (let i = 0; i < attributes.count; i++) {
      const level = attributes.levels[i]!;
      if (level === 0) continue;
      const [e, f, g] = attributes.metric.subarray(3 * i, 3 * i + 3) as unknown as [number, number, number];
      const jitter = jitterOf(i, seed);
      const disc = Math.PI * COVERAGE_RADIUS_MM ** 2 * sizeFactor(jitter) ** 2 * darknessFactor(jitter);
      expected[Math.min(3, Math.floor(((level - 1) * 4) / RANK_LEVELS))]! += disc / Math.sqrt(e * g - f * f);
    }
    coverage.levels.forEach((level, index) => {
      const side = coverage.size >> index;
      expect(level.length).toBe(4 * side * side);
      inkOf(level, side).forEach((ink, channel) => {
        // half a byte a row is what rounding can lose
        const rounding = (0.5 / 255) * side * ((2 * CHART_HALF_MM) / side) ** 2;
        // below a few texels, the odd level of three loses nothing but rounding either
        expect(Math.abs(ink - expected[channel]!)).toBeLessThan(0.0005 * expected[channel]! + rounding);
      });
    });
  });

  it('goes down to a single texel', () => {
    expect(coverage.levels.at(-1)).toHaveLength(4);
  });

  it('draws a disc that is round on the skin, where the chart is stretched', () => {
    const one = {
      count: 1,
      chart: new Float32Array([0, 0]),
      metric: new Float32Array([2.25, 0, 0.64]),
      zones: new Uint32Array(1),
      levels: Uint16Array.of(1),
    };
    const size = 512;
    const half = 3.2;
    const { levels } = buildRankCoverage(one, { chartHalfMm: half, seed: 1, size });
    const finest = levels[0]!;
    let [sum, uu, vv] = [0, 0, 0];
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        const ink = finest[4 * (j * size + i)]!;
        const u = ((i + 0.5) / size) * 2 * half - half;
        const v = ((j + 0.5) / size) * 2 * half - half;
        sum += ink;
        uu += ink * u * u;
        vv += ink * v * v;
      }
    }
    const alongU = Math.sqrt((2.25 * uu) / sum);
    const alongV = Math.sqrt((0.64 * vv) / sum);
    expect(alongU / alongV).toBeCloseTo(1, 1);
    // a disc's second moment along an axis is r/2
    expect(alongU).toBeGreaterThan(0.48 * COVERAGE_RADIUS_MM);
    expect(alongU).toBeLessThan(0.56 * COVERAGE_RADIUS_MM);
  });
});
