/** How the chart stretches the skin: the first fundamental form at each vertex, and figures that judge a chart. */
import type { TriangleMesh } from '../head/HeadMesh';
import { triangleArea } from './area';
import type { ScalpSurface } from './ScalpSurface';

/**
 * First fundamental form of chart -> skin at each vertex, mean of its triangles weighted by skin area.
 *
 * @param chart uv pairs in chart mm.
 * @returns E, F, G triples: ds² = E du² + 2F du dv + G dv², skin mm² per chart mm².
 */
export function measureMetric(mesh: TriangleMesh, chart: Float32Array): Float32Array {
  const { positions, triangles } = mesh;
  const vertexCount = positions.length / 3;
  const sums = new Float64Array(3 * vertexCount);
  const weights = new Float64Array(vertexCount);
  const form: Form = { e: 0, f: 0, g: 0 };
  for (let t = 0; t < triangles.length / 3; t++) {
    measureTriangle(positions, triangles, chart, t, form);
    const area = triangleArea(positions, triangles, t);
    for (let k = 0; k < 3; k++) {
      const v = triangles[3 * t + k]!;
      sums[3 * v]! += area * form.e;
      sums[3 * v + 1]! += area * form.f;
      sums[3 * v + 2]! += area * form.g;
      weights[v]! += area;
    }
  }
  const metric = new Float32Array(sums.length);
  for (let i = 0; i < sums.length; i++) metric[i] = sums[i]! / weights[(i / 3) | 0]!;
  return metric;
}

export interface ChartReport {
  /** Skin mm per texel of a 4096² texture: mean over the scalp of the geometric mean of both directions. */
  readonly meanMmPerTexel: number;
  /** The coarsest place and direction on the scalp, and the finest. */
  readonly worstMmPerTexel: number;
  readonly bestMmPerTexel: number;
  /** Longest over shortest stretch, 1 where circles stay circles. */
  readonly maxAnisotropy: number;
  readonly meanAnisotropy: number;
  /** Triangles that lie face down in the chart, margin included. */
  readonly flippedCount: number;
}

/** Judges a chart, triangle by triangle, on all triangles that hold hair-bearing skin. */
export function inspectChart(
  surface: Pick<ScalpSurface, 'positions' | 'triangles' | 'chart' | 'chartHalfMm' | 'borderDistanceMm'>,
): ChartReport {
  const { positions, triangles, chart, chartHalfMm, borderDistanceMm } = surface;
  const chartMmPerTexel = (2 * chartHalfMm) / 4096;
  const form: Form = { e: 0, f: 0, g: 0 };
  let flippedCount = 0;
  let total = 0;
  let scaleSum = 0;
  let anisotropySum = 0;
  let maxAnisotropy = 0;
  let longest = 0;
  let shortest = Infinity;
  for (let t = 0; t < triangles.length / 3; t++) {
    if (!(measureTriangle(positions, triangles, chart, t, form) > 0)) flippedCount++;
    const [a, b, c] = [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!];
    if (!(Math.max(borderDistanceMm[a]!, borderDistanceMm[b]!, borderDistanceMm[c]!) > 0)) continue;
    const { long, short } = principalStretches(form.e, form.f, form.g);
    const area = triangleArea(positions, triangles, t);
    total += area;
    scaleSum += area * Math.sqrt(long * short);
    anisotropySum += (area * long) / short;
    maxAnisotropy = Math.max(maxAnisotropy, long / short);
    longest = Math.max(longest, long);
    shortest = Math.min(shortest, short);
  }
  return {
    meanMmPerTexel: (scaleSum / total) * chartMmPerTexel,
    worstMmPerTexel: longest * chartMmPerTexel,
    bestMmPerTexel: shortest * chartMmPerTexel,
    maxAnisotropy,
    meanAnisotropy: anisotropySum / total,
    flippedCount,
  };
}

/** Longest and shortest stretch of a first fundamental form, skin mm per chart mm. */
export function principalStretches(e: number, f: number, g: number): { long: number; short: number } {
  const mean = (e + g) / 2;
  const swing = Math.sqrt(((e - g) / 2) ** 2 + f * f);
  return { long: Math.sqrt(mean + swing), short: Math.sqrt(Math.max(0, mean - swing)) };
}

interface Form {
  e: number;
  f: number;
  g: number;
}

/** Writes the form of one triangle; returns twice its signed area in the chart. */
function measureTriangle(
  positions: Float32Array,
  triangles: Uint32Array,
  chart: Float32Array,
  t: number,
  out: Form,
): number {
  const a = triangles[3 * t]!;
  const b = triangles[3 * t + 1]!;
  const c = triangles[3 * t + 2]!;
  const u1 = chart[2 * b]! - chart[2 * a]!;
  const v1 = chart[2 * b + 1]! - chart[2 * a + 1]!;
  const u2 = chart[2 * c]! - chart[2 * a]!;
  const v2 = chart[2 * c + 1]! - chart[2 * a + 1]!;
  const det = u1 * v2 - u2 * v1;
  let p11 = 0;
  let p12 = 0;
  let p22 = 0;
  for (let k = 0; k < 3; k++) {
    const x1 = positions[3 * b + k]! - positions[3 * a + k]!;
    const x2 = positions[3 * c + k]! - positions[3 * a + k]!;
    p11 += x1 * x1;
    p12 += x1 * x2;
    p22 += x2 * x2;
  }
  // inverse of the chart's sides on both sides of the skin's: U⁻ᵀ (Pᵀ P) U⁻¹
  const inverse = 1 / (det * det);
  out.e = (v2 * v2 * p11 - 2 * v1 * v2 * p12 + v1 * v1 * p22) * inverse;
  out.f = (-u2 * v2 * p11 + (u1 * v2 + u2 * v1) * p12 - u1 * v1 * p22) * inverse;
  out.g = (u2 * u2 * p11 - 2 * u1 * u2 * p12 + u1 * u1 * p22) * inverse;
  return det;
}
