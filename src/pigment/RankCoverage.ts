/**
 * What the dots cover where pixels are too wide to tell them apart: a mip-mapped texture over the chart.
 *
 * Channel k is the share of skin under the dots of the k-th quartile of rank, for discs of one reference radius.
 * Coverage is linear in the density within a quartile and in the square of the radius, so a dot product with the
 * fields gives it for any plan; and it is linear under averaging, so every mip level has the right tone.
 *
 * Eight bits would round the faint edges away: each level passes its rounding error on along the row, which keeps the
 * ink of the whole exact. The levels are made here, from unrounded values, and not by the GPU from rounded ones.
 */
import { darknessFactor, jitterOf, sizeFactor } from './DotGrid';
import { RANK_LEVELS } from './rankLevels';
import type { SiteAttributes } from './siteAttributes';

export interface RankCoverage {
  /** Texels a side at the finest level. */
  readonly size: number;
  /** RGBA8, finest first, down to a single texel; rows from low v to high v. */
  readonly levels: readonly Uint8Array[];
}

/** Radius of the discs whose coverage is stored. The shader repeats it. */
export const COVERAGE_RADIUS_MM = 0.2;
export const COVERAGE_SIZE = 1536;

export interface RankCoverageOptions {
  readonly chartHalfMm: number;
  /** The dot grid's: so that dots keep their size and darkness. */
  readonly seed: number;
  readonly size?: number;
}

/** Lays every site's disc, a circle on the skin, into the chart. Sites of level 0 are left out. */
export function buildRankCoverage(sites: SiteAttributes, options: RankCoverageOptions): RankCoverage {
  const { chartHalfMm, seed, size = COVERAGE_SIZE } = options;
  if (!(chartHalfMm > 0)) {
    throw new RangeError(`buildRankCoverage: chartHalfMm must be a positive length in mm, got ${chartHalfMm}.`);
  }
  const ink = new Float32Array(4 * size * size);
  splat(sites, chartHalfMm, seed, size, ink);
  const levels: Uint8Array[] = [];
  let level: Float32Array = ink;
  for (let side = size; ; side >>= 1) {
    levels.push(quantise(level, side));
    if (side === 1) return { size, levels };
    level = halve(level, side);
  }
}

function splat(sites: SiteAttributes, chartHalfMm: number, seed: number, size: number, ink: Float32Array): void {
  const { count, chart, metric, levels } = sites;
  const texelMm = (2 * chartHalfMm) / size;
  // the blot (1 - q)² has a quarter of its reach squared as variance, a disc half of its radius squared: hence the 2.
  // Beyond the disc itself, a texel of blur in each direction against aliasing.
  const disc = 2 * COVERAGE_RADIUS_MM * COVERAGE_RADIUS_MM;
  const blurred = 1.5 * texelMm * texelMm;
  let weights = new Float64Array(1024);
  for (let i = 0; i < count; i++) {
    const rank = levels[i]!;
    if (rank === 0) continue;
    const channel = Math.min(3, Math.floor(((rank - 1) * 4) / RANK_LEVELS));
    const u = chart[2 * i]!;
    const v = chart[2 * i + 1]!;
    const e = metric[3 * i]!;
    const f = metric[3 * i + 1]!;
    const g = metric[3 * i + 2]!;
    const metricDet = e * g - f * f;
    const uu = (disc * g) / metricDet + blurred;
    const uv = (-disc * f) / metricDet;
    const vv = (disc * e) / metricDet + blurred;
    const det = uu * vv - uv * uv;
    const fu = vv / det;
    const fuv = (-2 * uv) / det;
    const fv = uu / det;
    const reachU = Math.sqrt(uu);
    const reachV = Math.sqrt(vv);
    const x0 = Math.max(0, Math.ceil((u - reachU + chartHalfMm) / texelMm - 0.5));
    const x1 = Math.min(size - 1, Math.floor((u + reachU + chartHalfMm) / texelMm - 0.5));
    const y0 = Math.max(0, Math.ceil((v - reachV + chartHalfMm) / texelMm - 0.5));
    const y1 = Math.min(size - 1, Math.floor((v + reachV + chartHalfMm) / texelMm - 0.5));
    const blotTexels = (x1 - x0 + 1) * (y1 - y0 + 1);
    if (blotTexels > weights.length) weights = new Float64Array(2 * blotTexels);
    let total = 0;
    let at = 0;
    for (let y = y0; y <= y1; y++) {
      const dv = (y + 0.5) * texelMm - chartHalfMm - v;
      for (let x = x0; x <= x1; x++) {
        const du = (x + 0.5) * texelMm - chartHalfMm - u;
        const rest = 1 - (fu * du * du + fuv * du * dv + fv * dv * dv);
        const weight = rest > 0 ? rest * rest : 0;
        weights[at++] = weight;
        total += weight;
      }
    }
    const jitter = jitterOf(i, seed);
    const size2 = sizeFactor(jitter) ** 2;
    const discArea = Math.PI * COVERAGE_RADIUS_MM * COVERAGE_RADIUS_MM * size2 * darknessFactor(jitter);
    const scale = discArea / (Math.sqrt(metricDet) * texelMm * texelMm * total);
    at = 0;
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) ink[4 * (y * size + x) + channel]! += weights[at++]! * scale;
    }
  }
}

/** Mean of two by two. A side of three, the only odd one on the way down from 1536, goes to one by its mean. */
function halve(from: Float32Array, side: number): Float32Array {
  const half = side >> 1;
  const to = new Float32Array(4 * half * half);
  const step = half === 1 ? side : 2;
  const share = 1 / (step * step);
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) {
      const out = 4 * (y * half + x);
      for (let j = 0; j < step; j++) {
        for (let i = 0; i < step; i++) {
          const texel = 4 * ((2 * y + j) * side + 2 * x + i);
          to[out]! += from[texel]! * share;
          to[out + 1]! += from[texel + 1]! * share;
          to[out + 2]! += from[texel + 2]! * share;
          to[out + 3]! += from[texel + 3]! * share;
        }
      }
    }
  }
  return to;
}

/** To bytes; what rounding takes from a texel, the next in the row gets. */
function quantise(from: Float32Array, side: number): Uint8Array {
  const to = new Uint8Array(from.length);
  const row = 4 * side;
  for (let channel = 0; channel < 4; channel++) {
    for (let start = channel; start < from.length; start += row) {
      let carried = 0;
      for (let at = start; at < start + row; at += 4) {
        const wanted = from[at]! * 255 + carried;
        if (wanted < 0.5) {
          carried = wanted;
          continue;
        }
        const value = wanted > 255 ? 255 : Math.round(wanted);
        to[at] = value;
        carried = wanted - value;
      }
    }
  }
  return to;
}
