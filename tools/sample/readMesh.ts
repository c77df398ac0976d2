import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { TriangleMesh } from '../../src/head/HeadMesh';
import { MeshFileError } from './MeshFileError';
import { readGlb } from './readGlb';
import { readObj } from './readObj';
import { readPly } from './readPly';

const READERS: Record<string, (bytes: Uint8Array) => TriangleMesh | Promise<TriangleMesh>> = {
  '.obj': (bytes) => readObj(new TextDecoder().decode(bytes)),
  '.ply': readPly,
  '.glb': readGlb,
};

export const MESH_EXTENSIONS = Object.keys(READERS);

/**
 * Reads a triangle mesh by its file's extension; coordinates as they stand in the file.
 * @throws {MeshFileError} With the file's name and the reason.
 */
export async function readMesh(path: string): Promise<TriangleMesh> {
  const reader = READERS[extname(path).toLowerCase()];
  if (!reader) throw new MeshFileError(`${path}: unknown kind of file; known are ${MESH_EXTENSIONS.join(', ')}`);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new MeshFileError(`${path}: ${missing ? 'no such file' : (error as Error).message}`);
  }
  let mesh: TriangleMesh;
  try {
    mesh = await reader(bytes);
  } catch (error) {
    // readers from elsewhere throw what they like: one line of it is for the user
    throw new MeshFileError(`${path}: ${(error as Error).message.split('\n')[0]}`);
  }
  if (mesh.triangles.length === 0) throw new MeshFileError(`${path}: the mesh has no triangles`);
  return mesh;
}
