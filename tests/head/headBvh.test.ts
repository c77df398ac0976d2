import { describe, expect, it } from 'vitest';
import type { HeadMesh } from '../../src/head/HeadMesh';
import { buildHeadBvh, bvhTransferables, createHeadPicker } from '../../src/head/headBvh';
import type { Point } from '../../src/head/landmarks';
import { surfacePosition } from '../../src/head/surfacePoint';
import { levelOne, neutral } from './headAsset';

const mesh = neutral.level1;

/** Möller & Trumbore 1997, over all triangles: the nearest hit's distance. */
function bruteForce({ positions, triangles }: HeadMesh, origin: Point, direction: Point): number {
  const length = Math.hypot(...direction);
  const d = direction.map((c) => c / length);
  let nearest = Number.POSITIVE_INFINITY;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => triangles[t + k]! * 3) as [number, number, number];
    const ab = [0, 1, 2].map((i) => positions[b + i]! - positions[a + i]!);
    const ac = [0, 1, 2].map((i) => positions[c + i]! - positions[a + i]!);
    const p = cross(d, ac);
    const det = dot(ab, p);
    if (Math.abs(det) < 1e-12) continue;
    const from = [0, 1, 2].map((i) => origin[i]! - positions[a + i]!);
    const u = dot(from, p) / det;
    const q = cross(from, ab);
    const v = dot(d, q) / det;
    const distance = dot(ac, q) / det;
    if (u >= 0 && v >= 0 && u + v <= 1 && distance > 0) nearest = Math.min(nearest, distance);
  }
  return nearest;
}

const cross = (a: number[], b: number[]) => [
  a[1]! * b[2]! - a[2]! * b[1]!,
  a[2]! * b[0]! - a[0]! * b[2]!,
  a[0]! * b[1]! - a[1]! * b[0]!,
];
const dot = (a: number[], b: number[]) => a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;

/** Rays from all round, some of which miss. */
const RAYS: { origin: Point; direction: Point }[] = Array.from({ length: 60 }, (_, i) => {
  const turn = i * 2.399963;
  const y = 1 - (2 * (i + 0.5)) / 60;
  const r = Math.sqrt(1 - y * y);
  const origin: Point = [400 * r * Math.cos(turn), 400 * y, 400 * r * Math.sin(turn)];
  const target = [60 * Math.sin(i * 3.1), 20 + 110 * Math.sin(i * 1.7), 60 * Math.cos(i * 2.3)];
  return { origin, direction: target.map((c, k) => c - origin[k]!) as never as Point };
});

describe('the head picker', () => {
  const bvh = buildHeadBvh(mesh);
  const picker = createHeadPicker(mesh, bvh);

  it('meets what brute force meets', () => {
    let hits = 0;
    for (const { origin, direction } of RAYS) {
      const expected = bruteForce(mesh, origin, direction);
      const hit = picker.pick(origin, direction);
      if (!Number.isFinite(expected)) {
        expect(hit).toBeNull();
        continue;
      }
      hits++;
      expect(hit!.distanceMm).toBeCloseTo(expected, 3);
      surfacePosition(mesh, hit!).forEach((value, k) => {
        expect(value).toBeCloseTo(hit!.position[k]!, 2);
      });
      expect(Math.hypot(...hit!.normal)).toBeCloseTo(1, 6);
    }
    expect(hits).toBeGreaterThan(40);
  });

  it('names triangles of the mesh as it is, whose order stays', () => {
    const before = mesh.triangles.slice();
    buildHeadBvh(mesh);
    expect(Buffer.from(mesh.triangles.buffer).equals(Buffer.from(before.buffer))).toBe(true);
  });

  it('works the same after its buffers crossed to another thread', () => {
    const sent = buildHeadBvh(mesh);
    const received = structuredClone(sent, { transfer: bvhTransferables(sent) });
    const other = createHeadPicker(mesh, received);
    for (const { origin, direction } of RAYS)
      expect(other.pick(origin, direction)).toEqual(picker.pick(origin, direction));
  });

  it('finds the nearest skin: a point lifted off it comes back down', () => {
    for (let t = 40; t < mesh.triangles.length / 3; t += 1571) {
      const on = surfacePosition(mesh, { triangle: t, barycentric: [0.3, 0.4] });
      if (on[1] < 60) continue;
      const { normal } = picker.nearest(on);
      const found = picker.nearest(on.map((c, k) => c + 3 * normal[k]!) as never as Point);
      expect(Math.hypot(...found.position.map((c, k) => c - on[k]!))).toBeLessThan(0.4);
    }
  });

  it('serves another shape of the same triangles', () => {
    const other = levelOne({ 'head-scale-horiz-incr': 0.6, 'forehead-nubian-incr': 0.3 });
    const reused = createHeadPicker(other, buildHeadBvh(mesh), true);
    const fresh = createHeadPicker(other);
    for (const { origin, direction } of RAYS) {
      const [a, b] = [reused.pick(origin, direction), fresh.pick(origin, direction)];
      expect(a?.distanceMm ?? null).toEqual(b?.distanceMm ?? null);
    }
  });

  it('refuses a direction of no length', () => {
    expect(() => picker.pick([0, 0, 400], [0, 0, 0])).toThrow(RangeError);
  });
});
