/**
 * Where a point of the skull lies, as two angles about the cranial centre. Outline, zones, hairline and loss patterns are
 * drawn in them. They are measured once, on the neutral head, and stored: a morphed head keeps its vertices' angles.
 */
import type { Point } from '../head/landmarks';

/** Stored angles are hundredths of a degree: 0.02 mm on the scalp. */
export const ANGLE_STEPS_PER_DEGREE = 100;

/** Height of the centre above the ear canals, mm: about the widest level of the skull. */
const CENTRE_HEIGHT_MM = 35;

/** On the midline, half-way between glabella and the back of the head. */
export function cranialCentre(landmarks: { readonly glabella: Point; readonly opisthocranion: Point }): Point {
  return [0, CENTRE_HEIGHT_MM, (landmarks.glabella[2] + landmarks.opisthocranion[2]) / 2];
}

/**
 * Azimuth and elevation of each vertex in hundredths of a degree, pairs. Azimuth is 0 to the face, positive to the
 * subject's left, ±18000 at the back; elevation is positive above the horizontal through the centre.
 */
export function measureCranialAngles(positions: Float32Array, centre: Point): Int16Array {
  const angles = new Int16Array((positions.length / 3) * 2);
  const scale = (180 / Math.PI) * ANGLE_STEPS_PER_DEGREE;
  for (let v = 0; v < positions.length / 3; v++) {
    const x = positions[3 * v]! - centre[0];
    const y = positions[3 * v + 1]! - centre[1];
    const z = positions[3 * v + 2]! - centre[2];
    // by magnitude and sign, so that left and right round alike
    const azimuth = Math.round(Math.atan2(Math.abs(x), z) * scale);
    angles[2 * v] = x < 0 ? -azimuth : azimuth;
    angles[2 * v + 1] = Math.round(Math.atan2(y, Math.sqrt(x * x + z * z)) * scale);
  }
  return angles;
}
