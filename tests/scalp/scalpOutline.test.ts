import { describe, expect, it } from 'vitest';
import { countBorderPassages } from '../../src/scalp/adjacency';
import { signedAngularDistance } from '../../src/scalp/angularRegion';
import { areaAboveZero } from '../../src/scalp/area';
import { elevationAtTape, measureMidlineTape } from '../../src/scalp/midlineTape';
import { cutOut, cutScalpPatch, drawScalpOutline, OUTLINE_ABOVE_GLABELLA_MM } from '../../src/scalp/scalpOutline';
import { ellipsoidHead } from './meshes';

describe('drawScalpOutline', () => {
  it('crosses the midline where it is told to, and lets temples and back stay', () => {
    for (const elevation of [38, 41, 46]) {
      const outline = drawScalpOutline(elevation);
      expect(signedAngularDistance(outline, 0, elevation)).toBeCloseTo(0, 6);
      expect(Math.abs(signedAngularDistance(outline, 180, -37.5))).toBeLessThan(0.01);
      expect(Math.abs(signedAngularDistance(outline, 91, 4.8))).toBeLessThan(0.01);
    }
  });

  it('is star-shaped: every direction enters the region once on the way up', () => {
    const outline = drawScalpOutline(41);
    for (let azimuth = 0; azimuth <= 180; azimuth += 1.5) {
      let changes = 0;
      let inside = false;
      for (let elevation = -80; elevation <= 88; elevation += 0.25) {
        const now = signedAngularDistance(outline, azimuth, elevation) > 0;
        if (now !== inside) changes++;
        inside = now;
      }
      expect(changes).toBe(1);
    }
  });
});

describe('cutScalpPatch', () => {
  const { mesh: head, landmarks, earMask } = ellipsoidHead();
  const patch = cutScalpPatch(head, landmarks, earMask);
  const { mesh, adjacency, borderDistanceMm, headVertex } = patch;

  it('is one disc: Euler characteristic 1 and a single border', () => {
    const vertexCount = headVertex.length;
    const borderSides = adjacency.twin.filter((twin) => twin === -1).length;
    const edgeCount = (mesh.triangles.length + borderSides) / 2;
    expect(vertexCount - edgeCount + mesh.triangles.length / 3).toBe(1);
    expect(Math.max(...countBorderPassages(mesh.triangles, adjacency, vertexCount))).toBe(1);
    expect(new Set(mesh.triangles).size).toBe(vertexCount);
  });

  it('holds all hair-bearing skin and a margin around it', () => {
    expect(Math.min(...borderDistanceMm)).toBeGreaterThan(-12);
    // every vertex on the patch's border lies outside the hair-bearing skin
    const passages = countBorderPassages(mesh.triangles, adjacency, headVertex.length);
    passages.forEach((count, v) => {
      if (count > 0) expect(borderDistanceMm[v]).toBeLessThan(0);
    });
  });

  it("has a scalp's area on an ellipsoid of a skull's size", () => {
    const area = areaAboveZero(mesh, borderDistanceMm) / 100;
    expect(area).toBeGreaterThan(520);
    expect(area).toBeLessThan(640);
  });

  it('starts 65 mm of tape above the glabella', () => {
    const tape = measureMidlineTape(head.positions, landmarks);
    const wanted = elevationAtTape(tape, OUTLINE_ABOVE_GLABELLA_MM);
    // where the border distance changes sign along the patch's midline in front
    const midline = Array.from(headVertex.keys())
      .filter((v) => Math.abs(mesh.positions[3 * v]!) < 1e-3 && mesh.positions[3 * v + 2]! > 0)
      .map((v) => ({ elevation: patch.angles[2 * v + 1]! / 100, distance: borderDistanceMm[v]! }))
      .sort((a, b) => a.elevation - b.elevation);
    const after = midline.findIndex(({ distance }) => distance > 0);
    const [low, high] = [midline[after - 1]!, midline[after]!];
    const found = low.elevation + ((high.elevation - low.elevation) * low.distance) / (low.distance - high.distance);
    expect(found).toBeCloseTo(wanted, 0.8);
  });

  it('leaves ears out', () => {
    const masked = earMask.slice();
    for (let v = 0; v < masked.length; v++) {
      const [x, y, z] = [head.positions[3 * v]!, head.positions[3 * v + 1]!, head.positions[3 * v + 2]!];
      if (Math.abs(x) > 60 && Math.hypot(y - 32, z + 8) < 18) masked[v] = 255;
    }
    const without = cutScalpPatch(head, landmarks, masked);
    const kept = new Set(without.headVertex);
    let ears = 0;
    for (let v = 0; v < masked.length; v++) {
      const azimuth = Math.abs(Math.atan2(head.positions[3 * v]!, head.positions[3 * v + 2]! + 1.45)) * (180 / Math.PI);
      if (masked[v] === 255 && azimuth > 82) {
        ears++;
        expect(kept.has(v)).toBe(false);
      }
    }
    expect(ears).toBeGreaterThan(20);
    expect(without.headVertex.length).toBeLessThan(headVertex.length);
  });
});

describe('cutOut', () => {
  it('keeps the triangles between chosen vertices and copies their positions', () => {
    const { mesh: head } = ellipsoidHead();
    const chosen = Uint32Array.from({ length: 300 }, (_, i) => 2 * i);
    const { positions, triangles } = cutOut(head, chosen);
    const set = new Set(chosen);
    const expected = [];
    for (let t = 0; t < head.triangles.length; t += 3) {
      const corners = [...head.triangles.subarray(t, t + 3)];
      if (corners.every((v) => set.has(v))) expected.push(...corners);
    }
    expect([...triangles].map((v) => chosen[v])).toEqual(expected);
    chosen.forEach((v, i) => {
      expect([...positions.subarray(3 * i, 3 * i + 3)]).toEqual([...head.positions.subarray(3 * v, 3 * v + 3)]);
    });
  });
});
