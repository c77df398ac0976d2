/** The head on screen as the zones' borders lie on it. */
import type { BorderSkin } from '../scalp/borderCourse';
import { simulation } from '../simulation';
import type { HeadData } from '../simulationProtocol';
import { skullOf } from './skinSkull';

let known: { readonly head: HeadData; readonly skin: BorderSkin } | null = null;

/** Null until the head has its scalp. Made once for each head. */
export function borderSkinOf(): BorderSkin | null {
  const { head } = simulation.getState();
  const skull = skullOf();
  if (!head?.scalp || !skull) return null;
  if (known?.head === head) return known.skin;
  const { mesh } = head;
  const { headVertex, borderDistanceMm } = head.scalp;
  const ofVertex = new Float32Array(mesh.positions.length / 3);
  headVertex.forEach((vertex, i) => {
    ofVertex[vertex] = borderDistanceMm[i]!;
  });
  const skin: BorderSkin = {
    mesh,
    skull: { anglesAt: (point) => skull.anglesOfHit(point)!, locate: skull.locate },
    borderDistanceAt: (triangle, [v, w]) => {
      const at = (k: number) => ofVertex[mesh.triangles[3 * triangle + k]!]!;
      return (1 - v - w) * at(0) + v * at(1) + w * at(2);
    },
  };
  known = { head, skin };
  return skin;
}
