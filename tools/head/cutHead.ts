/**
 * Cuts head, neck and the rim of the shoulders out of the body and numbers what is left.
 */
import { LANDMARK_IDS, type Landmarks, type LandmarkVertices } from '../../src/head/landmarks';
import { LEFT_LANDMARKS, MIDLINE_LANDMARKS } from './landmarkIndices';
import type { BaseMesh } from './makehuman';

/** In the base mesh's own decimetres: below this lies the chest, beyond that the arms. */
const LOWEST_Y = 5.0;
const WIDEST_X = 2.0;

export interface Cage {
  readonly quads: Uint32Array;
  readonly vertexCount: number;
  /** Base vertex of each cage vertex. */
  readonly baseVertex: Uint32Array;
  /** Cage vertex on the other side of the head; a midline vertex is its own mirror. */
  readonly mirror: Uint32Array;
  /** Cage vertex of a base vertex, -1 for what was cut away. */
  readonly cageVertex: Int32Array;
  /** uv of the skin texture for each corner of each quad; pairs, v grows upwards. */
  readonly cornerUvs: Float32Array;
}

/** The mouth's inside is kept: without it the background would show between the lips. */
export function cutHead(base: BaseMesh): Cage {
  const { positions } = base;
  const kept = base.quads.filter(
    ({ group, vertices }) =>
      group === 'body' &&
      vertices.every((v) => positions[v * 3 + 1]! > LOWEST_Y && Math.abs(positions[v * 3]!) < WIDEST_X),
  );
  const cageVertex = new Int32Array(positions.length / 3).fill(-1);
  const baseVertex: number[] = [];
  const quads = new Uint32Array(kept.length * 4);
  const cornerUvs = new Float32Array(kept.length * 8);
  kept.forEach((quad, q) => {
    quad.vertices.forEach((v, k) => {
      if (cageVertex[v]! < 0) cageVertex[v] = baseVertex.push(v) - 1;
      quads[q * 4 + k] = cageVertex[v]!;
      const uv = quad.uvs[k]! * 2;
      cornerUvs[q * 8 + k * 2] = base.uvs[uv]!;
      cornerUvs[q * 8 + k * 2 + 1] = base.uvs[uv + 1]!;
    });
  });
  return {
    quads,
    vertexCount: baseVertex.length,
    baseVertex: Uint32Array.from(baseVertex),
    mirror: findMirror(positions, baseVertex),
    cageVertex,
    cornerUvs,
  };
}

/** Copies the cage's part of data on the base mesh. */
export function takeCage(cage: Cage, base: ArrayLike<number>): Float64Array {
  const taken = new Float64Array(cage.vertexCount * 3);
  for (let v = 0; v < cage.vertexCount; v++) {
    for (let k = 0; k < 3; k++) taken[v * 3 + k] = base[cage.baseVertex[v]! * 3 + k]!;
  }
  return taken;
}

/** Makes left and right exact mirror images of each other, midline vertices exactly central. */
export function symmetrise(cage: Cage, positions: Float64Array): Float64Array {
  const even = new Float64Array(positions.length);
  for (let v = 0; v < cage.vertexCount; v++) {
    const m = cage.mirror[v]!;
    even[v * 3] = v === m ? 0 : (positions[v * 3]! - positions[m * 3]!) / 2;
    for (let k = 1; k < 3; k++) even[v * 3 + k] = (positions[v * 3 + k]! + positions[m * 3 + k]!) / 2;
  }
  return even;
}

export function cageLandmarks(cage: Cage): Landmarks {
  const found: Record<string, LandmarkVertices> = {};
  const onCage = (vertex: number) => {
    const v = cage.cageVertex[vertex]!;
    if (v === undefined || v < 0) throw new Error(`Base vertex ${vertex} of a landmark was cut away.`);
    return v;
  };
  for (const [id, pick] of Object.entries(MIDLINE_LANDMARKS)) {
    const [from, to, share] = typeof pick === 'number' ? [pick, pick, 0] : pick;
    found[id] = { from: onCage(from), to: onCage(to), share };
  }
  for (const [id, pick] of Object.entries(LEFT_LANDMARKS)) {
    const left = onCage(pick);
    const right = cage.mirror[left]!;
    found[`${id}L`] = { from: left, to: left, share: 0 };
    found[`${id}R`] = { from: right, to: right, share: 0 };
  }
  for (const id of LANDMARK_IDS) if (!found[id]) throw new Error(`Landmark ${id} has no vertex.`);
  return found as unknown as Landmarks;
}

/** The base mesh is symmetric to about 0.01 mm; half a tenth of a millimetre of tolerance finds each vertex's one twin. */
function findMirror(positions: Float64Array, vertices: readonly number[]): Uint32Array {
  const cell = 0.0005;
  const key = (x: number, y: number, z: number) => `${x},${y},${z}`;
  const cells = new Map<string, number>();
  vertices.forEach((v, i) => {
    cells.set(key(...([0, 1, 2].map((k) => Math.round(positions[v * 3 + k]! / cell)) as [number, number, number])), i);
  });
  return Uint32Array.from(vertices, (v) => {
    const [x, y, z] = [0, 1, 2].map((k) => Math.round(positions[v * 3 + k]! / cell)) as [number, number, number];
    for (const dx of [0, -1, 1]) {
      for (const dy of [0, -1, 1]) {
        for (const dz of [0, -1, 1]) {
          const twin = cells.get(key(-x + dx, y + dy, z + dz));
          if (twin !== undefined) return twin;
        }
      }
    }
    throw new Error(`Base vertex ${v} has no mirror image.`);
  });
}
