/** The small parts beside the skin: eyes, brows, lashes, made for one head shape. Plain arrays, ready to be posted. */
import { createEyeball, type EyeballMesh } from './eyeball';
import type { HeadMesh } from './HeadMesh';
import { growHair, type HairMesh, thinHair } from './hairFibres';
import type { Point } from './landmarks';
import type { EyeAsset, HeadAsset } from './loadHead';

export interface Eye extends EyeballMesh {
  /** Head frame, mm. */
  readonly centre: Point;
  /** Of the sclera. */
  readonly radiusMm: number;
  /** From the line of sight to the limbus. */
  readonly irisRadiusMm: number;
  /** Unit vector along the line of sight, head frame. */
  readonly gaze: Point;
  /** Share of the sky each vertex sees between lids and nose, 0 to 255. */
  readonly ambientOcclusion: Uint8Array;
}

export interface HeadParts {
  /** Left, right. */
  readonly eyes: readonly [Eye, Eye];
  readonly brows: HairMesh;
  readonly lashes: HairMesh;
}

/**
 * @param cagePositions Cage of this head, with its morphs: the eyes sit between its lids.
 * @param skin Its level-1 mesh: the hairs stand on it.
 * @param browShare Of the brows' hairs that grow, in (0, 1].
 */
export function createHeadParts(
  asset: HeadAsset,
  cagePositions: Float64Array,
  skin: HeadMesh,
  browShare = 1,
): HeadParts {
  if (skin.level !== 1) throw new RangeError(`createHeadParts: skin must be of level 1, got ${skin.level}.`);
  return {
    eyes: [createEye(asset.eyes, cagePositions, 0), createEye(asset.eyes, cagePositions, 1)],
    brows: growHair(browShare < 1 ? thinHair(asset.brows, browShare) : asset.brows, skin),
    lashes: growHair(asset.lashes, skin),
  };
}

/** All buffers of the parts, for the transfer list of a post. */
export function headPartsTransferables({ eyes, brows, lashes }: HeadParts): ArrayBuffer[] {
  const arrays = [
    ...eyes.flatMap((eye) => [eye.positions, eye.normals, eye.triangles, eye.eyeSpace, eye.ambientOcclusion]),
    ...[brows, lashes].flatMap((hair) => [
      hair.positions,
      hair.triangles,
      hair.normals,
      hair.halfWidthMm,
      hair.along,
      hair.shade,
    ]),
  ];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}

function createEye(asset: EyeAsset, cagePositions: Float64Array, side: 0 | 1): Eye {
  const lids = asset.lidVertices[side];
  const offset = asset.centreFromLids[side];
  const at = (k: number) => lids.reduce((sum, v) => sum + cagePositions[v * 3 + k]!, 0) / lids.length + offset[k]!;
  const centre: Point = [at(0), at(1), at(2)];
  const half = asset.ambientOcclusion.length / 2;
  return {
    ...createEyeball(centre, asset.radiusMm, asset.irisRadiusMm, asset.lookDown),
    centre,
    radiusMm: asset.radiusMm,
    irisRadiusMm: asset.irisRadiusMm,
    gaze: [0, -Math.sin(asset.lookDown), Math.cos(asset.lookDown)],
    ambientOcclusion: asset.ambientOcclusion.slice(side * half, (side + 1) * half),
  };
}
