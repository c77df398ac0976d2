import { describe, expect, it } from 'vitest';
import { inspectChart, measureMetric, principalStretches } from '../../src/scalp/chartMetric';
import { square } from './meshes';

/** A smooth surface over the plane, and its first fundamental form by hand. */
const surface = (u: number, v: number): [number, number, number] => [
  1.3 * u + 0.2 * v,
  0.8 * v,
  6 * Math.sin(u / 15) + v * v * 0.01,
];

describe('measureMetric', () => {
  it('agrees with finite differences of a smooth surface within 1 %', () => {
    const flat = square(60, 60);
    const chart = new Float32Array((flat.positions.length / 3) * 2);
    const positions = new Float32Array(flat.positions.length);
    for (let i = 0; i < chart.length / 2; i++) {
      const [u, v] = [flat.positions[3 * i]!, flat.positions[3 * i + 1]!];
      chart.set([u, v], 2 * i);
      positions.set(surface(u, v), 3 * i);
    }
    const metric = measureMetric({ positions, triangles: flat.triangles }, chart);
    const h = 1e-4;
    for (let row = 5; row < 55; row += 7) {
      for (let column = 5; column < 55; column += 7) {
        const du = surface(column + h, row).map((x, k) => (x - surface(column - h, row)[k]!) / (2 * h));
        const dv = surface(column, row + h).map((x, k) => (x - surface(column, row - h)[k]!) / (2 * h));
        const dot = (a: number[], b: number[]) => a.reduce((sum, x, k) => sum + x * b[k]!, 0);
        const i = row * 61 + column;
        const exact = [dot(du, du), dot(du, dv), dot(dv, dv)];
        exact.forEach((value, k) => {
          expect(Math.abs(metric[3 * i + k]! - value)).toBeLessThan(0.01 * Math.sqrt(exact[0]! * exact[2]!));
        });
      }
    }
  });

  it('measures lengths: ds² along an edge of an evenly stretched chart is its length on the skin', () => {
    const mesh = square(10, 4);
    const chart = new Float32Array((mesh.positions.length / 3) * 2);
    for (let i = 0; i < chart.length / 2; i++) {
      const [x, y] = [mesh.positions[3 * i]!, mesh.positions[3 * i + 1]!];
      chart.set([0.7 * x - 0.2 * y, 0.4 * y + 0.1 * x], 2 * i);
    }
    const metric = measureMetric(mesh, chart);
    for (const [a, b] of [
      [0, 1],
      [6, 12],
      [7, 11],
      [3, 20],
    ] as const) {
      const du = chart[2 * b]! - chart[2 * a]!;
      const dv = chart[2 * b + 1]! - chart[2 * a + 1]!;
      const [e, f, g] = metric.subarray(3 * a, 3 * a + 3) as unknown as [number, number, number];
      const length = Math.hypot(
        mesh.positions[3 * b]! - mesh.positions[3 * a]!,
        mesh.positions[3 * b + 1]! - mesh.positions[3 * a + 1]!,
      );
      expect(Math.sqrt(e * du * du + 2 * f * du * dv + g * dv * dv)).toBeCloseTo(length, 4);
    }
  });
});

describe('inspectChart', () => {
  const mesh = square(100, 10);
  const inside = new Float32Array(121).fill(1);
  const stretched = (x: number, y: number) => {
    const chart = new Float32Array(242);
    for (let i = 0; i < 121; i++)
      chart.set([mesh.positions[3 * i]! * x - 50 * x, mesh.positions[3 * i + 1]! * y - 50 * y], 2 * i);
    return chart;
  };

  it('reads stretch, anisotropy and texel size off an evenly stretched chart', () => {
    const report = inspectChart({ ...mesh, chart: stretched(2, 0.5), chartHalfMm: 102.4, borderDistanceMm: inside });
    expect(report.flippedCount).toBe(0);
    expect(report.maxAnisotropy).toBeCloseTo(4, 4);
    expect(report.meanAnisotropy).toBeCloseTo(4, 4);
    expect(report.meanMmPerTexel).toBeCloseTo(0.05, 5);
    expect(report.worstMmPerTexel).toBeCloseTo(0.1, 5);
    expect(report.bestMmPerTexel).toBeCloseTo(0.025, 5);
  });

  it('counts flipped triangles, also those in the margin', () => {
    const report = inspectChart({ ...mesh, chart: stretched(-1, 1), chartHalfMm: 51, borderDistanceMm: inside });
    expect(report.flippedCount).toBe(200);
    const chart = stretched(1, 1);
    chart.set([60, 60], 0);
    expect(inspectChart({ ...mesh, chart, chartHalfMm: 61, borderDistanceMm: inside }).flippedCount).toBeGreaterThan(0);
  });

  it('judges stretch on hair-bearing skin only', () => {
    const chart = stretched(1, 1);
    chart[0]! -= 8;
    const border = inside.slice();
    for (const v of [0, 1, 11, 12]) border[v] = -1;
    const whole = inspectChart({ ...mesh, chart, chartHalfMm: 60, borderDistanceMm: inside });
    const scalp = inspectChart({ ...mesh, chart, chartHalfMm: 60, borderDistanceMm: border });
    expect(whole.maxAnisotropy).toBeGreaterThan(1.1);
    expect(scalp.maxAnisotropy).toBeCloseTo(1, 5);
  });
});

describe('principalStretches', () => {
  it('finds both stretches whichever way they are turned', () => {
    for (const angle of [0, 0.3, 1.2, 2.9]) {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const { long, short } = principalStretches(4 * c * c + 0.25 * s * s, 3.75 * c * s, 4 * s * s + 0.25 * c * c);
      expect(long).toBeCloseTo(2, 9);
      expect(short).toBeCloseTo(0.5, 9);
    }
  });
});
