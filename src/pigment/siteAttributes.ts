/** What picture and numbers need of each site: where it lies in the chart, how the chart is stretched there, its zones and its level. */
import type { Sites } from '../sampling/Sites';
import type { ScalpSurface } from '../scalp/ScalpSurface';
import { ZONE_COUNT } from '../scalp/zoneIds';
import { ZONE_STRIDE } from '../scalp/zones';
import { dotsPerMm2 } from '../units';
import { toRankLevel } from './rankLevels';
import { packZones } from './siteZones';

export interface SiteAttributes {
  readonly count: number;
  /** uv pairs, chart mm. */
  readonly chart: Float32Array;
  /** First fundamental form of chart -> skin (E, F, G) triples. */
  readonly metric: Float32Array;
  /** The zones that it lies in: see siteZones.ts. */
  readonly zones: Uint32Array;
  /** Rank level, 1 to 4095; 0 for a site that the grid had no room for, which neither shows nor counts. */
  readonly levels: Uint16Array;
}

/**
 * @param sites On the triangles of `scalp`.
 * @param zoneWeights Of the plan, like the scalp's own: see planZones.ts.
 */
export function siteAttributes(
  sites: Sites,
  scalp: ScalpSurface,
  zoneWeights: Uint8Array = scalp.zoneWeights,
): SiteAttributes {
  const { count, triangles, barycentrics, areaMm2 } = sites;
  const { chart: vertexChart, metric: vertexMetric, triangles: corners } = scalp;
  const chart = new Float32Array(2 * count);
  const metric = new Float32Array(3 * count);
  const zones = new Uint32Array(count);
  const levels = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const corner = 3 * triangles[i]!;
    const a = corners[corner]!;
    const b = corners[corner + 1]!;
    const c = corners[corner + 2]!;
    const wb = barycentrics[2 * i]!;
    const wc = barycentrics[2 * i + 1]!;
    const wa = 1 - wb - wc;
    for (let k = 0; k < 2; k++) {
      chart[2 * i + k] = wa * vertexChart[2 * a + k]! + wb * vertexChart[2 * b + k]! + wc * vertexChart[2 * c + k]!;
    }
    for (let k = 0; k < 3; k++) {
      metric[3 * i + k] = wa * vertexMetric[3 * a + k]! + wb * vertexMetric[3 * b + k]! + wc * vertexMetric[3 * c + k]!;
    }
    levels[i] = toRankLevel(dotsPerMm2((i + 1) / areaMm2));
  }
  packSiteZones(zones, sites, scalp, zoneWeights);
  return { count, chart, metric, zones, levels };
}

/** Writes the zones of each site: all that changes when zones are edited. */
export function packSiteZones(
  out: Uint32Array,
  { count, triangles, barycentrics }: Sites,
  { triangles: corners }: ScalpSurface,
  zoneWeights: Uint8Array,
): void {
  const weights = new Float64Array(ZONE_COUNT);
  for (let i = 0; i < count; i++) {
    const corner = 3 * triangles[i]!;
    const a = ZONE_STRIDE * corners[corner]!;
    const b = ZONE_STRIDE * corners[corner + 1]!;
    const c = ZONE_STRIDE * corners[corner + 2]!;
    const wb = barycentrics[2 * i]!;
    const wc = barycentrics[2 * i + 1]!;
    const wa = 1 - wb - wc;
    for (let zone = 0; zone < ZONE_COUNT; zone++) {
      weights[zone] = wa * zoneWeights[a + zone]! + wb * zoneWeights[b + zone]! + wc * zoneWeights[c + zone]!;
    }
    out[i] = packZones(weights);
  }
}
