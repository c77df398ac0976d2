/** From the bytes of `head.bin` to the asset in memory: checked once here, trusted everywhere else. */
import type { FollicleHair } from './hairFibres';
import { HeadFileError, type SectionArray, unpackHeadFile } from './headFile';
import { LANDMARK_IDS, type Landmarks, type Point } from './landmarks';
import { type Morph, unpackMorph } from './morphs';
import type { QuadMesh } from './subdivide';

export interface HeadAsset {
  readonly cage: QuadMesh;
  /** Cage positions of the neutral head, xyz triples, mm. */
  readonly cagePositions: Float64Array;
  /** For each cage vertex the one on the other side. */
  readonly mirror: Uint16Array;
  readonly morphs: readonly Morph[];
  readonly landmarks: Landmarks;
  /** Per level-1 vertex, as HeadMesh has them. */
  readonly ambientOcclusion: Uint8Array;
  readonly faceColour: Int8Array;
  readonly earMask: Uint8Array;
  readonly eyes: EyeAsset;
  readonly brows: FollicleHair;
  readonly lashes: FollicleHair;
  /** Every section of the file by name, for stages that keep data of their own in it, such as 'scalp/chart'. */
  readonly sections: ReadonlyMap<string, SectionArray>;
}

/** Eyeballs: left first. Their mesh is made by formula, see eyeball.ts; only its occlusion is stored. */
export interface EyeAsset {
  readonly radiusMm: number;
  readonly irisRadiusMm: number;
  /** Turn of both lines of sight below straight ahead, radians: eyes at rest look a little down. */
  readonly lookDown: number;
  /** For each eye the cage vertices round it; the centre lies `centreFromLids` from their mean, whatever the morph. */
  readonly lidVertices: readonly [readonly number[], readonly number[]];
  readonly centreFromLids: readonly [Point, Point];
  /** Per vertex of the two eyeballs. */
  readonly ambientOcclusion: Uint8Array;
}

/** What the JSON part of the file holds. */
export interface HeadMeta {
  /** Size of one step of the cage's int16 positions. */
  readonly positionUnitMm: number;
  readonly morphs: readonly { readonly id: string; readonly most: number; readonly vertexCount: number }[];
  readonly landmarks: Landmarks;
  readonly eyes: Omit<EyeAsset, 'ambientOcclusion'>;
}

/** @throws {HeadFileError} If the file isn't a complete head of the version that this program reads. */
export function parseHead(file: ArrayBuffer): HeadAsset {
  const { meta: unchecked, sections } = unpackHeadFile(file);
  const meta = checkMeta(unchecked);
  const take = <T extends SectionArray>(
    name: string,
    type: abstract new (...args: never[]) => T,
    length?: number,
  ): T => {
    const section = sections.get(name);
    if (!(section instanceof type)) throw new HeadFileError(`The head file has no section ${name} of the right type.`);
    if (length !== undefined && section.length !== length) {
      throw new HeadFileError(`Section ${name} of the head file must have ${length} elements, got ${section.length}.`);
    }
    return section;
  };

  const steps = take('cage/positions', Int16Array);
  const vertexCount = steps.length / 3;
  const quads = Uint32Array.from(take('cage/quads', Uint16Array));
  if (quads.some((v) => v >= vertexCount)) throw new HeadFileError('The head file has quads beyond its vertices.');
  const mirror = take('cage/mirror', Uint16Array, vertexCount);
  const occlusion = take('level1/ambientOcclusion', Uint8Array);

  return {
    cage: { quads, vertexCount },
    cagePositions: Float64Array.from(steps, (step) => step * meta.positionUnitMm),
    mirror,
    morphs: readMorphs(meta, take('morphs/gaps', Uint16Array), take('morphs/planes', Int16Array), mirror),
    landmarks: meta.landmarks,
    ambientOcclusion: occlusion,
    faceColour: take('level1/faceColour', Int8Array, occlusion.length * 3),
    earMask: take('level1/earMask', Uint8Array, occlusion.length),
    eyes: { ...meta.eyes, ambientOcclusion: take('eyes/ambientOcclusion', Uint8Array) },
    brows: readHair('brows'),
    lashes: readHair('lashes'),
    sections,
  };

  function readHair(name: string): FollicleHair {
    const triangle = take(`${name}/triangle`, Uint16Array);
    const count = triangle.length;
    return {
      triangle,
      barycentric: take(`${name}/barycentric`, Uint8Array, count * 2),
      direction: take(`${name}/direction`, Int8Array, count * 3),
      bend: take(`${name}/bend`, Int8Array, count * 3),
      size: take(`${name}/size`, Uint8Array, count * 2),
      shade: take(`${name}/shade`, Uint8Array, count),
    };
  }
}

/**
 * Fetches and parses the head.
 *
 * @throws {Error} In the practitioner's words, if the file can't be had or read.
 */
export async function loadHead(url: string, signal?: AbortSignal): Promise<HeadAsset> {
  const response = await fetch(url, { signal: signal ?? null });
  if (!response.ok) throw new Error(`The head model could not be loaded (${response.status} ${response.statusText}).`);
  return parseHead(await response.arrayBuffer());
}

function readMorphs(meta: HeadMeta, gaps: Uint16Array, planes: Int16Array, mirror: Uint16Array): Morph[] {
  const total = meta.morphs.reduce((sum, { vertexCount }) => sum + vertexCount, 0);
  if (gaps.length !== total || planes.length !== total * 3) {
    throw new HeadFileError(`The head file's morphs must have ${total} vertices, got ${gaps.length}.`);
  }
  let from = 0;
  return meta.morphs.map(({ id, most, vertexCount }) => {
    const to = from + vertexCount;
    const packed = { gaps: gaps.subarray(from, to), planes: planes.subarray(from * 3, to * 3) };
    from = to;
    return { id, most, ...unpackMorph(packed, mirror) };
  });
}

function checkMeta(meta: unknown): HeadMeta {
  const { positionUnitMm, morphs, landmarks, eyes } = (meta ?? {}) as Partial<HeadMeta>;
  const fail = (path: string): never => {
    throw new HeadFileError(`The head file's description is incomplete: ${path}.`);
  };
  if (!(typeof positionUnitMm === 'number' && positionUnitMm > 0)) return fail('positionUnitMm');
  if (!Array.isArray(morphs)) return fail('morphs');
  for (const id of LANDMARK_IDS)
    if (!landmarks || !Number.isInteger(landmarks[id]?.from)) return fail(`landmarks.${id}`);
  if (
    !eyes ||
    !(eyes.radiusMm > 0) ||
    eyes.lidVertices?.length !== 2 ||
    eyes.centreFromLids?.length !== 2 ||
    !Number.isFinite(eyes.lookDown)
  ) {
    return fail('eyes');
  }
  return { positionUnitMm, morphs, landmarks: landmarks!, eyes };
}
