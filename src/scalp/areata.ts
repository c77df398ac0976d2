/**
 * Alopecia areata: round patches of smooth skin in otherwise whole hair.
 *
 * A patch is a place on the skin and a radius. Within 25 mm the straight way differs from the tape by less than half a
 * per cent, so distances are straight.
 */
import type { Point } from '../head/landmarks';
import type { SurfacePoint } from '../head/surfacePoint';
import type { Millimetres } from '../units';
import type { AnatomicalScalp } from './buildScalpSurface';
import { scalpPosition } from './scalpPoint';
import { createSeededNoise } from './seededNoise';

export interface AreataPatch {
  /** On the level-2 head. */
  readonly at: SurfacePoint;
  readonly radiusMm: Millimetres;
}

export const AREATA_LIMITS = { count: 20, radiusMm: { min: 5, max: 25 } } as const;

/** Hair comes back over this width, half of it on either side of the radius. */
const SOFT_MM = 5;
/** How far a patch strays from a circle, as a share of its radius, and the size of its bulges. */
const STRAY_SHARE = 0.16;
const STRAY_PERIOD_MM = 16;

export interface AreataField {
  /** Patches that may reach a place, to be asked once for many places near it. */
  near(x: number, y: number, z: number, withinMm: number): readonly number[];
  /** Share of the hair that some patches leave at a point of the skin, head frame, mm. */
  shareAt(patches: readonly number[], x: number, y: number, z: number): number;
}

/** @returns Null where no patch lies on the scalp. */
export function createAreata(
  scalp: AnatomicalScalp,
  patches: readonly AreataPatch[],
  seed: number,
): AreataField | null {
  const placed = patches
    .map(({ at, radiusMm }) => ({ centre: scalpPosition(scalp, at), radiusMm }))
    .filter((patch): patch is { centre: Point; radiusMm: Millimetres } => patch.centre !== null);
  if (placed.length === 0) return null;
  const noise = createSeededNoise((seed ^ 0x61726561) >>> 0);
  const distanceTo = ([cx, cy, cz]: Point, x: number, y: number, z: number) =>
    Math.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2);
  return {
    near(x, y, z, withinMm) {
      const found: number[] = [];
      placed.forEach(({ centre, radiusMm }, i) => {
        const reach = radiusMm * (1 + STRAY_SHARE) + SOFT_MM + withinMm;
        if (distanceTo(centre, x, y, z) < reach) found.push(i);
      });
      return found;
    },
    shareAt(near, x, y, z) {
      let share = 1;
      for (const i of near) {
        const { centre, radiusMm } = placed[i]!;
        // in the patch's own frame, so that it keeps its shape while it is moved
        const stray = noise(
          (x - centre[0]) / STRAY_PERIOD_MM + 7 * i,
          (y - centre[1]) / STRAY_PERIOD_MM,
          (z - centre[2]) / STRAY_PERIOD_MM,
        );
        const outside = distanceTo(centre, x, y, z) - radiusMm * (1 + STRAY_SHARE * stray);
        const t = Math.min(1, Math.max(0, outside / SOFT_MM + 0.5));
        share *= t * t * (3 - 2 * t);
      }
      return share;
    },
  };
}
