import { describe, expect, it } from 'vitest';
import { vertexNormals } from '../../src/head/normals';

describe('vertexNormals', () => {
  it('points along the diagonal at a cube’s corner however its faces are split', () => {
    const positions = Float32Array.of(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, -1, 1, 0, -1, 1, 1, -1, 0, 1, -1);
    // front, right and top meet at vertex 2; front is split through it, the others are not
    const triangles = Uint32Array.of(0, 1, 2, 0, 2, 3, 1, 5, 2, 5, 6, 2, 3, 2, 7, 2, 6, 7);
    const normals = vertexNormals(positions, triangles);
    for (let k = 0; k < 3; k++) expect(normals[6 + k]).toBeCloseTo(1 / Math.sqrt(3), 6);
  });

  it('gives a vertex without area a unit normal', () => {
    expect([...vertexNormals(Float32Array.of(0, 0, 0, 1, 1, 1), Uint32Array.of(0, 1, 0))]).toEqual([0, 0, 1, 0, 0, 1]);
  });
});
