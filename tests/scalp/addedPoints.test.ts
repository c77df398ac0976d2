import { describe, expect, it } from 'vitest';
import { halfWayToNext, insertPoint, nearestOnCurve, removePoint } from '../../src/scalp/addedPoints';
import {
  type AddedPoint,
  HANDLE_INDEX,
  HANDLES,
  type HairlineLine,
  hairlineCurve,
  handlePosition,
  linePoints,
  MOST_ADDED,
  moveHandle,
  SIDE_CONTROLS,
} from '../../src/scalp/hairline';
import { EDGE_CHARACTERS, HAIRLINE_PRESET_IDS, HAIRLINE_PRESETS, layHairline } from '../../src/scalp/hairlinePresets';
import { buildRegionMap, RegionMapper, type RegionSettings } from '../../src/scalp/regionMap';
import { SOFT_NATURAL_LINE as LINE } from '../../src/scalp/softNaturalLine';
import { curveOnSkin, distanceToCurve, skin } from './hairlineSkin';
import { scalp } from './realScalp';

/** @returns The line and its new point; fails where none is added. */
function insert(line: HairlineLine, at: readonly [number, number], isMirrored = false) {
  const { line: longer, point, refusal } = insertPoint(line, at, isMirrored);
  if (!longer) throw new Error(`refused: ${refusal}`);
  return { line: longer, point };
}

const named = (line: HairlineLine) => HANDLES.map((handle) => handlePosition(line, handle));

describe('insertPoint', () => {
  it.each(HAIRLINE_PRESET_IDS)('leaves the line %s where it was, to half a millimetre', (id) => {
    const line = layHairline(HAIRLINE_PRESETS[id], skin);
    const curve = hairlineCurve(line);
    const before = curveOnSkin(line);
    let inserted = 0;
    for (let i = curve.length / 2; i + 1 < curve.length; i += 10) {
      const { line: longer } = insertPoint(line, [curve[i - (i % 2)]!, curve[i - (i % 2) + 1]!], false);
      if (!longer) continue;
      inserted++;
      for (const point of curveOnSkin(longer)) expect(distanceToCurve(point, before)).toBeLessThan(0.5);
      expect(named(longer)).toEqual(named(line));
    }
    expect(inserted).toBeGreaterThan(12);
  });

  it('puts the point where the finger is on the line, on either side', () => {
    for (const sign of [1, -1]) {
      const { line, point } = insert(LINE, [sign * 26, 49]);
      expect(point.side).toBe(sign > 0 ? 'left' : 'right');
      const [azimuth, elevation] = handlePosition(line, point);
      expect(Math.abs(azimuth - sign * 26)).toBeLessThan(2);
      expect(Math.abs(elevation - 47.7)).toBeLessThan(0.6);
      expect(line[point.side]).toHaveLength(SIDE_CONTROLS + 1);
      const other = sign > 0 ? 'right' : 'left';
      expect(line[other]).toEqual(LINE[other]);
      expect(line.added[other]).toEqual([]);
    }
  });

  it('gives both sides a point while they are alike', () => {
    for (const sign of [1, -1]) {
      const { line } = insert(LINE, [sign * 50, 49], true);
      expect(line.added.left).toEqual(line.added.right);
      expect(line.added.left).toHaveLength(1);
      expect(line.left).toEqual(line.right.map(([azimuth, elevation]) => [-azimuth, elevation]));
    }
  });

  it('keeps its lists in order, however the points come', () => {
    let line: HairlineLine = LINE;
    for (const at of [
      [60, 12],
      [17, 46],
      [50, 49],
      [27, 48],
    ] as const) {
      line = insert(line, at).line;
    }
    expect(line.added.left).toEqual([...line.added.left].sort((a, b) => a - b));
    const base = line.left.filter((_, i) => !line.added.left.includes(i));
    expect(base).toEqual(LINE.left);
    expect(named(line)).toEqual(named(LINE));
    expect(linePoints(line)).toHaveLength(HANDLES.length + 4);
  });

  it('refuses where a point stands, in the middle above all', () => {
    expect(insertPoint(LINE, LINE.mid, true).refusal).toBe('taken');
    for (const handle of HANDLES) expect(insertPoint(LINE, handlePosition(LINE, handle), false).refusal).toBe('taken');
    const { line, point } = insert(LINE, [26, 49]);
    expect(insertPoint(line, handlePosition(line, point), false).refusal).toBe('taken');
  });

  it('refuses more than its limit a side, and where a gap is full', () => {
    let line: HairlineLine = LINE;
    const refused: (string | null)[] = [];
    for (let azimuth = 4; azimuth < 46; azimuth += 1) {
      const result = insertPoint(line, [azimuth, 47], false);
      if (result.line) line = result.line;
      else refused.push(result.refusal);
    }
    expect(line.added.left.length).toBeLessThanOrEqual(MOST_ADDED);
    for (const elevation of [44, 42, 35, 28, 20, 12, 2, -3])
      line = insertPoint(line, [57, elevation], false).line ?? line;
    expect(line.added.left).toHaveLength(MOST_ADDED);
    expect(insertPoint(line, [63, 9], false).refusal).toBe('limit');
    expect(insertPoint(line, [-63, 9], false).refusal).toBe(null);
    expect(refused).toContain('taken');
  });
});

describe('removePoint', () => {
  it('gives back the line that the point was added to', () => {
    for (const isMirrored of [false, true]) {
      const first = insert(LINE, [26, 49], isMirrored).line;
      const { line, point } = insert(first, [-52, 48], isMirrored);
      expect(removePoint(line, point, isMirrored)).toEqual(first);
      const [earlier] = line.added.left;
      const other: AddedPoint = { kind: 'added', side: 'left', index: earlier! };
      expect(removePoint(removePoint(line, point, isMirrored), other, isMirrored)).toEqual(LINE);
    }
  });

  it('takes no point that nobody added', () => {
    expect(() => removePoint(LINE, { kind: 'added', side: 'left', index: HANDLE_INDEX.corner }, false)).toThrow(
      RangeError,
    );
  });
});

describe('an added point', () => {
  it('takes the line along up to the points beside it, and no farther', () => {
    const { line, point } = insert(LINE, [35, 50]);
    const [azimuth, elevation] = handlePosition(line, point);
    const moved = moveHandle(line, point, [azimuth, elevation + 4], false);
    expect(handlePosition(moved, point)[1]).toBeCloseTo(elevation + 4, 1);
    expect(named(moved)).toEqual(named(line));
    expect(moved.right).toEqual(line.right);
    // from the pupil's point to the corner
    const curve = hairlineCurve(line);
    const after = hairlineCurve(moved);
    const corner = nearestOnCurve(curve, handlePosition(line, { kind: 'corner', side: 'left' }));
    for (let i = 2 * Math.ceil(corner + 8); i < curve.length; i++) expect(after[i]).toBe(curve[i]);
  });

  it('is mirrored while the sides are alike', () => {
    const { line, point } = insert(LINE, [-35, 50], true);
    const moved = moveHandle(line, point, [-36, 54], true);
    expect(moved.left).toEqual(moved.right.map(([azimuth, elevation]) => [-azimuth, elevation]));
    expect(moved.added).toEqual(line.added);
  });

  it('comes along when a named point beside it is moved', () => {
    const { line, point } = insert(LINE, [43, 51]);
    const moved = moveHandle(line, { kind: 'corner', side: 'left' }, [47, 54], false);
    expect(handlePosition(moved, point)[1]).toBeGreaterThan(handlePosition(line, point)[1] + 1);
  });
});

describe('the region map', () => {
  it('is the same after points have come, moved and gone as one drawn from nothing', () => {
    const settings = (line: HairlineLine): RegionSettings => ({
      hairline: { line, edge: EDGE_CHARACTERS.soft },
      lossPattern: 'norwood6',
      seed: 5,
    });
    const isSame = (a: Uint16Array, b: Uint16Array) => a.every((value, i) => value === b[i]);
    const mapper = new RegionMapper(scalp);
    mapper.draw(settings(LINE));
    const { line, point } = insert(LINE, [35, 50]);
    mapper.draw(settings(line));
    const moved = moveHandle(line, point, [36, 55], false);
    const there = mapper.draw(settings(moved)).data;
    expect(isSame(there, buildRegionMap(scalp, settings(moved)).data)).toBe(true);
    const back = mapper.draw(settings(removePoint(line, point, false))).data;
    expect(isSame(back, buildRegionMap(scalp, settings(LINE)).data)).toBe(true);
  });
});

describe('halfWayToNext', () => {
  it('lies on the line between a point and the next one outwards', () => {
    const curve = hairlineCurve(LINE);
    for (const handle of HANDLES) {
      const half = halfWayToNext(LINE, handle);
      const at = nearestOnCurve(curve, half);
      const from = nearestOnCurve(curve, handlePosition(LINE, handle));
      if (handle.kind === 'sideburn') continue;
      expect(handle.side === 'left' ? at - from : from - at).toBeGreaterThan(4);
      expect(insertPoint(LINE, half, true).refusal).toBe(null);
    }
    const [, elevation] = halfWayToNext(LINE, { kind: 'sideburn', side: 'left' });
    expect(elevation).toBeGreaterThan(-5);
  });
});
