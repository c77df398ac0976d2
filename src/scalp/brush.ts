/**
 * Hair brushed in or out: strokes over what a loss pattern has left, texel by texel.
 *
 * A stroke pulls the share of hair towards its own: all the way within half its radius of its line, not at all from the
 * radius on. A later stroke lies over an earlier one. What is drawn depends on pattern and strokes alone: a finger that
 * goes on with a stroke costs the texels near that stroke, and gives what a drawing from nothing gives.
 */
import type { Point } from '../head/landmarks';
import type { SurfacePoint } from '../head/surfacePoint';
import type { AnatomicalScalp } from './buildScalpSurface';
import type { HairStroke } from './lossEdits';
import { scalpPosition } from './scalpPoint';
import type { ScalpTexels } from './scalpTexels';

/** Within this share of the radius a stroke leaves its own share of hair, and nothing of what was there. */
const CORE_SHARE = 0.5;

/** How much of a stroke's own share of hair is left at a distance from its line, 0 to 1. */
export function strokeWeight(distanceMm: number, radiusMm: number): number {
  const t = Math.min(1, Math.max(0, (radiusMm - distanceMm) / (radiusMm * (1 - CORE_SHARE))));
  return t * t * (3 - 2 * t);
}

/**
 * The strokes without those that a later one covers wholly: what they did is nowhere to be seen.
 *
 * @param positionOf Where a surface point lies, head frame, mm.
 */
export function withoutCovered(
  strokes: readonly HairStroke[],
  positionOf: (at: SurfacePoint) => Point,
): readonly HairStroke[] {
  const lines = strokes.map(({ line }) => Float64Array.from(line.flatMap((at) => [...positionOf(at)])));
  return strokes.filter((stroke, i) => {
    for (let j = i + 1; j < strokes.length; j++) {
      if (covers(strokes[j]!, lines[j]!, stroke, lines[i]!)) return false;
    }
    return true;
  });
}

/** Whether the core of one stroke holds all of another: the points of its line and, so near to each other, what is between. */
function covers(over: HairStroke, overLine: Float64Array, under: HairStroke, underLine: Float64Array): boolean {
  for (let p = 0; p < underLine.length; p += 3) {
    const [x, y, z] = [underLine[p]!, underLine[p + 1]!, underLine[p + 2]!];
    // half the way to the next point, which may bulge that far out of the core
    const q = p + 3 < underLine.length ? p + 3 : p;
    const half = Math.hypot(underLine[q]! - x, underLine[q + 1]! - y, underLine[q + 2]! - z) / 2;
    const room = CORE_SHARE * over.radiusMm - under.radiusMm - half;
    if (!(room >= 0 && distanceToPieces(overLine, allPieces(overLine), x, y, z) <= room * room)) return false;
  }
  return true;
}

/** Where strokes lie on one scalp, and what they make of a share of hair at each of its texels. */
export class BrushLayer {
  /** Share of untouched hair at each texel of the list, after all strokes. */
  readonly share: Float64Array;
  /** Likewise after the first `baseCount`: what a stroke in progress is drawn over. */
  private readonly base: Float64Array;
  private baseCount = 0;
  private placed: readonly Placed[] = [];
  /** Triangles whose share has to be found anew. */
  private readonly isTouched: Uint8Array;

  /** @param pattern Share that the loss pattern leaves at each texel: the owner's array, which it may rewrite between calls. */
  constructor(
    private readonly scalp: AnatomicalScalp,
    private readonly texels: ScalpTexels,
    private readonly pattern: Float64Array,
  ) {
    this.share = pattern.slice();
    this.base = pattern.slice();
    this.isTouched = new Uint8Array(texels.start.length - 1);
  }

  /**
   * @param isChanged Triangles where the pattern is another than in the last call; those whose share has changed are added.
   */
  draw(strokes: readonly HairStroke[], isChanged: Uint8Array): void {
    const before = this.placed;
    let same = 0;
    while (same < before.length && same < strokes.length && isSameStroke(before[same]!.stroke, strokes[same]!)) same++;
    this.placed = [...before.slice(0, same), ...strokes.slice(same).map((stroke) => placeStroke(this.scalp, stroke))];
    this.moveBase(before, same, isChanged);

    const { isTouched, placed, base, share } = this;
    isTouched.set(isChanged);
    for (const stroke of [...before.slice(same), ...placed.slice(same)]) this.touch(stroke);
    for (let t = 0; t < isTouched.length; t++) {
      if (isTouched[t] === 0) continue;
      isChanged[t] = 1;
      const [from, to] = [this.texels.start[t]!, this.texels.start[t + 1]!];
      for (let i = from; i < to; i++) share[i] = base[i]!;
      for (let k = same; k < placed.length; k++) this.brush(share, t, placed[k]!);
    }
  }

  /** Makes the base hold the strokes that stayed, and the pattern as it now is. */
  private moveBase(before: readonly Placed[], same: number, isChanged: Uint8Array): void {
    const { isTouched, base, pattern, baseCount } = this;
    isTouched.set(isChanged);
    for (let k = Math.min(same, baseCount); k < Math.max(same, baseCount); k++) this.touch(before[k]!);
    for (let t = 0; t < isTouched.length; t++) {
      if (isTouched[t] === 0) continue;
      const [from, to] = [this.texels.start[t]!, this.texels.start[t + 1]!];
      // a stroke more goes on top; one fewer, or another pattern, begins with the pattern
      const first = isChanged[t] !== 0 || same < baseCount ? 0 : baseCount;
      if (first === 0) for (let i = from; i < to; i++) base[i] = pattern[i]!;
      for (let k = first; k < same; k++) this.brush(base, t, this.placed[k]!);
    }
    this.baseCount = same;
  }

  /** Marks the triangles whose box round the middle meets the stroke's. */
  private touch({ low, high }: Placed): void {
    const { middle, reachMm } = this.texels;
    const { isTouched } = this;
    for (let t = 0; t < isTouched.length; t++) {
      const r = reachMm[t]!;
      let isNear = true;
      for (let k = 0; isNear && k < 3; k++) {
        const at = middle[3 * t + k]!;
        isNear = at + r >= low[k]! && at - r <= high[k]!;
      }
      if (isNear) isTouched[t] = 1;
    }
  }

  private brush(out: Float64Array, t: number, { stroke, line, low, high }: Placed): void {
    const { start, middle, reachMm, positions } = this.texels;
    const [x, y, z] = [middle[3 * t]!, middle[3 * t + 1]!, middle[3 * t + 2]!];
    const { radiusMm } = stroke;
    const reach = radiusMm + reachMm[t]!;
    if (x + reachMm[t]! < low[0]! || x - reachMm[t]! > high[0]!) return;
    // pieces of the line that no texel of the triangle is near have no part in the nearest
    pieces.length = 0;
    for (const piece of allPieces(line)) {
      one[0] = piece;
      if (distanceToPieces(line, one, x, y, z) < reach * reach) pieces.push(piece);
    }
    if (pieces.length === 0) return;
    for (let i = start[t]!; i < start[t + 1]!; i++) {
      const squared = distanceToPieces(line, pieces, positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!);
      if (squared >= radiusMm * radiusMm) continue;
      const weight = strokeWeight(Math.sqrt(squared), radiusMm);
      out[i] = weight >= 1 ? stroke.share : out[i]! + (stroke.share - out[i]!) * weight;
    }
  }
}

interface Placed {
  readonly stroke: HairStroke;
  /** xyz triples; empty where no point lies on the scalp. */
  readonly line: Float64Array;
  /** Corners of the box that the stroke lies in, radius and all. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const one = [0];
const pieces: number[] = [];

function placeStroke(scalp: AnatomicalScalp, stroke: HairStroke): Placed {
  const points = stroke.line.map((at) => scalpPosition(scalp, at)).filter((point): point is Point => point !== null);
  const { radiusMm } = stroke;
  return {
    stroke,
    line: Float64Array.from(points.flat()),
    low: [0, 1, 2].map((k) => points.reduce((low, point) => Math.min(low, point[k]! - radiusMm), Infinity)),
    high: [0, 1, 2].map((k) => points.reduce((high, point) => Math.max(high, point[k]! + radiusMm), -Infinity)),
  };
}

/** A message between threads makes a copy of every stroke, so what they hold tells. */
function isSameStroke(a: HairStroke, b: HairStroke): boolean {
  if (a === b) return true;
  if (a.share !== b.share || a.radiusMm !== b.radiusMm || a.line.length !== b.line.length) return false;
  return a.line.every((point, i) => {
    const other = b.line[i]!;
    return (
      point.triangle === other.triangle &&
      point.barycentric[0] === other.barycentric[0] &&
      point.barycentric[1] === other.barycentric[1]
    );
  });
}

/** Where each piece of a line begins; a lone point is a piece without length. */
function allPieces(line: Float64Array): readonly number[] {
  const count = line.length / 3;
  let known = starts[count];
  if (!known) {
    known = Array.from({ length: count > 1 ? count - 1 : count }, (_, i) => 3 * i);
    starts[count] = known;
  }
  return known;
}
const starts: (readonly number[] | undefined)[] = [];

/** Squared distance to the nearest of some pieces of a line. */
function distanceToPieces(line: Float64Array, at: readonly number[], x: number, y: number, z: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < at.length; i++) {
    const a = at[i]!;
    const b = a + 3 < line.length ? a + 3 : a;
    const dx = line[b]! - line[a]!;
    const dy = line[b + 1]! - line[a + 1]!;
    const dz = line[b + 2]! - line[a + 2]!;
    const px = x - line[a]!;
    const py = y - line[a + 1]!;
    const pz = z - line[a + 2]!;
    const length = dx * dx + dy * dy + dz * dz;
    const s = length > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / length)) : 0;
    const ox = px - s * dx;
    const oy = py - s * dy;
    const oz = pz - s * dz;
    const squared = ox * ox + oy * oy + oz * oz;
    if (squared < nearest) nearest = squared;
  }
  return nearest;
}
