/** The mirror map of a subdivided mesh, from that of its coarse mesh. Exact, since it follows topology and not positions. */
import type { Subdivision } from '../../src/head/subdivide';

/** For each fine vertex the one on the other side. @param mirror The same for the coarse vertices. */
export function mirrorSubdivision({ coarse, edges, vertexCount }: Subdivision, mirror: ArrayLike<number>): Uint32Array {
  const fine = new Uint32Array(vertexCount);
  const key = (vertices: number[]) => vertices.sort((a, b) => a - b).join();
  const quadOf = new Map<string, number>();
  const quadCount = coarse.quads.length / 4;
  const quad = (q: number) => Array.from(coarse.quads.subarray(q * 4, q * 4 + 4));
  for (let q = 0; q < quadCount; q++) quadOf.set(key(quad(q)), q);
  const edgeOf = new Map<string, number>();
  for (let e = 0; e < edges.length / 2; e++) edgeOf.set(key([edges[e * 2]!, edges[e * 2 + 1]!]), e);

  for (let v = 0; v < coarse.vertexCount; v++) fine[v] = mirror[v]!;
  for (let q = 0; q < quadCount; q++) {
    fine[coarse.vertexCount + q] = coarse.vertexCount + found(quadOf.get(key(quad(q).map((v) => mirror[v]!))));
  }
  const firstEdge = coarse.vertexCount + quadCount;
  for (let e = 0; e < edges.length / 2; e++) {
    const twin = found(edgeOf.get(key([mirror[edges[e * 2]!]!, mirror[edges[e * 2 + 1]!]!])));
    fine[firstEdge + e] = firstEdge + twin;
  }
  return fine;
}

function found(index: number | undefined): number {
  if (index === undefined) throw new Error('The mesh is not mirror symmetric.');
  return index;
}
