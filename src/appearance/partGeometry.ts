/** From the head's small parts to vertex buffers. The caller disposes what it gets; arrays are used, not copied. */
import { BufferAttribute, BufferGeometry } from 'three';
import type { HairMesh } from '../head/hairFibres';
import type { Eye } from '../head/headParts';

/** Both eyes in one geometry, for EyeMaterial. */
export function createEyesGeometry([left, right]: readonly [Eye, Eye]): BufferGeometry {
  const first = left.positions.length / 3;
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(joined(left.positions, right.positions), 3));
  geometry.setAttribute('normal', new BufferAttribute(joined(left.normals, right.normals), 3));
  geometry.setAttribute('aEye', new BufferAttribute(joined(left.eyeSpace, right.eyeSpace), 3));
  const occlusion = new Uint8Array(left.ambientOcclusion.length + right.ambientOcclusion.length);
  occlusion.set(left.ambientOcclusion);
  occlusion.set(right.ambientOcclusion, left.ambientOcclusion.length);
  geometry.setAttribute('aOcclusion', new BufferAttribute(occlusion, 1, true));
  const triangles = new Uint32Array(left.triangles.length + right.triangles.length);
  triangles.set(left.triangles);
  for (let i = 0; i < right.triangles.length; i++) triangles[left.triangles.length + i] = right.triangles[i]! + first;
  geometry.setIndex(new BufferAttribute(triangles, 1));
  return geometry;
}

/** Brows or lashes, for HairMaterial. */
export function createHairGeometry(hair: HairMesh): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(hair.positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(hair.normals, 3));
  geometry.setAttribute('aHalfWidthMm', new BufferAttribute(hair.halfWidthMm, 1));
  geometry.setAttribute('aAlong', new BufferAttribute(hair.along, 1, true));
  geometry.setAttribute('aShade', new BufferAttribute(hair.shade, 1, true));
  geometry.setIndex(new BufferAttribute(hair.triangles, 1));
  return geometry;
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const both = new Float32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
