import { describe, expect, it } from 'vitest';
import { landmarkPositions } from '../../src/head/landmarks';
import { surfacePosition } from '../../src/head/surfacePoint';
import { insertPoint } from '../../src/scalp/addedPoints';
import { buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import { HairlineTape, layTapedPoints, trianglesAmong } from '../../src/scalp/HairlineTape';
import { handlePosition, moveHandle } from '../../src/scalp/hairline';
import { HAIRLINE_PRESETS, layHairline } from '../../src/scalp/hairlinePresets';
import { SOFT_NATURAL_LINE } from '../../src/scalp/softNaturalLine';
import { builder } from '../head/headAsset';
import { asset, head, scalp, stored } from './realScalp';

const tape = new HairlineTape(head, asset.landmarks, scalp);
const marks = landmarkPositions(asset.landmarks, head.positions);

describe('HairlineTape', () => {
  it('measures the presets at the height that they are laid at', () => {
    for (const preset of Object.values(HAIRLINE_PRESETS)) {
      const { midFrontalMm } = tape.measure(layHairline(preset, tape.skin))!;
      expect(Math.abs(midFrontalMm - preset.midFrontalMm)).toBeLessThan(0.2);
    }
  });

  it('finds recession and corner where the preset has them', () => {
    const { sides, unevenMm } = tape.measure(SOFT_NATURAL_LINE)!;
    for (const side of ['left', 'right'] as const) {
      expect(sides[side].recessionMm).toBeCloseTo(8.83, 1);
      // over the outer corner of the eye
      expect(Math.abs(sides[side].cornerOutwardsMm)).toBeLessThan(2);
    }
    expect(unevenMm).toBeLessThan(0.05);
  });

  it('tells how far the sides differ', () => {
    const [azimuth, elevation] = handlePosition(SOFT_NATURAL_LINE, { kind: 'corner', side: 'left' });
    const uneven = moveHandle(SOFT_NATURAL_LINE, { kind: 'corner', side: 'left' }, [azimuth, elevation + 3], false);
    expect(tape.measure(uneven)!.unevenMm).toBeGreaterThan(3);
    expect(tape.measure(uneven)!.unevenMm).toBeLessThan(8);
  });

  it('finds a long straight run in an edge-up, and a shorter one in a widow’s peak', () => {
    const run = (id: 'straight' | 'widowsPeak') =>
      tape.measure(layHairline(HAIRLINE_PRESETS[id], tape.skin))!.straightRunMm;
    expect(run('straight')).toBeGreaterThan(70);
    expect(run('widowsPeak')).toBeLessThan(45);
  });

  it('measures a line alike when points have been added to it', () => {
    let line = layHairline(HAIRLINE_PRESETS.straight, tape.skin);
    const before = tape.measure(line)!;
    for (const at of [
      [6, 45],
      [27, 47],
      [-17, 46],
      [-60, 12],
    ] as const) {
      line = insertPoint(line, at, false).line ?? line;
    }
    expect(line.added).toEqual({ left: [0, 3], right: [1, 11] });
    const after = tape.measure(line)!;
    expect(after.midFrontalMm).toBeCloseTo(before.midFrontalMm, 6);
    expect(after.sides).toEqual(before.sides);
    expect(Math.abs(after.straightRunMm - before.straightRunMm)).toBeLessThan(2);
  });

  it('says nothing about a line that has left the scalp', () => {
    expect(tape.measure({ ...SOFT_NATURAL_LINE, mid: [0, 10] })).toBe(null);
  });

  it('numbers the scalp’s triangles as the scalp does', () => {
    const among = trianglesAmong(head, scalp.headVertex);
    expect(among).toHaveLength(scalp.triangles.length / 3);
    for (let t = 0; t < among.length; t += 97) {
      const corners = [0, 1, 2].map((k) => scalp.headVertex[scalp.triangles[3 * t + k]!]);
      expect([0, 1, 2].map((k) => head.triangles[3 * among[t]! + k])).toEqual(corners);
    }
  });
});

describe('the points by tape on the head that ships', () => {
  const points = tape.tapedPoints()!;
  const line = layTapedPoints(SOFT_NATURAL_LINE, points);
  const measures = tape.measure(line)!;

  it('have the mid-frontal point 80 mm above the glabella', () => {
    expect(measures.midFrontalMm).toBeCloseTo(80, 1);
  });

  it('have the corners over the outer corners of the eyes, no lower than the middle', () => {
    const at = (point: readonly [number, number]) =>
      surfacePosition(scalp, tape.skin.coordinates.locate(point[0], point[1])!);
    expect(at(points.corner)[0]).toBeCloseTo(marks.lateralCanthusL[0], 0);
    expect(measures.sides.left.recessionMm).toBeGreaterThan(0);
    expect(measures.sides.left.recessionMm).toBeLessThan(10);
    expect(Math.abs(at(points.corner)[1] - at(points.midFrontal)[1])).toBeLessThan(3);
  });

  it('have the temporal peaks 50 mm from the corners, give or take what keeps them on hair-bearing skin', () => {
    expect(Math.abs(measures.sides.left.cornerToPeakMm - 50)).toBeLessThan(2.5);
  });

  it('are the same on both sides', () => {
    expect(measures.unevenMm).toBeLessThan(0.2);
    expect(measures.sides.right.cornerToPeakMm).toBeCloseTo(measures.sides.left.cornerToPeakMm, 1);
  });

  it('are found anew on another head, again by tape', () => {
    const weights = Object.fromEntries(asset.morphs.slice(0, 6).map(({ id, most }) => [id, 0.7 * most]));
    const other = builder.build(weights).level2;
    const otherTape = new HairlineTape(other, asset.landmarks, buildScalpSurface(other, stored));
    const otherLine = layTapedPoints(SOFT_NATURAL_LINE, otherTape.tapedPoints()!);
    expect(otherTape.measure(otherLine)!.midFrontalMm).toBeCloseTo(80, 0);
    expect(otherTape.measure(otherLine)!.sides.left.cornerOutwardsMm).toBeCloseTo(0, 0);
  });
});
