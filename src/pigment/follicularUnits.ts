/**
 * Gathers native hairs into follicular units: groups of one to four that leave the skin side by side.
 *
 * A site below H is one hair, so H counts hairs and the read-out stays true. The sites of lowest rank, as many as there
 * are units, lead: any prefix of the order is evenly spread, and so are they. Each leader draws how many it wants from
 * the published shares, and every other hair joins the nearest leader with room and moves beside it.
 *
 * Only hairs move, and only where they stay hairs at their new place, so no microdot is shifted and none turns into a
 * hair. A hair stays where it is when its new cell of the dot grid is full.
 */
import { mixUint32 } from '../sampling/random';
import type { Sites } from '../sampling/Sites';
import { HAIR_GROWTH, type HairOrigin, meanUnitSize } from '../scalp/hairOrigins';
import { dotGridFrame, SITES_A_CELL } from './DotGrid';
import { type SiteRegion, sampleRegionAtSites } from './fields';
import { isBelow } from './rankLevels';
import type { RegionTexels } from './regionSample';
import type { SiteAttributes } from './siteAttributes';

export interface FollicularUnits {
  /** Sites with native hair, in order of rank. */
  readonly hairs: Uint32Array;
  /** The site that leads the unit of each hair; its own where it leads or stands alone. Length of `hairs`. */
  readonly leaders: Uint32Array;
  /** Where each hair leaves the skin, head frame, mm, xyz triples. */
  readonly positions: Float32Array;
  /** The region map at every site, at their places now. */
  readonly region: SiteRegion;
}

export interface FollicularUnitOptions {
  readonly origin: HairOrigin;
  readonly chartHalfMm: number;
  /** Integer in [0, 2³²). */
  readonly seed: number;
}

/** How far hairs look for a unit, round by round: most find one beside them, the last take what is left. */
const SEARCH_MM = [0.9, 1.8, 3.4] as const;
/** Distance from the leader of the second, third and fourth hair: openings share a millimetre's third. */
const MATE_DISTANCE_MM = [0.15, 0.19, 0.24] as const;
/** Cells of the search for leaders, chart mm. */
const CELL_MM = 1.8;

/**
 * @param attributes Their chart positions change where a hair moves; nothing else does.
 */
export function gatherFollicularUnits(
  sites: Pick<Sites, 'positions'>,
  attributes: SiteAttributes,
  region: RegionTexels,
  { origin, chartHalfMm, seed }: FollicularUnitOptions,
): FollicularUnits {
  const { chart, levels } = attributes;
  const chartBefore = chart.slice();
  const before = sampleRegionAtSites(attributes, region);
  const hairs = hairSites(attributes, before);
  const hairCount = hairs.length;
  const positions = new Float32Array(3 * hairCount);
  for (let h = 0; h < hairCount; h++) {
    for (let k = 0; k < 3; k++) positions[3 * h + k] = sites.positions[3 * hairs[h]! + k]!;
  }

  const unitSize = meanUnitSize(origin);
  const sums = cumulative(HAIR_GROWTH[origin].unitShares);
  // hair index of each leader, and how many mates it still wants
  const isLeader = new Uint8Array(hairCount);
  const room = new Uint8Array(hairCount);
  const joined = new Uint8Array(hairCount);
  const side = Math.ceil((2 * chartHalfMm) / CELL_MM);
  const cellOf = (value: number) => Math.min(side - 1, Math.max(0, Math.floor((value + chartHalfMm) / CELL_MM)));
  const first = new Int32Array(side * side).fill(-1);
  const next = new Int32Array(hairCount).fill(-1);
  for (let h = 0; h < hairCount; h++) {
    const site = hairs[h]!;
    if (!isBelow(levels[site]!, before.native[site]! / unitSize)) continue;
    isLeader[h] = 1;
    const draw = mixUint32(seed ^ 0x48616972, site) * 2 ** -32;
    while (room[h]! < 3 && draw >= sums[room[h]!]!) room[h]!++;
    const cell = cellOf(chart[2 * site + 1]!) * side + cellOf(chart[2 * site]!);
    next[h] = first[cell]!;
    first[cell] = h;
  }

  const grid = countCells(attributes, chartHalfMm);
  const leaders = hairs.slice();
  const nearestLeader = (h: number, withinMm: number): { leader: number; distance: number } => {
    const reach = Math.ceil(withinMm / CELL_MM);
    const column = cellOf(chart[2 * hairs[h]!]!);
    const row = cellOf(chart[2 * hairs[h]! + 1]!);
    const nearest = { leader: -1, distance: withinMm };
    for (let r = Math.max(0, row - reach); r <= Math.min(side - 1, row + reach); r++) {
      for (let c = Math.max(0, column - reach); c <= Math.min(side - 1, column + reach); c++) {
        for (let l = first[r * side + c]!; l >= 0; l = next[l]!) {
          if (joined[l]! >= room[l]!) continue;
          if (withinMm > SEARCH_MM[0] && grid.isFull(chart[2 * hairs[l]!]!, chart[2 * hairs[l]! + 1]!)) continue;
          const distance = Math.hypot(
            positions[3 * l]! - positions[3 * h]!,
            positions[3 * l + 1]! - positions[3 * h + 1]!,
            positions[3 * l + 2]! - positions[3 * h + 2]!,
          );
          if (distance < nearest.distance) Object.assign(nearest, { leader: l, distance });
        }
      }
    }
    return nearest;
  };

  for (const withinMm of SEARCH_MM) {
    for (let h = 0; h < hairCount; h++) {
      const site = hairs[h]!;
      if (isLeader[h] || leaders[h] !== site) continue;
      const { leader, distance } = nearestLeader(h, withinMm);
      if (leader < 0) continue;
      const to = hairs[leader]!;
      // a share of the way in the chart is, over so short a way, the same share on the skin
      const share = Math.min(1, MATE_DISTANCE_MM[joined[leader]!]! / distance);
      const u = chart[2 * to]! + (chart[2 * site]! - chart[2 * to]!) * share;
      const v = chart[2 * to + 1]! + (chart[2 * site + 1]! - chart[2 * to + 1]!) * share;
      if (!grid.move(chart[2 * site]!, chart[2 * site + 1]!, u, v)) continue;
      chart[2 * site] = u;
      chart[2 * site + 1] = v;
      joined[leader]!++;
      leaders[h] = to;
      for (let k = 0; k < 3; k++) {
        const from = positions[3 * leader + k]!;
        positions[3 * h + k] = from + (positions[3 * h + k]! - from) * share;
      }
    }
  }

  const after = sampleRegionAtSites(attributes, region);
  for (let h = 0; h < hairCount; h++) {
    const site = hairs[h]!;
    if (leaders[h] === site || isBelow(levels[site]!, after.native[site]!)) continue;
    leaders[h] = site;
    chart.set(chartBefore.subarray(2 * site, 2 * site + 2), 2 * site);
    positions.set(sites.positions.subarray(3 * site, 3 * site + 3), 3 * h);
    after.native[site] = before.native[site]!;
    after.edgeMm[site] = before.edgeMm[site]!;
    after.place[site] = before.place[site]!;
    after.lineMm[site] = before.lineMm[site]!;
  }
  return { hairs, leaders, positions, region: after };
}

/**
 * The hairs of some units that still grow under another region, where they stand: for a picture while a finger moves.
 * Hairs that the region has gained are missing until units are gathered anew.
 *
 * @param region Sampled at the sites' places now.
 */
export function stillGrowing(
  { hairs, leaders, positions }: FollicularUnits,
  { levels }: Pick<SiteAttributes, 'levels'>,
  region: SiteRegion,
): FollicularUnits {
  const left: number[] = [];
  hairs.forEach((site, h) => {
    if (isBelow(levels[site]!, region.native[site]!)) left.push(h);
  });
  const kept = new Float32Array(3 * left.length);
  left.forEach((h, i) => {
    kept.set(positions.subarray(3 * h, 3 * h + 3), 3 * i);
  });
  return {
    hairs: Uint32Array.from(left, (h) => hairs[h]!),
    leaders: Uint32Array.from(left, (h) => leaders[h]!),
    positions: kept,
    region,
  };
}

/** How many units have one, two, three and four hairs. */
export function inspectFollicularUnits({ hairs, leaders }: Pick<FollicularUnits, 'hairs' | 'leaders'>): {
  sizes: number[];
  units: number;
} {
  const size = new Map<number, number>();
  for (let h = 0; h < hairs.length; h++) size.set(leaders[h]!, (size.get(leaders[h]!) ?? 0) + 1);
  const sizes = [0, 0, 0, 0];
  for (const count of size.values()) sizes[count - 1]!++;
  return { sizes, units: size.size };
}

function hairSites({ count, levels }: SiteAttributes, { native }: SiteRegion): Uint32Array {
  let hairCount = 0;
  const isHair = (i: number) => levels[i] !== 0 && isBelow(levels[i]!, native[i]!);
  for (let i = 0; i < count; i++) if (isHair(i)) hairCount++;
  const hairs = new Uint32Array(hairCount);
  for (let i = 0, at = 0; i < count; i++) if (isHair(i)) hairs[at++] = i;
  return hairs;
}

function cumulative(shares: readonly number[]): number[] {
  let sum = 0;
  return shares.map((share) => {
    sum += share;
    return sum;
  });
}

/** How full the cells of the dot grid are. */
function countCells({ chart, count }: SiteAttributes, chartHalfMm: number) {
  const { size, originMm, cellMm } = dotGridFrame(chartHalfMm);
  const filled = new Uint8Array(size * size);
  const cellAt = (u: number, v: number) =>
    Math.floor((v - originMm) / cellMm) * size + Math.floor((u - originMm) / cellMm);
  for (let i = 0; i < count; i++) filled[cellAt(chart[2 * i]!, chart[2 * i + 1]!)]!++;
  return {
    isFull: (u: number, v: number) => filled[cellAt(u, v)]! >= SITES_A_CELL,
    /** @returns Whether there was room. */
    move(fromU: number, fromV: number, toU: number, toV: number): boolean {
      const from = cellAt(fromU, fromV);
      const to = cellAt(toU, toV);
      if (from === to) return true;
      if (filled[to]! >= SITES_A_CELL) return false;
      filled[from]!--;
      filled[to]!++;
      return true;
    },
  };
}
