/** From a head mesh to the vertex buffers that the skin's shader reads. */
import { BufferAttribute, BufferGeometry, Int8BufferAttribute, Sphere, Uint8BufferAttribute, Vector3 } from 'three';
import type { HeadMesh } from '../head/HeadMesh';
import { emptyPigmentAttributes, PIGMENT_ATTRIBUTE_LAYOUT, type PigmentAttributes } from '../pigment/pigmentAttributes';
import { bustFade, scalpShare } from './bust';

/**
 * Positions and normals as they are, `aSkin` and `aFaceColour` as shaders/appearance/skinAttributes.glsl describes them.
 * Triangles wholly beyond the bust's fade are left out, so that what has faded hides nothing behind it.
 *
 * The caller disposes the geometry. The arrays are used, not copied: they must not change afterwards.
 *
 * @param pigment Of the same vertices. Null while there is no scalp: no dot shows.
 */
export function createHeadGeometry(mesh: HeadMesh, pigment: PigmentAttributes | null = null): BufferGeometry {
  const { positions, normals, ambientOcclusion, earMask, faceColour } = mesh;
  const count = positions.length / 3;
  const skin = new Uint8Array(4 * count);
  const face = new Int8Array(4 * count);
  for (let i = 0; i < count; i++) {
    const x = positions[3 * i]!;
    const y = positions[3 * i + 1]!;
    const z = positions[3 * i + 2]!;
    skin[4 * i] = ambientOcclusion[i]!;
    skin[4 * i + 1] = earMask[i]!;
    skin[4 * i + 2] = Math.round(255 * bustFade(x, y, z));
    skin[4 * i + 3] = Math.round(255 * scalpShare(y, z));
    for (let k = 0; k < 3; k++) face[4 * i + k] = faceColour[3 * i + k]!;
  }

  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  geometry.setAttribute('aSkin', new Uint8BufferAttribute(skin, 4, true));
  geometry.setAttribute('aFaceColour', new Int8BufferAttribute(face, 4, true));
  const attributes = pigment ?? emptyPigmentAttributes(count);
  for (const [name, { size, normalised }] of Object.entries(PIGMENT_ATTRIBUTE_LAYOUT)) {
    const array = attributes[name as keyof PigmentAttributes];
    geometry.setAttribute(name, new BufferAttribute(array, size, normalised));
  }
  geometry.setIndex(new BufferAttribute(visibleTriangles(mesh.triangles, skin), 1));
  // generous for every head; computing it would walk all vertices
  geometry.boundingSphere = new Sphere(new Vector3(0, -40, 0), 400);
  return geometry;
}

function visibleTriangles(triangles: Uint32Array, skin: Uint8Array): Uint32Array {
  const kept = new Uint32Array(triangles.length);
  let count = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!;
    const b = triangles[t + 1]!;
    const c = triangles[t + 2]!;
    if (skin[4 * a + 2] === 255 && skin[4 * b + 2] === 255 && skin[4 * c + 2] === 255) continue;
    kept[count++] = a;
    kept[count++] = b;
    kept[count++] = c;
  }
  return kept.slice(0, count);
}
