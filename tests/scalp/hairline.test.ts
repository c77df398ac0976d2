import { describe, expect, it } from 'vitest';
import { createHeadPicker } from '../../src/head/headBvh';
import type { Point } from '../../src/head/landmarks';
import { surfacePosition } from '../../src/head/surfacePoint';
import { insertPoint } from '../../src/scalp/addedPoints';
import { buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import {
  HANDLE_INDEX,
  HANDLES,
  type HairlineLine,
  hairlineCurve,
  handlePosition,
  isWithinLimits,
  linePoints,
  mirrorLine,
  moveHandle,
} from '../../src/scalp/hairline';
import { HAIRLINE_PRESET_IDS, HAIRLINE_PRESETS, layHairline } from '../../src/scalp/hairlinePresets';
import { createSkullCoordinates } from '../../src/scalp/skullCoordinates';
import { SOFT_NATURAL_LINE as LINE } from '../../src/scalp/softNaturalLine';
import { asset, builder } from '../head/headAsset';
import { curveOnSkin, placeOnSkin, skin } from './hairlineSkin';
import { head, scalp, stored } from './realScalp';

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

  it('can leave the limits, and then it is told', () => {
    expect(isWithinLimits(LINE)).toBe(true);
    expect(isWithinLimits(moveHandle(LINE, { kind: 'midFrontal', side: 'left' }, [0, 86], true))).toBe(false);
    expect(isWithinLimits(moveHandle(LINE, { kind: 'sideburn', side: 'right' }, [-111, 0], false))).toBe(false);
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
  const morphed = buildScalpSurface(builder.build(weights).level2, stored);

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

describe('a line on the skin', () => {
  /** Linear congruential: the same moves in every run. */
  const random = (seed: number) => () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const picker = createHeadPicker(head);
  /** Sharp corners are meant to be so: an edge-up turns by a right angle in a centimetre. */
  const MOST_TURN_DEGREES = 45;

  function randomLine(seed: number, isMirrored: boolean): HairlineLine {
    const next = random(seed);
    let line = layHairline(
      HAIRLINE_PRESETS[HAIRLINE_PRESET_IDS[Math.floor(next() * HAIRLINE_PRESET_IDS.length)]!],
      skin,
    );
    for (let step = 0; step < 4; step++) {
      const curve = hairlineCurve(line);
      const at = 2 * Math.floor((next() * curve.length) / 2);
      line = insertPoint(line, [curve[at]!, curve[at + 1]!], isMirrored).line ?? line;
      const points = linePoints(line);
      const point = points[Math.floor(next() * points.length)]!;
      const [azimuth, elevation] = handlePosition(line, point);
      // up to half-way to the point beside it: moved past that one, a line folds as it is told to
      const gaps = points
        .filter((other) => other !== point)
        .map((other) => handlePosition(line, other))
        .map(([a, e]) => Math.hypot(a - azimuth, e - elevation));
      const reach = Math.min(4, 0.5 * Math.min(...gaps));
      const bearing = 2 * Math.PI * next();
      const to = [azimuth + reach * Math.cos(bearing), elevation + reach * Math.sin(bearing)] as const;
      line = moveHandle(line, point, to, isMirrored);
    }
    return line;
  }

  /** The largest angle between neighbouring pieces longer than a tenth of a millimetre, degrees. */
  function sharpestTurn(points: readonly Point[]): number {
    let most = 0;
    const pieces: Point[] = [];
    for (let i = 1; i < points.length; i++) {
      const piece = [0, 1, 2].map((k) => points[i]![k]! - points[i - 1]![k]!) as unknown as Point;
      if (Math.hypot(...piece) > 0.1) pieces.push(piece);
    }
    for (let i = 1; i < pieces.length; i++) {
      const [a, b] = [pieces[i - 1]!, pieces[i]!];
      const cosine = (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / (Math.hypot(...a) * Math.hypot(...b));
      most = Math.max(most, (Math.acos(Math.min(1, cosine)) * 180) / Math.PI);
    }
    return most;
  }

  const lines = [
    ...HAIRLINE_PRESET_IDS.map((id) => [id, layHairline(HAIRLINE_PRESETS[id], skin), true] as const),
    ...Array.from({ length: 50 }, (_, i) => [`moves of seed ${i}`, randomLine(i, i % 2 === 0), i % 2 === 0] as const),
  ];

  it.each(lines)('lies on the mesh with every point, and has no kink: %s', (_, line) => {
    const points = curveOnSkin(line);
    expect(points.length).toBeGreaterThan(150);
    for (const point of points) expect(picker.nearest(point).distanceMm).toBeLessThan(0.05);
    expect(sharpestTurn(points)).toBeLessThan(MOST_TURN_DEGREES);
  });

  it.each(lines.filter(([, , isMirrored]) => isMirrored))('is the same left and right to 0.2 mm: %s', (_, line) => {
    const curve = hairlineCurve(line);
    let compared = 0;
    for (let i = 0, j = curve.length - 2; i < j; i += 2, j -= 2) {
      const [a, b] = [placeOnSkin(curve[i]!, curve[i + 1]!), placeOnSkin(curve[j]!, curve[j + 1]!)];
      if (!a || !b) continue;
      compared++;
      expect(Math.hypot(a[0] + b[0], a[1] - b[1], a[2] - b[2])).toBeLessThan(0.2);
    }
    expect(compared).toBeGreaterThan(70);
  });
});
