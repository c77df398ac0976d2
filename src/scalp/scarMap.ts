/**
 * Scars as one small texture over the chart: how much of a texel's skin is scar, and how it takes pigment.
 *
 * Everything is measured in mm on the skin, texel by texel, and only where a scar may be: a scar of 2 mm and a dot of
 * 0.8 mm have their size in every part of the chart.
 */
import type { Point } from '../head/landmarks';
import { type AngularRegion, drawAngularRegion, signedAngularDistance } from './angularRegion';
import { triangleArea } from './area';
import type { AnatomicalScalp } from './buildScalpSurface';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';
import { positionAtAngles, scalpPosition } from './scalpPoint';
import type { DrawnScar, GraftScars, Scar, StripScar } from './scars';
import { createSeededNoise, seededNumbers } from './seededNoise';

/** Twice the region map's side: about 0.29 mm a texel. */
export const SCAR_MAP_SIZE = 1024;

export interface ScarMap {
  /** Texels a side, as in the region map. */
  readonly size: number;
  /** Byte pairs: share of scar, 255 for all; and that share times half the uptake, so that both filter alike. */
  readonly data: Uint8Array;
}

/** Width over which a scar ends, mm. */
const STRIP_SOFT_MM = 0.7;
const DOT_SOFT_MM = 0.25;
/** How far the edge of a line strays, as a share of its width, and over what length. */
const STRAY_SHARE = 0.35;
const STRAY_PERIOD_MM = 9;
/** Punches of 0.7 to 1 mm heal to dots of about their width. */
const DOT_DIAMETER_MM = { min: 0.7, max: 1 } as const;
/** No punch is set nearer to another. */
const DOT_GAP_MM = 1.7;
/** Darts thrown for a dot before the zone counts as full. */
const DOT_TRIALS = 12;

/** Elevation of the inion, and how far a strip rises towards the ears; degrees. */
const INION_ELEVATION = -8.2;
const STRIP_RISE = 18;
const MM_PER_DEGREE = 1.7;

/** Where follicular units are safely taken. */
const DONOR: AngularRegion = drawAngularRegion(
  [
    [92, 14],
    [104, 22],
    [125, 25],
    [150, 22],
    [180, 20],
    [200, 20],
  ],
  [
    [200, -22],
    [150, -21],
    [125, -14],
    [108, 0],
    [92, 9],
  ],
);
/** And no nearer to the scalp's border than this. */
const DONOR_INSIDE_MM = 9;

/** A round brush at each place: one for a dot, many for a line. */
interface Stroke {
  readonly line: readonly Point[];
  readonly radiusMm: number;
  readonly softMm: number;
  readonly strayMm: number;
  readonly uptake: number;
  readonly strength: number;
}

/**
 * @returns Null without scars.
 * @param seed Decides where grafts were taken and how edges stray. Integer in [0, 2³²).
 */
export function buildScarMap(scalp: AnatomicalScalp, scars: readonly Scar[], seed: number): ScarMap | null {
  const strokes = scars.flatMap((scar, index) => strokesOf(scalp, scar, (seed + 0x9e37 * index) >>> 0));
  if (strokes.length === 0) return null;
  const size = SCAR_MAP_SIZE;
  const data = new Uint8Array(2 * size * size);
  const noise = createSeededNoise((seed ^ 0x73636172) >>> 0);
  const near = strokesByCell(strokes);
  forEachTexel(scalp, size, near, (texel, [x, y, z], candidates) => {
    let share = 0;
    let uptake = 0;
    for (const stroke of candidates) {
      const { radiusMm, softMm, strayMm } = stroke;
      const distance = distanceToLine(stroke.line, x, y, z);
      if (distance > radiusMm + softMm + strayMm) continue;
      const stray = strayMm > 0 ? strayMm * noise(x / STRAY_PERIOD_MM, y / STRAY_PERIOD_MM, z / STRAY_PERIOD_MM) : 0;
      const t = Math.min(1, Math.max(0, (radiusMm + stray - distance) / softMm + 0.5));
      const own = stroke.strength * t * t * (3 - 2 * t);
      if (own <= share) continue;
      share = own;
      uptake = stroke.uptake;
    }
    data[2 * texel] = Math.round(255 * share);
    data[2 * texel + 1] = Math.round(127.5 * share * uptake);
  });
  return { size, data };
}

/** Share of scar over a texel of a map with half as many texels a side. */
export function scarShareAt({ size, data }: ScarMap, column: number, row: number): number {
  const at = 2 * (2 * row * size + 2 * column);
  return (data[at]! + data[at + 2]! + data[at + 2 * size]! + data[at + 2 * size + 2]!) / (4 * 255);
}

function strokesOf(scalp: AnatomicalScalp, scar: Scar, seed: number): Stroke[] {
  switch (scar.kind) {
    case 'strip':
      return lineStroke(stripLine(scalp, scar), scar);
    case 'drawn':
      return lineStroke(
        scar.line.map((point) => scalpPosition(scalp, point)).filter((point): point is Point => point !== null),
        scar,
      );
    case 'grafts':
      return graftDots(scalp, scar, seed);
    default:
      return scar satisfies never;
  }
}

function lineStroke(line: readonly Point[], { widthMm, uptake }: StripScar | DrawnScar): Stroke[] {
  if (line.length < 2) return [];
  const radiusMm = widthMm / 2;
  return [{ line, radiusMm, softMm: STRIP_SOFT_MM, strayMm: STRAY_SHARE * radiusMm, uptake, strength: 1 }];
}

/** From the middle of the back out to both sides, until the tape is used up. */
function stripLine(scalp: AnatomicalScalp, { lengthMm, heightMm }: StripScar): Point[] {
  const middle = INION_ELEVATION + heightMm / MM_PER_DEGREE;
  const STEP = 1.5;
  const side = (sign: 1 | -1): Point[] => {
    const points: Point[] = [];
    let tape = 0;
    for (let turn = 0; turn <= 96; turn += STEP) {
      const azimuth = sign * (180 - turn);
      const rise = STRIP_RISE * (turn / 90) * (turn / 90);
      const point = positionAtAngles(scalp, azimuth, middle + rise);
      if (!point) break;
      const before = points.at(-1);
      if (before) {
        const step = Math.hypot(point[0] - before[0], point[1] - before[1], point[2] - before[2]);
        if (tape + step > lengthMm / 2) break;
        tape += step;
      }
      points.push(point);
    }
    return points;
  };
  return [...side(1).reverse(), ...side(-1).slice(1)];
}

/** Darts over the donor zone, none nearer to another than a surgeon would set them. */
function graftDots(scalp: AnatomicalScalp, { count, uptake }: GraftScars, seed: number): Stroke[] {
  const { positions, triangles, angles, borderDistanceMm } = scalp;
  const inside: number[] = [];
  const upTo: number[] = [];
  let total = 0;
  for (let t = 0; t < triangles.length / 3; t++) {
    const v = triangles[3 * t]!;
    if (!(borderDistanceMm[v]! > DONOR_INSIDE_MM)) continue;
    const [azimuth, elevation] = [angles[2 * v]! / ANGLE_STEPS_PER_DEGREE, angles[2 * v + 1]! / ANGLE_STEPS_PER_DEGREE];
    if (signedAngularDistance(DONOR, azimuth, elevation) <= 0) continue;
    total += triangleArea(positions, triangles, t);
    inside.push(t);
    upTo.push(total);
  }
  const random = seededNumbers((seed ^ 0x66756520) >>> 0);
  const cells = new Map<string, Point[]>();
  const cellOf = (p: Point) => p.map((value) => Math.floor(value / DOT_GAP_MM)) as [number, number, number];
  const isCrowded = (p: Point) => {
    const [i, j, k] = cellOf(p);
    for (let x = i - 1; x <= i + 1; x++) {
      for (let y = j - 1; y <= j + 1; y++) {
        for (let z = k - 1; z <= k + 1; z++) {
          for (const q of cells.get(`${x},${y},${z}`) ?? []) {
            if (Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) < DOT_GAP_MM) return true;
          }
        }
      }
    }
    return false;
  };
  const dots: Stroke[] = [];
  for (let trial = 0; dots.length < count && trial < DOT_TRIALS * count && inside.length > 0; trial++) {
    const wanted = random() * total;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    let [v, w] = [random(), random()];
    if (v + w > 1) [v, w] = [1 - v, 1 - w];
    const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[3 * inside[low]! + k]!) as [number, number, number];
    const at = (k: number) => (1 - v - w) * positions[a + k]! + v * positions[b + k]! + w * positions[c + k]!;
    const place: Point = [at(0), at(1), at(2)];
    const [size, paleness] = [random(), random()];
    if (isCrowded(place)) continue;
    const key = cellOf(place).join(',');
    cells.set(key, [...(cells.get(key) ?? []), place]);
    dots.push({
      line: [place],
      radiusMm: (DOT_DIAMETER_MM.min + (DOT_DIAMETER_MM.max - DOT_DIAMETER_MM.min) * size) / 2,
      softMm: DOT_SOFT_MM,
      strayMm: 0,
      uptake,
      strength: 0.65 + 0.35 * paleness,
    });
  }
  return dots;
}

/** Side of the cells that strokes are found through, mm. */
const CELL_MM = 8;

/** Which strokes may reach into each cell of space. */
function strokesByCell(strokes: readonly Stroke[]): (x: number, y: number, z: number) => readonly Stroke[] {
  const cells = new Map<number, Stroke[]>();
  const keyOf = (i: number, j: number, k: number) => ((i + 512) * 1024 + (j + 512)) * 1024 + (k + 512);
  for (const stroke of strokes) {
    const reach = stroke.radiusMm + stroke.softMm + stroke.strayMm;
    const mark = ([x, y, z]: Point) => {
      const from = [x, y, z].map((value) => Math.floor((value - reach) / CELL_MM));
      const to = [x, y, z].map((value) => Math.floor((value + reach) / CELL_MM));
      for (let i = from[0]!; i <= to[0]!; i++) {
        for (let j = from[1]!; j <= to[1]!; j++) {
          for (let k = from[2]!; k <= to[2]!; k++) {
            const key = keyOf(i, j, k);
            const known = cells.get(key);
            if (!known) cells.set(key, [stroke]);
            else if (known.at(-1) !== stroke) known.push(stroke);
          }
        }
      }
    };
    stroke.line.forEach((point, i) => {
      mark(point);
      const next = stroke.line[i + 1];
      if (!next) return;
      const steps = Math.ceil(Math.hypot(next[0] - point[0], next[1] - point[1], next[2] - point[2]) / (CELL_MM / 2));
      for (let s = 1; s < steps; s++) {
        mark([0, 1, 2].map((k) => point[k]! + ((next[k]! - point[k]!) * s) / steps) as unknown as Point);
      }
    });
  }
  const none: readonly Stroke[] = [];
  return (x, y, z) =>
    cells.get(keyOf(Math.floor(x / CELL_MM), Math.floor(y / CELL_MM), Math.floor(z / CELL_MM))) ?? none;
}

/** Calls `visit` at the texels, inside the scalp's triangles, that some stroke may reach. */
function forEachTexel(
  { positions, triangles, chart, chartHalfMm }: AnatomicalScalp,
  size: number,
  near: (x: number, y: number, z: number) => readonly Stroke[],
  visit: (texel: number, point: Point, candidates: readonly Stroke[]) => void,
): void {
  const scale = size / (2 * chartHalfMm);
  const toTexel = (value: number) => (value + chartHalfMm) * scale - 0.5;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    if (!hasStroke(positions, a, b, c, near)) continue;
    const [ax, ay] = [toTexel(chart[2 * a]!), toTexel(chart[2 * a + 1]!)];
    const [bx, by] = [toTexel(chart[2 * b]!) - ax, toTexel(chart[2 * b + 1]!) - ay];
    const [cx, cy] = [toTexel(chart[2 * c]!) - ax, toTexel(chart[2 * c + 1]!) - ay];
    const inverse = 1 / (bx * cy - by * cx);
    for (let row = Math.ceil(ay + Math.min(0, by, cy)); row <= Math.floor(ay + Math.max(0, by, cy)); row++) {
      for (let column = Math.ceil(ax + Math.min(0, bx, cx)); column <= Math.floor(ax + Math.max(0, bx, cx)); column++) {
        const [x, y] = [column - ax, row - ay];
        const v = (x * cy - y * cx) * inverse;
        const w = (y * bx - x * by) * inverse;
        if (v < -1e-9 || w < -1e-9 || v + w > 1 + 1e-9) continue;
        const at = (k: number) =>
          (1 - v - w) * positions[3 * a + k]! + v * positions[3 * b + k]! + w * positions[3 * c + k]!;
        const point: Point = [at(0), at(1), at(2)];
        const candidates = near(...point);
        if (candidates.length > 0) visit(row * size + column, point, candidates);
      }
    }
  }
}

/** Whether a cell that the triangle's box touches has strokes. Triangles are smaller than cells. */
function hasStroke(
  positions: Float32Array,
  a: number,
  b: number,
  c: number,
  near: (x: number, y: number, z: number) => readonly Stroke[],
): boolean {
  const low = [0, 1, 2].map((k) => Math.min(positions[3 * a + k]!, positions[3 * b + k]!, positions[3 * c + k]!));
  const high = [0, 1, 2].map((k) => Math.max(positions[3 * a + k]!, positions[3 * b + k]!, positions[3 * c + k]!));
  for (let x = low[0]!; ; x = Math.min(high[0]!, x + CELL_MM)) {
    for (let y = low[1]!; ; y = Math.min(high[1]!, y + CELL_MM)) {
      for (let z = low[2]!; ; z = Math.min(high[2]!, z + CELL_MM)) {
        if (near(x, y, z).length > 0) return true;
        if (z >= high[2]!) break;
      }
      if (y >= high[1]!) break;
    }
    if (x >= high[0]!) break;
  }
  return false;
}

function distanceToLine(line: readonly Point[], x: number, y: number, z: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < Math.max(1, line.length - 1); i++) {
    const a = line[i]!;
    const b = line[i + 1] ?? a;
    const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const [px, py, pz] = [x - a[0], y - a[1], z - a[2]];
    const squared = dx * dx + dy * dy + dz * dz;
    const s = squared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / squared)) : 0;
    const distance = (px - s * dx) ** 2 + (py - s * dy) ** 2 + (pz - s * dz) ** 2;
    if (distance < nearest) nearest = distance;
  }
  return Math.sqrt(nearest);
}
