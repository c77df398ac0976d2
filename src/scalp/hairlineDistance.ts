/**
 * Tape distance from a hairline at every vertex of the scalp, fast enough to follow a finger.
 *
 * The line is laid on the skin as short pieces. Near it, the straight distance to the nearest piece is the tape's but for
 * the skull's roundness, which adds a known share: c + c³ / 24 R² on a sphere. Within the feather's reach that is closer
 * to the shortest way along the triangles than a front marched over them (tests/scalp/hairlineDistance.test.ts), and it
 * asks only the vertices near the line.
 */
import { surfacePosition } from '../head/surfacePoint';
import { LINE_STEPS } from './angularRegion';
import type { AnatomicalScalp } from './buildScalpSurface';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';
import { type HairlineLine, hairlineCurve } from './hairline';
import { createSkullCoordinates, type SkullCoordinates } from './skullCoordinates';

/** Distances stop here. Beyond EDGE_LIMIT_MM by the rounding where line and scalp border meet, so that neither shows it. */
export const HAIRLINE_REACH_MM = 46;

/** Of the skull, about the cranial centre. */
const SKULL_RADIUS_MM = 95;

/** The far corners that close the line around the skin behind it, from the left over the back to the right. */
const BEHIND = [200, -90, 200, 100, -200, 100, -200, -90];

/** Rows of 1° in which the closed outline's sides are looked up. */
const LOWEST = -90;
const ROW_COUNT = 191;

export class HairlineDistance {
  private readonly skull: SkullCoordinates;
  private readonly degrees: Float64Array;

  constructor(private readonly scalp: AnatomicalScalp) {
    this.skull = createSkullCoordinates(scalp, scalp.angles);
    this.degrees = Float64Array.from(scalp.angles, (value) => value / ANGLE_STEPS_PER_DEGREE);
  }

  /** Writes mm behind the line, negative before it, within ±HAIRLINE_REACH_MM, one for each vertex. */
  measureInto(line: HairlineLine, out: Float64Array): void {
    const curve = hairlineCurve(line);
    const pieces = this.layOnSkin(curve);
    const [start, end] = [curve[0]!, curve[curve.length - 2]!];
    const rows = sidesByRow([...curve, end, -90, ...BEHIND, start, -90]);
    const { positions } = this.scalp;
    for (let v = 0; v < out.length; v++) {
      const chord = nearestPiece(pieces, positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!);
      const tape = chord * (1 + (chord * chord) / (24 * SKULL_RADIUS_MM * SKULL_RADIUS_MM));
      const distance = Math.min(HAIRLINE_REACH_MM, tape);
      out[v] = isInside(rows, this.degrees[2 * v]!, this.degrees[2 * v + 1]!) ? distance : -distance;
    }
  }

  /** Groups of pieces, as many as lie between two controls, each with a sphere around it. Pieces off the scalp are left out. */
  private layOnSkin(curve: readonly number[]): Pieces {
    const { skull, scalp } = this;
    const points: ([number, number, number] | null)[] = [];
    for (let i = 0; i < curve.length; i += 2) {
      const place = skull.locate(curve[i]!, curve[i + 1]!);
      points.push(place && ([...surfacePosition(scalp, place)] as [number, number, number]));
    }
    const ends: number[] = [];
    const spheres: number[] = [];
    const starts: number[] = [];
    for (let first = 0; first + 1 < points.length; first += LINE_STEPS) {
      const start = ends.length;
      for (let i = first; i < Math.min(first + LINE_STEPS, points.length - 1); i++) {
        const [a, b] = [points[i], points[i + 1]];
        if (a && b) ends.push(...a, ...b);
      }
      if (ends.length === start) continue;
      starts.push(start);
      spheres.push(...sphereAround(ends, start));
    }
    starts.push(ends.length);
    return { ends: Float64Array.from(ends), starts: Uint32Array.from(starts), spheres: Float64Array.from(spheres) };
  }
}

interface Pieces {
  /** Both ends of each piece, six numbers. */
  readonly ends: Float64Array;
  /** Where each group begins in `ends`, and the end of the last. */
  readonly starts: Uint32Array;
  /** Centre and radius of each group. */
  readonly spheres: Float64Array;
}

function sphereAround(ends: readonly number[], start: number): [number, number, number, number] {
  const last = ends.length - 3;
  const centre = [0, 1, 2].map((i) => (ends[start + i]! + ends[last + i]!) / 2) as [number, number, number];
  let radius = 0;
  for (let i = start; i < ends.length; i += 3)
    radius = Math.max(radius, Math.hypot(ends[i]! - centre[0], ends[i + 1]! - centre[1], ends[i + 2]! - centre[2]));
  return [...centre, radius];
}

/** Straight distance to the nearest piece; at least HAIRLINE_REACH_MM where none is nearer. */
function nearestPiece({ ends, starts, spheres }: Pieces, x: number, y: number, z: number): number {
  let best = HAIRLINE_REACH_MM;
  let bestSquare = best * best;
  for (let g = 0; g + 1 < starts.length; g++) {
    const cx = spheres[4 * g]! - x;
    const cy = spheres[4 * g + 1]! - y;
    const cz = spheres[4 * g + 2]! - z;
    const near = best + spheres[4 * g + 3]!;
    if (cx * cx + cy * cy + cz * cz >= near * near) continue;
    for (let i = starts[g]!; i < starts[g + 1]!; i += 6) {
      const dx = ends[i + 3]! - ends[i]!;
      const dy = ends[i + 4]! - ends[i + 1]!;
      const dz = ends[i + 5]! - ends[i + 2]!;
      const px = x - ends[i]!;
      const py = y - ends[i + 1]!;
      const pz = z - ends[i + 2]!;
      const square = dx * dx + dy * dy + dz * dz;
      const s = square > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / square)) : 0;
      const ox = px - s * dx;
      const oy = py - s * dy;
      const oz = pz - s * dz;
      const d = ox * ox + oy * oy + oz * oz;
      if (d < bestSquare) {
        bestSquare = d;
        best = Math.sqrt(d);
      }
    }
  }
  return best;
}

/** Sides of a closed outline, four numbers each, by the rows of elevation that they cross. */
function sidesByRow(outline: readonly number[]): number[][] {
  const rows: number[][] = Array.from({ length: ROW_COUNT }, () => []);
  for (let i = 0, j = outline.length - 2; i < outline.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [outline[j]!, outline[j + 1]!, outline[i]!, outline[i + 1]!];
    if (ay === by) continue;
    for (let r = rowOf(Math.min(ay, by)); r <= rowOf(Math.max(ay, by)); r++) rows[r]!.push(ax, ay, bx, by);
  }
  return rows;
}

function rowOf(elevation: number): number {
  return Math.min(ROW_COUNT - 1, Math.max(0, Math.floor(elevation - LOWEST)));
}

function isInside(rows: readonly number[][], x: number, y: number): boolean {
  const sides = rows[rowOf(y)]!;
  let inside = false;
  for (let i = 0; i < sides.length; i += 4) {
    const ay = sides[i + 1]!;
    const by = sides[i + 3]!;
    if (ay > y !== by > y && x < sides[i]! + ((y - ay) / (by - ay)) * (sides[i + 2]! - sides[i]!)) inside = !inside;
  }
  return inside;
}
