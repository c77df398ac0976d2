import { describe, expect, it } from 'vitest';
import { createHeadPicker } from '../../src/head/headBvh';
import { landmarkPositions } from '../../src/head/landmarks';
import type { AnglePoint } from '../../src/scalp/angularRegion';
import { HairlineTape } from '../../src/scalp/HairlineTape';
import type { Handle } from '../../src/scalp/hairline';
import {
  type GuideId,
  guidesFor,
  measureFace,
  SNAP_MM,
  snapToGuides,
  traceGuide,
} from '../../src/scalp/hairlineGuides';
import { elevationAtTape } from '../../src/scalp/midlineTape';
import { SOFT_NATURAL_LINE as LINE } from '../../src/scalp/softNaturalLine';
import { neutral } from '../head/headAsset';
import { placeOnSkin, skin } from './hairlineSkin';
import { asset, head, scalp } from './realScalp';

const face = measureFace(asset.landmarks, head.positions, neutral.parts.eyes);
const marks = landmarkPositions(asset.landmarks, head.positions);
const MID: Handle = { kind: 'midFrontal', side: 'left' };
const CORNER: Handle = { kind: 'corner', side: 'left' };
const guidesOf = (point: Handle) => guidesFor(point, LINE, face, skin);
const gap = (a: AnglePoint, b: AnglePoint) => {
  const [p, q] = [placeOnSkin(...a)!, placeOnSkin(...b)!];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};

describe('measureFace', () => {
  it('finds pupils and corners of the eyes where adults have them', () => {
    // half of a pupillary distance of 54 to 74 mm
    expect(face.pupilMm).toBeGreaterThan(27);
    expect(face.pupilMm).toBeLessThan(37);
    expect(face.canthusMm).toBeCloseTo(marks.lateralCanthusL[0], 1);
  });
});

describe('guidesFor', () => {
  it('offers heights to the mid-frontal point and its level to the others', () => {
    const ids = (point: Handle) => guidesOf(point).map(({ id }) => id);
    expect(ids(MID)).toEqual(expect.arrayContaining<GuideId>(['midline', 'tape65', 'tape80', 'tape100', 'thirds']));
    expect(ids(MID)).not.toContain('level');
    expect(ids(CORNER)).toContain('level');
    expect(ids(CORNER)).not.toContain('tape80');
  });
});

describe('snapToGuides', () => {
  it('takes the mid-frontal point onto Garg’s 8 cm by the tape itself', () => {
    const garg = elevationAtTape(scalp.midlineTape, 80);
    const snap = snapToGuides([0.4, garg + 0.7], guidesOf(MID), skin);
    expect(snap.guides).toEqual(['midline', 'tape80']);
    expect(snap.point[0]).toBeCloseTo(0, 3);
    const tape = new HairlineTape(head, asset.landmarks, scalp);
    const { midFrontalMm } = tape.measure({ ...LINE, mid: snap.point })!;
    expect(Math.abs(midFrontalMm - 80)).toBeLessThan(0.3);
  });

  it('takes a corner onto the vertical through the outer corner of the eye and the level of the middle, both at once', () => {
    const level = placeOnSkin(...LINE.mid)![1];
    const start: AnglePoint = [46.2, 49.9];
    const { point, guides } = snapToGuides(start, guidesOf(CORNER), skin, 4);
    expect(guides).toEqual(['canthusLeft', 'level']);
    const [x, y] = placeOnSkin(...point)!;
    expect(Math.abs(x - face.canthusMm)).toBeLessThan(0.1);
    expect(Math.abs(y - level)).toBeLessThan(0.1);
    expect(gap(start, point)).toBeLessThan(8);
  });

  it('does the same on the right side', () => {
    const right: Handle = { kind: 'corner', side: 'right' };
    const left = snapToGuides([30, 56], guidesOf(CORNER), skin, 5);
    const mirrored = snapToGuides([-30, 56], guidesOf(right), skin, 5);
    expect(mirrored.guides).toEqual(left.guides.map((id) => id.replace('Left', 'Right')));
    expect(left.guides).toContain('pupilLeft');
    expect(mirrored.point[0]).toBeCloseTo(-left.point[0], 1);
    expect(mirrored.point[1]).toBeCloseTo(left.point[1], 1);
  });

  it('moves a point by no more than its reach onto one guide, and leaves it where there is none', () => {
    const guides = guidesOf(CORNER);
    let snapped = 0;
    let left = 0;
    for (let azimuth = -60; azimuth <= 60; azimuth += 1.7) {
      for (let elevation = 46; elevation <= 62; elevation += 2.3) {
        const snap = snapToGuides([azimuth, elevation], guides, skin);
        const moved = gap([azimuth, elevation], snap.point);
        if (snap.guides.length === 0) {
          left++;
          expect(snap.point).toEqual([azimuth, elevation]);
          for (const { kind, at } of guides) {
            const [x, y] = placeOnSkin(azimuth, elevation)!;
            // along the skin a guide is farther than straight across
            if (kind === 'vertical') expect(Math.abs(x - at)).toBeGreaterThan(0.3 * SNAP_MM);
            else if (kind === 'level') expect(Math.abs(y - at)).toBeGreaterThan(0.3 * SNAP_MM);
          }
        } else {
          snapped++;
          expect(moved).toBeLessThan(snap.guides.length * SNAP_MM + 0.4);
        }
      }
    }
    expect(snapped).toBeGreaterThan(40);
    expect(left).toBeGreaterThan(200);
  });
});

describe('traceGuide', () => {
  const picker = createHeadPicker(head);

  it('runs over the skin of the forehead, on its guide', () => {
    for (const guide of [...guidesOf(MID), ...guidesOf(CORNER)]) {
      const course = traceGuide(guide, face, skin, picker);
      expect(course.length / 6, guide.id).toBeGreaterThan(guide.kind === 'mark' ? 6 : 30);
      for (let i = 0; i < course.length; i += 6) {
        const place = [course[i]!, course[i + 1]!, course[i + 2]!] as const;
        expect(picker.nearest(place).distanceMm).toBeLessThan(0.05);
        if (guide.kind === 'vertical') expect(Math.abs(place[0] - guide.at)).toBeLessThan(0.05);
        if (guide.kind === 'level') expect(Math.abs(place[1] - guide.at)).toBeLessThan(0.05);
      }
    }
  });
});
