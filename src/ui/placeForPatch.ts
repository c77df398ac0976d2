/** Where a patch goes that was not placed by hand: places of the scalp in turn, the first with room. */
import { type SurfacePoint, surfacePosition } from '../head/surfacePoint';
import type { AreataPatch } from '../scalp/areata';
import { simulation } from '../simulation';

/** Directions from the middle of the skull to where areata often begins: sides, back, crown. */
const PLACES: readonly (readonly [x: number, y: number, z: number])[] = [
  [0.75, 0.5, 0.1],
  [-0.5, 0.35, -0.8],
  [0.4, 0.75, -0.55],
  [-0.75, 0.45, 0.05],
  [0.35, 0.2, -0.95],
  [-0.35, 0.85, 0.35],
  [0.1, 0.95, 0.15],
  [0.7, 0.35, -0.6],
  [-0.7, 0.4, -0.5],
];
const MIDDLE = [0, 45, -10] as const;
const FAR_MM = 130;
const GAP_MM = 34;

/** @returns Null while the head is being built. */
export function placeForPatch(patches: readonly AreataPatch[]): SurfacePoint | null {
  const { head, picker } = simulation.getState();
  if (!head?.scalp || !picker) return null;
  const { mesh } = head;
  const taken = patches.map(({ at }) => surfacePosition(mesh, at));
  const free = PLACES.find((direction) => {
    const { position } = hitTowards(direction);
    return taken.every((other) => Math.hypot(...position.map((value, k) => value - other[k]!)) > GAP_MM);
  });
  const { triangle, barycentric } = hitTowards(free ?? PLACES[patches.length % PLACES.length]!);
  return { triangle, barycentric: [barycentric[0], barycentric[1]] };

  function hitTowards(direction: (typeof PLACES)[number]) {
    return picker!.nearest(
      [0, 1, 2].map((k) => MIDDLE[k]! + FAR_MM * direction[k]!) as unknown as [number, number, number],
    );
  }
}
