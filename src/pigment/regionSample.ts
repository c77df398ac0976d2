/**
 * The region map between its texels, as the shader reads it: bilinear in full precision, texel centres at
 * (i + 0.5) / size, edge texels repeated outside.
 */

import { REGION_CHANNEL, REGION_CHANNELS } from '../scalp/EdgeRaster';
import { fromHalf } from '../scalp/halfPrecision';

/** The part of scalp's RegionMap that is read here. */
export interface RegionTexels {
  /** Texels a side. */
  readonly size: number;
  readonly chartHalfMm: number;
  /** Half floats, REGION_CHANNELS a texel: see RegionMap in scalp/regionMap.ts. */
  readonly data: Uint16Array;
}

/** One number for each position. */
export interface RegionSamples {
  /** Tape distance to the edge of the pigmented region, mm, positive inside. */
  readonly edgeMm: Float32Array;
  readonly nativePerMm2: Float32Array;
  /** Where along the edge: 0 in front, 1 at the side, 2 at the back. */
  readonly place: Float32Array;
  /** Tape distance to the smooth line, its teeth and lone dots aside, mm, positive behind it. */
  readonly lineMm: Float32Array;
}

/** Reads the map at chart positions, uv pairs in chart mm. */
export function sampleRegion(region: RegionTexels, chart: Float32Array): RegionSamples {
  const { size, chartHalfMm } = region;
  const texels = fromHalfs(region.data);
  const count = chart.length / 2;
  const channels = Array.from({ length: REGION_CHANNELS }, () => new Float32Array(count));
  const scale = size / (2 * chartHalfMm);
  const offset = size / 2 - 0.5;
  const last = size - 2;
  for (let i = 0; i < count; i++) {
    const x = chart[2 * i]! * scale + offset;
    const y = chart[2 * i + 1]! * scale + offset;
    const column = Math.min(last, Math.max(0, Math.floor(x)));
    const row = Math.min(last, Math.max(0, Math.floor(y)));
    const a = Math.min(1, Math.max(0, x - column));
    const b = Math.min(1, Math.max(0, y - row));
    const at = REGION_CHANNELS * (row * size + column);
    const below = at + REGION_CHANNELS * size;
    for (let k = 0; k < REGION_CHANNELS; k++) {
      const top = texels[at + k]! * (1 - a) + texels[at + REGION_CHANNELS + k]! * a;
      const bottom = texels[below + k]! * (1 - a) + texels[below + REGION_CHANNELS + k]! * a;
      channels[k]![i] = top * (1 - b) + bottom * b;
    }
  }
  return {
    edgeMm: channels[REGION_CHANNEL.edge]!,
    nativePerMm2: channels[REGION_CHANNEL.native]!,
    place: channels[REGION_CHANNEL.place]!,
    lineMm: channels[REGION_CHANNEL.line]!,
  };
}

/** The densest native hair in the map, per mm². */
export function mostNative(region: RegionTexels): number {
  const { data } = region;
  // halfs from zero up are in the order of their bits
  let most = 0;
  for (let i = 1; i < data.length; i += REGION_CHANNELS) if (data[i]! < 0x8000 && data[i]! > most) most = data[i]!;
  return fromHalf(most);
}

function fromHalfs(halfs: Uint16Array): Float32Array {
  const floats = new Float32Array(halfs.length);
  for (let i = 0; i < halfs.length; i++) floats[i] = fromHalf(halfs[i]!);
  return floats;
}
