/**
 * The scalp laid flat: one seam-free chart whose stretch and shear stay within bounds everywhere.
 *
 * Local/global parametrisation with a free border (Liu et al. 2008, "A Local/Global Approach to Mesh Parameterization"),
 * its local step replaced by the nearest map of bounded distortion (as in Sorkine et al. 2002): each triangle asks for its
 * present shape with the ratio of its singular values cut to `maxShear` and both cut to [1, maxStretch]. The global step
 * then fits all triangles in the least-squares sense: a Poisson equation with cotangent weights, solved by conjugate
 * gradients from where the last step ended.
 *
 * Tried in a prototype on the same head: stereographic (conformal; worst 0.136 mm a texel at 4096²), azimuthal
 * equal-area (anisotropy 3.7), as-rigid-as-possible (0.088, but anisotropy 1.7 to 2.2). Darts at the nape or behind the
 * ears gain 5 % and cost the one seam-free disc.
 */
import type { TriangleMesh } from '../head/HeadMesh';
import { triangleArea } from './area';

export interface ChartOptions {
  /** Local/global rounds. 100 from scratch; 40 suffice from the chart of a similar head. */
  rounds: number;
  /** Highest ratio of longest to shortest stretch that a triangle asks for, above 1. Lower is rounder but less even in size. */
  maxShear: number;
  /** Highest stretch relative to the lowest, above 1. Higher frees the shear but wastes texels at the rim. */
  maxStretch: number;
  /** Chart to start from, uv pairs of any scale; from scratch when absent. Read, never changed. */
  startFrom: Float32Array | null;
}

export const CHART_DEFAULTS: ChartOptions = { rounds: 100, maxShear: 1.22, maxStretch: 1.8, startFrom: null };

/** Texels that the chart's bounding square leaves free at each border of a 4096² texture. */
const BORDER_TEXELS = 16;
const TEXTURE_SIZE = 4096;

/** Conjugate gradient steps a round, and the share of the right-hand side at which it stops early. */
const SOLVER_STEPS = 60;
const SOLVER_TOLERANCE = 1e-7;

/**
 * Lays a disc flat.
 *
 * @param mesh One disc, mm.
 * @returns uv pairs in chart mm: mean scale 1 over the whole mesh, turned so that the bounding square is smallest, centred.
 * @throws {RangeError} If an option is out of range or `startFrom` has another length than the mesh asks for.
 */
export function solveChart(mesh: TriangleMesh, options: Partial<ChartOptions> = {}): Float32Array {
  const steps = solveChartSteps(mesh, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same round by round: yields the share that is done, returns the chart. A round takes some 20 ms. */
export function* solveChartSteps(
  mesh: TriangleMesh,
  options: Partial<ChartOptions> = {},
): Generator<number, Float32Array, void> {
  const { rounds, maxShear, maxStretch, startFrom } = { ...CHART_DEFAULTS, ...options };
  if (!(maxShear > 1)) throw new RangeError(`solveChart: maxShear must be above 1, got ${maxShear}.`);
  if (!(maxStretch > 1)) throw new RangeError(`solveChart: maxStretch must be above 1, got ${maxStretch}.`);
  if (!(Number.isInteger(rounds) && rounds >= 0))
    throw new RangeError(`solveChart: rounds must be a whole number, got ${rounds}.`);
  const vertexCount = mesh.positions.length / 3;
  if (startFrom && startFrom.length !== 2 * vertexCount) {
    throw new RangeError(`solveChart: startFrom must have ${2 * vertexCount} numbers, got ${startFrom.length}.`);
  }

  const system = assemble(mesh);
  const uv = startFrom ? Float64Array.from(startFrom) : flattenStereographically(mesh);
  // asked stretches lie in [1, maxStretch]; starting inside saves rounds
  if (startFrom) scaleToMean(mesh, uv, Math.sqrt(maxStretch));
  const wanted = new Float64Array(4 * (mesh.triangles.length / 3));
  const rightHandSide = new Float64Array(uv.length);
  for (let round = 0; round < rounds; round++) {
    boundDistortion(system, mesh.triangles, uv, maxShear, maxStretch, wanted);
    gatherRightHandSide(system, mesh.triangles, wanted, rightHandSide);
    solve(system, uv, rightHandSide);
    yield (round + 1) / rounds;
  }
  return normalise(mesh, uv);
}

/** Half the side of the square that a chart's texture covers, with a border of 16 texels at 4096². */
export function chartHalfOf(chart: Float32Array): number {
  let half = 0;
  for (const value of chart) half = Math.max(half, Math.abs(value));
  return (half * TEXTURE_SIZE) / (TEXTURE_SIZE - 2 * BORDER_TEXELS);
}

interface ChartSystem {
  /** For each triangle the gradients of its corners' hat functions in its own plane: x of the three, then y; mm⁻¹. */
  readonly gradients: Float64Array;
  /** mm² a triangle. */
  readonly areas: Float64Array;
  /** Cotangent Laplacian in rows: entries rowStart[i] to rowStart[i + 1]. */
  readonly rowStart: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
  readonly diagonal: Float64Array;
  /** Scratch of the solver. */
  readonly residual: Float64Array;
  readonly direction: Float64Array;
  readonly product: Float64Array;
}

function assemble({ positions, triangles }: TriangleMesh): ChartSystem {
  const vertexCount = positions.length / 3;
  const triangleCount = triangles.length / 3;
  const gradients = new Float64Array(6 * triangleCount);
  const areas = new Float64Array(triangleCount);
  const rows = Array.from({ length: vertexCount }, () => new Map<number, number>());
  for (let t = 0; t < triangleCount; t++) {
    const [a, b, c] = [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!];
    // the triangle in its own plane: a at the origin, b on the x axis
    const ab = vector(positions, a, b);
    const ac = vector(positions, a, c);
    const base = Math.sqrt(dot(ab, ab));
    const along = dot(ab, ac) / base;
    const height = Math.sqrt(Math.max(1e-12, dot(ac, ac) - along * along));
    areas[t] = (base * height) / 2;
    const gx = [-1 / base, 1 / base, 0];
    const gy = [(along - base) / (base * height), -along / (base * height), 1 / height];
    for (let k = 0; k < 3; k++) {
      gradients[6 * t + k] = gx[k]!;
      gradients[6 * t + 3 + k] = gy[k]!;
      const row = rows[triangles[3 * t + k]!]!;
      for (let m = 0; m < 3; m++) {
        const column = triangles[3 * t + m]!;
        row.set(column, (row.get(column) ?? 0) + areas[t]! * (gx[k]! * gx[m]! + gy[k]! * gy[m]!));
      }
    }
  }
  const rowStart = new Uint32Array(vertexCount + 1);
  rows.forEach((row, i) => {
    rowStart[i + 1] = rowStart[i]! + row.size;
  });
  const columns = new Uint32Array(rowStart[vertexCount]!);
  const values = new Float64Array(columns.length);
  const diagonal = new Float64Array(vertexCount);
  rows.forEach((row, i) => {
    let at = rowStart[i]!;
    for (const [column, value] of row) {
      columns[at] = column;
      values[at++] = value;
      if (column === i) diagonal[i] = value;
    }
  });
  const scratch = () => new Float64Array(2 * vertexCount);
  return {
    gradients,
    areas,
    rowStart,
    columns,
    values,
    diagonal,
    residual: scratch(),
    direction: scratch(),
    product: scratch(),
  };
}

/**
 * Start: stereographic projection from the point opposite to the patch's middle, which keeps angles and never flips a
 * star-shaped patch. Chart x runs to the subject's left, y to the face, before turning.
 */
function flattenStereographically({ positions, triangles }: TriangleMesh): Float64Array {
  const vertexCount = positions.length / 3;
  // centre: middle of the bounding box, good enough for a skull
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    low[i % 3] = Math.min(low[i % 3]!, positions[i]!);
    high[i % 3] = Math.max(high[i % 3]!, positions[i]!);
  }
  const centre = low.map((value, k) => (value + high[k]!) / 2);
  const axis: [number, number, number] = [0, 0, 0];
  for (let t = 0; t < triangles.length / 3; t++) {
    const area = triangleArea(positions, triangles, t);
    for (let corner = 0; corner < 3; corner++) {
      for (let k = 0; k < 3; k++)
        axis[k]! += (area / 3) * (positions[3 * triangles[3 * t + corner]! + k]! - centre[k]!);
    }
  }
  const length = Math.sqrt(dot(axis, axis));
  if (!(length > 0)) throw new RangeError('solveChart: the mesh must be an open cap, not a closed surface.');
  for (let k = 0; k < 3; k++) axis[k]! /= length;
  // two directions across the axis; x of the head is never along it on a scalp
  const left = normalised([1 - axis[0] * axis[0], -axis[0] * axis[1], -axis[0] * axis[2]]);
  const front = cross(left, axis);

  const uv = new Float64Array(2 * vertexCount);
  for (let v = 0; v < vertexCount; v++) {
    const p: [number, number, number] = [0, 0, 0];
    for (let k = 0; k < 3; k++) p[k] = positions[3 * v + k]! - centre[k]!;
    const radius = Math.sqrt(dot(p, p));
    const scale = (2 * radius) / (radius + dot(p, axis));
    uv[2 * v] = scale * dot(p, left);
    uv[2 * v + 1] = -scale * dot(p, front);
  }
  return uv;
}

/**
 * Local step: the nearest allowed 2 × 2 map to each triangle's present one.
 *
 * A map is z -> αz + β z̄ in complex numbers; |α| ± |β| are its singular values, and scaling α and β changes those
 * without turning anything. So no angles are needed.
 */
function boundDistortion(
  { gradients }: ChartSystem,
  triangles: Uint32Array,
  uv: Float64Array,
  maxShear: number,
  maxStretch: number,
  wanted: Float64Array,
): void {
  const rootShear = Math.sqrt(maxShear);
  for (let t = 0; t < triangles.length / 3; t++) {
    let ux = 0;
    let uy = 0;
    let vx = 0;
    let vy = 0;
    for (let k = 0; k < 3; k++) {
      const corner = 2 * triangles[3 * t + k]!;
      const gx = gradients[6 * t + k]!;
      const gy = gradients[6 * t + 3 + k]!;
      ux += gx * uv[corner]!;
      uy += gy * uv[corner]!;
      vx += gx * uv[corner + 1]!;
      vy += gy * uv[corner + 1]!;
    }
    const alphaRe = (ux + vy) / 2;
    const alphaIm = (vx - uy) / 2;
    const betaRe = (ux - vy) / 2;
    const betaIm = (vx + uy) / 2;
    const alpha = Math.sqrt(alphaRe * alphaRe + alphaIm * alphaIm);
    const beta = Math.sqrt(betaRe * betaRe + betaIm * betaIm);
    let long = alpha + beta;
    // a flipped triangle asks for a thin upright one, and turns over on the way there
    let short = Math.max(1e-3, alpha - beta);
    if (long > short * maxShear) {
      const middle = Math.sqrt(long * short);
      long = middle * rootShear;
      short = middle / rootShear;
    }
    if (short < 1) {
      short = 1;
      long = Math.min(Math.max(long, 1), maxShear);
    }
    if (long > maxStretch) {
      long = maxStretch;
      short = Math.max(Math.min(short, maxStretch), maxStretch / maxShear);
    }
    const turn = alpha > 0 ? (long + short) / 2 / alpha : 0;
    const shear = beta > 0 ? (long - short) / 2 / beta : 0;
    const p = alpha > 0 ? alphaRe * turn : (long + short) / 2;
    const q = alphaIm * turn;
    wanted[4 * t] = p + betaRe * shear;
    wanted[4 * t + 1] = betaIm * shear - q;
    wanted[4 * t + 2] = q + betaIm * shear;
    wanted[4 * t + 3] = p - betaRe * shear;
  }
}

function gatherRightHandSide(
  { gradients, areas }: ChartSystem,
  triangles: Uint32Array,
  wanted: Float64Array,
  out: Float64Array,
): void {
  out.fill(0);
  for (let t = 0; t < areas.length; t++) {
    for (let k = 0; k < 3; k++) {
      const gx = areas[t]! * gradients[6 * t + k]!;
      const gy = areas[t]! * gradients[6 * t + 3 + k]!;
      const corner = 2 * triangles[3 * t + k]!;
      out[corner]! += gx * wanted[4 * t]! + gy * wanted[4 * t + 1]!;
      out[corner + 1]! += gx * wanted[4 * t + 2]! + gy * wanted[4 * t + 3]!;
    }
  }
}

/** Global step: conjugate gradients with the diagonal as preconditioner, both coordinates at once, from the present uv. */
function solve(system: ChartSystem, uv: Float64Array, rightHandSide: Float64Array): void {
  const { diagonal, residual, direction, product } = system;
  multiply(system, uv, product);
  let power = 0;
  let size = 0;
  for (let i = 0; i < uv.length; i++) {
    const r = rightHandSide[i]! - product[i]!;
    residual[i] = r;
    direction[i] = r / diagonal[i >> 1]!;
    power += r * direction[i]!;
    size += rightHandSide[i]! * rightHandSide[i]!;
  }
  for (let step = 0; step < SOLVER_STEPS && power > 0; step++) {
    multiply(system, direction, product);
    let bend = 0;
    for (let i = 0; i < uv.length; i++) bend += direction[i]! * product[i]!;
    if (!(bend > 0)) return;
    const stride = power / bend;
    let nextPower = 0;
    let left = 0;
    for (let i = 0; i < uv.length; i++) {
      uv[i]! += stride * direction[i]!;
      const r = residual[i]! - stride * product[i]!;
      residual[i] = r;
      left += r * r;
      nextPower += (r * r) / diagonal[i >> 1]!;
    }
    if (left < SOLVER_TOLERANCE * SOLVER_TOLERANCE * size) return;
    const keep = nextPower / power;
    power = nextPower;
    for (let i = 0; i < uv.length; i++) direction[i] = residual[i]! / diagonal[i >> 1]! + keep * direction[i]!;
  }
}

function multiply({ rowStart, columns, values }: ChartSystem, x: Float64Array, out: Float64Array): void {
  for (let i = 0; i < rowStart.length - 1; i++) {
    let u = 0;
    let v = 0;
    for (let at = rowStart[i]!; at < rowStart[i + 1]!; at++) {
      const value = values[at]!;
      const column = 2 * columns[at]!;
      u += value * x[column]!;
      v += value * x[column + 1]!;
    }
    out[2 * i] = u;
    out[2 * i + 1] = v;
  }
}

/** Mean scale 1, the smallest bounding square, its middle at the origin. */
function normalise(mesh: TriangleMesh, uv: Float64Array): Float32Array {
  scaleToMean(mesh, uv, 1);
  let best = { side: Infinity, cos: 1, sin: 0, midU: 0, midV: 0 };
  // quarter degrees: the square's side changes by less than 0.1 % between two of them
  for (let quarter = 0; quarter < 360; quarter++) {
    const cos = Math.cos((quarter * Math.PI) / 720);
    const sin = Math.sin((quarter * Math.PI) / 720);
    let lowU = Infinity;
    let highU = -Infinity;
    let lowV = Infinity;
    let highV = -Infinity;
    for (let i = 0; i < uv.length; i += 2) {
      const u = cos * uv[i]! - sin * uv[i + 1]!;
      const v = sin * uv[i]! + cos * uv[i + 1]!;
      lowU = Math.min(lowU, u);
      highU = Math.max(highU, u);
      lowV = Math.min(lowV, v);
      highV = Math.max(highV, v);
    }
    const side = Math.max(highU - lowU, highV - lowV);
    if (side < best.side) best = { side, cos, sin, midU: (lowU + highU) / 2, midV: (lowV + highV) / 2 };
  }
  const chart = new Float32Array(uv.length);
  for (let i = 0; i < uv.length; i += 2) {
    chart[i] = best.cos * uv[i]! - best.sin * uv[i + 1]! - best.midU;
    chart[i + 1] = best.sin * uv[i]! + best.cos * uv[i + 1]! - best.midV;
  }
  return chart;
}

/** Scales so that the chart's area is `scale`² times the skin's. */
function scaleToMean({ positions, triangles }: TriangleMesh, uv: Float64Array, scale: number): void {
  let skin = 0;
  let chart = 0;
  for (let t = 0; t < triangles.length / 3; t++) {
    skin += triangleArea(positions, triangles, t);
    const a = 2 * triangles[3 * t]!;
    const b = 2 * triangles[3 * t + 1]!;
    const c = 2 * triangles[3 * t + 2]!;
    chart += ((uv[b]! - uv[a]!) * (uv[c + 1]! - uv[a + 1]!) - (uv[b + 1]! - uv[a + 1]!) * (uv[c]! - uv[a]!)) / 2;
  }
  if (!(chart > 0)) throw new RangeError('solveChart: the chart must not be flipped as a whole.');
  const factor = scale * Math.sqrt(skin / chart);
  for (let i = 0; i < uv.length; i++) uv[i]! *= factor;
}

function vector(positions: Float32Array, from: number, to: number): [number, number, number] {
  return [
    positions[3 * to]! - positions[3 * from]!,
    positions[3 * to + 1]! - positions[3 * from + 1]!,
    positions[3 * to + 2]! - positions[3 * from + 2]!,
  ];
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}

function cross(a: readonly number[], b: readonly number[]): [number, number, number] {
  return [a[1]! * b[2]! - a[2]! * b[1]!, a[2]! * b[0]! - a[0]! * b[2]!, a[0]! * b[1]! - a[1]! * b[0]!];
}

function normalised(a: readonly number[]): [number, number, number] {
  const length = Math.sqrt(dot(a, a));
  return [a[0]! / length, a[1]! / length, a[2]! / length];
}
