import { describe, expect, it } from 'vitest';
import { type LandmarkId, landmarkPosition } from '../../src/head/landmarks';
import { type SurfacePoint, surfacePosition } from '../../src/head/surfacePoint';
import { buildAdjacency } from '../../src/scalp/adjacency';
import { surfacePointAtVertex, tapeAlong, tapeBetween } from '../../src/scalp/tape';
import { asset, neutral } from '../head/headAsset';
import { nearestVertex, randomNumbers, sphere, square } from './meshes';

describe('tapeBetween', () => {
  it('is the straight line in the plane, also through vertices and along edges', () => {
    const mesh = square(50, 10);
    const adjacency = buildAdjacency(mesh.triangles, mesh.positions.length / 3);
    const random = randomNumbers(11);
    const points = Array.from({ length: 24 }, () => randomPoint(mesh.triangles.length / 3, random));
    for (const corner of [0, 10, 60, 115, 120]) points.push(surfacePointAtVertex(mesh, corner));
    for (const from of points) {
      for (const to of points) {
        const [ax, ay] = surfacePosition(mesh, from);
        const [bx, by] = surfacePosition(mesh, to);
        expect(tapeBetween(mesh, adjacency, from, to)).toBeCloseTo(Math.hypot(bx - ax, by - ay), 4);
      }
    }
  });

  it('stays within 0.5 % of great circles on a sphere, seed 5', () => {
    const radius = 97;
    const mesh = sphere(radius, 44);
    const adjacency = buildAdjacency(mesh.triangles, mesh.positions.length / 3);
    const random = randomNumbers(5);
    for (let i = 0; i < 60; i++) {
      const from = randomPoint(mesh.triangles.length / 3, random);
      const to = randomPoint(mesh.triangles.length / 3, random);
      const a = surfacePosition(mesh, from);
      const b = surfacePosition(mesh, to);
      const cosine = (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / (Math.hypot(...a) * Math.hypot(...b));
      const exact = radius * Math.acos(Math.min(1, Math.max(-1, cosine)));
      expect(Math.abs(tapeBetween(mesh, adjacency, from, to) - exact)).toBeLessThan(0.005 * exact + 0.05);
    }
  });

  it('is the same there and back within 0.01 %', () => {
    const mesh = sphere(97, 20);
    const adjacency = buildAdjacency(mesh.triangles, mesh.positions.length / 3);
    const random = randomNumbers(8);
    for (let i = 0; i < 20; i++) {
      const from = randomPoint(mesh.triangles.length / 3, random);
      const to = randomPoint(mesh.triangles.length / 3, random);
      const there = tapeBetween(mesh, adjacency, from, to);
      expect(Math.abs(tapeBetween(mesh, adjacency, to, from) - there)).toBeLessThan(1e-4 * there);
    }
  });

  it('refuses two pieces that nothing joins', () => {
    const mesh = {
      positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 5, 0, 0, 6, 0, 0, 5, 1, 0),
      triangles: Uint32Array.of(0, 1, 2, 3, 4, 5),
    };
    const adjacency = buildAdjacency(mesh.triangles, 6);
    const at = (triangle: number): SurfacePoint => ({ triangle, barycentric: [0.2, 0.2] });
    expect(() => tapeBetween(mesh, adjacency, at(0), at(1))).toThrow(RangeError);
  });
});

describe('tapeAlong', () => {
  it('adds up the ways between the points', () => {
    const mesh = square(30, 6);
    const adjacency = buildAdjacency(mesh.triangles, mesh.positions.length / 3);
    const corners = [0, 6, 48, 42].map((v) => surfacePointAtVertex(mesh, v));
    expect(tapeAlong(mesh, adjacency, corners)).toBeCloseTo(90, 4);
  });
});

describe('the tape on the head', () => {
  const mesh = neutral.level2;
  const adjacency = buildAdjacency(mesh.triangles, mesh.positions.length / 3);
  const at = (id: LandmarkId) =>
    surfacePointAtVertex(mesh, nearestVertex(mesh, landmarkPosition(asset.landmarks, id, mesh.positions)));

  it('is longer than the straight line, and plausible from glabella over the vertex to the inion', () => {
    const [glabella, vertex, inion] = [at('glabella'), at('vertex'), at('inion')];
    const front = tapeBetween(mesh, adjacency, glabella, vertex);
    const straight = Math.hypot(
      ...surfacePosition(mesh, glabella).map((x, k) => x - surfacePosition(mesh, vertex)[k]!),
    );
    expect(front).toBeGreaterThan(1.1 * straight);
    expect(front).toBeGreaterThan(130);
    expect(front).toBeLessThan(165);
    // sagittal arc of adult men: about 310 to 370 mm
    const arc = tapeAlong(mesh, adjacency, [glabella, vertex, inion]);
    expect(arc).toBeGreaterThan(310);
    expect(arc).toBeLessThan(370);
  });

  it('is plausible from ear to ear over the vertex, and the same on both sides', () => {
    const left = tapeBetween(mesh, adjacency, at('tragusL'), at('vertex'));
    const right = tapeBetween(mesh, adjacency, at('tragusR'), at('vertex'));
    expect(left).toBeCloseTo(right, 1);
    // bitragion-coronal arc of adult men: about 330 to 385 mm
    expect(left + right).toBeGreaterThan(330);
    expect(left + right).toBeLessThan(385);
  });
});

function randomPoint(triangleCount: number, random: () => number): SurfacePoint {
  const triangle = Math.floor(random() * triangleCount);
  const [r, s] = [random(), random()];
  return { triangle, barycentric: r + s < 1 ? [r, s] : [1 - r, 1 - s] };
}
