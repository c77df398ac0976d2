/**
 * The head's measurements, taken as an anthropometrist takes them: calipers between landmarks, tape over the convex hull
 * of a plane section, since a tape bridges hollows.
 */
import { type Millimetres, mm } from '../units';
import type { TriangleMesh } from './HeadMesh';
import { type Landmarks, landmarkPositions, type Point } from './landmarks';

export interface HeadDimensions {
  /** Glabella to the farthest point of the back of the head, in the midline. */
  readonly headLength: Millimetres;
  /** Widest across above the ears. */
  readonly headBreadth: Millimetres;
  /** Tape above the brow ridges and round the back of the head. */
  readonly headCircumference: Millimetres;
  /** Tragus to tragus, straight. */
  readonly bitragionBreadth: Millimetres;
  /** Tape from tragus to tragus over the top, in the plane of the tragi that stands upright. */
  readonly bitragionCoronalArc: Millimetres;
  /** Menton to sellion, straight. */
  readonly mentonSellionLength: Millimetres;
  /** Subnasale to sellion, straight. */
  readonly subnasaleSellionLength: Millimetres;
  /** Height of the vertex over the tragi, upright. */
  readonly tragionToVertex: Millimetres;
  /** Across the cheekbones: the widest in front of the ears, between the eyes and the mouth. */
  readonly bizygomaticBreadth: Millimetres;
}

/** Vertices with more ear than this (of 255) are left out of tapes and calipers. */
const EAR_LIMIT = 8;
/** The widest part of the skull lies above the ears' upper root, mm over the tragi. */
const BREADTH_ABOVE = 28;

/**
 * @param mesh Either level; head frame, mm.
 * @param earMask One byte a vertex, as in HeadMesh.
 */
export function measureHead(mesh: TriangleMesh, earMask: Uint8Array, landmarks: Landmarks): HeadDimensions {
  const { positions } = mesh;
  const at = landmarkPositions(landmarks, positions);
  const count = positions.length / 3;

  let headLength = 0;
  let back: Point = at.opisthocranion;
  let breadth = 0;
  let cheeks = 0;
  let top = -Infinity;
  const cheekTop = at.lateralCanthusL[1];
  const cheekBottom = at.subnasale[1];
  const cheekBack = at.tragusL[2] + 12;
  for (let v = 0; v < count; v++) {
    const x = positions[v * 3]!;
    const y = positions[v * 3 + 1]!;
    const z = positions[v * 3 + 2]!;
    top = Math.max(top, y);
    if (earMask[v]! > EAR_LIMIT) continue;
    if (Math.abs(x) < 0.5 && z < 0 && y > 0) {
      const distance = Math.hypot(y - at.glabella[1], z - at.glabella[2]);
      if (distance > headLength) {
        headLength = distance;
        back = [x, y, z];
      }
    }
    if (y > BREADTH_ABOVE) breadth = Math.max(breadth, Math.abs(x) * 2);
    if (y < cheekTop && y > cheekBottom && z > cheekBack) cheeks = Math.max(cheeks, Math.abs(x) * 2);
  }

  const rise = at.glabella[1] - back[1];
  const run = at.glabella[2] - back[2];
  const length = Math.hypot(rise, run);
  const round = planeSection(mesh, earMask, [0, run / length, -rise / length], at.glabella);
  const coronal = planeSection(mesh, earMask, [0, 0, 1], [0, 0, at.tragusL[2]]).filter(
    (p) => p[1] > Math.max(at.tragusL[1], 0),
  );
  const bitragion = Math.hypot(...difference(at.tragusL, at.tragusR));
  const arch = hullPerimeter([...coronal, at.tragusL, at.tragusR].map(([x, y]) => [x, y]));

  return {
    headLength: mm(headLength),
    headBreadth: mm(breadth),
    headCircumference: mm(hullPerimeter(round.map(([x, y, z]) => [x, (z * run + y * rise) / length]))),
    bitragionBreadth: mm(bitragion),
    bitragionCoronalArc: mm(arch - bitragion),
    mentonSellionLength: mm(Math.hypot(...difference(at.menton, at.sellion))),
    subnasaleSellionLength: mm(Math.hypot(...difference(at.subnasale, at.sellion))),
    tragionToVertex: mm(top - (at.tragusL[1] + at.tragusR[1]) / 2),
    bizygomaticBreadth: mm(cheeks),
  };
}

/** Points where the mesh's edges, ears aside, meet the plane through `through` with the unit normal `normal`. */
function planeSection(mesh: TriangleMesh, earMask: Uint8Array, normal: Point, through: Point): Point[] {
  const { positions, triangles } = mesh;
  const height = (v: number) =>
    (positions[v * 3]! - through[0]) * normal[0] +
    (positions[v * 3 + 1]! - through[1]) * normal[1] +
    (positions[v * 3 + 2]! - through[2]) * normal[2];
  const points: Point[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const a = triangles[t + k]!;
      const b = triangles[t + ((k + 1) % 3)]!;
      if (earMask[a]! > EAR_LIMIT || earMask[b]! > EAR_LIMIT) continue;
      const above = height(a);
      const below = height(b);
      if (above > 0 === below > 0) continue;
      const share = above / (above - below);
      const mix = (i: number) => positions[a * 3 + i]! * (1 - share) + positions[b * 3 + i]! * share;
      points.push([mix(0), mix(1), mix(2)]);
    }
  }
  return points;
}

/** Length of a tape pulled tight round points of a plane. Convex hull by Andrew's monotone chain (1979). */
function hullPerimeter(points: (readonly [number, number])[]): number {
  const sorted = points.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const chain = (ordered: (readonly [number, number])[]) => {
    const hull: (readonly [number, number])[] = [];
    for (const p of ordered) {
      while (hull.length > 1) {
        const a = hull[hull.length - 2]!;
        const b = hull[hull.length - 1]!;
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        hull.pop();
      }
      hull.push(p);
    }
    return hull;
  };
  let perimeter = 0;
  for (const half of [chain(sorted), chain(sorted.slice().reverse())]) {
    for (let i = 1; i < half.length; i++) {
      perimeter += Math.hypot(half[i]![0] - half[i - 1]![0], half[i]![1] - half[i - 1]![1]);
    }
  }
  return perimeter;
}

function difference(a: Point, b: Point): [number, number, number] {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
