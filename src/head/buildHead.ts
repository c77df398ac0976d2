/**
 * From the asset and a person's morph weights to the head's skin, level by level.
 *
 * Topology is made once and kept; another set of weights costs only the smoothing. Level 1 is there for the first
 * picture, level 2 follows.
 */
import type { HeadMesh } from './HeadMesh';
import { createHeadParts, type HeadParts } from './headParts';
import type { HeadAsset } from './loadHead';
import { applyMorphs, type MorphWeights } from './morphs';
import { vertexNormals } from './normals';
import {
  limitPositions,
  type Subdivision,
  subdivide,
  subdivideLinear,
  subdivideSmooth,
  triangulate,
} from './subdivide';

export interface HeadBuild {
  readonly level1: HeadMesh;
  readonly level2: HeadMesh;
  readonly parts: HeadParts;
}

export type HeadBuildStep =
  | { readonly kind: 'level1'; readonly mesh: HeadMesh; readonly parts: HeadParts; readonly progress: number }
  | { readonly kind: 'level2'; readonly mesh: HeadMesh; readonly progress: number };

export interface HeadBuilder {
  /** Yields level 1 with the parts, then level 2; work for a step starts when it is asked for. */
  steps(weights?: MorphWeights): Generator<HeadBuildStep, void, void>;
  /** Level 1 without the parts: enough to measure. */
  level1(weights?: MorphWeights): HeadMesh;
  /** All steps in one go. */
  build(weights?: MorphWeights, onProgress?: (progress: number) => void): HeadBuild;
}

/** Rough share of the whole work that is done with level 1. */
const LEVEL_1_PROGRESS = 0.25;

interface Level {
  readonly step: Subdivision;
  readonly triangles: Uint32Array;
  readonly ambientOcclusion: Uint8Array;
  readonly faceColour: Int8Array;
  readonly earMask: Uint8Array;
}

export function createHeadBuilder(asset: HeadAsset): HeadBuilder {
  const levels: Level[] = [];

  const level1 = () => (levels[0] ??= firstLevel(asset));
  const level2 = () => (levels[1] ??= nextLevel(level1()));

  function* steps(weights: MorphWeights = {}): Generator<HeadBuildStep, void, void> {
    const cage = applyMorphs(asset.cagePositions, asset.morphs, weights);
    const smooth1 = subdivideSmooth(level1().step, cage, 3);
    const mesh1 = toMesh(level1(), smooth1, 1);
    yield {
      kind: 'level1',
      mesh: mesh1,
      parts: createHeadParts(asset, cage, mesh1, browShare(weights)),
      progress: LEVEL_1_PROGRESS,
    };
    const smooth2 = subdivideSmooth(level2().step, smooth1, 3);
    yield { kind: 'level2', mesh: toMesh(level2(), smooth2, 2), progress: 1 };
  }

  return {
    steps,
    level1: (weights = {}) => {
      const cage = applyMorphs(asset.cagePositions, asset.morphs, weights);
      return toMesh(level1(), subdivideSmooth(level1().step, cage, 3), 1);
    },
    build(weights, onProgress) {
      const built: Partial<Record<'level1' | 'level2', HeadMesh>> & { parts?: HeadParts } = {};
      for (const step of steps(weights)) {
        built[step.kind] = step.mesh;
        if (step.kind === 'level1') built.parts = step.parts;
        onProgress?.(step.progress);
      }
      return built as HeadBuild;
    },
  };
}

/** A woman's brows are about half as dense. */
function browShare(weights: MorphWeights): number {
  return 1 - 0.5 * (weights['person-female'] ?? 0);
}

/** All buffers of a mesh, for the transfer list of a post. */
export function headMeshTransferables(mesh: HeadMesh): ArrayBuffer[] {
  const { positions, triangles, normals, ambientOcclusion, faceColour, earMask } = mesh;
  return [positions, triangles, normals, ambientOcclusion, faceColour, earMask].map((a) => a.buffer as ArrayBuffer);
}

function firstLevel(asset: HeadAsset): Level {
  const step = subdivide(asset.cage);
  if (asset.ambientOcclusion.length !== step.vertexCount) {
    throw new RangeError(
      `createHeadBuilder: the asset must hold ${step.vertexCount} level-1 vertices, got ${asset.ambientOcclusion.length}.`,
    );
  }
  const { ambientOcclusion, faceColour, earMask } = asset;
  return { step, triangles: triangulate(step.quads), ambientOcclusion, faceColour, earMask };
}

function nextLevel({ step: coarse, ambientOcclusion, faceColour, earMask }: Level): Level {
  const step = subdivide(coarse);
  return {
    step,
    triangles: triangulate(step.quads),
    ambientOcclusion: Uint8Array.from(subdivideLinear(step, ambientOcclusion, 1), Math.round),
    faceColour: Int8Array.from(subdivideLinear(step, faceColour, 3), Math.round),
    earMask: Uint8Array.from(subdivideLinear(step, earMask, 1), Math.round),
  };
}

/** Copies what is kept, since callers may transfer a mesh to another thread. */
function toMesh(level: Level, smooth: Float64Array, number: 1 | 2): HeadMesh {
  const positions = limitPositions(level.step, smooth);
  return {
    level: number,
    positions,
    triangles: level.triangles.slice(),
    normals: vertexNormals(positions, level.triangles),
    ambientOcclusion: level.ambientOcclusion.slice(),
    faceColour: level.faceColour.slice(),
    earMask: level.earMask.slice(),
  };
}
