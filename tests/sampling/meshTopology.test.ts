import { describe, expect, it } from 'vitest';
import { buildMeshTopology, hasArea } from '../../src/sampling/meshTopology';
import { weldVertices } from '../../src/sampling/weldVertices';
import { box, join, moved, sphere, square, toMesh } from './meshes';

const topologyOf = (mesh: Parameters<typeof weldVertices>[0], taken?: Uint8Array) =>
  buildMeshTopology(mesh, weldVertices(mesh), taken);

describe('weldVertices', () => {
  it('gives corners at one place one number, minus zero and zero alike', () => {
    const mesh = toMesh([0, 0, 0, 1, 0, 0, 0, 1, 0, -0, 0, -0, 1, 0, 0, 0, -1, 0], [0, 1, 2, 3, 5, 4]);
    expect([...weldVertices(mesh)]).toEqual([0, 1, 2, 0, 5, 1]);
  });
});

describe('buildMeshTopology', () => {
  it('finds for each triangle of a closed mesh three neighbours that know it too', () => {
    for (const mesh of [sphere(10), box(3, 4, 5)]) {
      const { neighbours, borderTriangles, componentCount, triangleCount } = topologyOf(mesh);
      expect(borderTriangles.length).toBe(0);
      expect(componentCount).toBe(1);
      for (let t = 0; t < triangleCount; t++) {
        for (let k = 0; k < 3; k++) {
          const next = neighbours[3 * t + k]!;
          expect([...neighbours.subarray(3 * next, 3 * next + 3)]).toContain(t);
        }
      }
    }
  });

  it('measures area and border', () => {
    const { areaMm2, borderLengths } = topologyOf(square(10, 7));
    expect(areaMm2).toBeCloseTo(100, 4);
    expect(borderLengths.at(-1)).toBeCloseTo(40, 4);
  });

  it('tells parts apart and leaves out what it is told to', () => {
    const mesh = join(square(10, 2), moved(square(10, 2), [50, 0, 0]));
    expect(topologyOf(mesh).componentCount).toBe(2);
    const first = Uint8Array.from({ length: 16 }, (_, t) => (t < 8 ? 1 : 0));
    const part = topologyOf(mesh, first);
    expect([part.componentCount, part.triangleCount]).toEqual([1, 8]);
    expect(part.origin).toEqual([5, 5, 0]);
  });

  it('treats a triangle without area as a border', () => {
    const mesh = toMesh([0, 0, 0, 2, 0, 0, 1, 0, 0, 1, 1, 0], [0, 2, 1, 0, 1, 3]);
    const { frames, neighbours, borderTriangles } = topologyOf(mesh);
    expect([hasArea(frames, 0), hasArea(frames, 1)]).toEqual([false, true]);
    expect([...neighbours]).toEqual([-1, -1, -1, -1, -1, -1]);
    expect([...borderTriangles]).toEqual([1, 1, 1]);
  });
});
