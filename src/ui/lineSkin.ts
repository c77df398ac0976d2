/** The scalp of the head on screen as the hairline's handles see it: from a pick to cranial angles and back. */
import type { SurfacePoint } from '../head/surfacePoint';
import type { AnglePoint } from '../scalp/angularRegion';
import { trianglesAmong } from '../scalp/HairlineTape';
import type { LineSkin } from '../scalp/meridianTape';
import { cutOut } from '../scalp/scalpOutline';
import { createSkullCoordinates } from '../scalp/skullCoordinates';
import type { HeadData } from '../simulationProtocol';

export interface HeadLineSkin extends LineSkin {
  /** Cranial angles where a ray met the head; null off the scalp. */
  anglesOfHit(hit: SurfacePoint): AnglePoint | null;
}

let known: { readonly head: HeadData; readonly skin: HeadLineSkin } | null = null;

/** Null until the head has its scalp. Made once for each head. */
export function lineSkinOf(head: HeadData | null): HeadLineSkin | null {
  if (!head?.scalp) return null;
  if (known?.head !== head) known = { head, skin: createLineSkin(head.mesh, head.scalp) };
  return known.skin;
}

function createLineSkin(headMesh: HeadData['mesh'], scalp: NonNullable<HeadData['scalp']>): HeadLineSkin {
  const { headVertex, angles, midlineTape } = scalp;
  const mesh = cutOut(headMesh, headVertex);
  const scalpTriangle = new Int32Array(headMesh.triangles.length / 3).fill(-1);
  trianglesAmong(headMesh, headVertex).forEach((t, own) => {
    scalpTriangle[t] = own;
  });
  const coordinates = createSkullCoordinates(mesh, angles);
  return {
    mesh,
    coordinates,
    midlineTape,
    anglesOfHit: ({ triangle, barycentric }) => {
      const own = scalpTriangle[triangle]!;
      return own < 0 ? null : coordinates.anglesAt({ triangle: own, barycentric });
    },
  };
}
