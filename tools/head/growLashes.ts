/**
 * Eyelashes along the lids' edges, found by looking: where a line of sight from in front first meets skin and no longer
 * the eyeball, going up or down from the middle of the eye. A man's: short, thin, close to straight below.
 */
import type { HeadPicker } from '../../src/head/headBvh';
import type { Point } from '../../src/head/landmarks';
import { createRandom } from './random';
import { along, type DescribedHair, mirrorPoint, unit } from './rootHair';

interface Row {
  readonly count: number;
  readonly lengthMm: number;
  /** Turn away from straight out of the eye, upwards. */
  readonly rise: number;
  /** Curl upwards over the lash's length. */
  readonly curl: number;
  readonly up: 1 | -1;
}

const UPPER: Row = { count: 84, lengthMm: 7.6, rise: -0.12, curl: 0.62, up: 1 };
const LOWER: Row = { count: 44, lengthMm: 4.6, rise: -0.5, curl: -0.02, up: -1 };
const SEEDS = [311, 617];
const STATIONS = 80;
const SCAN_STEP_MM = 0.08;

/**
 * @param centres Of the eyes, left first.
 * @param skin Of level 1; the roots are its surface points.
 */
export function growLashes(centres: readonly [Point, Point], radiusMm: number, skin: HeadPicker): DescribedHair[] {
  const left = centres[0];
  const rows = [UPPER, LOWER].map((row) => ({ row, edge: lidEdge(left, radiusMm, row.up, skin) }));
  return [0, 1].flatMap((side) => {
    const turn = side === 0 ? (p: Point) => p : mirrorPoint;
    const random = createRandom(SEEDS[side]!);
    return rows.flatMap(({ row, edge }) => growRow(row, edge, left, turn, skin, random));
  });
}

function growRow(
  { count, lengthMm, rise, curl }: Row,
  edge: readonly Point[],
  centre: Point,
  turn: (p: Point) => Point,
  skin: HeadPicker,
  random: () => number,
): DescribedHair[] {
  const vary = (amount: number) => amount * (random() + random() - 1);
  return Array.from({ length: count }, (_, i) => {
    const share = Math.min(1, Math.max(0, (i + 0.5 + vary(0.9)) / count));
    const at = share * (edge.length - 1);
    const low = Math.min(edge.length - 2, Math.floor(at));
    const point = along([1 - (at - low), edge[low]!], [at - low, edge[low + 1]!]);
    const outward = unit(along([1, point], [-1, centre]));
    // shorter at the inner corner, longest two thirds out, fanning with the lid
    const length =
      lengthMm * (0.5 + 0.62 * Math.sin(Math.PI * Math.min(1, 0.12 + share * 0.72))) * (0.82 + 0.3 * random());
    const fan = (share - 0.42) * 0.75 + vary(0.16);
    return {
      root: skin.nearest(turn(point)),
      direction: turn(unit(along([1, outward], [fan, [1, 0, 0]], [rise + vary(0.1), [0, 1, 0]], [0.35, [0, 0, 1]]))),
      bend: turn([fan * 0.2, curl + vary(0.12), -0.18]),
      lengthMm: length,
      widthMm: 0.07 + 0.035 * random(),
      shade: 0.15 + 0.25 * random(),
    };
  });
}

/** Points of one lid's edge of the left eye, from the inner to the outer corner. */
function lidEdge(centre: Point, radiusMm: number, up: 1 | -1, skin: HeadPicker): Point[] {
  const edge: Point[] = [];
  const reach = radiusMm * 0.98;
  for (let s = 0; s <= STATIONS; s++) {
    const x = centre[0] + reach * ((2 * s) / STATIONS - 1);
    const found = scan(x, centre, radiusMm, up, skin);
    if (found) edge.push(found);
  }
  if (edge.length < STATIONS / 3) throw new Error('growLashes: the edge of a lid was not found.');
  return edge;
}

function scan(x: number, centre: Point, radiusMm: number, up: 1 | -1, skin: HeadPicker): Point | null {
  let wasBall = false;
  for (let rise = -4; rise < radiusMm; rise += SCAN_STEP_MM) {
    const y = centre[1] + up * rise;
    const inside = radiusMm ** 2 - (x - centre[0]) ** 2 - (y - centre[1]) ** 2;
    if (inside <= 0) return null;
    const hit = skin.pick([x, y, 200], [0, 0, -1]);
    const ball = !hit || hit.position[2] < centre[2] + Math.sqrt(inside);
    if (wasBall && !ball) return hit!.position;
    wasBall ||= ball;
  }
  return null;
}
