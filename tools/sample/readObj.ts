import type { TriangleMesh } from '../../src/head/HeadMesh';
import { MeshFileError } from './MeshFileError';

/** Reads vertices and triangular faces from Wavefront OBJ text. Materials, groups, normals and texture coordinates are passed over. */
export function readObj(text: string): TriangleMesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  let lineNumber = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    lineNumber++;
    const words = line.trim().split(/\s+/);
    if (words[0] === 'v') {
      if (words.length < 4) throw new MeshFileError(`line ${lineNumber}: a vertex needs three coordinates`);
      for (let k = 1; k <= 3; k++) positions.push(toNumber(words[k]!, lineNumber));
    } else if (words[0] === 'f') {
      const corners = words.slice(1).filter((word) => !word.startsWith('#'));
      if (corners.length !== 3) {
        throw new MeshFileError(`line ${lineNumber}: a face of ${corners.length} corners; triangulate the mesh first`);
      }
      for (const corner of corners) triangles.push(toVertex(corner, positions.length / 3, lineNumber));
    } else if (words[0] === 'l' || words[0] === 'p' || words[0] === 'curv' || words[0] === 'surf') {
      throw new MeshFileError(`line ${lineNumber}: only triangles can be sampled, found "${words[0]}"`);
    }
  }
  const vertexCount = positions.length / 3;
  const beyond = triangles.find((vertex) => vertex >= vertexCount);
  if (beyond !== undefined) throw new MeshFileError(`a face names vertex ${beyond + 1} of ${vertexCount}`);
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}

function toNumber(word: string, lineNumber: number): number {
  const value = Number(word);
  if (!Number.isFinite(value)) throw new MeshFileError(`line ${lineNumber}: "${word}" is no finite number`);
  return value;
}

/** Numbers count from 1; negative ones count back from the last vertex so far. */
function toVertex(corner: string, vertexCount: number, lineNumber: number): number {
  const number = Number(corner.split('/')[0]);
  const vertex = number < 0 ? vertexCount + number : number - 1;
  if (!Number.isInteger(number) || number === 0 || vertex < 0) {
    throw new MeshFileError(`line ${lineNumber}: "${corner}" names no vertex`);
  }
  return vertex;
}
