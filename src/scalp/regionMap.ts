/**
 * Where pigment may lie and where hair still grows, as one small texture over the chart.
 *
 * Distances are measured along the skin at the scalp's vertices and interpolated to the texels. What is finer than the
 * mesh, the teeth of the hairline and the wandering border of the fringe, is noise in the skin's own space, added texel
 * by texel: so it has no seam and is as wide in the chart's wide places as in its narrow ones.
 *
 * Edge and native hair change apart: the edge with every step of a finger on the hairline, native hair with the loss
 * pattern, and with the edge only where a barber cuts it to the same line. RegionMapper keeps what stays the same from one
 * map to the next.
 */
import { type AreataPatch, createAreata } from './areata';
import type { AnatomicalScalp } from './buildScalpSurface';
import { EdgeRaster, REGION_CHANNEL, REGION_CHANNELS } from './EdgeRaster';
import { alongEdge, type EdgeFinish, edgeFinishes } from './edgeFinish';
import { fullDensityAt } from './fullDensity';
import type { HairlineShape } from './hairline';
import { HAIR_ORIGIN_DEFAULT, type HairOrigin } from './hairOrigins';
import { fromHalf, toHalf } from './halfPrecision';
import { type LossField, lossFieldAt } from './lossFields';
import { LOSS_PATTERNS, type LossPatternId } from './lossPattern';
import { type ScarMap, scarShareAt } from './scarMap';
import { createSeededNoise } from './seededNoise';
import { ZONE_IDS } from './zoneIds';
import { ZONE_STRIDE, ZONE_WEIGHT_SUM } from './zones';

export const REGION_MAP_SIZE = 512;

export interface RegionMap {
  /** Texels a side; texel (i, j) is centred at ((i + 0.5) / size, (j + 0.5) / size) of the chart's square. */
  readonly size: number;
  /** Half the side of that square, chart mm. */
  readonly chartHalfMm: number;
  /**
   * Half floats, REGION_CHANNELS a texel, row by row: tape distance to the edge of the pigmented region, mm, positive
   * inside, within ±EDGE_LIMIT_MM; native hairs per mm²; where along the edge, see edgeFinish.ts; and tape distance to the
   * smooth line, as the first but without teeth and lone dots.
   */
  readonly data: Uint16Array;
}

export interface RegionSettings {
  readonly hairline: HairlineShape;
  /** A LossPatternId. */
  readonly lossPattern: string;
  /** Stages beyond the pattern, along its course. 0 when left out. */
  readonly severity?: number;
  /** Patches without hair, whatever the pattern. */
  readonly patches?: readonly AreataPatch[];
  /** Decides how dense untouched hair is. European when left out. */
  readonly hairOrigin?: HairOrigin;
  /** Decides the irregularities. Integer in [0, 2³²). */
  readonly seed: number;
}

/** Native hair fades over this width at the scalp's own border: slowly at the nape, soon over the ear and at the sideburn. */
const BORDER_FADE_MM = { nape: 13, side: 8 };

/** No side of a triangle of the scalp is longer. */
const TRIANGLE_MM = 12;

/** Texels around the patch that get the values of their neighbours, for the taps of a bilinear filter. */
const DILATION = 4;

/** Makes one region map after another for the same scalp. */
export class RegionMapper {
  private readonly edge: EdgeRaster;
  /** All channels, as they were drawn last. */
  private readonly data = new Uint16Array(REGION_CHANNELS * REGION_MAP_SIZE * REGION_MAP_SIZE);
  private nativeKey = '';
  /** Native hair per mm² before any cut, and what it was cut to: '' where it grows as it grows. */
  private grown: Float32Array = new Float32Array(0);
  private cutKey = '';
  /** Grows whenever native hair is another than in the last map. */
  nativeVersion = 0;
  private scars: ScarMap | null = null;

  constructor(private readonly scalp: AnatomicalScalp) {
    this.edge = new EdgeRaster(scalp, REGION_MAP_SIZE);
  }

  /**
   * A few milliseconds where only the hairline's line has changed since the last map.
   *
   * @param scars Of the same scalp, twice as many texels a side: no hair grows in them.   *
   * @returns A map of its own: the next one leaves it as it is.
   * @throws {RangeError} If the loss pattern is unknown, or the seed is not such an integer.
   */
  draw(settings: RegionSettings, scars: ScarMap | null = null): RegionMap {
    this.edge.drawInto(this.data, settings.hairline, settings.seed);
    this.drawNative(settings, scars);
    return { size: REGION_MAP_SIZE, chartHalfMm: this.scalp.chartHalfMm, data: this.data.slice() };
  }

  private drawNative(settings: RegionSettings, scars: ScarMap | null): void {
    const { lossPattern, severity = 0, patches = [], hairOrigin: origin = HAIR_ORIGIN_DEFAULT, seed } = settings;
    const key = JSON.stringify([lossPattern, severity, patches, origin, seed]);
    const cutKey = cutKeyOf(settings.hairline);
    const isGrown = key === this.nativeKey && scars === this.scars;
    if (isGrown && cutKey === this.cutKey) return;
    this.cutKey = cutKey;
    this.nativeVersion++;
    if (isGrown) {
      this.writeNative(settings.hairline);
      return;
    }
    lookUp(LOSS_PATTERNS, lossPattern, 'loss pattern');
    const loss = lossFieldAt(this.scalp, lossPattern as LossPatternId, severity);
    this.grown = rasterise(this.scalp, REGION_MAP_SIZE, loss, origin, settings, scars);
    this.nativeKey = key;
    this.scars = scars;
    this.writeNative(settings.hairline);
  }

  private writeNative({ edge, sideProfile, napeEdge }: HairlineShape): void {
    const { data, grown } = this;
    const { side, nape } = edgeFinishes(edge, sideProfile, napeEdge);
    for (let i = 0, at = 0; i < grown.length; i++, at += REGION_CHANNELS) {
      let native = grown[i]!;
      if (native > 0 && this.cutKey !== '' && data[at + REGION_CHANNEL.place] !== 0) {
        const lineMm = fromHalf(data[at + REGION_CHANNEL.line]!);
        native *= alongEdge(
          fromHalf(data[at + REGION_CHANNEL.place]!),
          1,
          leftByCut(side, lineMm),
          leftByCut(nape, lineMm),
        );
      }
      data[at + REGION_CHANNEL.native] = toHalf(native);
    }
  }
}

/** Whatever decides how native hair is cut; '' where none is. */
function cutKeyOf({ line, edge, sideProfile = 'rounded', napeEdge = 'natural' }: HairlineShape): string {
  const { side, nape } = edgeFinishes(edge, sideProfile, napeEdge);
  if (!side.isHairCut && !nape.isHairCut) return '';
  return JSON.stringify([sideProfile, napeEdge, side.isHairCut ? line : null]);
}

/** Share of the hair that a barber leaves this far behind the line. */
function leftByCut({ isHairCut, featherMm }: EdgeFinish, lineMm: number): number {
  return isHairCut ? smoothstep(0, featherMm, lineMm) : 1;
}

/** One map, from nothing. Where more will follow, a RegionMapper is faster. */
export function buildRegionMap(
  scalp: AnatomicalScalp,
  settings: RegionSettings,
  scars: ScarMap | null = null,
): RegionMap {
  return new RegionMapper(scalp).draw(settings, scars);
}

function lookUp<T>(table: Readonly<Record<string, T>>, id: string, what: string): T {
  if (!Object.hasOwn(table, id))
    throw new RangeError(`buildRegionMap: ${what} must be one of ${Object.keys(table)}, got ${id}.`);
  return table[id]!;
}

/** What each vertex knows, in this order; the texels interpolate it. */
const [BORDER, KEPT, FULL, FADE, X, Y, Z] = [0, 1, 2, 3, 4, 5, 6] as const;
const STRIDE = 7;

/**
 * For each vertex: tape inside the scalp's border and inside the skin that kept its hair, mm; density of untouched hair,
 * per mm²; width over which it fades at the border, mm; position.
 */
function measureVertices(scalp: AnatomicalScalp, loss: LossField, origin: HairOrigin): Float64Array {
  const { positions, borderDistanceMm, zoneWeights } = scalp;
  const vertexCount = scalp.headVertex.length;
  const nape = ZONE_IDS.indexOf('nape');
  const vertices = new Float64Array(STRIDE * vertexCount);
  for (let v = 0; v < vertexCount; v++) {
    const napeShare = zoneWeights[ZONE_STRIDE * v + nape]! / ZONE_WEIGHT_SUM;
    vertices.set(
      [
        borderDistanceMm[v]!,
        loss.keptMm[v]!,
        fullDensityAt(zoneWeights, v, ZONE_STRIDE, origin),
        BORDER_FADE_MM.side + (BORDER_FADE_MM.nape - BORDER_FADE_MM.side) * napeShare,
        positions[3 * v]!,
        positions[3 * v + 1]!,
        positions[3 * v + 2]!,
      ],
      STRIDE * v,
    );
  }
  return vertices;
}

function rasterise(
  scalp: AnatomicalScalp,
  size: number,
  loss: LossField,
  origin: HairOrigin,
  { seed, patches = [] }: RegionSettings,
  scars: ScarMap | null,
): Float32Array {
  const { triangles, chart, chartHalfMm } = scalp;
  const vertices = measureVertices(scalp, loss, origin);
  const nativeAt = createNativeHair(loss, seed);
  const areata = createAreata(scalp, patches, seed);
  const native = new Float32Array(size * size);
  const filled = new Uint8Array(size * size);
  const at = new Float64Array(STRIDE);

  const scale = size / (2 * chartHalfMm);
  const toTexel = (value: number) => (value + chartHalfMm) * scale - 0.5;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!;
    const b = triangles[t + 1]!;
    const c = triangles[t + 2]!;
    const near = areata?.near(
      vertices[STRIDE * a + X]!,
      vertices[STRIDE * a + Y]!,
      vertices[STRIDE * a + Z]!,
      TRIANGLE_MM,
    );
    const ax = toTexel(chart[2 * a]!);
    const ay = toTexel(chart[2 * a + 1]!);
    const bx = toTexel(chart[2 * b]!) - ax;
    const by = toTexel(chart[2 * b + 1]!) - ay;
    const cx = toTexel(chart[2 * c]!) - ax;
    const cy = toTexel(chart[2 * c + 1]!) - ay;
    const inverse = 1 / (bx * cy - by * cx);
    const firstColumn = Math.ceil(ax + Math.min(0, bx, cx));
    const lastColumn = Math.floor(ax + Math.max(0, bx, cx));
    const firstRow = Math.ceil(ay + Math.min(0, by, cy));
    const lastRow = Math.floor(ay + Math.max(0, by, cy));
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const x = column - ax;
        const y = row - ay;
        const v = (x * cy - y * cx) * inverse;
        const w = (y * bx - x * by) * inverse;
        const u = 1 - v - w;
        if (u < -1e-9 || v < -1e-9 || w < -1e-9) continue;
        for (let k = 0; k < STRIDE; k++) {
          at[k] = u * vertices[STRIDE * a + k]! + v * vertices[STRIDE * b + k]! + w * vertices[STRIDE * c + k]!;
        }
        const texel = row * size + column;
        filled[texel] = 1;
        const [px, py, pz] = [at[X]!, at[Y]!, at[Z]!];
        native[texel] = at[FULL]! * smoothstep(0, at[FADE]!, at[BORDER]!) * nativeAt(at[KEPT]!, px, py, pz);
        if (near && near.length > 0) native[texel]! *= areata!.shareAt(near, px, py, pz);
        if (scars) native[texel]! *= 1 - scarShareAt(scars, column, row);
      }
    }
  }
  for (let ring = 0; ring < DILATION; ring++) dilate(size, filled, native);
  return native;
}

type Offset = (x: number, y: number, z: number) => number;

/** Share of untouched hair that a loss pattern has left, from the tape distance inside the skin that kept it. */
function createNativeHair(loss: LossField, seed: number): (keptMm: number, x: number, y: number, z: number) => number {
  const { thinningMm, wanderMm, keptShare, lostShare } = loss;
  const wander = createWander(loss, seed);
  const reach = 1.4 * wanderMm;
  return (keptMm, x, y, z) => {
    if (keptMm <= -reach) return lostShare;
    if (keptMm >= thinningMm + reach) return keptShare;
    return lostShare + (keptShare - lostShare) * smoothstep(0, thinningMm, keptMm + wander(x, y, z));
  };
}

/** Offset of the border of the hair that was kept, mm: long waves with shorter ones on them. */
function createWander({ wanderMm, wanderPeriodMm }: LossField, seed: number): Offset {
  const noise = createSeededNoise((seed ^ 0x5bd1e995) >>> 0);
  const long = 1 / wanderPeriodMm;
  const short = 4 / wanderPeriodMm;
  return (x, y, z) => wanderMm * (noise(x * long, y * long, z * long) + 0.4 * noise(x * short, y * short, z * short));
}

/** Gives each empty texel beside filled ones the mean of those. */
function dilate(size: number, filled: Uint8Array, native: Float32Array): void {
  const fresh: number[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const texel = row * size + column;
      if (filled[texel]) continue;
      let count = 0;
      let hair = 0;
      for (let r = Math.max(0, row - 1); r <= Math.min(size - 1, row + 1); r++) {
        for (let c = Math.max(0, column - 1); c <= Math.min(size - 1, column + 1); c++) {
          const other = r * size + c;
          if (!filled[other]) continue;
          count++;
          hair += native[other]!;
        }
      }
      if (count === 0) continue;
      fresh.push(texel);
      native[texel] = hair / count;
    }
  }
  for (const texel of fresh) filled[texel] = 1;
}

function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
