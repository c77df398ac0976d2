import { type Node, NodeIO, Primitive } from '@gltf-transform/core';
import type { TriangleMesh } from '../../src/head/HeadMesh';
import { MeshFileError } from './MeshFileError';

/** Reads all triangles of the first scene of a binary glTF file, placed by their nodes. Skins and morph targets stay at rest. */
export async function readGlb(bytes: Uint8Array): Promise<TriangleMesh> {
  const document = await new NodeIO().readBinary(bytes);
  const root = document.getRoot();
  const scene = root.getDefaultScene() ?? root.listScenes()[0];
  const positions: number[] = [];
  const triangles: number[] = [];
  scene?.traverse((node) => appendNode(node, positions, triangles));
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}

function appendNode(node: Node, positions: number[], triangles: number[]): void {
  const matrix = node.getWorldMatrix();
  const at = (row: number, column: number) => matrix[4 * column + row]!;
  const determinant =
    at(0, 0) * (at(1, 1) * at(2, 2) - at(1, 2) * at(2, 1)) -
    at(0, 1) * (at(1, 0) * at(2, 2) - at(1, 2) * at(2, 0)) +
    at(0, 2) * (at(1, 0) * at(2, 1) - at(1, 1) * at(2, 0));
  for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
    if (primitive.getMode() !== Primitive.Mode.TRIANGLES) {
      throw new MeshFileError(
        `mesh "${node.getMesh()!.getName()}" has points, lines or strips; only triangles can be sampled`,
      );
    }
    const position = primitive.getAttribute('POSITION');
    if (!position) continue;
    const first = positions.length / 3;
    const point = [0, 0, 0];
    for (let i = 0; i < position.getCount(); i++) {
      position.getElement(i, point);
      for (let row = 0; row < 3; row++) {
        const value = at(row, 0) * point[0]! + at(row, 1) * point[1]! + at(row, 2) * point[2]! + at(row, 3);
        if (!Number.isFinite(value)) throw new MeshFileError(`vertex ${i} is not finite`);
        positions.push(value);
      }
    }
    const indices = primitive.getIndices();
    const cornerCount = indices ? indices.getCount() : position.getCount();
    if (cornerCount % 3 !== 0) throw new MeshFileError(`${cornerCount} corners make no whole triangles`);
    for (let i = 0; i < cornerCount; i += 3) {
      const corner = (k: number) => first + (indices ? indices.getScalar(i + k) : i + k);
      // a mirroring node turns triangles inside out
      if (determinant < 0) triangles.push(corner(0), corner(2), corner(1));
      else triangles.push(corner(0), corner(1), corner(2));
    }
  }
}
