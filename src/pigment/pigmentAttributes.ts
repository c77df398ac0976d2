/** Vertex attributes of the whole head that the pigment layer's shader reads: chart, metric and zone weights, and where they hold. */
import type { HeadMesh } from '../head/HeadMesh';
import type { ScalpSurface } from '../scalp/ScalpSurface';
import { ZONE_STRIDE } from '../scalp/zones';

/** Names are the shader's. */
export interface PigmentAttributes {
  /** uv pairs, chart mm; zero away from the scalp. */
  readonly aChart: Float32Array;
  /** (E, F, G) triples; the identity away from the scalp. */
  readonly aMetric: Float32Array;
  /** Zone weights in the order of ZONE_IDS, four normalised bytes each. */
  readonly aZoneA: Uint8Array;
  readonly aZoneB: Uint8Array;
  readonly aZoneC: Uint8Array;
  /**
   * 255 on vertices of the scalp, normalised. A triangle with one corner elsewhere has no chart: there the
   * interpolated value falls below 1, by which the shader knows it.
   */
  readonly aInChart: Uint8Array;
}

/** Component count of each attribute, and whether bytes stand for 0 to 1. */
export const PIGMENT_ATTRIBUTE_LAYOUT = {
  aChart: { size: 2, normalised: false },
  aMetric: { size: 3, normalised: false },
  aZoneA: { size: 4, normalised: true },
  aZoneB: { size: 4, normalised: true },
  aZoneC: { size: 4, normalised: true },
  aInChart: { size: 1, normalised: true },
} as const satisfies Record<keyof PigmentAttributes, { size: number; normalised: boolean }>;

/** What of the attributes follows the plan's zones. */
export type ZoneAttributes = Pick<PigmentAttributes, 'aZoneA' | 'aZoneB' | 'aZoneC'>;

/**
 * @param head The mesh that the scalp was cut out of.
 * @param zoneWeights Of the plan, like the scalp's own: see planZones.ts.
 */
export function pigmentAttributes(
  head: Pick<HeadMesh, 'positions'>,
  scalp: ScalpSurface,
  zoneWeights: Uint8Array = scalp.zoneWeights,
): PigmentAttributes {
  const vertexCount = head.positions.length / 3;
  const attributes = emptyPigmentAttributes(vertexCount);
  const { aChart, aMetric, aInChart } = attributes;
  const { headVertex, chart, metric } = scalp;
  for (let i = 0; i < headVertex.length; i++) {
    const vertex = headVertex[i]!;
    if (vertex >= vertexCount) {
      throw new RangeError(
        `pigmentAttributes: scalp vertex ${i} must be a vertex of the head, got ${vertex} of ${vertexCount}.`,
      );
    }
    aChart[2 * vertex] = chart[2 * i]!;
    aChart[2 * vertex + 1] = chart[2 * i + 1]!;
    for (let k = 0; k < 3; k++) aMetric[3 * vertex + k] = metric[3 * i + k]!;
    aInChart[vertex] = 255;
  }
  spreadZones(attributes, scalp, zoneWeights);
  return attributes;
}

/** Those that follow the zones, alone: another head's or another plan's. */
export function zoneAttributes(vertexCount: number, scalp: ScalpSurface, zoneWeights: Uint8Array): ZoneAttributes {
  const attributes = emptyZoneAttributes(vertexCount);
  spreadZones(attributes, scalp, zoneWeights);
  return attributes;
}

function spreadZones(
  { aZoneA, aZoneB, aZoneC }: ZoneAttributes,
  { headVertex }: ScalpSurface,
  zoneWeights: Uint8Array,
): void {
  for (let i = 0; i < headVertex.length; i++) {
    const vertex = headVertex[i]!;
    for (let k = 0; k < 4; k++) {
      aZoneA[4 * vertex + k] = zoneWeights[ZONE_STRIDE * i + k]!;
      aZoneB[4 * vertex + k] = zoneWeights[ZONE_STRIDE * i + 4 + k]!;
      aZoneC[4 * vertex + k] = zoneWeights[ZONE_STRIDE * i + 8 + k]!;
    }
  }
}

function emptyZoneAttributes(vertexCount: number): ZoneAttributes {
  return {
    aZoneA: new Uint8Array(4 * vertexCount),
    aZoneB: new Uint8Array(4 * vertexCount),
    aZoneC: new Uint8Array(4 * vertexCount),
  };
}

/** For a mesh without a scalp, such as the head's first, coarse level: no dot shows. */
export function emptyPigmentAttributes(vertexCount: number): PigmentAttributes {
  const aMetric = new Float32Array(3 * vertexCount);
  for (let i = 0; i < vertexCount; i++) {
    aMetric[3 * i] = 1;
    aMetric[3 * i + 2] = 1;
  }
  return {
    aChart: new Float32Array(2 * vertexCount),
    aMetric,
    ...emptyZoneAttributes(vertexCount),
    aInChart: new Uint8Array(vertexCount),
  };
}
