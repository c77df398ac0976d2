/** The scalp of the head on screen as handles on the skin see it: from a pick to cranial angles and back, all round the skull. */
import type { TriangleMesh } from '../head/HeadMesh';
import type { SurfacePoint } from '../head/surfacePoint';
import type { AnglePoint } from '../scalp/angularRegion';
import { trianglesAmong } from '../scalp/HairlineTape';
import { cutOut } from '../scalp/scalpOutline';
import { createWholeSkull } from '../scalp/wholeSkull';
import { simulation } from '../simulation';
import type { HeadData } from '../simulationProtocol';

export interface SkinSkull {
  /** Level 2 of the head on screen. */
  readonly mesh: TriangleMesh;
  /** Cranial angles where a ray met the head; null off the scalp. */
  anglesOfHit(hit: SurfacePoint): AnglePoint | null;
  /** The surface point of the head with these angles; null off the scalp. */
  locate(azimuth: number, elevation: number): SurfacePoint | null;
}

let known: { readonly head: HeadData; readonly skull: SkinSkull } | null = null;
/** Outlives a change of shape, which keeps triangles and angles. */
let knownAngles: { readonly angles: Int16Array; readonly parts: Omit<SkinSkull, 'mesh'> } | null = null;

/** Of the head on screen; null until it has its scalp. Made once for each head. */
export function skullOf(): SkinSkull | null {
  const { head } = simulation.getState();
  if (!head?.scalp) return null;
  if (known?.head !== head) known = { head, skull: { mesh: head.mesh, ...partsFor(head.mesh, head.scalp) } };
  return known.skull;
}

function partsFor(mesh: HeadData['mesh'], scalp: NonNullable<HeadData['scalp']>): Omit<SkinSkull, 'mesh'> {
  const { headVertex, angles } = scalp;
  if (knownAngles?.angles === angles) return knownAngles.parts;
  const headTriangle = trianglesAmong(mesh, headVertex);
  const scalpTriangle = new Int32Array(mesh.triangles.length / 3).fill(-1);
  headTriangle.forEach((t, own) => {
    scalpTriangle[t] = own;
  });
  const coordinates = createWholeSkull(cutOut(mesh, headVertex), angles);
  const parts: Omit<SkinSkull, 'mesh'> = {
    anglesOfHit: ({ triangle, barycentric }) => {
      const own = scalpTriangle[triangle]!;
      return own < 0 ? null : coordinates.anglesAt({ triangle: own, barycentric });
    },
    locate: (azimuth, elevation) => {
      const found = coordinates.locate(azimuth, elevation);
      return found && { triangle: headTriangle[found.triangle]!, barycentric: found.barycentric };
    },
  };
  knownAngles = { angles, parts };
  return parts;
}
