/** Hairlines on the head that ships, as points in mm. */
import type { Point } from '../../src/head/landmarks';
import { surfacePosition } from '../../src/head/surfacePoint';
import { type HairlineLine, hairlineCurve } from '../../src/scalp/hairline';
import type { LineSkin } from '../../src/scalp/meridianTape';
import { createSkullCoordinates } from '../../src/scalp/skullCoordinates';
import { scalp } from './realScalp';

export const skin: LineSkin = {
  mesh: scalp,
  coordinates: createSkullCoordinates(scalp, scalp.angles),
  midlineTape: scalp.midlineTape,
};

export function placeOnSkin(azimuth: number, elevation: number): Point | null {
  const place = skin.coordinates.locate(azimuth, elevation);
  return place && surfacePosition(scalp, place);
}

/** Of the line's dense points those that lie on the scalp. */
export function curveOnSkin(line: HairlineLine): Point[] {
  const curve = hairlineCurve(line);
  const points: Point[] = [];
  for (let i = 0; i < curve.length; i += 2) {
    const place = placeOnSkin(curve[i]!, curve[i + 1]!);
    if (place) points.push(place);
  }
  return points;
}

export function distanceToCurve(point: Point, curve: readonly Point[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < curve.length; i++) {
    const [a, b] = [curve[i]!, curve[i + 1]!];
    const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const [x, y, z] = [point[0] - a[0], point[1] - a[1], point[2] - a[2]];
    const t = Math.min(1, Math.max(0, (x * dx + y * dy + z * dz) / (dx * dx + dy * dy + dz * dz || 1)));
    nearest = Math.min(nearest, Math.hypot(x - t * dx, y - t * dy, z - t * dz));
  }
  return nearest;
}
