/** Puts a MakeHuman proxy (eyes, brows, lashes) onto a fitted base mesh. */
import type { ProxyMesh } from './makehuman';

/**
 * @param baseMm All base vertices, helpers included, head frame, mm.
 * @returns xyz triples of the proxy's vertices, mm.
 */
export function placeProxy({ references, weights, offsetsDm }: ProxyMesh, baseMm: Float64Array): Float64Array {
  const placed = new Float64Array(references.length * 3);
  references.forEach((vertices, i) => {
    for (let k = 0; k < 3; k++) {
      const ridden = vertices.reduce((sum, v, j) => sum + weights[i]![j]! * baseMm[v * 3 + k]!, 0);
      placed[i * 3 + k] = ridden + offsetsDm[i]![k]! * 100;
    }
  });
  return placed;
}
