import type { TriangleMesh } from '../head/HeadMesh';

/**
 * Gives vertices at exactly the same place one number, so that triangles meet across texture seams and in files that
 * list every triangle with corners of its own.
 *
 * @returns For each corner of each triangle the number of its place: the lowest vertex index there. Length 3 · triangleCount.
 */
export function weldVertices({ positions, triangles }: TriangleMesh): Uint32Array {
  const vertexCount = positions.length / 3;
  // minus zero and zero are one place: adding zero makes them one bit pattern
  const normalised = positions.map((value) => value + 0);
  const bits = new Int32Array(normalised.buffer);

  let capacity = 16;
  while (capacity < 2 * vertexCount) capacity *= 2;
  const slots = new Int32Array(capacity).fill(-1);
  const placeOf = new Uint32Array(vertexCount);
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const x = bits[3 * vertex]!;
    const y = bits[3 * vertex + 1]!;
    const z = bits[3 * vertex + 2]!;
    let hash = Math.imul(x, 0x8da6b343) ^ Math.imul(y, 0xd8163841) ^ Math.imul(z, 0xcb1ab31f);
    hash ^= hash >>> 15;
    for (let slot = hash & (capacity - 1); ; slot = (slot + 1) & (capacity - 1)) {
      const other = slots[slot]!;
      if (other < 0) {
        slots[slot] = vertex;
        placeOf[vertex] = vertex;
        break;
      }
      if (bits[3 * other] === x && bits[3 * other + 1] === y && bits[3 * other + 2] === z) {
        placeOf[vertex] = other;
        break;
      }
    }
  }
  return triangles.map((vertex) => placeOf[vertex]!);
}
