import type { SquareMillimetres } from '../units';

/**
 * Sites in progressive order: any prefix is evenly spread. Site i first shows at rank (i + 1) / areaMm2, dots per mm².
 *
 * On a masked mesh `areaMm2` is the area inside the mask and every site lies inside it.
 */
export interface Sites {
  readonly count: number;
  readonly areaMm2: SquareMillimetres;
  /** xyz triples, length 3 · count, mm, on the mesh. */
  readonly positions: Float32Array;
  /** Index of the triangle that each site lies on. */
  readonly triangles: Uint32Array;
  /** Barycentric weights of the triangle's second and third corner, pairs, length 2 · count. */
  readonly barycentrics: Float32Array;
}
