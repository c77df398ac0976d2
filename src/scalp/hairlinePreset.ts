/**
 * Frontal hairlines: the edge of the pigmented region from the mid-frontal point to the sideburn.
 *
 * A preset is drawn in cranial angles on one half, after the points that surgeons lay out with a tape (Garg's method for
 * heights and the temporal peak): mid-frontal point, a convex rounded front, the frontotemporal recess above the outer
 * corner of the eye, the hump of the temporal fringe, the temporal peak, the sideburn. Shapes are by eye within the
 * published ranges. Below the sideburn and round the back the scalp's own outline is the edge.
 */
import { type Millimetres, mm } from '../units';
import { type AnglePoint, type AngularRegion, drawAngularRegion } from './angularRegion';
import { elevationAtTape } from './midlineTape';

export interface Hairline {
  /** Tape from the glabella up to the mid-frontal point. Natural adult men: 65 to 100 mm. */
  readonly midFrontalMm: Millimetres;
  /** Border line from the midline to the sideburn; elevations in front are relative to the mid-frontal point's. */
  readonly front: readonly AnglePoint[];
  readonly side: readonly AnglePoint[];
  /** How far single teeth of the edge stray from the smooth line, and how far apart they stand. */
  readonly toothDepthMm: Millimetres;
  readonly toothPeriodMm: Millimetres;
}

export const HAIRLINE_IDS = ['softNatural'] as const;
export type HairlineId = (typeof HAIRLINE_IDS)[number];

export const HAIRLINES: Readonly<Record<HairlineId, Hairline>> = {
  /** Rounded, with a gentle recess: the one that is asked for most. */
  softNatural: {
    midFrontalMm: mm(72),
    front: [
      [-12, 0.4],
      [0, 0],
      [12, 0.4],
      [22, 1.7],
      [31, 3.7],
      [39, 5.6],
    ],
    side: [
      // frontotemporal recess
      [47, 50.5],
      [53, 46.5],
      // hump of the temporal fringe
      [57.5, 38],
      [58.5, 31],
      // temporal peak
      [56.3, 24],
      [58.8, 16.5],
      [64, 6],
      // sideburn, a little inside the scalp's outline
      [68.6, -7],
      [72, -17],
      [74, -26],
      [75, -40],
    ],
    toothDepthMm: mm(1.7),
    toothPeriodMm: mm(6),
  },
};

/** The region behind a hairline, on a head with this tape up its midline (see `measureMidlineTape`). */
export function drawHairline(hairline: Hairline, midlineTape: Float32Array): AngularRegion {
  const elevation = elevationAtTape(midlineTape, hairline.midFrontalMm);
  const front = hairline.front.map(([azimuth, rise]): AnglePoint => [azimuth, elevation + rise]);
  return drawAngularRegion(
    [...front, ...hairline.side],
    [
      [200, -40],
      [200, 100],
      [-12, 100],
    ],
  );
}
