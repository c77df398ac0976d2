/**
 * From a triangle mesh to sites: evenly spread at every density, in one order.
 *
 * Takes any triangle mesh, open or closed, in mm, and a mask over it; gives the asked number of sites inside the mask.
 * The order is progressive: any prefix is a Poisson-disk set at its own wider spacing, so a density is a rank
 * threshold and nothing is ever sampled twice. Method: FarthestPointOrder.ts.
 *
 * Tried: dart throwing with a pool of darts for each octave (1.6 times slower, smallest distance 0.64 of the hexagonal
 * spacing); weighted elimination from a five-fold pool (20 times slower, 0.59); exact Voronoi corners without jitter
 * (0.75, but crystal patches). Figures: docs/benchmarks.md.
 */
import type { TriangleMesh } from '../head/HeadMesh';
import { type DotsPerMm2, mm2 } from '../units';
import { FarthestPointOrder } from './FarthestPointOrder';
import { Irregularity } from './irregularity';
import { distancesFromMask, maskedArea } from './maskedPatch';
import { buildMeshTopology, checkMesh, FRAME_STRIDE, type MeshTopology } from './meshTopology';
import { rankOrder } from './rankOrder';
import type { Sites } from './Sites';
import type { SurfaceWalker } from './SurfaceWalker';
import { weldVertices } from './weldVertices';

export interface PoissonDiskOptions {
  /** How many sites, exactly. Integer from 0 to MOST_SITES. Give this or `densityPerMm2`. */
  readonly count?: number;
  /** Sites per mm² inside the mask; the count is the nearest integer. Positive. */
  readonly densityPerMm2?: DotsPerMm2;
  /** Same mesh, mask and options: same sites, to the bit. Integer in [0, 2³²). */
  readonly seed: number;
  /**
   * A number at each vertex, linear over each triangle: sites lie where it's above zero. Everywhere when left out.
   * Where the mesh goes on outside the mask, its border is as evenly covered as the inside.
   */
  readonly mask?: Float32Array;
  /**
   * How far each site stands off its even place, in [0, 1] of its own hole: 0 is nearly a crystal, with no pair closer
   * than 0.72 of the hexagonal spacing; 1 lets sites touch. The bound falls with it in proportion.
   */
  readonly irregularity: number;
}

export const POISSON_DISK_DEFAULTS = { seed: 1, irregularity: 0.3 } as const satisfies PoissonDiskOptions;

/** Bound on the count: beyond it single precision no longer tells neighbours on a large mesh apart. */
export const MOST_SITES = 20_000_000;

export interface PoissonDiskStepOptions extends Partial<PoissonDiskOptions> {
  /** Yield the first so many sites as soon as they're final. Integer of 0 or more; 0 for never. */
  readonly prefixCount?: number;
}

/** Where the work stands. */
export interface PoissonDiskStep {
  /** In [0, 1]. */
  readonly progress: number;
  /** The first sites of the final order; in one step only, and in none when the whole is no longer than the prefix. */
  readonly prefix?: Sites;
}

/** Where the radius stops, in hexagonal spacings: leaves 1 % of sites to spare on the scalp. */
const STOP_RADIUS = 0.732;
/** When that left too few, the radius goes on falling by so much a time: once still keeps 0.72. */
const FURTHER_SHARE = 0.985;
/** Hexagonal spacing² times density. */
const HEXAGONAL = 2 / Math.sqrt(3);
/** How far the sampled patch reaches beyond the mask, in spacings: holes at its border don't reach back so far. */
const PATCH_SPACINGS = 3;
/** Spacing below which the mesh's extent exceeds what single precision resolves. */
const LEAST_SPACING_PER_EXTENT = 2e-6;

/**
 * Scatters sites over the part of a mesh where `mask` is above zero.
 *
 * @param mesh Read, never changed. Triangles without area hold no site. Parts needn't be connected.
 * @returns Exactly the asked number of sites, in progressive order. Empty, not an error, when that number is zero.
 * @throws {RangeError} If the mesh or an option is not as documented, or sites are asked for where there is no area.
 */
export function samplePoissonDisk(mesh: TriangleMesh, options: Partial<PoissonDiskOptions> = {}): Sites {
  const steps = poissonDiskSteps(mesh, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in steps of some milliseconds, so that a worker can report, hand over a first prefix, and stop between two.
 * The final order starts with exactly that prefix.
 */
export function* poissonDiskSteps(
  mesh: TriangleMesh,
  options: PoissonDiskStepOptions = {},
): Generator<PoissonDiskStep, Sites, void> {
  const { seed, irregularity, mask, prefixCount, count, areaMm2 } = checkedInput(mesh, options);
  if (count === 0) return emptySites(areaMm2);

  const spacing = Math.sqrt((HEXAGONAL * areaMm2) / count);
  const { topology, borderReach } = samplePatch(mesh, mask, spacing);
  checkExtent(topology, spacing);
  yield { progress: 0 };

  const patchCount = Math.ceil((count * topology.areaMm2) / areaMm2);
  const order = new FarthestPointOrder(topology, borderReach, patchCount, seed);
  const writer = new SiteWriter(mesh, topology, mask, new Irregularity(topology, irregularity, spacing, seed), areaMm2);

  let awaited = prefixCount < count ? prefixCount : 0;
  let stopRadius = STOP_RADIUS * spacing;
  for (;;) {
    for (const roundEnded of order.descend(stopRadius)) {
      const progress = Math.min(0.99, order.placed.count / patchCount);
      if (roundEnded && awaited > 0 && order.placed.count >= awaited) {
        const prefix = writer.write(order, awaited, seed);
        if (prefix.count === awaited) {
          awaited = 0;
          yield { progress, prefix };
          continue;
        }
      }
      yield { progress };
      if (roundEnded && order.placed.count >= patchCount && writer.countInside(order) >= count) break;
    }
    if (writer.countInside(order) >= count) break;
    stopRadius *= FURTHER_SHARE;
  }
  return writer.write(order, count, seed);
}

interface CheckedInput {
  readonly seed: number;
  readonly irregularity: number;
  readonly mask: Float32Array | undefined;
  readonly prefixCount: number;
  readonly count: number;
  readonly areaMm2: number;
}

function checkedInput(mesh: TriangleMesh, options: PoissonDiskStepOptions): CheckedInput {
  const { seed, irregularity, mask, count, densityPerMm2, prefixCount } = {
    ...POISSON_DISK_DEFAULTS,
    prefixCount: 0,
    ...options,
  };
  const refuse = (what: string): never => {
    throw new RangeError(`samplePoissonDisk: ${what}`);
  };
  checkMesh(mesh, 'samplePoissonDisk');
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    refuse(`seed must be an integer in [0, 2³²), got ${seed}.`);
  }
  if (!(irregularity >= 0 && irregularity <= 1)) refuse(`irregularity must be in [0, 1], got ${irregularity}.`);
  if (!(Number.isInteger(prefixCount) && prefixCount >= 0)) {
    refuse(`prefixCount must be an integer of 0 or more, got ${prefixCount}.`);
  }
  if ((count === undefined) === (densityPerMm2 === undefined)) refuse('give either count or densityPerMm2.');
  if (mask) {
    if (mask.length !== mesh.positions.length / 3) {
      refuse(`mask must have one number per vertex, ${mesh.positions.length / 3}, got ${mask.length}.`);
    }
    const odd = mask.findIndex((value) => !Number.isFinite(value));
    if (odd >= 0) refuse(`mask must be finite, got ${mask[odd]} at vertex ${odd}.`);
  }

  const everywhere = mask ?? new Float32Array(mesh.positions.length / 3).fill(1);
  const areaMm2 = maskedArea(mesh, everywhere);
  if (densityPerMm2 !== undefined && !(densityPerMm2 > 0 && Number.isFinite(densityPerMm2))) {
    refuse(`densityPerMm2 must be positive, got ${densityPerMm2}.`);
  }
  const asked = count ?? Math.round(densityPerMm2! * areaMm2);
  if (!(Number.isInteger(asked) && asked >= 0 && asked <= MOST_SITES)) {
    refuse(`count must be an integer from 0 to ${MOST_SITES}, got ${asked}.`);
  }
  if (asked > 0 && !(areaMm2 > 0)) refuse(`${asked} sites were asked for where there is no area.`);
  return { seed, irregularity, mask, prefixCount, count: asked, areaMm2 };
}

/** The part of the mesh to sample: the inside of the mask and some spacings beyond. */
function samplePatch(mesh: TriangleMesh, mask: Float32Array | undefined, spacing: number) {
  const corners = weldVertices(mesh);
  if (!mask) {
    const topology = buildMeshTopology(mesh, corners);
    return { topology, borderReach: new Float64Array(topology.borderTriangles.length) };
  }
  const reach = PATCH_SPACINGS * spacing;
  const distances = distancesFromMask(mesh, corners, mask, reach);
  const triangleCount = corners.length / 3;
  const taken = new Uint8Array(triangleCount);
  const nearest = new Float64Array(triangleCount);
  for (let t = 0; t < triangleCount; t++) {
    nearest[t] = Math.min(
      distances[corners[3 * t]!]!,
      distances[corners[3 * t + 1]!]!,
      distances[corners[3 * t + 2]!]!,
    );
    if (nearest[t]! <= reach) taken[t] = 1;
  }
  const topology = buildMeshTopology(mesh, corners, taken);
  const borderReach = Float64Array.from(topology.borderTriangles, (t) => nearest[topology.sourceTriangle[t]!]!);
  return { topology, borderReach };
}

function checkExtent(topology: MeshTopology, spacing: number): void {
  const extent = Math.max(...topology.upper.map((value, k) => value - topology.lower[k]!));
  if (spacing < LEAST_SPACING_PER_EXTENT * extent) {
    throw new RangeError(
      `samplePoissonDisk: a spacing of ${spacing} mm must be at least ${LEAST_SPACING_PER_EXTENT} of the mesh's extent, ${extent} mm.`,
    );
  }
}

function emptySites(areaMm2: number): Sites {
  const positions = new Float32Array(0);
  return { count: 0, areaMm2: mm2(areaMm2), positions, triangles: new Uint32Array(0), barycentrics: positions.slice() };
}

/** Turns placed sites into the result: in rank order, shifted, inside the mask, on the mesh that was given. */
class SiteWriter {
  private v = 0;
  private w = 0;
  /** Of the first `examined` sites placed, which are inside, and how many. Placed sites stay where they are. */
  private inside = new Uint8Array(0);
  private examined = 0;
  private insideCount = 0;

  constructor(
    private readonly mesh: TriangleMesh,
    private readonly topology: MeshTopology,
    private readonly mask: Float32Array | undefined,
    private readonly irregularity: Irregularity,
    private readonly areaMm2: number,
  ) {}

  countInside({ placed }: FarthestPointOrder): number {
    const { count } = placed;
    const { walker } = this.irregularity;
    if (this.inside.length < count) {
      const longer = new Uint8Array(placed.triangles.length);
      longer.set(this.inside);
      this.inside = longer;
    }
    for (; this.examined < count; this.examined++) {
      const i = this.examined;
      placed.stand(walker, i);
      if (!this.locate(walker)) continue;
      this.inside[i] = 1;
      this.insideCount++;
    }
    return this.insideCount;
  }

  /** @returns The first `count` sites inside the mask; fewer when there aren't as many final ones. */
  write(order: FarthestPointOrder, count: number, seed: number): Sites {
    const { placed, finalLevel } = order;
    const { mesh, topology, irregularity } = this;
    const ranked = rankOrder(placed, finalLevel, seed);
    this.countInside(order);
    const { indexOf, found } = this.indexInside(ranked, placed.count, count);
    const positions = new Float32Array(3 * found);
    const triangles = new Uint32Array(found);
    const barycentrics = new Float32Array(2 * found);
    const { walker } = irregularity;
    const accepts = () => this.locate(walker);
    const corners = mesh.triangles;
    const from = mesh.positions;
    // in the order of placement: neighbours on the mesh follow each other, and only writing jumps about
    for (let i = 0; i < placed.count; i++) {
      const n = indexOf[i]!;
      if (n < 0) continue;
      placed.stand(walker, i);
      if (!irregularity.shift(n, accepts)) this.locate(walker);
      const { v, w } = this;
      const t = topology.sourceTriangle[walker.triangle]!;
      const a = 3 * corners[3 * t]!;
      const b = 3 * corners[3 * t + 1]!;
      const c = 3 * corners[3 * t + 2]!;
      const ax = from[a]!;
      const ay = from[a + 1]!;
      const az = from[a + 2]!;
      positions[3 * n] = ax + v * (from[b]! - ax) + w * (from[c]! - ax);
      positions[3 * n + 1] = ay + v * (from[b + 1]! - ay) + w * (from[c + 1]! - ay);
      positions[3 * n + 2] = az + v * (from[b + 2]! - az) + w * (from[c + 2]! - az);
      triangles[n] = t;
      barycentrics[2 * n] = v;
      barycentrics[2 * n + 1] = w;
    }
    return { count: found, areaMm2: mm2(this.areaMm2), positions, triangles, barycentrics };
  }

  /** Numbers the first `count` sites inside the mask by rank; -1 for the others. */
  private indexInside(ranked: Uint32Array, placedCount: number, count: number) {
    const { inside } = this;
    const indexOf = new Int32Array(placedCount).fill(-1);
    let found = 0;
    for (let at = 0; at < ranked.length && found < count; at++) {
      if (inside[ranked[at]!] === 1) indexOf[ranked[at]!] = found++;
    }
    return { indexOf, found };
  }

  /** Finds the weights of the walker's place in its triangle, rounded as they're stored, and says whether that is inside the mask. */
  private locate({ x, y, z, triangle }: SurfaceWalker): boolean {
    const { frames } = this.topology;
    const f = FRAME_STRIDE * triangle;
    const dx = x - frames[f]!;
    const dy = y - frames[f + 1]!;
    const dz = z - frames[f + 2]!;
    let v = Math.max(0, dx * frames[f + 3]! + dy * frames[f + 4]! + dz * frames[f + 5]!);
    let w = Math.max(0, dx * frames[f + 6]! + dy * frames[f + 7]! + dz * frames[f + 8]!);
    if (v + w > 1) {
      const scale = 1 / (v + w);
      v *= scale;
      w *= scale;
    }
    v = Math.fround(v);
    w = Math.fround(w);
    this.v = v;
    this.w = w;
    if (!this.mask) return true;
    const t = 3 * this.topology.sourceTriangle[triangle]!;
    const m0 = this.mask[this.mesh.triangles[t]!]!;
    const m1 = this.mask[this.mesh.triangles[t + 1]!]!;
    const m2 = this.mask[this.mesh.triangles[t + 2]!]!;
    return m0 + v * (m1 - m0) + w * (m2 - m0) > 0;
  }
}
