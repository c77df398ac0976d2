import { describe, expect, it } from 'vitest';
import { areaAboveZero } from '../../src/scalp/area';
import { inspectChart } from '../../src/scalp/chartMetric';
import { cutScalpPatch } from '../../src/scalp/scalpOutline';
import { chartHalfOf, solveChart } from '../../src/scalp/solveChart';
import { ellipsoidHead, square } from './meshes';

const { mesh: head, landmarks, earMask } = ellipsoidHead();
const { mesh, borderDistanceMm } = cutScalpPatch(head, landmarks, earMask);
const inspect = (chart: Float32Array) =>
  inspectChart({ ...mesh, chart, chartHalfMm: chartHalfOf(chart), borderDistanceMm });

describe('solveChart', () => {
  const chart = solveChart(mesh);

  it('lays the scalp of an ellipsoid flat without flips and within its bars', () => {
    const report = inspect(chart);
    expect(report.flippedCount).toBe(0);
    expect(report.maxAnisotropy).toBeLessThanOrEqual(1.35);
    expect(report.meanMmPerTexel).toBeLessThanOrEqual(0.08);
    // and not by folding or shrinking: where it starts from misses the bars
    expect(inspect(solveChart(mesh, { rounds: 0 })).meanMmPerTexel).toBeGreaterThan(0.085);
  });

  it("keeps the skin's area on the whole", () => {
    const whole = areaAboveZero(mesh, new Float32Array(borderDistanceMm.length).fill(1));
    expect(chartArea(chart)).toBeCloseTo(whole, -0.5);
    expect(Math.abs(chartArea(chart) / whole - 1)).toBeLessThan(1e-4);
  });

  it('is centred in its square and leaves the border free', () => {
    let [lowU, highU, lowV, highV] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < chart.length; i += 2) {
      [lowU, highU] = [Math.min(lowU, chart[i]!), Math.max(highU, chart[i]!)];
      [lowV, highV] = [Math.min(lowV, chart[i + 1]!), Math.max(highV, chart[i + 1]!)];
    }
    expect(lowU + highU).toBeCloseTo(0, 3);
    expect(lowV + highV).toBeCloseTo(0, 3);
    const texel = (2 * chartHalfOf(chart)) / 4096;
    expect((chartHalfOf(chart) - Math.max(highU, highV)) / texel).toBeCloseTo(16, 2);
  });

  it('goes on from an earlier chart: a warm start is at least as good after few rounds', () => {
    const warm = inspect(solveChart(mesh, { rounds: 5, startFrom: chart }));
    const cold = inspect(solveChart(mesh, { rounds: 5 }));
    expect(warm.maxAnisotropy).toBeLessThan(cold.maxAnisotropy + 1e-3);
    expect(warm.meanMmPerTexel).toBeCloseTo(inspect(chart).meanMmPerTexel, 3);
  });

  it('gives the same numbers for the same mesh', () => {
    expect(solveChart(mesh, { rounds: 3 })).toEqual(solveChart(mesh, { rounds: 3 }));
  });

  it('lays a stretched head within the bars from the chart of the neutral one', () => {
    const positions = mesh.positions.map((x, i) => x * [1.14, 1, 0.9][i % 3]!);
    const stretched = { positions, triangles: mesh.triangles };
    const report = (uv: Float32Array) =>
      inspectChart({ ...stretched, chart: uv, chartHalfMm: chartHalfOf(uv), borderDistanceMm });
    const solved = report(solveChart(stretched, { rounds: 40, startFrom: chart }));
    expect(report(chart).maxAnisotropy).toBeGreaterThan(1.35);
    expect(solved.maxAnisotropy).toBeLessThanOrEqual(1.35);
    expect(solved.flippedCount).toBe(0);
  });

  it('refuses options out of range and a start of another mesh', () => {
    const plane = square(10, 3);
    for (const options of [
      { maxShear: 1 },
      { maxStretch: 0.5 },
      { rounds: -1 },
      { rounds: 1.5 },
      { startFrom: new Float32Array(7) },
    ]) {
      expect(() => solveChart(plane, options)).toThrow(RangeError);
    }
  });

  function chartArea(uv: Float32Array): number {
    let area = 0;
    for (let t = 0; t < mesh.triangles.length; t += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => 2 * mesh.triangles[t + k]!) as [number, number, number];
      area += ((uv[b]! - uv[a]!) * (uv[c + 1]! - uv[a + 1]!) - (uv[b + 1]! - uv[a + 1]!) * (uv[c]! - uv[a]!)) / 2;
    }
    return area;
  }
});
