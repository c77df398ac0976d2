import { describe, expect, it } from 'vitest';
import { buildAdjacency, countBorderPassages, nextSide } from '../../src/scalp/adjacency';
import { sphere, square } from './meshes';

describe('buildAdjacency', () => {
  it('gives every side of a closed surface a twin that runs the other way', () => {
    const { positions, triangles } = sphere(10, 4);
    const { twin } = buildAdjacency(triangles, positions.length / 3);
    for (let side = 0; side < triangles.length; side++) {
      const other = twin[side]!;
      expect(twin[other]).toBe(side);
      expect(triangles[nextSide(other)]).toBe(triangles[side]);
      expect(triangles[other]).toBe(triangles[nextSide(side)]);
    }
  });

  it('lists exactly the triangles around each vertex', () => {
    const { positions, triangles } = square(10, 5);
    const vertexCount = positions.length / 3;
    const { aroundStart, around } = buildAdjacency(triangles, vertexCount);
    for (let v = 0; v < vertexCount; v++) {
      const expected = [...Array(triangles.length / 3).keys()].filter((t) =>
        triangles.subarray(3 * t, 3 * t + 3).includes(v),
      );
      expect([...around.subarray(aroundStart[v], aroundStart[v + 1])].sort((a, b) => a - b)).toEqual(expected);
    }
  });

  it('counts the border once at each border vertex of a disc', () => {
    const { positions, triangles } = square(10, 5);
    const vertexCount = positions.length / 3;
    const passages = countBorderPassages(triangles, buildAdjacency(triangles, vertexCount), vertexCount);
    passages.forEach((count, v) => {
      const onBorder = [0, 10].includes(positions[3 * v]!) || [0, 10].includes(positions[3 * v + 1]!);
      expect(count).toBe(onBorder ? 1 : 0);
    });
  });

  it('refuses a side that three triangles share', () => {
    expect(() => buildAdjacency(Uint32Array.of(0, 1, 2, 1, 0, 3, 1, 0, 4), 5)).toThrow(RangeError);
  });
});
