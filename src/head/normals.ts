/**
 * Unit vertex normals of a triangle mesh: triangle normals weighted by their angle at the vertex, so the result does not
 * depend on how quads were split (Thürmer & Wüthrich 1998).
 *
 * @returns xyz triples. A vertex without triangles, or only with flat ones, gets (0, 0, 1).
 */
export function vertexNormals(positions: Float32Array, triangles: Uint32Array): Float32Array {
  const sums = new Float64Array(positions.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]! * 3;
    const b = triangles[t + 1]! * 3;
    const c = triangles[t + 2]! * 3;
    const abX = positions[b]! - positions[a]!;
    const abY = positions[b + 1]! - positions[a + 1]!;
    const abZ = positions[b + 2]! - positions[a + 2]!;
    const acX = positions[c]! - positions[a]!;
    const acY = positions[c + 1]! - positions[a + 1]!;
    const acZ = positions[c + 2]! - positions[a + 2]!;
    const bcX = acX - abX;
    const bcY = acY - abY;
    const bcZ = acZ - abZ;
    const nX = abY * acZ - abZ * acY;
    const nY = abZ * acX - abX * acZ;
    const nZ = abX * acY - abY * acX;
    const twiceArea = Math.sqrt(nX * nX + nY * nY + nZ * nZ);
    if (twiceArea === 0) continue;
    const atA = Math.atan2(twiceArea, abX * acX + abY * acY + abZ * acZ);
    const atB = Math.atan2(twiceArea, -(abX * bcX + abY * bcY + abZ * bcZ));
    const atC = Math.PI - atA - atB;
    const scale = 1 / twiceArea;
    add(sums, a, nX, nY, nZ, atA * scale);
    add(sums, b, nX, nY, nZ, atB * scale);
    add(sums, c, nX, nY, nZ, atC * scale);
  }
  const normals = new Float32Array(positions.length);
  for (let i = 0; i < sums.length; i += 3) {
    const length = Math.sqrt(sums[i]! ** 2 + sums[i + 1]! ** 2 + sums[i + 2]! ** 2);
    if (length > 0) for (let k = 0; k < 3; k++) normals[i + k] = sums[i + k]! / length;
    else normals[i + 2] = 1;
  }
  return normals;
}

function add(sums: Float64Array, at: number, x: number, y: number, z: number, weight: number): void {
  sums[at]! += x * weight;
  sums[at + 1]! += y * weight;
  sums[at + 2]! += z * weight;
}
