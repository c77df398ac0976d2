/**
 * A stand-in for a head whose every measure is known: the cap of an ellipsoid with an analytic chart, ten zones as
 * smooth bands.
 *
 * The chart is the azimuthal equal-area chart of a sphere drawn onto the ellipsoid, so it is stretched by up to a
 * quarter, differently in each direction: what the pigment layer has to take out again.
 */
import type { TriangleMesh } from '../../src/head/HeadMesh';
import type { RegionTexels } from '../../src/pigment/regionSample';
import { samplePoissonDisk } from '../../src/sampling/poissonDisk';
import type { Sites } from '../../src/sampling/Sites';
import { toHalf } from '../../src/scalp/halfPrecision';
import type { ScalpSurface } from '../../src/scalp/ScalpSurface';
import { ZONE_COUNT } from '../../src/scalp/zoneIds';
import { CEILING_DENSITY, mm2 } from '../../src/units';

const HALF_AXES = [76, 84, 92] as const;
const SPHERE_RADIUS = 84;
/** Chart distance from the pole at which the scalp ends, and where its mesh does. */
export const CAP_RADIUS = 110;
const MESH_RADIUS = 125;
const STEP = 2.5;
export const CHART_HALF_MM = 128;
export const REGION_SIZE = 512;

export interface CapHead {
  readonly head: TriangleMesh & { readonly normals: Float32Array };
  readonly scalp: ScalpSurface;
}

/** Point of the ellipsoid above a chart position. */
export function capPoint(u: number, v: number): [number, number, number] {
  const r = Math.hypot(u, v);
  const angle = 2 * Math.asin(Math.min(1, r / (2 * SPHERE_RADIUS)));
  const k = r > 1e-9 ? Math.sin(angle) / r : 1 / SPHERE_RADIUS;
  return [HALF_AXES[0] * u * k, HALF_AXES[1] * Math.cos(angle), HALF_AXES[2] * v * k];
}

export function capMetric(u: number, v: number): [number, number, number] {
  const h = 0.05;
  const [a, b, c, d] = [capPoint(u + h, v), capPoint(u - h, v), capPoint(u, v + h), capPoint(u, v - h)];
  const du = [0, 1, 2].map((k) => (a[k]! - b[k]!) / (2 * h));
  const dv = [0, 1, 2].map((k) => (c[k]! - d[k]!) / (2 * h));
  const product = (x: number[], y: number[]) => x[0]! * y[0]! + x[1]! * y[1]! + x[2]! * y[2]!;
  return [product(du, du), product(du, dv), product(dv, dv)];
}

export function capNormal(u: number, v: number): [number, number, number] {
  const p = capPoint(u, v);
  const n = p.map((x, k) => x / HALF_AXES[k]! ** 2);
  const length = Math.hypot(...n);
  return [n[0]! / length, n[1]! / length, n[2]! / length];
}

/** Weights of the ten zones at a chart position: bands from front (+v) to back, 20 mm blends. */
export function capZones(v: number): number[] {
  const at = Math.min(ZONE_COUNT - 1, Math.max(0, ((CAP_RADIUS - v) / (2 * CAP_RADIUS)) * ZONE_COUNT - 0.5));
  const below = Math.floor(at);
  const t = Math.min(1, Math.max(0, (at - below - 0.05) / 0.9));
  const weights = new Array<number>(ZONE_COUNT).fill(0);
  weights[below] = 1 - t;
  if (t > 0) weights[below + 1] = t;
  return weights;
}

export function buildCapHead(): CapHead {
  const side = 2 * Math.ceil(MESH_RADIUS / STEP) + 1;
  const middle = (side - 1) / 2;
  const positions: number[] = [];
  const normals: number[] = [];
  const chart: number[] = [];
  const index = new Int32Array(side * side).fill(-1);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      const u = (i - middle) * STEP;
      const v = (j - middle) * STEP;
      if (Math.hypot(u, v) > MESH_RADIUS) continue;
      index[j * side + i] = chart.length / 2;
      chart.push(u, v);
      positions.push(...capPoint(u, v));
      normals.push(...capNormal(u, v));
    }
  }
  const triangles: number[] = [];
  const scalpTriangles: number[] = [];
  const inScalp = (vertex: number) => Math.hypot(chart[2 * vertex]!, chart[2 * vertex + 1]!) < MESH_RADIUS - 6;
  for (let j = 0; j + 1 < side; j++) {
    for (let i = 0; i + 1 < side; i++) {
      const a = index[j * side + i]!;
      const b = index[j * side + i + 1]!;
      const c = index[(j + 1) * side + i]!;
      const d = index[(j + 1) * side + i + 1]!;
      // +u to the left of the subject, +v to the front, seen from above: counter-clockwise is a, c, b
      for (const t of [
        [a, c, b],
        [b, c, d],
      ]) {
        if (t.some((vertex) => vertex < 0)) continue;
        triangles.push(...t);
        if (t.every(inScalp)) scalpTriangles.push(...t);
      }
    }
  }
  return {
    head: {
      positions: Float32Array.from(positions),
      normals: Float32Array.from(normals),
      triangles: Uint32Array.from(triangles),
    },
    scalp: cutScalp(positions, chart, scalpTriangles),
  };
}

function cutScalp(positions: number[], chart: number[], triangles: number[]): ScalpSurface {
  const local = new Map<number, number>();
  const headVertex: number[] = [];
  const cut = triangles.map((vertex) => {
    let at = local.get(vertex);
    if (at === undefined) {
      at = headVertex.length;
      local.set(vertex, at);
      headVertex.push(vertex);
    }
    return at;
  });
  const count = headVertex.length;
  const zoneWeights = new Uint8Array(12 * count);
  const metric = new Float32Array(3 * count);
  const border = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const u = chart[2 * headVertex[i]!]!;
    const v = chart[2 * headVertex[i]! + 1]!;
    metric.set(capMetric(u, v), 3 * i);
    border[i] = CAP_RADIUS - Math.hypot(u, v);
    let left = 255;
    const weights = capZones(v);
    const heaviest = weights.indexOf(Math.max(...weights));
    weights.forEach((weight, zone) => {
      if (zone === heaviest) return;
      zoneWeights[12 * i + zone] = Math.round(255 * weight);
      left -= zoneWeights[12 * i + zone]!;
    });
    zoneWeights[12 * i + heaviest] = left;
  }
  let area = 0;
  const step = 1;
  for (let u = -CAP_RADIUS; u < CAP_RADIUS; u += step) {
    for (let v = -CAP_RADIUS; v < CAP_RADIUS; v += step) {
      if (Math.hypot(u + step / 2, v + step / 2) >= CAP_RADIUS) continue;
      const [e, f, g] = capMetric(u + step / 2, v + step / 2);
      area += step * step * Math.sqrt(e * g - f * f);
    }
  }
  return {
    positions: Float32Array.from(headVertex.flatMap((vertex) => positions.slice(3 * vertex, 3 * vertex + 3))),
    triangles: Uint32Array.from(cut),
    headVertex: Uint32Array.from(headVertex),
    chart: Float32Array.from(headVertex.flatMap((vertex) => chart.slice(2 * vertex, 2 * vertex + 2))),
    chartHalfMm: CHART_HALF_MM,
    metric,
    borderDistanceMm: border,
    zoneWeights,
    areaMm2: mm2(area),
  };
}

/** The real sampler's sites over the cap, to the ceiling density. */
export function capSites(scalp: ScalpSurface, seed: number): Sites {
  return samplePoissonDisk(scalp, { densityPerMm2: CEILING_DENSITY, seed, mask: scalp.borderDistanceMm });
}

/**
 * A region map of the cap: pigment within a radius of the pole, hair from `nativePerMm2` of the chart position, all of the
 * edge at one place along it.
 */
export function capRegion(edgeRadius: number, nativePerMm2: (u: number, v: number) => number, place = 0): RegionTexels {
  const data = new Uint16Array(4 * REGION_SIZE * REGION_SIZE);
  for (let j = 0; j < REGION_SIZE; j++) {
    for (let i = 0; i < REGION_SIZE; i++) {
      const u = ((i + 0.5) / REGION_SIZE - 0.5) * 2 * CHART_HALF_MM;
      const v = ((j + 0.5) / REGION_SIZE - 0.5) * 2 * CHART_HALF_MM;
      const at = 4 * (j * REGION_SIZE + i);
      data[at] = toHalf(Math.min(40, Math.max(-40, edgeRadius - Math.hypot(u, v))));
      data[at + 1] = toHalf(nativePerMm2(u, v));
      data[at + 2] = toHalf(place);
      data[at + 3] = data[at]!;
    }
  }
  return { size: REGION_SIZE, chartHalfMm: CHART_HALF_MM, data };
}

/** mulberry32 */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
