import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../../src/scalp/adjacency';
import { signedSkinDistance } from '../../src/scalp/skinDistance';
import { sphere, square } from './meshes';

describe('signedSkinDistance', () => {
  it('is exact before a straight line in the plane', () => {
    const mesh = square(60, 25);
    const line = (v: number) => 0.6 * mesh.positions[3 * v]! + 0.8 * mesh.positions[3 * v + 1]! - 41;
    const vertexCount = mesh.positions.length / 3;
    const field = Float64Array.from({ length: vertexCount }, (_, v) => line(v));
    const distance = signedSkinDistance(mesh, buildAdjacency(mesh.triangles, vertexCount), field);
    let checked = 0;
    for (let v = 0; v < vertexCount; v++) {
      // where the foot of the perpendicular lies well inside the square, so that the front comes in full width
      const footX = mesh.positions[3 * v]! - 0.6 * line(v);
      const footY = mesh.positions[3 * v + 1]! - 0.8 * line(v);
      if (Math.min(footX, footY) < 20 || Math.max(footX, footY) > 40) continue;
      checked++;
      expect(distance[v]).toBeCloseTo(line(v), 3);
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('stays within 1 % of the arc as far as 100 mm from a circle on a sphere, and within 2 % beyond', () => {
    const radius = 97;
    const mesh = sphere(radius, 44);
    const vertexCount = mesh.positions.length / 3;
    const axis = [0.36, 0.8, 0.48];
    const height = (v: number) => axis.reduce((sum, a, k) => sum + a * mesh.positions[3 * v + k]!, 0) / radius;
    // any field with the right zero line will do: this one is far from a distance
    const field = Float64Array.from({ length: vertexCount }, (_, v) => Math.exp(2 * height(v)) - Math.exp(0.5));
    const distance = signedSkinDistance(mesh, buildAdjacency(mesh.triangles, vertexCount), field);
    let worstNear = 0;
    let worstFar = 0;
    for (let v = 0; v < vertexCount; v++) {
      const exact = radius * (Math.asin(height(v)) - Math.asin(0.25));
      const error = Math.abs(distance[v]! - exact) / Math.max(10, Math.abs(exact));
      if (Math.abs(exact) < 100) worstNear = Math.max(worstNear, error);
      else worstFar = Math.max(worstFar, error);
    }
    expect(worstNear).toBeLessThan(0.01);
    expect(worstFar).toBeLessThan(0.02);
  });

  it('stays within 2 % and a third of a millimetre around a circle of only 10 mm', () => {
    const radius = 97;
    const mesh = sphere(radius, 44);
    const vertexCount = mesh.positions.length / 3;
    const height = (v: number) => (0.6 * mesh.positions[3 * v]! + 0.8 * mesh.positions[3 * v + 2]!) / radius;
    const rim = 10 / radius;
    const field = Float64Array.from({ length: vertexCount }, (_, v) => Math.cos(rim) - height(v));
    const distance = signedSkinDistance(mesh, buildAdjacency(mesh.triangles, vertexCount), field, 100);
    let worst = 0;
    for (let v = 0; v < vertexCount; v++) {
      const exact = radius * (Math.acos(Math.min(1, height(v))) - rim);
      if (Math.abs(exact) < 95) worst = Math.max(worst, Math.abs(distance[v]! - exact) - 0.02 * Math.abs(exact));
    }
    expect(worst).toBeLessThan(0.34);
  });

  it('leaves what is out of reach at infinity, with the sign of its side', () => {
    const mesh = square(60, 20);
    const vertexCount = mesh.positions.length / 3;
    const field = Float64Array.from({ length: vertexCount }, (_, v) => mesh.positions[3 * v]! - 30.5);
    const distance = signedSkinDistance(mesh, buildAdjacency(mesh.triangles, vertexCount), field, 10);
    for (let v = 0; v < vertexCount; v++) {
      const exact = mesh.positions[3 * v]! - 30.5;
      if (Math.abs(exact) > 10.1) expect(distance[v]).toBe(Math.sign(exact) * Number.POSITIVE_INFINITY);
      else expect(distance[v]).toBeCloseTo(exact, 3);
    }
  });
});
