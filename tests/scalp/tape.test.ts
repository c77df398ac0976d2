import { describe, expect, it } from 'vitest';
import type { TriangleMesh } from '../../src/head/HeadMesh';
import { type LandmarkId, landmarkPosition } from '../../src/head/landmarks';
import { type SurfacePoint, surfacePosition } from '../../src/head/surfacePoint';
import { buildAdjacency } from '../../src/scalp/adjacency';
import { surfacePointAtVertex, tapeAlong, tapeBetween } from '../../src/scalp/tape';
import { asset, neutral } from '../head/headAsset';
import { ellipsoid, nearestVertex, randomNumbers, sphere, square } from './meshes';

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

  it('stays within 0.5 % of geodesics walked over an ellipsoid of three axes, a skull’s, seed 6', () => {
    const radii = [77, 97, 99] as const;
    const mesh = ellipsoid(radii, [0, 0, 0], 44);
    const adjacency = buildAdjacency(mesh.triangles, mesh.positions.length / 3);
    const random = randomNumbers(6);
    let longest = 0;
    for (let i = 0; i < 60; i++) {
      const from = randomPoint(mesh.triangles.length / 3, random);
      const lengthMm = 15 + 95 * random();
      const start = ontoEllipsoid(surfacePosition(mesh, from), radii);
      const end = walkGeodesic(start, [random() - 0.5, random() - 0.5, random() - 0.5], lengthMm, radii);
      const to = pierced(mesh, end);
      // facets lie a little inside: their points are taken along the same ray out of the middle
      const tape = tapeBetween(mesh, adjacency, from, to);
      expect(Math.abs(tape - lengthMm)).toBeLessThan(0.005 * lengthMm + 0.05);
      longest = Math.max(longest, lengthMm);
    }
    expect(longest).toBeGreaterThan(100);
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

type Triple = readonly [number, number, number];

/** The point of the ellipsoid on the same ray out of its middle. */
function ontoEllipsoid(point: Triple, radii: Triple): Triple {
  const size = Math.hypot(...point.map((x, k) => x / radii[k]!));
  return point.map((x) => x / size) as unknown as Triple;
}

/**
 * The end of a geodesic of this length: acceleration is along the normal alone, integrated by Runge and Kutta's fourth
 * order in steps of 0.1 mm. Up to 110 mm no second way on such a body is shorter: its smallest radius of curvature is
 * 60 mm, and pi times that is farther.
 */
function walkGeodesic(start: Triple, towards: Triple, lengthMm: number, radii: Triple): Triple {
  const weights = radii.map((radius) => 1 / (radius * radius));
  const normalAt = (p: readonly number[]) => p.map((x, k) => x * weights[k]!);
  const dot = (a: readonly number[], b: readonly number[]) => a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
  const accelerationAt = (p: readonly number[], v: readonly number[]) => {
    const n = normalAt(p);
    const bend = v.reduce((sum, x, k) => sum + weights[k]! * x * x, 0) / dot(n, n);
    return n.map((x) => -bend * x);
  };
  const n = normalAt(start);
  const flat = towards.map((x, k) => x - (dot(towards, n) / dot(n, n)) * n[k]!);
  let p: number[] = [...start];
  let v: number[] = flat.map((x) => x / Math.hypot(...flat));
  const steps = Math.ceil(lengthMm / 0.1);
  const h = lengthMm / steps;
  const along = (a: readonly number[], b: readonly number[], t: number) => a.map((x, k) => x + t * b[k]!);
  for (let i = 0; i < steps; i++) {
    const [a1, v1] = [accelerationAt(p, v), v];
    const v2 = along(v, a1, h / 2);
    const a2 = accelerationAt(along(p, v1, h / 2), v2);
    const v3 = along(v, a2, h / 2);
    const a3 = accelerationAt(along(p, v2, h / 2), v3);
    const v4 = along(v, a3, h);
    const a4 = accelerationAt(along(p, v3, h), v4);
    p = p.map((x, k) => x + (h / 6) * (v1[k]! + 2 * v2[k]! + 2 * v3[k]! + v4[k]!));
    v = v.map((x, k) => x + (h / 6) * (a1[k]! + 2 * a2[k]! + 2 * a3[k]! + a4[k]!));
  }
  return p as unknown as Triple;
}

/** Where the ray out of the middle through a point leaves a closed mesh around it. */
function pierced({ positions, triangles }: TriangleMesh, [x, y, z]: Triple): SurfacePoint {
  for (let t = 0; t < triangles.length / 3; t++) {
    const [a, b, c] = [0, 1, 2].map((k) => {
      const at = 3 * triangles[3 * t + k]!;
      return [positions[at]!, positions[at + 1]!, positions[at + 2]!] as const;
    }) as [Triple, Triple, Triple];
    // the point as a sum of the three corners, by Cramer's rule
    const volume = determinant(a, b, c);
    const [u, v, w] = [determinant([x, y, z], b, c), determinant(a, [x, y, z], c), determinant(a, b, [x, y, z])].map(
      (part) => part / volume,
    ) as [number, number, number];
    if (u < -1e-9 || v < -1e-9 || w < -1e-9) continue;
    return { triangle: t, barycentric: [v / (u + v + w), w / (u + v + w)] };
  }
  throw new Error('The ray leaves through no triangle.');
}

function determinant(a: Triple, b: Triple, c: Triple): number {
  return a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
}
