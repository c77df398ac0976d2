/**
 * How the pigmented region ends from place to place: like the hairline in front, by the side profile at the temples, by the
 * nape's edge behind the ears.
 *
 * One number says where along the edge a point of the scalp lies: 0 in front, 1 at temple and sideburn, 2 behind the ear
 * and at the nape. It is drawn in cranial angles, so it belongs to the skin and is the same for every design. Whatever
 * differs along the edge is given at these three places and blended between them.
 */
import { type Millimetres, mm } from '../units';
import { drawAngularRegion, signedAngularDistance } from './angularRegion';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';
import type { HairlineEdge, NapeEdge, SideProfile } from './hairline';
import { MM_PER_DEGREE } from './lossFields';

/** The edge in one of the three places. */
export interface EdgeFinish {
  readonly featherMm: Millimetres;
  readonly toothDepthMm: Millimetres;
  readonly hasLoneDots: boolean;
  /** See HairlineEdge. */
  readonly lineInkShare: number;
  readonly lineSizeShare: number;
  /** Whether the person's own hair is cut to the same edge, as a barber would; else it grows where it grows. */
  readonly isHairCut: boolean;
}

export interface EdgeFinishes {
  readonly front: EdgeFinish;
  readonly side: EdgeFinish;
  readonly nape: EdgeFinish;
}

/** An edge that a razor has drawn. Not 0 mm: a dot is 0.3 mm wide, and a hand isn't a ruler. */
const RAZORED = { featherMm: mm(1), toothDepthMm: mm(0.15) };
/** The least that makes a temple soft, whatever the front is like. */
const SOFT = { featherMm: mm(20), toothDepthMm: mm(2.4) };
/** A barber's taper reaches about as high as the ear's root. */
const TAPER_MM = mm(35);

/** What a design's edge is in each place. Rounded and natural are as the front. */
export function edgeFinishes(
  edge: HairlineEdge,
  sideProfile: SideProfile = 'rounded',
  napeEdge: NapeEdge = 'natural',
): EdgeFinishes {
  const { featherMm, toothDepthMm, lineInkShare, lineSizeShare } = edge;
  const front = { featherMm, toothDepthMm, lineInkShare, lineSizeShare, hasLoneDots: true, isHairCut: false };
  const drawn = { ...RAZORED, lineInkShare: 1, lineSizeShare: 1, hasLoneDots: false, isHairCut: true };
  const soft = {
    ...front,
    featherMm: mm(Math.max(featherMm, SOFT.featherMm)),
    toothDepthMm: mm(Math.max(toothDepthMm, SOFT.toothDepthMm)),
  };
  const tapered = { ...front, featherMm: TAPER_MM, isHairCut: true };
  return {
    front,
    side: { rounded: front, razored: drawn, soft }[sideProfile],
    nape: { natural: front, tapered, squared: drawn }[napeEdge],
  };
}

/** Whether two edges make the same region map: ink and size at the line do not show in it. */
export function drawsAlike(a: HairlineEdge, b: HairlineEdge | null): boolean {
  return (
    b !== null &&
    a.featherMm === b.featherMm &&
    a.toothDepthMm === b.toothDepthMm &&
    a.toothPeriodMm === b.toothPeriodMm &&
    a.sentinelsPerCm === b.sentinelsPerCm
  );
}

/** A quantity at a place along the edge. Where the three agree it is exactly theirs. The shader's pigmentAlong is its twin. */
export function alongEdge(place: number, front: number, side: number, nape: number): number {
  const aside = Math.min(1, Math.max(0, place));
  const behind = Math.min(1, Math.max(0, place - 1));
  return front + (side - front) * aside + (nape - side) * behind;
}

/** Half the width over which one place turns into the next. Behind the ear the skull is narrower than MM_PER_DEGREE has it. */
const HALF_BLEND_MM = { corner: 10, ear: 13 };

/** Top and forehead, by way of the frontotemporal corners that the presets have. */
const FRONT = drawAngularRegion(
  [
    [40, -30],
    [40.5, 20],
    [42, 38],
    [45, 47.5],
    [50, 53.5],
    [57, 58.5],
    [66, 61.5],
    [90, 63],
    [198, 63],
  ],
  [
    [198, 100],
    [-20, 100],
    [-20, -30],
  ],
);

/** Behind the ear's root, from the mastoid up. */
const BEHIND_EAR = drawAngularRegion(
  [
    [100, -45],
    [99, -5],
    [99, 12],
    [102, 32],
    [106, 64],
  ],
  [
    [220, 64],
    [220, -45],
  ],
);

/**
 * Where along the edge each vertex lies: 0 in front, 1 at the side, 2 at the back.
 *
 * @param angles See `measureCranialAngles`.
 */
export function measureEdgePlace(angles: Int16Array): Float64Array {
  const places = new Float64Array(angles.length / 2);
  for (let v = 0; v < places.length; v++) {
    const azimuth = angles[2 * v]! / ANGLE_STEPS_PER_DEGREE;
    const elevation = angles[2 * v + 1]! / ANGLE_STEPS_PER_DEGREE;
    const front = share(signedAngularDistance(FRONT, azimuth, elevation) * MM_PER_DEGREE, HALF_BLEND_MM.corner);
    const behind = share(signedAngularDistance(BEHIND_EAR, azimuth, elevation) * MM_PER_DEGREE, HALF_BLEND_MM.ear);
    places[v] = (1 - front) * (1 + behind);
  }
  return places;
}

/** Share of the positive side of a line at a signed distance from it. */
function share(distanceMm: number, halfBlendMm: number): number {
  const t = Math.min(1, Math.max(0, (distanceMm + halfBlendMm) / (2 * halfBlendMm)));
  return t * t * (3 - 2 * t);
}
