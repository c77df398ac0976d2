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
import type { AreataPatch } from './areata';
import type { AnatomicalScalp } from './buildScalpSurface';
import { EdgeRaster, REGION_CHANNEL, REGION_CHANNELS } from './EdgeRaster';
import { alongEdge, type EdgeFinish, edgeFinishes } from './edgeFinish';
import type { HairlineShape } from './hairline';
import type { HairOrigin } from './hairOrigins';
import { fromHalf, toHalf } from './halfPrecision';
import type { HairStroke, LossBorders } from './lossEdits';
import { LOSS_PATTERNS } from './lossPattern';
import { NativeRaster } from './NativeRaster';
import type { ScarMap } from './scarMap';

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
  /** How far parts of the pattern's border have been dragged. Not at all when left out. */
  readonly borders?: LossBorders;
  /** Patches without hair, whatever the pattern. */
  readonly patches?: readonly AreataPatch[];
  /** Hair brushed in or out over the pattern, oldest first; patches and scars lie over it. */
  readonly strokes?: readonly HairStroke[];
  /** Decides how dense untouched hair is. European when left out. */
  readonly hairOrigin?: HairOrigin;
  /** Decides the irregularities. Integer in [0, 2³²). */
  readonly seed: number;
}

/** Makes one region map after another for the same scalp. */
export class RegionMapper {
  private readonly edge: EdgeRaster;
  /** All channels, as they were drawn last. */
  private readonly data = new Uint16Array(REGION_CHANNELS * REGION_MAP_SIZE * REGION_MAP_SIZE);
  private readonly native: NativeRaster;
  /** What native hair was last cut to: '' where it grows as it grows. */
  private cutKey = '';
  /** Grows whenever native hair is another than in the last map. */
  nativeVersion = 0;

  constructor(private readonly scalp: AnatomicalScalp) {
    this.edge = new EdgeRaster(scalp, REGION_MAP_SIZE);
    this.native = new NativeRaster(scalp, REGION_MAP_SIZE);
  }

  /**
   * A few milliseconds where only the hairline's line has changed since the last map.
   *
   * @param scars Of the same scalp, twice as many texels a side: no hair grows in them.
   * @returns A map of its own: the next one leaves it as it is.
   * @throws {RangeError} If the loss pattern is unknown, or the seed is not such an integer.
   */
  draw(settings: RegionSettings, scars: ScarMap | null = null): RegionMap {
    lookUp(LOSS_PATTERNS, settings.lossPattern, 'loss pattern');
    this.edge.drawInto(this.data, settings.hairline, settings.seed);
    this.drawNative(settings, scars);
    return { size: REGION_MAP_SIZE, chartHalfMm: this.scalp.chartHalfMm, data: this.data.slice() };
  }

  /** Skin with less than half of its untouched hair in the map that was drawn last, mm²: hair that is cut still grows. */
  bareAreaMm2(): number {
    return this.native.bareAreaMm2();
  }

  /** After the edge, to which hair may be cut. */
  private drawNative(settings: RegionSettings, scars: ScarMap | null): void {
    const isRegrown = this.native.drawInto(this.data, settings, scars);
    const cutKey = cutKeyOf(settings.hairline);
    const isCutAnew = cutKey !== this.cutKey;
    if (!isRegrown && !isCutAnew) return;
    this.nativeVersion++;
    // uncut, the raster has written what has changed
    if (cutKey !== '' || isCutAnew) this.cut(settings.hairline, cutKey !== '');
    this.cutKey = cutKey;
  }

  private cut({ edge, sideProfile, napeEdge }: HairlineShape, isCut: boolean): void {
    const { data } = this;
    const { grown } = this.native;
    const { side, nape } = edgeFinishes(edge, sideProfile, napeEdge);
    for (let i = 0, at = 0; i < grown.length; i++, at += REGION_CHANNELS) {
      let native = grown[i]!;
      if (native > 0 && isCut && data[at + REGION_CHANNEL.place] !== 0) {
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

function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
