/** The three lengths that a consultant takes with a tape, on a head of any likeness. */
import { type Millimetres, mm } from '../units';
import { measureHead } from './dimensions';
import type { HeadMesh } from './HeadMesh';
import { type Landmarks, landmarkPositions } from './landmarks';

export interface HeadSize {
  /** Above the brow ridges and round the back of the head. */
  readonly circumference: Millimetres;
  /** From the glabella up the midline to the vertex. */
  readonly glabellaToVertex: Millimetres;
  /** From tragus to tragus over the top. */
  readonly earToEar: Millimetres;
}

export const HEAD_SIZE_IDS = ['circumference', 'glabellaToVertex', 'earToEar'] as const satisfies (keyof HeadSize)[];
export type HeadSizeId = (typeof HEAD_SIZE_IDS)[number];

/** Vertices this near the plane of symmetry lie on the midline, mm. */
const ON_MIDLINE_MM = 0.01;

/** Either level will do: they agree to a quarter of a millimetre. Level 1 takes some 15 ms. */
export function measureHeadSize(mesh: HeadMesh, landmarks: Landmarks): HeadSize {
  const { headCircumference, bitragionCoronalArc } = measureHead(mesh, mesh.earMask, landmarks);
  return {
    circumference: headCircumference,
    glabellaToVertex: mm(midlineArc(mesh.positions, landmarks)),
    earToEar: bitragionCoronalArc,
  };
}

function midlineArc(positions: Float32Array, landmarks: Landmarks): number {
  const { glabella, vertex, opisthocranion } = landmarkPositions(landmarks, positions);
  // round a point inside the skull the midline turns one way only
  const centreY = (glabella[1] + opisthocranion[1]) / 2;
  const centreZ = (glabella[2] + opisthocranion[2]) / 2;
  const turn = (y: number, z: number) => Math.atan2(y - centreY, z - centreZ);
  const from = turn(glabella[1], glabella[2]);
  const to = turn(vertex[1], vertex[2]);
  const between: [turn: number, y: number, z: number][] = [];
  for (let v = 0; v < positions.length; v += 3) {
    if (Math.abs(positions[v]!) > ON_MIDLINE_MM) continue;
    const y = positions[v + 1]!;
    const z = positions[v + 2]!;
    const at = turn(y, z);
    if (at >= from && at <= to) between.push([at, y, z]);
  }
  between.sort((a, b) => a[0] - b[0]);
  let length = 0;
  for (let i = 1; i < between.length; i++) {
    length += Math.hypot(between[i]![1] - between[i - 1]![1], between[i]![2] - between[i - 1]![2]);
  }
  return length;
}
