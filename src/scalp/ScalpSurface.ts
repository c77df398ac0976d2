import type { TriangleMesh } from '../head/HeadMesh';
import type { SquareMillimetres } from '../units';

/**
 * The hair-bearing skin of one head with a margin around it, cut out of the level-2 head mesh.
 *
 * Vertex i of the scalp is vertex `headVertex[i]` of the head; positions are copies of it. Per-vertex data is
 * interpolated linearly over each triangle, on the CPU and the GPU alike, so both see the same field.
 */
export interface ScalpSurface extends TriangleMesh {
  /** Index into the level-2 head mesh, length vertexCount. */
  readonly headVertex: Uint32Array;
  /** Seam-free chart, uv pairs in chart mm (1 unit is about 1 mm on the skin), centred on the origin; extent: `chartHalfMm`. */
  readonly chart: Float32Array;
  /** Half the side of the chart's bounding square, chart mm. uv01 = chart / (2 · chartHalfMm) + 0.5. */
  readonly chartHalfMm: number;
  /** First fundamental form of chart -> skin (E, F, G) at each vertex: ds² = E du² + 2F du dv + G dv², skin mm² per chart mm². */
  readonly metric: Float32Array;
  /** Tape distance to the border of the hair-bearing skin, mm, positive inside; negative in the margin. */
  readonly borderDistanceMm: Float32Array;
  /** Zone weights by anatomy, 12 bytes a vertex (three RGBA8 attributes) in the order of ZONE_IDS: they sum to exactly 255, and drawn zones have none. */
  readonly zoneWeights: Uint8Array;
  /** Area where `borderDistanceMm` > 0, exact over the cut triangles. */
  readonly areaMm2: SquareMillimetres;
}
