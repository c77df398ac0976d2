/** Points of a ring that lies on the skin. */
import { Vector3 } from 'three';
import type { HeadPicker } from '../head/headBvh';
import type { Point } from '../head/landmarks';

export const RING_POINTS = 48;
/** So that the skin does not hide it. */
const LIFT_MM = 0.8;

/** xyz triples, head frame, mm. */
export function ringAround(radiusMm: number, at: Point, picker: HeadPicker): Float32Array {
  const centre = new Vector3(...at);
  const normal = new Vector3(...picker.nearest(at).normal);
  const across = new Vector3(0, 1, 0).cross(normal);
  if (across.lengthSq() < 0.01) across.set(1, 0, 0).cross(normal);
  across.normalize();
  const along = normal.clone().cross(across);
  const points = new Float32Array(3 * RING_POINTS);
  const point = new Vector3();
  for (let i = 0; i < RING_POINTS; i++) {
    const angle = (2 * Math.PI * i) / RING_POINTS;
    point
      .copy(centre)
      .addScaledVector(across, radiusMm * Math.cos(angle))
      .addScaledVector(along, radiusMm * Math.sin(angle));
    const hit = picker.nearest([point.x, point.y, point.z]);
    for (let k = 0; k < 3; k++) points[3 * i + k] = hit.position[k]! + LIFT_MM * hit.normal[k]!;
  }
  return points;
}
