import type { TriangleMesh } from '../head/HeadMesh';
import type { Sites } from './Sites';
import { weldVertices } from './weldVertices';

/**
 * Unit normals of a mesh at its sites, smooth across triangles: vertex normals weighted by area, then interpolated.
 *
 * @returns xyz triples, length 3 · sites.count.
 */
export function siteNormals(mesh: TriangleMesh, sites: Sites): Float32Array {
  const corners = weldVertices(mesh);
  const vertexNormals = sumTriangleNormals(mesh, corners);
  const normals = new Float32Array(3 * sites.count);
  for (let i = 0; i < sites.count; i++) {
    const t = 3 * sites.triangles[i]!;
    const v = sites.barycentrics[2 * i]!;
    const w = sites.barycentrics[2 * i + 1]!;
    const u = 1 - v - w;
    let square = 0;
    const normal = [0, 0, 0];
    for (let k = 0; k < 3; k++) {
      const value =
        u * vertexNormals[3 * corners[t]! + k]! +
        v * vertexNormals[3 * corners[t + 1]! + k]! +
        w * vertexNormals[3 * corners[t + 2]! + k]!;
      normal[k] = value;
      square += value * value;
    }
    const length = Math.sqrt(square);
    for (let k = 0; k < 3; k++) normals[3 * i + k] = length > 0 ? normal[k]! / length : k === 2 ? 1 : 0;
  }
  return normals;
}

/** Unit normals at welded vertices; zero where the triangles around cancel out. */
function sumTriangleNormals({ positions }: TriangleMesh, corners: Uint32Array): Float64Array {
  const normals = new Float64Array(positions.length);
  for (let i = 0; i < corners.length; i += 3) {
    const a = 3 * corners[i]!;
    const b = 3 * corners[i + 1]!;
    const c = 3 * corners[i + 2]!;
    const ux = positions[b]! - positions[a]!;
    const uy = positions[b + 1]! - positions[a + 1]!;
    const uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!;
    const vy = positions[c + 1]! - positions[a + 1]!;
    const vz = positions[c + 2]! - positions[a + 2]!;
    for (const p of [a, b, c]) {
      normals[p]! += uy * vz - uz * vy;
      normals[p + 1]! += uz * vx - ux * vz;
      normals[p + 2]! += ux * vy - uy * vx;
    }
  }
  for (let p = 0; p < normals.length; p += 3) {
    const length = Math.sqrt(normals[p]! ** 2 + normals[p + 1]! ** 2 + normals[p + 2]! ** 2);
    if (length > 0) for (let k = 0; k < 3; k++) normals[p + k]! /= length;
  }
  return normals;
}
