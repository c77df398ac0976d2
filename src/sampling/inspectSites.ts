/**
 * How evenly sites are spread, in the figures that tests, benchmarks and plan share.
 *
 * Distances are straight lines; spacings of millimetres on a smooth scalp are the same along the skin.
 */
import type { TriangleMesh } from '../head/HeadMesh';
import { type Millimetres, mm } from '../units';
import { maskedArea } from './maskedPatch';
import { buildMeshTopology } from './meshTopology';
import { PointGrid } from './PointGrid';
import { Random } from './random';
import type { Sites } from './Sites';
import { newDart, throwDart } from './surfaceDarts';
import { weldVertices } from './weldVertices';

export interface SiteSpacing {
  readonly count: number;
  /** Centre distance in a hexagonal lattice of the same density: no set can keep all pairs farther apart. */
  readonly hexagonalMm: Millimetres;
  readonly smallestMm: Millimetres;
  /** Smallest distance over hexagonal spacing, ρ. */
  readonly relativeRadius: number;
  /** Mean distance to the nearest neighbour. */
  readonly meanNearestMm: Millimetres;
}

/** Distances between the first `count` sites. */
export function inspectSpacing(sites: Sites, count = sites.count): SiteSpacing {
  const hexagonal = hexagonalSpacing(sites, count);
  const grid = new PointGrid(sites.positions, count, 0.8 * hexagonal || 1);
  const extent = extentOf(sites);
  let smallest = Infinity;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const [x, y, z] = placeOf(sites, i);
    const distance = grid.nearestDistance(x, y, z, count, i, extent);
    if (distance < smallest) smallest = distance;
    sum += distance;
  }
  return {
    count,
    hexagonalMm: mm(hexagonal),
    smallestMm: mm(smallest),
    relativeRadius: smallest / hexagonal,
    meanNearestMm: mm(sum / count),
  };
}

/**
 * The worst relative radius over all prefixes of at least `from` sites, and the prefix that has it.
 * A prefix's smallest distance is the least of its sites' distances to earlier ones, so one pass finds all.
 */
export function worstPrefix(sites: Sites, from = 200): { relativeRadius: number; count: number } {
  const extent = extentOf(sites);
  let smallest = Infinity;
  let worst = { relativeRadius: Infinity, count: 0 };
  for (let start = 1; start < sites.count; ) {
    const end = Math.min(sites.count, 2 * start);
    const grid = new PointGrid(sites.positions, end, hexagonalSpacing(sites, end));
    for (let i = start; i < end; i++) {
      const [x, y, z] = placeOf(sites, i);
      smallest = Math.min(smallest, grid.nearestDistance(x, y, z, i, i, extent));
      const relativeRadius = smallest / hexagonalSpacing(sites, i + 1);
      if (i + 1 >= from && relativeRadius < worst.relativeRadius) worst = { relativeRadius, count: i + 1 };
    }
    start = end;
  }
  return worst;
}

export interface SiteCoverage {
  /** Radius of the largest empty disc found, centred inside the mask. */
  readonly largestHoleMm: Millimetres;
  /**
   * Variance over mean of the counts in discs of four hexagonal spacings: 1 for white noise, 0 for a perfect lattice.
   * NaN when no disc lies wholly inside.
   */
  readonly fano: number;
}

/**
 * Looks for holes between the first `count` sites with random darts.
 * @param mask As it was given to the sampler.
 * @param leastMask Only darts count where the mask is above this: on a mask of distances, so many mm inside its edge.
 *   Beyond the edge sites are missing by intent, so a disc that reaches across it is no hole.
 * @param dartsPerSite More find holes more exactly: at 20 a hole's radius is missed by about a tenth of the spacing.
 */
export function inspectCoverage(
  mesh: TriangleMesh,
  mask: Float32Array | undefined,
  sites: Sites,
  { count = sites.count, leastMask = 0, dartsPerSite = 20, seed = 1 } = {},
): SiteCoverage {
  const hexagonal = hexagonalSpacing(sites, count);
  const inner = mask?.map((value) => value - leastMask);
  const innerArea = inner ? maskedArea(mesh, inner) : sites.areaMm2;
  if (!(innerArea > 0)) throw new RangeError(`inspectCoverage: the mask must be above ${leastMask} somewhere.`);
  const darts = throwDarts(mesh, inner, dartsPerSite * count, seed);
  const grid = new PointGrid(sites.positions, count, 0.8 * hexagonal);
  const extent = extentOf(sites);
  let largest = 0;
  for (let i = 0; i < darts.length; i += 3) {
    const distance = grid.nearestDistance(darts[i]!, darts[i + 1]!, darts[i + 2]!, count, -1, 2 * extent);
    if (distance > largest) largest = distance;
  }

  // discs at the first darts; the darts inside a disc measure its area, so discs cut by the border are left out
  const radius = 4 * hexagonal;
  const dartGrid = new PointGrid(darts, darts.length / 3, radius / 2);
  const dartsPerMm2 = darts.length / 3 / innerArea;
  const sitesPerDart = count / sites.areaMm2 / dartsPerMm2;
  const dartsInFullDisc = Math.PI * radius * radius * dartsPerMm2;
  let squares = 0;
  let expectedSum = 0;
  for (let i = 0; i < Math.min(darts.length, 3 * 1000); i += 3) {
    const dartCount = dartGrid.countWithin(darts[i]!, darts[i + 1]!, darts[i + 2]!, radius);
    if (dartCount < 0.93 * dartsInFullDisc) continue;
    const expected = dartCount * sitesPerDart;
    const found = grid.countWithin(darts[i]!, darts[i + 1]!, darts[i + 2]!, radius);
    // less what the darts' own noise adds to the square
    squares += (found - expected) ** 2 - expected * sitesPerDart;
    expectedSum += expected;
  }
  return { largestHoleMm: mm(largest), fano: squares / expectedSum };
}

function throwDarts(mesh: TriangleMesh, mask: Float32Array | undefined, count: number, seed: number): Float32Array {
  const topology = buildMeshTopology(mesh, weldVertices(mesh));
  const random = new Random(seed, 3);
  const dart = newDart();
  const darts = new Float32Array(3 * count);
  for (let i = 0; i < count; ) {
    throwDart(topology, random, dart);
    if (mask) {
      const [m0, m1, m2] = [0, 1, 2].map((k) => mask[mesh.triangles[3 * dart.triangle + k]!]!);
      if (m0! + dart.v * (m1! - m0!) + dart.w * (m2! - m0!) <= 0) continue;
    }
    darts[3 * i] = dart.x + topology.origin[0];
    darts[3 * i + 1] = dart.y + topology.origin[1];
    darts[3 * i + 2] = dart.z + topology.origin[2];
    i++;
  }
  return darts;
}

/** Centre distance in a hexagonal lattice of `count` sites on the sites' area, mm. */
export function hexagonalSpacing(sites: Sites, count: number): number {
  return Math.sqrt(((2 / Math.sqrt(3)) * sites.areaMm2) / count);
}

function placeOf({ positions }: Sites, i: number): [number, number, number] {
  return [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!];
}

/** Side of the bounding box, mm; never zero. */
function extentOf({ positions, count }: Sites): number {
  let extent = 1e-6;
  for (let k = 0; k < 3; k++) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < count; i++) {
      low = Math.min(low, positions[3 * i + k]!);
      high = Math.max(high, positions[3 * i + k]!);
    }
    extent = Math.max(extent, 2 * (high - low));
  }
  return extent;
}
