/** How far along the midline a point lies above the glabella, by tape, for each height on the forehead. */
import type { Point } from '../head/landmarks';
import { cranialCentre } from './cranialAngles';

/** Vertices this near the plane of symmetry lie on the midline, mm. */
const ON_MIDLINE_MM = 0.01;

/**
 * On a symmetric head the midline is itself a shortest way, so its length is the tape's.
 *
 * @returns Pairs of angle and tape, both ascending. Angle in degrees about the cranial centre in the midline plane: 0 to
 * the face, 90 to the zenith, beyond it to the back. Tape in mm from the glabella.
 */
export function measureMidlineTape(
  positions: Float32Array,
  landmarks: { readonly glabella: Point; readonly opisthocranion: Point },
): Float32Array {
  const midline = findMidline(positions, landmarks);
  return tapeAlongMidline(positions, midline);
}

/** Vertices on the midline from the glabella over the top to the back, in order, and the angle at which each lies. */
export interface Midline {
  readonly vertices: Uint32Array;
  /** Degrees about the cranial centre. */
  readonly angles: Float32Array;
}

export function findMidline(
  positions: Float32Array,
  landmarks: { readonly glabella: Point; readonly opisthocranion: Point },
): Midline {
  const [, centreY, centreZ] = cranialCentre(landmarks);
  const angleOf = (y: number, z: number) => (Math.atan2(y - centreY, z - centreZ) * 180) / Math.PI;
  const start = angleOf(landmarks.glabella[1], landmarks.glabella[2]);
  const midline: { angle: number; vertex: number }[] = [];
  for (let v = 0; v < positions.length / 3; v++) {
    if (Math.abs(positions[3 * v]!) > ON_MIDLINE_MM) continue;
    const y = positions[3 * v + 1]!;
    const z = positions[3 * v + 2]!;
    const angle = angleOf(y, z);
    if (angle >= start - 1e-3) midline.push({ angle, vertex: v });
  }
  midline.sort((a, b) => a.angle - b.angle);
  if (midline.length < 10)
    throw new Error(`measureMidlineTape: the head must have vertices on its midline, found ${midline.length}.`);
  return {
    vertices: Uint32Array.from(midline, ({ vertex }) => vertex),
    angles: Float32Array.from(midline, ({ angle }) => angle),
  };
}

/**
 * The tape on another shape of the head: each vertex keeps the angle of the head on which the midline was found, as it
 * keeps its cranial angles, and the lengths are this head's.
 */
export function tapeAlongMidline(positions: Float32Array, { vertices, angles }: Midline): Float32Array {
  const tape = new Float32Array(2 * vertices.length);
  let length = 0;
  vertices.forEach((vertex, i) => {
    const before = vertices[Math.max(0, i - 1)]!;
    const at = (k: number) => positions[3 * vertex + k]! - positions[3 * before + k]!;
    length += Math.hypot(at(1), at(2));
    tape[2 * i] = angles[i]!;
    tape[2 * i + 1] = length;
  });
  return tape;
}

/** Angle in degrees at which the tape from the glabella has run `tapeMm` up the midline. */
export function elevationAtTape(midlineTape: Float32Array, tapeMm: number): number {
  const last = midlineTape.length - 2;
  if (!(tapeMm >= 0 && tapeMm <= midlineTape[last + 1]!)) {
    throw new RangeError(`elevationAtTape: tapeMm must be in [0, ${midlineTape[last + 1]}], got ${tapeMm}.`);
  }
  let i = 0;
  while (i + 2 < last && midlineTape[i + 3]! < tapeMm) i += 2;
  const from = midlineTape[i + 1]!;
  const to = midlineTape[i + 3]!;
  return midlineTape[i]! + ((midlineTape[i + 2]! - midlineTape[i]!) * (tapeMm - from)) / (to - from);
}
