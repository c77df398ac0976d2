import { describe, expect, it } from 'vitest';
import { createEyeball } from '../../src/head/eyeball';
import { createHeadPicker } from '../../src/head/headBvh';
import { createHeadParts, headPartsTransferables } from '../../src/head/headParts';
import { applyMorphs } from '../../src/head/morphs';
import { asset, builder, levelOne, neutral } from './headAsset';

describe('the eyeball', () => {
  const eye = createEyeball([1, 2, 3], 15, 6, 0.1);

  it('is a sphere with a bulge of less than three millimetres inside the limbus', () => {
    for (let v = 0; v < eye.eyeSpace.length / 3; v++) {
      const [x, y, z] = eye.eyeSpace.subarray(v * 3, v * 3 + 3) as unknown as [number, number, number];
      const beyond = Math.hypot(x, y, z) - 15;
      if (z > 0 && Math.hypot(x, y) < 5.9) {
        expect(beyond).toBeGreaterThan(0);
        expect(beyond).toBeLessThan(3);
      } else expect(Math.abs(beyond)).toBeLessThan(0.1);
    }
  });

  it('has triangles and normals that face outwards', () => {
    const { positions, triangles, normals } = eye;
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => triangles[t + k]! * 3) as [number, number, number];
      const e1 = [0, 1, 2].map((i) => positions[b + i]! - positions[a + i]!) as [number, number, number];
      const e2 = [0, 1, 2].map((i) => positions[c + i]! - positions[a + i]!) as [number, number, number];
      const n = [e1[1] * e2[2] - e1[2] * e2[1], e1[2] * e2[0] - e1[0] * e2[2], e1[0] * e2[1] - e1[1] * e2[0]];
      expect(n.reduce((sum, value, i) => sum + value * normals[a + i]!, 0)).toBeGreaterThan(0);
    }
  });

  it('looks down when told to, about its centre', () => {
    expect(eye.positions[1]! - 2).toBeLessThan(-1);
    expect(Math.hypot(eye.positions[0]! - 1, eye.positions[1]! - 2, eye.positions[2]! - 3)).toBeCloseTo(
      eye.eyeSpace[2]!,
      4,
    );
  });

  it('refuses an iris wider than the ball', () => {
    expect(() => createEyeball([0, 0, 0], 12, 12, 0)).toThrow(RangeError);
  });
});

describe('eyes between the lids', () => {
  it('show no gap: from in front, what is not skin is eye, all round the opening', () => {
    const picker = createHeadPicker(neutral.level2);
    for (const { centre, radiusMm } of neutral.parts.eyes) {
      let opening = 0;
      for (let x = -13; x <= 13; x += 0.5) {
        for (let y = -9; y <= 9; y += 0.5) {
          const hit = picker.pick([centre[0] + x, centre[1] + y, 300], [0, 0, -1]);
          const ball = centre[2] + Math.sqrt(Math.max(0, radiusMm ** 2 - x * x - y * y));
          if (hit && hit.position[2] > ball) continue;
          opening++;
          // where the ray would miss both lid and ball, the background would show
          expect(x * x + y * y, `${x}, ${y}`).toBeLessThan(radiusMm ** 2);
        }
      }
      // 100 to 300 mm² of open eye, four samples a mm²
      expect(opening / 4).toBeGreaterThan(25);
      expect(opening / 4).toBeLessThan(300);
    }
  });

  it('stay between them when the face changes', () => {
    const weights = { 'person-african': 1 };
    const level1 = levelOne(weights);
    const cage = applyMorphs(asset.cagePositions, asset.morphs, weights);
    const moved = createHeadParts(asset, cage, level1).eyes[0].centre;
    const lids = asset.eyes.lidVertices[0];
    const mean = (positions: Float64Array, k: number) =>
      lids.reduce((s, v) => s + positions[v * 3 + k]!, 0) / lids.length;
    for (let k = 0; k < 3; k++) {
      const expected = neutral.parts.eyes[0].centre[k]! + mean(cage, k) - mean(asset.cagePositions, k);
      expect(moved[k]).toBeCloseTo(expected, 6);
    }
    expect(Math.hypot(...moved.map((c, k) => c - neutral.parts.eyes[0].centre[k]!))).toBeGreaterThan(0.1);
  });
});

describe('brows and lashes', () => {
  const picker = createHeadPicker(neutral.level1);

  it.each(['brows', 'lashes'] as const)('%s are rooted in the skin and stay near it', (part) => {
    const hair = neutral.parts[part];
    for (let v = 0; v < hair.positions.length / 3; v++) {
      const at = hair.positions.subarray(v * 3, v * 3 + 3) as unknown as [number, number, number];
      expect(at.every(Number.isFinite)).toBe(true);
      if (v % 29 !== 0) continue;
      const { distanceMm } = picker.nearest([...at]);
      const allowed = hair.along[v] === 0 ? 0.2 : part === 'brows' ? 2.5 : 9;
      expect(distanceMm).toBeLessThan(allowed);
    }
  });

  it.each(['brows', 'lashes'] as const)('%s are as thin as hair and taper to a point', (part) => {
    const hair = neutral.parts[part];
    hair.halfWidthMm.forEach((half, v) => {
      expect(half).toBeLessThan(0.09);
      if (hair.along[v] === 255) expect(half).toBe(0);
    });
  });

  it('stand above the eyes, left and right alike in number', () => {
    const { positions, along } = neutral.parts.brows;
    let left = 0;
    let right = 0;
    along.forEach((share, v) => {
      if (share > 0) return;
      expect(positions[v * 3 + 1]).toBeGreaterThan(neutral.parts.eyes[0].centre[1]);
      if (positions[v * 3]! > 0) left++;
      else right++;
    });
    expect(left).toBe(right);
    expect(left).toBeGreaterThan(600);
  });

  it('are half as many in a woman’s brows, evenly left and right', () => {
    const sides = ({ positions, along }: typeof neutral.parts.brows) => {
      const count = [0, 0];
      along.forEach((share, v) => {
        if (share === 0) count[positions[3 * v]! > 0 ? 0 : 1]!++;
      });
      return count;
    };
    const [left, right] = sides(builder.build({ 'person-female': 1 }).parts.brows);
    const [all] = sides(neutral.parts.brows);
    expect(left! / all!).toBeCloseTo(0.5, 1);
    expect(Math.abs(left! - right!)).toBeLessThan(0.05 * left!);
  });

  it('have buffers of their own to send away', () => {
    const buffers = headPartsTransferables(builder.build().parts);
    expect(new Set(buffers).size).toBe(buffers.length);
  });
});
