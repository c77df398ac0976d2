import { describe, expect, it } from 'vitest';
import type { Point } from '../../src/head/landmarks';
import { signedAngularDistance } from '../../src/scalp/angularRegion';
import {
  CONTROL_LIMITS,
  type HairlineLine,
  hairlineCurve,
  handlePosition,
  SIDE_CONTROLS,
} from '../../src/scalp/hairline';
import { type LossField, lossFieldAt, shareAt } from '../../src/scalp/lossFields';
import type { LossPatternId } from '../../src/scalp/lossPattern';
import { elevationAtTape } from '../../src/scalp/midlineTape';
import { remainingHairline } from '../../src/scalp/remainingHairline';
import { drawScalpOutline, OUTLINE_ABOVE_GLABELLA_MM } from '../../src/scalp/scalpOutline';
import { distanceToCurve, placeOnSkin, skin } from './hairlineSkin';
import { scalp } from './realScalp';

const lineOf = (id: LossPatternId, severity = 0) => remainingHairline(scalp, skin, lossFieldAt(scalp, id, severity));

/** Places on the skin where the share of untouched hair passes a half, between neighbouring vertices of the scalp. */
function halfBorder(field: LossField): Point[] {
  const { triangles, positions } = scalp;
  const share = (v: number) => shareAt(field, field.keptMm[v]!) - 0.5;
  const points: Point[] = [];
  for (let side = 0; side < triangles.length; side++) {
    const a = triangles[side]!;
    const b = triangles[side % 3 === 2 ? side - 2 : side + 1]!;
    const [from, to] = [share(a), share(b)];
    if (a > b || from > 0 === to > 0) continue;
    const t = from / (from - to);
    const at = (k: number) => positions[3 * a + k]! + t * (positions[3 * b + k]! - positions[3 * a + k]!);
    points.push([at(0), at(1), at(2)]);
  }
  return points;
}

/** The front: from corner to corner, dense points of both sides. */
function frontOf(line: HairlineLine): Point[] {
  const curve = hairlineCurve(line);
  const corner = handlePosition(line, { kind: 'corner', side: 'left' });
  const points: Point[] = [];
  for (let i = 0; i < curve.length; i += 2) {
    if (Math.abs(curve[i]!) > corner[0] || curve[i + 1]! < 30) continue;
    points.push(placeOnSkin(curve[i]!, curve[i + 1]!)!);
  }
  return points;
}

const nearest = (point: Point, points: readonly Point[]) =>
  Math.min(...points.map((other) => Math.hypot(point[0] - other[0], point[1] - other[1], point[2] - other[2])));

describe.each(['norwoodII', 'norwoodIII', 'norwoodIV'] as const)('the line along what %s has left', (id) => {
  const line = lineOf(id)!;
  const border = halfBorder(lossFieldAt(scalp, id));

  it('runs along the border of half density, to 4 mm', () => {
    const front = frontOf(line);
    expect(front.length).toBeGreaterThan(60);
    // mesh edges are up to 12 mm long, so a border's points lie some millimetres apart
    for (const point of front) expect(nearest(point, border)).toBeLessThan(4);
    // and the other way: no part of the border between the corners is left out
    const corner = placeOnSkin(...handlePosition(line, { kind: 'corner', side: 'left' }))!;
    const wanted = border.filter(([x, y, z]) => Math.abs(x) < corner[0] - 6 && y > 80 && z > corner[2] + 4);
    expect(wanted.length).toBeGreaterThan(10);
    for (const point of wanted) expect(distanceToCurve(point, front)).toBeLessThan(4);
  });

  it('has as many controls as any line, inside the limits, and is the same left and right', () => {
    for (const side of ['left', 'right'] as const) {
      expect(line[side]).toHaveLength(SIDE_CONTROLS);
      for (const [azimuth, elevation] of line[side]) {
        expect(Math.abs(azimuth)).toBeLessThanOrEqual(CONTROL_LIMITS.azimuth.max);
        expect(elevation).toBeLessThanOrEqual(CONTROL_LIMITS.elevation.max);
        expect(elevation).toBeGreaterThanOrEqual(CONTROL_LIMITS.elevation.min);
      }
    }
    expect(line.mid[0]).toBe(0);
    line.left.forEach(([azimuth, elevation], i) => {
      expect(Math.abs(azimuth + line.right[i]![0])).toBeLessThan(0.05);
      expect(Math.abs(elevation - line.right[i]![1])).toBeLessThan(0.05);
    });
  });

  it('goes outwards from the middle to the corner, and down from there, without a kink', () => {
    const corner = 4;
    for (let i = 1; i <= corner; i++) expect(line.left[i]![0]).toBeGreaterThan(line.left[i - 1]![0]);
    for (let i = corner + 2; i < SIDE_CONTROLS; i++) expect(line.left[i]![1]).toBeLessThan(line.left[i - 1]![1]);
    const curve = hairlineCurve(line);
    const heading = (i: number) => {
      const shrink = Math.cos((curve[i + 1]! * Math.PI) / 180);
      return Math.atan2(curve[i + 3]! - curve[i + 1]!, (curve[i + 2]! - curve[i]!) * shrink);
    };
    for (let i = 2; i + 3 < curve.length; i += 2) {
      const turn = Math.abs(heading(i) - heading(i - 2));
      expect((Math.min(turn, 2 * Math.PI - turn) * 180) / Math.PI).toBeLessThan(25);
    }
  });
});

describe('remainingHairline', () => {
  it('draws back as more is lost, also between two stages', () => {
    let before = 0;
    for (let severity = 0; severity <= 5; severity += 0.5) {
      const line = lineOf('norwoodI', severity)!;
      expect(line.mid[1]).toBeGreaterThanOrEqual(before);
      before = line.mid[1];
    }
  });

  it('keeps to the scalp’s own front where hair only thins behind it', () => {
    const outline = drawScalpOutline(elevationAtTape(scalp.midlineTape, OUTLINE_ABOVE_GLABELLA_MM));
    for (const id of ['norwoodI', 'ludwigI', 'diffuse'] as const) {
      const { mid, left } = lineOf(id)!;
      for (const [azimuth, elevation] of [mid, ...left]) {
        if (elevation < -8) continue;
        const inside = signedAngularDistance(outline, azimuth, elevation);
        expect(inside).toBeGreaterThan(0.5);
        expect(inside).toBeLessThan(4);
      }
    }
  });

  it('finds no line where no hair is left in front', () => {
    for (const id of ['norwoodVI', 'norwoodVII', 'norwoodVA', 'diffuseAdvanced', 'norwood6', 'bald'] as const) {
      expect(lineOf(id), id).toBe(null);
    }
  });
});
