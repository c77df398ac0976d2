import { describe, expect, it } from 'vitest';
import { surfacePosition } from '../../src/head/surfacePoint';
import { buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import {
  HANDLE_INDEX,
  HANDLES,
  type HairlineLine,
  hairlineCurve,
  handlePosition,
  mirrorLine,
  moveHandle,
} from '../../src/scalp/hairline';
import { createSkullCoordinates } from '../../src/scalp/skullCoordinates';
import { SOFT_NATURAL_LINE as LINE } from '../../src/scalp/softNaturalLine';
import { asset, builder } from '../head/headAsset';
import { scalp, stored } from './realScalp';

const isSymmetric = ({ mid, left, right }: HairlineLine) =>
  mid[0] === 0 && left.every(([azimuth, elevation], i) => right[i]![0] === -azimuth && right[i]![1] === elevation);

describe('moveHandle', () => {
  for (const handle of HANDLES) {
    it(`puts ${handle.kind} ${handle.side} where the finger is, to 0.02 mm, and mirrors it`, () => {
      const [azimuth, elevation] = handlePosition(LINE, handle);
      const to = [azimuth + (handle.kind === 'midFrontal' ? 0 : 2.345), elevation + 3.456] as const;
      const moved = moveHandle(LINE, handle, to, true);
      const [a, e] = handlePosition(moved, handle);
      expect(Math.abs(a - to[0])).toBeLessThan(0.006);
      expect(Math.abs(e - to[1])).toBeLessThan(0.006);
      expect(isSymmetric(moved)).toBe(true);
    });
  }

  it('leaves the other side alone when the sides are not alike', () => {
    const moved = moveHandle(LINE, { kind: 'corner', side: 'left' }, [50, 56], false);
    expect(moved.right).toEqual(LINE.right);
    expect(moved.mid).toEqual(LINE.mid);
    expect(moved.left[HANDLE_INDEX.temporalPeak]).toEqual(LINE.left[HANDLE_INDEX.temporalPeak]);
    expect(moved.left[HANDLE_INDEX.corner]).toEqual([50, 56]);
  });

  it('keeps the mid-frontal point in the middle while the sides are alike', () => {
    expect(moveHandle(LINE, { kind: 'midFrontal', side: 'left' }, [3, 50], true).mid).toEqual([0, 50]);
    expect(moveHandle(LINE, { kind: 'midFrontal', side: 'left' }, [3, 50], false).mid).toEqual([3, 50]);
  });

  it('gives the line back when the handle is moved back', () => {
    const handle = { kind: 'midFrontal', side: 'left' } as const;
    const there = moveHandle(LINE, handle, [0, 50.27], true);
    const back = moveHandle(there, handle, LINE.mid, true);
    for (const [i, [azimuth, elevation]] of back.left.entries()) {
      expect(azimuth).toBe(LINE.left[i]![0]);
      expect(Math.abs(elevation - LINE.left[i]![1])).toBeLessThan(0.25);
    }
  });
});

describe('mirrorLine', () => {
  it('makes one side like the other', () => {
    const uneven = moveHandle(LINE, { kind: 'corner', side: 'right' }, [-50, 55], false);
    expect(isSymmetric(uneven)).toBe(false);
    expect(mirrorLine(uneven, 'left')).toEqual(LINE);
    expect(handlePosition(mirrorLine(uneven, 'right'), { kind: 'corner', side: 'left' })).toEqual([50, 55]);
  });
});

describe('a handle on a head of another shape', () => {
  const weights = Object.fromEntries(asset.morphs.slice(0, 6).map(({ id, most }) => [id, 0.7 * most]));
  const head = builder.build(weights).level2;
  const morphed = buildScalpSurface(head, stored);

  it('stays on the same skin: the same triangle, and the same place in it', () => {
    const neutralSkull = createSkullCoordinates(scalp, scalp.angles);
    const morphedSkull = createSkullCoordinates(morphed, morphed.angles);
    let moved = 0;
    for (const handle of HANDLES) {
      const [azimuth, elevation] = handlePosition(LINE, handle);
      const before = neutralSkull.locate(azimuth, elevation);
      const after = morphedSkull.locate(azimuth, elevation);
      expect(after).not.toBe(null);
      expect(after).toEqual(before);
      const [a, b] = [surfacePosition(scalp, before!), surfacePosition(morphed, after!)];
      moved = Math.max(moved, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
      const [az, el] = morphedSkull.anglesAt(after!);
      expect(az).toBeCloseTo(azimuth, 6);
      expect(el).toBeCloseTo(elevation, 6);
    }
    // the head did change under them
    expect(moved).toBeGreaterThan(1);
  });

  it('finds the whole line on the skin down to the sideburn', () => {
    const skull = createSkullCoordinates(morphed, morphed.angles);
    const curve = hairlineCurve(LINE);
    for (let i = 0; i < curve.length; i += 2) {
      if (curve[i + 1]! > -14) expect(skull.locate(curve[i]!, curve[i + 1]!)).not.toBe(null);
    }
  });
});
