/**
 * The edge of the pigmented region, texel by texel: where hairline and scalp border meet, rounded, with teeth and lone dots.
 * Beside it how far the smooth line itself is, which ink and size of a dot go by, and where along the edge a texel lies.
 *
 * Which texels lie in which triangle, the noise that makes the teeth and the places of lone dots stay from one line to the
 * next. So a moved line costs the distances at the vertices and the texels of the triangles where one of them changed. What
 * is drawn depends on line, edge and seed alone, never on what was drawn before.
 */
import type { AnatomicalScalp } from './buildScalpSurface';
import { alongEdge, drawsAlike, type EdgeFinishes, edgeFinishes, measureEdgePlace } from './edgeFinish';
import type { HairlineEdge, HairlineShape, NapeEdge, SideProfile } from './hairline';
import { HairlineDistance } from './hairlineDistance';
import { toHalf } from './halfPrecision';
import { measureSquaredNape } from './napeLine';
import { visitTexels } from './scalpTexels';
import { createSeededNoise } from './seededNoise';
import { createSentinels, SENTINEL_AHEAD_MM, SENTINEL_RADIUS_MM, type Sentinels } from './sentinels';

/** Half floats a texel of the region map: an RGBA16F texture. */
export const REGION_CHANNELS = 4;

/** What they are. Native hair is regionMap.ts's. */
export const REGION_CHANNEL = { edge: 0, native: 1, place: 2, line: 3 } as const;

/** Edge distances stop here: no feather is as wide. */
export const EDGE_LIMIT_MM = 40;

/** Where hairline and scalp border meet, the edge turns with about this radius. */
const ROUNDING_MM = 6;

/** Irregularity fades out this far from the edge, so that distances are true tape farther in. */
const TEETH_FADE_MM = { from: 9, to: 18 };

/** Teeth along the scalp's own border, as a share of the hairline's. */
const BORDER_TEETH_SHARE = 0.5;

/** Rings of texels around the patch that get the values of their neighbours, for the taps of a bilinear filter. */
const DILATION = 4;

export class EdgeRaster {
  private readonly texels: Texels;
  private readonly rim: Rim;
  private readonly distance: HairlineDistance;
  private readonly edgeMm: Float32Array;
  private readonly lineMm: Float32Array;
  /** Where along the edge, at each vertex: see edgeFinish.ts. */
  private readonly placeAt: Float64Array;
  /** At each vertex, mm inside the squared nape; null until one is wanted. */
  private napeMm: Float64Array | null = null;
  private finishes: EdgeFinishes | null = null;
  private sideProfile: SideProfile = 'rounded';
  private napeEdge: NapeEdge = 'natural';
  /** At each vertex, for the line drawn last, and before it. */
  private behind: Float64Array;
  private before: Float64Array;
  /** Offset of a tooth of unit depth, for each texel of the list; NaN until it is first needed. */
  private readonly teeth: Float32Array;
  private noise: Teeth | null = null;
  private sentinels: Sentinels | null = null;
  private edge: HairlineEdge | null = null;
  private seed = -1;

  constructor(
    private readonly scalp: AnatomicalScalp,
    private readonly size: number,
  ) {
    this.texels = listTexels(scalp, size);
    this.rim = planRim(this.texels.index, size);
    this.distance = new HairlineDistance(scalp);
    this.edgeMm = new Float32Array(size * size).fill(-EDGE_LIMIT_MM);
    this.lineMm = new Float32Array(size * size).fill(-EDGE_LIMIT_MM);
    this.placeAt = measureEdgePlace(scalp.angles);
    const vertexCount = scalp.headVertex.length;
    this.behind = new Float64Array(vertexCount).fill(Number.NaN);
    this.before = new Float64Array(vertexCount);
    this.teeth = new Float32Array(this.texels.index.length);
  }

  /**
   * @param data Half floats, REGION_CHANNELS a texel; all but native hair are written where they have changed since the last call, so it must be the same array.
   * @throws {RangeError} If the seed is not an integer in [0, 2³²).
   */
  drawInto(data: Uint16Array, { line, edge, sideProfile, napeEdge }: HairlineShape, seed: number): void {
    const isNewSeed = seed !== this.seed;
    const isFirst = this.edge === null;
    if (isNewSeed || edge.toothPeriodMm !== this.edge?.toothPeriodMm) {
      this.noise = createTeeth(edge.toothPeriodMm, seed);
      this.teeth.fill(Number.NaN);
    }
    if (isNewSeed) this.sentinels = createSentinels(this.scalp.chartHalfMm, seed);
    const isAllNew = isNewSeed || !drawsAlike(edge, this.edge) || !this.hasFinish(sideProfile, napeEdge);
    this.edge = edge;
    this.seed = seed;
    this.sideProfile = sideProfile ?? 'rounded';
    this.napeEdge = napeEdge ?? 'natural';
    this.finishes = edgeFinishes(edge, sideProfile, napeEdge);
    if (napeEdge === 'squared') this.napeMm ??= measureSquaredNape(this.scalp);

    [this.before, this.behind] = [this.behind, this.before];
    this.distance.measureInto(line, this.behind);
    const { triangles } = this.scalp;
    const { behind, before, edgeMm, lineMm } = this;
    const { start, index } = this.texels;
    for (let t = 0; t < start.length - 1; t++) {
      const [a, b, c] = [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!];
      if (!isAllNew && behind[a] === before[a] && behind[b] === before[b] && behind[c] === before[c]) continue;
      for (let i = start[t]!; i < start[t + 1]!; i++) {
        const texel = index[i]!;
        edgeMm[texel] = this.edgeAt(i, a, b, c);
        data[REGION_CHANNELS * texel + REGION_CHANNEL.edge] = toHalf(edgeMm[texel]!);
        data[REGION_CHANNELS * texel + REGION_CHANNEL.line] = toHalf(lineMm[texel]!);
      }
    }
    this.drawRim(data);
    if (!isFirst) return;
    this.drawPlaces(data);
    this.fillOutside(data);
  }

  private hasFinish(sideProfile: SideProfile = 'rounded', napeEdge: NapeEdge = 'natural'): boolean {
    return sideProfile === this.sideProfile && napeEdge === this.napeEdge;
  }

  /** Also writes how far the texel is behind the smooth line. */
  private edgeAt(i: number, a: number, b: number, c: number): number {
    const { behind, placeAt, scalp, teeth } = this;
    const { borderDistanceMm } = scalp;
    const { front, side, nape } = this.finishes!;
    const v = this.texels.v[i]!;
    const w = this.texels.w[i]!;
    const u = 1 - v - w;
    const behindMm = u * behind[a]! + v * behind[b]! + w * behind[c]!;
    let borderMm = u * borderDistanceMm[a]! + v * borderDistanceMm[b]! + w * borderDistanceMm[c]!;
    if (this.napeEdge === 'squared') {
      const { napeMm } = this;
      borderMm = Math.min(borderMm, u * napeMm![a]! + v * napeMm![b]! + w * napeMm![c]!);
    }
    const smooth = roundedMinimum(behindMm, borderMm);
    this.lineMm[this.texels.index[i]!] = limited(smooth);
    const near = 1 - smoothstep(TEETH_FADE_MM.from, TEETH_FADE_MM.to, Math.abs(smooth));
    if (near === 0) return limited(smooth);
    if (Number.isNaN(teeth[i]!)) teeth[i] = this.toothAt(u, v, w, a, b, c);
    const place = u * placeAt[a]! + v * placeAt[b]! + w * placeAt[c]!;
    const toothDepthMm = alongEdge(place, front.toothDepthMm, side.toothDepthMm, nape.toothDepthMm);
    // where the scalp's own border is the edge, a barber or nature has kept it smoother
    const own = smoothstep(-ROUNDING_MM, ROUNDING_MM, behindMm - borderMm);
    const toothed = smooth + near * (1 - (1 - BORDER_TEETH_SHARE) * own) * toothDepthMm * teeth[i]!;
    if (!(this.edge!.sentinelsPerCm > 0 && behindMm < borderMm)) return limited(toothed);
    if (!(place < 0.5 ? front : place < 1.5 ? side : nape).hasLoneDots) return limited(toothed);
    const ahead = -smooth;
    if (!(ahead > SENTINEL_AHEAD_MM.from && ahead < SENTINEL_AHEAD_MM.to)) return limited(toothed);
    const featherMm = alongEdge(place, front.featherMm, side.featherMm, nape.featherMm);
    return limited(Math.max(toothed, this.loneDotAt(this.texels.index[i]!, featherMm)));
  }

  private toothAt(u: number, v: number, w: number, a: number, b: number, c: number): number {
    const { positions } = this.scalp;
    const at = (k: number) => u * positions[3 * a + k]! + v * positions[3 * b + k]! + w * positions[3 * c + k]!;
    return this.noise!(at(0), at(1), at(2));
  }

  /** A small island that is as dense as the plan at its centre, and counts as outside beyond its shore. */
  private loneDotAt(texel: number, featherMm: number): number {
    const { size, scalp } = this;
    const { sentinelsPerCm } = this.edge!;
    const mmPerTexel = (2 * scalp.chartHalfMm) / size;
    const x = ((texel % size) + 0.5) * mmPerTexel;
    const y = (Math.floor(texel / size) + 0.5) * mmPerTexel;
    const shoreMm = SENTINEL_RADIUS_MM - this.sentinels!(x, y, sentinelsPerCm);
    return shoreMm < 0 ? shoreMm : (shoreMm / SENTINEL_RADIUS_MM) * Math.max(featherMm, SENTINEL_RADIUS_MM);
  }

  private drawRim(data: Uint16Array): void {
    this.spreadToRim(this.edgeMm, data, REGION_CHANNEL.edge);
    this.spreadToRim(this.lineMm, data, REGION_CHANNEL.line);
  }

  private spreadToRim(values: Float32Array, data: Uint16Array, channel: number): void {
    const { texel, start, source } = this.rim;
    for (let i = 0; i < texel.length; i++) {
      let sum = 0;
      for (let k = start[i]!; k < start[i + 1]!; k++) sum += values[source[k]!]!;
      values[texel[i]!] = sum / (start[i + 1]! - start[i]!);
      data[REGION_CHANNELS * texel[i]! + channel] = toHalf(values[texel[i]!]!);
    }
  }

  /** The same under every line and edge. */
  private drawPlaces(data: Uint16Array): void {
    const { placeAt, scalp, size } = this;
    const { start, index, v, w } = this.texels;
    const places = new Float32Array(size * size);
    for (let t = 0; t < start.length - 1; t++) {
      const [a, b, c] = [0, 1, 2].map((k) => placeAt[scalp.triangles[3 * t + k]!]!) as [number, number, number];
      for (let i = start[t]!; i < start[t + 1]!; i++) {
        places[index[i]!] = (1 - v[i]! - w[i]!) * a + v[i]! * b + w[i]! * c;
        data[REGION_CHANNELS * index[i]! + REGION_CHANNEL.place] = toHalf(places[index[i]!]!);
      }
    }
    this.spreadToRim(places, data, REGION_CHANNEL.place);
  }

  private fillOutside(data: Uint16Array): void {
    for (let i = 0; i < this.edgeMm.length; i++) {
      data[REGION_CHANNELS * i + REGION_CHANNEL.edge] = toHalf(this.edgeMm[i]!);
      data[REGION_CHANNELS * i + REGION_CHANNEL.line] = toHalf(this.lineMm[i]!);
    }
  }
}

function limited(distanceMm: number): number {
  return Math.min(EDGE_LIMIT_MM, Math.max(-EDGE_LIMIT_MM, distanceMm));
}

/** The texels whose centres lie in the chart, triangle by triangle. */
interface Texels {
  /** Where each triangle's texels begin, and the end of the last. */
  readonly start: Uint32Array;
  /** Place in the map. */
  readonly index: Uint32Array;
  /** Barycentric weights of the triangle's second and third corner. */
  readonly v: Float32Array;
  readonly w: Float32Array;
}

function listTexels(scalp: AnatomicalScalp, size: number): Texels {
  const start = new Uint32Array(scalp.triangles.length / 3 + 1);
  const index: number[] = [];
  const weights: number[] = [];
  const isTaken = new Uint8Array(size * size);
  visitTexels(scalp, size, (t, texel, v, w) => {
    // a centre on a side belongs to one triangle, or what is drawn would hang on the order
    if (isTaken[texel]) return;
    isTaken[texel] = 1;
    index.push(texel);
    weights.push(v, w);
    start[t + 1] = index.length;
  });
  // triangles without a texel begin where the one before ended
  for (let t = 0; t < start.length - 1; t++) if (start[t + 1]! < start[t]!) start[t + 1] = start[t]!;
  return {
    start,
    index: Uint32Array.from(index),
    v: Float32Array.from(index, (_, i) => weights[2 * i]!),
    w: Float32Array.from(index, (_, i) => weights[2 * i + 1]!),
  };
}

/** Empty texels around the patch, from the inside out, each with the filled ones beside it whose mean it gets. */
export interface Rim {
  readonly texel: Uint32Array;
  readonly start: Uint32Array;
  readonly source: Uint32Array;
}

export function planRim(filledTexels: Uint32Array, size: number): Rim {
  const filled = new Uint8Array(size * size);
  for (const texel of filledTexels) filled[texel] = 1;
  const texels: number[] = [];
  const start = [0];
  const source: number[] = [];
  for (let ring = 0; ring < DILATION; ring++) {
    const first = texels.length;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const texel = row * size + column;
        if (filled[texel]) continue;
        for (let r = Math.max(0, row - 1); r <= Math.min(size - 1, row + 1); r++)
          for (let c = Math.max(0, column - 1); c <= Math.min(size - 1, column + 1); c++)
            if (filled[r * size + c]) source.push(r * size + c);
        if (source.length === start[start.length - 1]) continue;
        texels.push(texel);
        start.push(source.length);
      }
    }
    for (let i = first; i < texels.length; i++) filled[texels[i]!] = 1;
  }
  return { texel: Uint32Array.from(texels), start: Uint32Array.from(start), source: Uint32Array.from(source) };
}

type Teeth = (x: number, y: number, z: number) => number;

/** Offset of the edge for a depth of 1: pointed teeth of uneven size around the smooth line, forward as often as back. */
function createTeeth(periodMm: number, seed: number): Teeth {
  const noise = createSeededNoise(seed);
  const coarse = 1 / periodMm;
  const fine = 2.1 / periodMm;
  const broad = 0.3 / periodMm;
  return (x, y, z) => {
    // the fold of noise at zero makes the points; 0.33 is its mean, so that the line stays where it was drawn
    const folded = 0.33 - Math.abs(noise(x * coarse, y * coarse, z * coarse));
    return (
      1.5 * folded +
      0.35 * noise(x * fine, y * fine + 31.7, z * fine) +
      0.5 * noise(x * broad, y * broad, z * broad + 17.3)
    );
  };
}

/** The smaller of two distances, rounded where both are alike: an edge without a corner. */
function roundedMinimum(a: number, b: number): number {
  const overlap = Math.max(0, ROUNDING_MM - Math.abs(a - b)) / ROUNDING_MM;
  return Math.min(a, b) - (overlap * overlap * ROUNDING_MM) / 4;
}

function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
