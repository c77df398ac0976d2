/**
 * Which skin bears hair: its outline on the skull, and the piece of the head that is cut out around it.
 *
 * The outline is star-shaped about the cranial centre and drawn in cranial angles on one half: hairline, temple,
 * sideburn, over the ear, behind it down to the nape. It is the outermost edge that a full head of hair reaches on this
 * head; a person's own hairline lies on it or behind it. Drawn on the neutral head by eye, not taken from patients.
 */

import type { TriangleMesh } from '../head/HeadMesh';
import type { Point } from '../head/landmarks';
import { type Adjacency, buildAdjacency, countBorderPassages } from './adjacency';
import { type AnglePoint, type AngularRegion, drawAngularRegion, signedAngularDistance } from './angularRegion';
import { ANGLE_STEPS_PER_DEGREE, cranialCentre, measureCranialAngles } from './cranialAngles';
import { elevationAtTape, measureMidlineTape } from './midlineTape';
import { signedSkinDistance } from './skinDistance';

/** Where the outline crosses the midline, tape above the glabella: as low as natural adult hairlines come. */
export const OUTLINE_ABOVE_GLABELLA_MM = 65;

/** Drawn for a forehead on which 65 mm of tape end at this elevation; the frontal part follows the measured one. */
const DRAWN_FOR_ELEVATION = 41;

const OUTLINE: readonly AnglePoint[] = [
  // mirrored across the midline, so that the line passes it at a right angle
  [-15, 40.9],
  [0, 41],
  [15, 40.9],
  [27, 41.6],
  // frontotemporal corner
  [37, 42],
  [45, 35],
  // temporal peak
  [52, 25],
  [58, 14.5],
  [63, 5],
  // sideburn
  [66.8, -8],
  [69.5, -16.5],
  [72, -20.5],
  [75.5, -20.5],
  [78.3, -15],
  // over the ear
  [80.3, -4.5],
  [84, 2.5],
  [91, 4.8],
  [98, 3.4],
  // behind the ear, down to the nape
  [104, -1.3],
  [108.5, -9],
  [113, -21],
  [119, -29.5],
  [128, -34.5],
  [140, -36.5],
  [160, -37.3],
  [180, -37.5],
  [200, -37.3],
];

/** Skin around the outline that belongs to the patch, so that hairlines and feathers have somewhere to end. */
const MARGIN_MM = { front: 12, temple: 8, rest: 5 };

/** From here on the mask means the ear itself; below it, the skin around its root. */
const EAR_MASK_FROM = 250;

/** In front of it the mask also covers a finger's breadth of flat skin, where the sideburn grows. */
const EAR_BEHIND_AZIMUTH = 81;

export interface ScalpPatch {
  /** Index into the head mesh, ascending. The patch's triangles are the head's triangles with all corners among these. */
  readonly headVertex: Uint32Array;
  readonly mesh: TriangleMesh;
  readonly adjacency: Adjacency;
  /** Tape distance from the outline, mm, positive on hair-bearing skin. */
  readonly borderDistanceMm: Float32Array;
  /** See `measureCranialAngles`. */
  readonly angles: Int16Array;
}

/** The hair-bearing region for a head on which 65 mm of tape above the glabella end at this elevation (degrees). */
export function drawScalpOutline(frontalElevation: number): AngularRegion {
  const lift = frontalElevation - DRAWN_FOR_ELEVATION;
  const controls = OUTLINE.map(([azimuth, elevation]): AnglePoint => {
    const share = 1 - smoothstep(35, 58, Math.abs(azimuth));
    return [azimuth, elevation + lift * share];
  });
  return drawAngularRegion(controls, [
    [200, 100],
    [-15, 100],
  ]);
}

/**
 * Cuts the scalp with its margin out of the neutral head: one disc without holes.
 *
 * @param earMask 255 on the ears; they are left out.
 */
export function cutScalpPatch(
  head: TriangleMesh,
  landmarks: { readonly glabella: Point; readonly opisthocranion: Point },
  earMask: Uint8Array,
): ScalpPatch {
  const vertexCount = head.positions.length / 3;
  const adjacency = buildAdjacency(head.triangles, vertexCount);
  const centre = cranialCentre(landmarks);
  const angles = measureCranialAngles(head.positions, centre);
  const midline = measureMidlineTape(head.positions, landmarks);
  const outline = drawScalpOutline(elevationAtTape(midline, OUTLINE_ABOVE_GLABELLA_MM));

  const field = new Float64Array(vertexCount);
  for (let v = 0; v < vertexCount; v++) {
    field[v] = signedAngularDistance(
      outline,
      angles[2 * v]! / ANGLE_STEPS_PER_DEGREE,
      angles[2 * v + 1]! / ANGLE_STEPS_PER_DEGREE,
    );
  }
  keepPieceAround(head, adjacency, field, topVertex(angles));
  const distance = signedSkinDistance(head, adjacency, field);

  const chosen = new Uint8Array(vertexCount);
  const isEar = (v: number) =>
    earMask[v]! >= EAR_MASK_FROM && Math.abs(angles[2 * v]!) > EAR_BEHIND_AZIMUTH * ANGLE_STEPS_PER_DEGREE;
  for (let v = 0; v < vertexCount; v++) {
    const azimuth = Math.abs(angles[2 * v]!) / ANGLE_STEPS_PER_DEGREE;
    chosen[v] = distance[v]! > -marginAt(azimuth) && !isEar(v) ? 1 : 0;
  }
  // wherever the mesh is coarser than the margin is wide: every triangle with hair-bearing skin
  for (let side = 0; side < head.triangles.length; side++) {
    if (!(distance[head.triangles[side]!]! > 0)) continue;
    const first = side - (side % 3);
    for (let k = 0; k < 3; k++) {
      const v = head.triangles[first + k]!;
      if (!isEar(v)) chosen[v] = 1;
    }
  }
  trimToDisc(head, adjacency, chosen, topVertex(angles));
  return extract(head, chosen, distance, angles);
}

function marginAt(azimuth: number): number {
  const { front, temple, rest } = MARGIN_MM;
  return front + (temple - front) * smoothstep(35, 55, azimuth) + (rest - temple) * smoothstep(58, 70, azimuth);
}

/** The vertex nearest the zenith. */
function topVertex(angles: Int16Array): number {
  let top = 0;
  for (let v = 0; v < angles.length / 2; v++) if (angles[2 * v + 1]! > angles[2 * top + 1]!) top = v;
  return top;
}

/** Angles alone also catch skin seen through the scalp, such as the palate: all but the piece around `seed` turns negative. */
function keepPieceAround(
  head: TriangleMesh,
  { aroundStart, around }: Adjacency,
  field: Float64Array,
  seed: number,
): void {
  const reached = new Uint8Array(field.length);
  const open = [seed];
  reached[seed] = 1;
  for (let v = open.pop(); v !== undefined; v = open.pop()) {
    for (let n = aroundStart[v]!; n < aroundStart[v + 1]!; n++) {
      for (let k = 0; k < 3; k++) {
        const w = head.triangles[3 * around[n]! + k]!;
        if (reached[w] || !(field[w]! > 0)) continue;
        reached[w] = 1;
        open.push(w);
      }
    }
  }
  for (let v = 0; v < field.length; v++) if (field[v]! > 0 && !reached[v]) field[v] = -field[v]!;
}

/**
 * Takes vertices out of `chosen` until the triangles between chosen vertices form one disc around `seed`: no stray pieces,
 * no vertex where two borders touch, none that hangs on a single triangle.
 */
function trimToDisc(head: TriangleMesh, adjacency: Adjacency, chosen: Uint8Array, seed: number): void {
  const { triangles } = head;
  const { aroundStart, around, twin } = adjacency;
  const isIn = (t: number) =>
    chosen[triangles[3 * t]!]! & chosen[triangles[3 * t + 1]!]! & chosen[triangles[3 * t + 2]!]!;
  for (let changed = true; changed; ) {
    changed = false;
    const reached = new Uint8Array(triangles.length / 3);
    const open = [around[aroundStart[seed]!]!];
    reached[open[0]!] = 1;
    for (let t = open.pop(); t !== undefined; t = open.pop()) {
      for (let side = 3 * t; side < 3 * t + 3; side++) {
        const next = (twin[side]! / 3) | 0;
        if (twin[side] === -1 || reached[next] || !isIn(next)) continue;
        reached[next] = 1;
        open.push(next);
      }
    }
    for (let v = 0; v < chosen.length; v++) {
      if (!chosen[v]) continue;
      let inside = 0;
      let passages = 0;
      for (let n = aroundStart[v]!; n < aroundStart[v + 1]!; n++) {
        const t = around[n]!;
        if (!isIn(t) || !reached[t]) continue;
        inside++;
        let side = 3 * t;
        while (triangles[side] !== v) side++;
        if (twin[side] === -1 || !isIn((twin[side]! / 3) | 0)) passages++;
      }
      if (inside > 1 && passages <= 1) continue;
      chosen[v] = 0;
      changed = true;
    }
  }
}

function extract(head: TriangleMesh, chosen: Uint8Array, distance: Float64Array, headAngles: Int16Array): ScalpPatch {
  const headVertex: number[] = [];
  for (let v = 0; v < chosen.length; v++) if (chosen[v]) headVertex.push(v);
  const mesh = cutOut(head, Uint32Array.from(headVertex));
  const adjacency = buildAdjacency(mesh.triangles, headVertex.length);
  const passages = countBorderPassages(mesh.triangles, adjacency, headVertex.length);
  if (passages.some((count) => count > 1))
    throw new Error('cutScalpPatch: the patch must be one disc, but its border touches itself.');
  const borderDistanceMm = new Float32Array(headVertex.length);
  const angles = new Int16Array(2 * headVertex.length);
  headVertex.forEach((v, i) => {
    borderDistanceMm[i] = distance[v]!;
    angles[2 * i] = headAngles[2 * v]!;
    angles[2 * i + 1] = headAngles[2 * v + 1]!;
  });
  return { headVertex: Uint32Array.from(headVertex), mesh, adjacency, borderDistanceMm, angles };
}

/** The head's triangles with all corners among `headVertex`, numbered anew in its order. */
export function cutOut(head: TriangleMesh, headVertex: Uint32Array): TriangleMesh {
  const { positions, triangles } = head;
  const patchVertex = new Int32Array(positions.length / 3).fill(-1);
  for (let i = 0; i < headVertex.length; i++) patchVertex[headVertex[i]!] = i;
  const cut: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const a = patchVertex[triangles[t]!]!;
    const b = patchVertex[triangles[t + 1]!]!;
    const c = patchVertex[triangles[t + 2]!]!;
    if (a >= 0 && b >= 0 && c >= 0) cut.push(a, b, c);
  }
  const cutPositions = new Float32Array(3 * headVertex.length);
  for (let i = 0; i < headVertex.length; i++) {
    const v = headVertex[i]!;
    cutPositions.set(positions.subarray(3 * v, 3 * v + 3), 3 * i);
  }
  return { positions: cutPositions, triangles: Uint32Array.from(cut) };
}

function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
