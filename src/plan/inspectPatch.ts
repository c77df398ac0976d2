/**
 * What lies under the loupe, counted over the very sites that the picture shows there.
 *
 * A patch is the skin within a radius of a point, in a straight line, that faces the same way. Only its sites are
 * evaluated, some hundreds, so that the figures follow a finger. Sites are spread evenly over the hair-bearing skin, so
 * the patch's area is their number times the area of one: where the loupe reaches over the edge of the scalp, what lies
 * beyond counts neither as skin nor as empty.
 */
import { evaluateFields, type FieldSettings, FOLLICLE, MICRODOT, type SiteFields } from '../pigment/fields';
import { type DotsPerMm2, dotsPerMm2, type Millimetres, mm, mm2, type SquareMillimetres } from '../units';
import { nearestNeighbours } from './nearestNeighbours';
import type { PlanInput } from './planSummary';
import type { SiteCells } from './SiteCells';

/** A round piece of skin. */
export interface SkinPatch {
  /** On the skin, head frame, mm. */
  readonly pointMm: readonly [number, number, number];
  /** Outward unit normal there. */
  readonly normal: readonly [number, number, number];
  readonly radiusMm: Millimetres;
}

export interface PatchFigures {
  /** Microdots, without the follicles between them. */
  readonly dots: number;
  readonly follicles: number;
  /** Hair-bearing skin in the patch. 0 outside the scalp, and all else then too. */
  readonly areaMm2: SquareMillimetres;
  /** Microdots on that area. */
  readonly densityPerMm2: DotsPerMm2;
  /** Mean distance from a microdot of the patch to its nearest, inside the patch or out; 0 when none has one near by. */
  readonly meanNearestMm: Millimetres;
  /** Sum of the discs' areas over the area: overlaps count twice. */
  readonly coverage: number;
}

/** A microdot with no other this near counts as alone. Twice the mean distance at 100 per in². */
const FARTHEST_NEIGHBOUR_MM = 5;

/**
 * Counts a patch.
 *
 * @param cells Of the same sites.
 * @throws {RangeError} If the patch's radius is not positive or its point is not finite.
 */
export function inspectPatch(
  input: PlanInput,
  cells: SiteCells,
  { pointMm, normal, radiusMm }: SkinPatch,
  settings: FieldSettings,
): PatchFigures {
  if (!(radiusMm > 0)) throw new RangeError(`inspectPatch: radiusMm must be a positive length, got ${radiusMm}.`);
  if (!pointMm.every(Number.isFinite)) throw new RangeError(`inspectPatch: pointMm must be finite, got ${pointMm}.`);
  const { sites, attributes } = input;
  const near = cells
    .within(pointMm, radiusMm + FARTHEST_NEIGHBOUR_MM)
    .filter((site) => facing(input, site, normal) > 0);
  const { shows, diameterMm } = evaluateSome(input, near, settings);

  let count = 0;
  let dots = 0;
  let follicles = 0;
  let inkMm2 = 0;
  const microdots: number[] = [];
  const isInside: boolean[] = [];
  for (let at = 0; at < near.length; at++) {
    const inside = distance(sites.positions, near[at]!, pointMm) <= radiusMm;
    if (shows[at] === MICRODOT) {
      microdots.push(near[at]!);
      isInside.push(inside);
    }
    if (!inside) continue;
    count++;
    if (shows[at] === FOLLICLE) follicles++;
    else if (shows[at] === MICRODOT) {
      dots++;
      inkMm2 += (Math.PI / 4) * diameterMm[at]! * diameterMm[at]!;
    }
  }

  let spacing = 0;
  let spaced = 0;
  const nearest = nearestNeighbours(Uint32Array.from(microdots), sites.positions, attributes.chart);
  for (let at = 0; at < microdots.length; at++) {
    if (!isInside[at] || !(nearest[at]! <= FARTHEST_NEIGHBOUR_MM)) continue;
    spacing += nearest[at]!;
    spaced++;
  }

  const areaMm2 = sites.count > 0 ? (count * sites.areaMm2) / sites.count : 0;
  const perArea = (sum: number) => (areaMm2 > 0 ? sum / areaMm2 : 0);
  return {
    dots,
    follicles,
    areaMm2: mm2(areaMm2),
    densityPerMm2: dotsPerMm2(perArea(dots)),
    meanNearestMm: mm(spaced > 0 ? spacing / spaced : 0),
    coverage: perArea(inkMm2),
  };
}

/** The plan at some of the sites, by the rule that is used for all. */
function evaluateSome({ attributes, region }: PlanInput, some: readonly number[], settings: FieldSettings): SiteFields {
  const { zones, levels, chart, metric } = attributes;
  return evaluateFields(
    {
      count: some.length,
      zones: Uint32Array.from(some, (site) => zones[site]!),
      levels: Uint16Array.from(some, (site) => levels[site]!),
      chart,
      metric,
    },
    {
      edgeMm: Float32Array.from(some, (site) => region.edgeMm[site]!),
      native: Float32Array.from(some, (site) => region.native[site]!),
      place: Float32Array.from(some, (site) => region.place[site]!),
      lineMm: Float32Array.from(some, (site) => region.lineMm[site]!),
    },
    settings,
  );
}

/** Above 0 where the skin under a site looks the same way as `normal`, which the far side of a fold does not. */
function facing({ sites, scalp }: PlanInput, site: number, [nx, ny, nz]: SkinPatch['normal']): number {
  const { positions, triangles } = scalp;
  const corner = 3 * sites.triangles[site]!;
  const a = 3 * triangles[corner]!;
  const b = 3 * triangles[corner + 1]!;
  const c = 3 * triangles[corner + 2]!;
  const ux = positions[b]! - positions[a]!;
  const uy = positions[b + 1]! - positions[a + 1]!;
  const uz = positions[b + 2]! - positions[a + 2]!;
  const vx = positions[c]! - positions[a]!;
  const vy = positions[c + 1]! - positions[a + 1]!;
  const vz = positions[c + 2]! - positions[a + 2]!;
  return nx * (uy * vz - uz * vy) + ny * (uz * vx - ux * vz) + nz * (ux * vy - uy * vx);
}

function distance(positions: Float32Array, site: number, [x, y, z]: SkinPatch['pointMm']): number {
  return Math.hypot(positions[3 * site]! - x, positions[3 * site + 1]! - y, positions[3 * site + 2]! - z);
}
