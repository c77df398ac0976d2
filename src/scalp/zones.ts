/**
 * The ten zones of the scalp as smooth weights.
 *
 * The skull is split in two again and again, each time along one line: top from sides, hairline from frontal, temple from
 * parietal and so on. A split is a pair of shares, s and 1 - s, that change over 20 mm across its line; a zone's weight is
 * the product of its shares, so the weights sum to 1 without any correction. Lines are drawn in cranial angles by eye,
 * after the usual names of hair surgery; they are not taken from patients.
 */
import type { TriangleMesh } from '../head/HeadMesh';
import { mm2, type SquareMillimetres } from '../units';
import { drawAngularRegion, signedAngularDistance } from './angularRegion';
import { integrateAboveZero } from './area';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';
import type { ZoneBorderId } from './zoneEdits';
import { ZONE_COUNT, ZONE_IDS, type ZoneId } from './zoneIds';

/** Bytes a vertex: the ten zones of anatomy, then two drawn ones, so that a vertex is three RGBA8 attributes. */
export const ZONE_STRIDE = 12;

/** Weights of a vertex sum to this. */
export const ZONE_WEIGHT_SUM = 255;

/** Half the width over which one zone turns into the next. */
const HALF_BLEND_MM = 10;

/** Tape length of one degree about the cranial centre: the skull's mean radius is about 97 mm. */
const MM_PER_DEGREE = 1.7;

/** How far the frontal hairline zone reaches back from the outermost hairline. */
export const HAIRLINE_DEPTH_MM = 21;

/** In the midline plane, 0 to the face and 90 to the zenith: where frontal ends and where mid-scalp ends. */
const FRONTAL_ENDS = 77;
const MID_SCALP_ENDS = 103;

/** The top of the head, from the frontotemporal corner along the parietal ridge to below the crown. */
const TOP = drawAngularRegion(
  [
    [43, -20],
    [43.5, 20],
    [45.5, 41],
    [53, 50],
    [66, 55],
    [90, 57.5],
    [118, 54],
    [142, 47],
    [162, 42.5],
    [180, 41.5],
    [198, 42.5],
  ],
  [
    [198, 100],
    [-20, 100],
    [-20, -20],
  ],
);

const NAPE = drawAngularRegion(
  [
    [96, -4],
    [112, -6],
    [135, -6],
    [160, -5.5],
    [180, -5.5],
    [200, -5.5],
  ],
  [
    [200, -90],
    [96, -90],
  ],
);

/** In front of the line from the ear's root up to the frontotemporal corner. */
const TEMPLE = drawAngularRegion(
  [
    [86, -30],
    [80, 0],
    [75, 18],
    [68, 34],
    [57, 48],
    [44, 60],
  ],
  [
    [0, 60],
    [0, -30],
  ],
);

/** The back of the head, behind the line from the mastoid up to the crown's rim. */
const BACK = drawAngularRegion(
  [
    [116, -30],
    [124, -8],
    [132, 12],
    [136, 32],
    [137, 50],
    [137, 70],
  ],
  [
    [220, 70],
    [220, -30],
  ],
);

/** The splits by a line in cranial angles, in the order of `measureSplits`. */
export const ZONE_SPLITS = ['top', 'frontal', 'midScalp', 'nape', 'temple', 'back'] as const satisfies ZoneBorderId[];
export type ZoneSplit = (typeof ZONE_SPLITS)[number];

/** The line of each split that is drawn through points, on the left side. The other two are planes: see `SAGITTAL_SPLITS`. */
export const SPLIT_REGIONS = { top: TOP, nape: NAPE, temple: TEMPLE, back: BACK } as const;
export const SAGITTAL_SPLITS = { frontal: FRONTAL_ENDS, midScalp: MID_SCALP_ENDS } as const;

/**
 * Distance from the line of each split at each vertex, mm by the skull's mean radius, six a vertex in the order of
 * ZONE_SPLITS. Positive is the side of top, frontal, frontal with mid-scalp, nape, temple and back.
 *
 * @param angles See `measureCranialAngles`.
 */
export function measureSplits(angles: Int16Array): Float64Array {
  const count = angles.length / 2;
  const splits = new Float64Array(ZONE_SPLITS.length * count);
  for (let v = 0; v < count; v++) {
    const azimuth = angles[2 * v]! / ANGLE_STEPS_PER_DEGREE;
    const elevation = angles[2 * v + 1]! / ANGLE_STEPS_PER_DEGREE;
    const a = (azimuth * Math.PI) / 180;
    const e = (elevation * Math.PI) / 180;
    const sagittal = (Math.atan2(Math.sin(e), Math.cos(e) * Math.cos(a)) * 180) / Math.PI;
    const at = ZONE_SPLITS.length * v;
    splits[at] = signedAngularDistance(TOP, azimuth, elevation) * MM_PER_DEGREE;
    splits[at + 1] = (FRONTAL_ENDS - sagittal) * MM_PER_DEGREE;
    splits[at + 2] = (MID_SCALP_ENDS - sagittal) * MM_PER_DEGREE;
    splits[at + 3] = signedAngularDistance(NAPE, azimuth, elevation) * MM_PER_DEGREE;
    splits[at + 4] = signedAngularDistance(TEMPLE, azimuth, elevation) * MM_PER_DEGREE;
    splits[at + 5] = signedAngularDistance(BACK, azimuth, elevation) * MM_PER_DEGREE;
  }
  return splits;
}

/**
 * Zone weights at vertices of the neutral scalp.
 *
 * @param angles See `measureCranialAngles`.
 * @param borderDistanceMm Tape from the outline of the hair-bearing skin, positive inside.
 * @returns 12 bytes a vertex: weights in the order of ZONE_IDS summing to exactly 255; those of drawn zones are zero.
 */
export function measureZoneWeights(angles: Int16Array, borderDistanceMm: Float32Array): Uint8Array {
  const vertexCount = borderDistanceMm.length;
  const bytes = new Uint8Array(ZONE_STRIDE * vertexCount);
  const weights = new Float64Array(ZONE_COUNT);
  const splits = measureSplits(angles);
  for (let v = 0; v < vertexCount; v++) {
    weighZonesInto(weights, splits, v, HAIRLINE_DEPTH_MM - borderDistanceMm[v]!, angles[2 * v]! > 0);
    roundToSum(weights, ZONE_WEIGHT_SUM, bytes, ZONE_STRIDE * v);
  }
  return bytes;
}

/**
 * Weights of the anatomical zones at a vertex.
 *
 * @param splits See `measureSplits`, perhaps shifted.
 * @param hairlineMm Distance from the line where the frontal hairline zone ends, positive in front of it.
 */
export function weighZonesInto(
  out: Float64Array,
  splits: Float64Array,
  vertex: number,
  hairlineMm: number,
  isLeft: boolean,
): void {
  const at = ZONE_SPLITS.length * vertex;
  const left = isLeft ? 1 : 0;

  const top = share(splits[at]!);
  const frontal = share(splits[at + 1]!);
  const midScalp = share(splits[at + 2]!);
  const frontalHairline = share(hairlineMm) * frontal;
  const behindHairline = 1 - frontalHairline;

  const low = 1 - top;
  const nape = share(splits[at + 3]!);
  const aboveNape = low * (1 - nape);
  const temple = share(splits[at + 4]!);
  const back = share(splits[at + 5]!);
  const side = aboveNape * (1 - back);

  const set = (zone: ZoneId, weight: number) => {
    out[ZONE_IDS.indexOf(zone)] = weight;
  };
  set('frontalHairline', top * frontalHairline);
  set('frontal', top * behindHairline * frontal);
  set('midScalp', top * behindHairline * (1 - frontal) * midScalp);
  set('crown', top * behindHairline * (1 - frontal) * (1 - midScalp));
  set('templeL', side * temple * left);
  set('templeR', side * temple * (1 - left));
  set('parietalL', side * (1 - temple) * left);
  set('parietalR', side * (1 - temple) * (1 - left));
  set('occipital', aboveNape * back);
  set('nape', low * nape);
}

/** Share of the positive side of a line at a signed distance from it. */
function share(distanceMm: number): number {
  const t = Math.min(1, Math.max(0, (distanceMm + HALF_BLEND_MM) / (2 * HALF_BLEND_MM)));
  return t * t * (3 - 2 * t);
}

/** Whole numbers in proportion to the weights that sum to `sum` exactly: what flooring leaves over goes to the largest remainders. */
export function roundToSum(weights: Float64Array, sum: number, out: Uint8Array, at: number): void {
  let total = 0;
  for (const weight of weights) total += weight;
  const exact = Array.from(weights, (weight) => (weight / total) * sum);
  let left = sum;
  exact.forEach((value, i) => {
    // a hair of slack: a weight of 1 must not fall to 254 by the last bit of its sum
    out[at + i] = Math.floor(value + 1e-9);
    left -= out[at + i]!;
  });
  const byRemainder = exact.map((value, i) => ({ i, remainder: value - out[at + i]! }));
  byRemainder.sort((x, y) => y.remainder - x.remainder || x.i - y.i);
  for (let k = 0; k < left; k++) out[at + byRemainder[k]!.i]!++;
}

/** Area of each zone: its weight integrated over the hair-bearing skin, exact for weights linear over each triangle. */
export function zoneAreas(
  surface: TriangleMesh & { readonly borderDistanceMm: Float32Array; readonly zoneWeights: Uint8Array },
): Record<ZoneId, SquareMillimetres> {
  const sums = integrateAboveZero(surface, surface.borderDistanceMm, surface.zoneWeights, ZONE_COUNT, ZONE_STRIDE);
  const areas = {} as Record<ZoneId, SquareMillimetres>;
  ZONE_IDS.forEach((zone, z) => {
    areas[zone] = mm2(sums[z]! / ZONE_WEIGHT_SUM);
  });
  return areas;
}
