/**
 * Time and quality of the sampler on the built-in scalp, beside white noise on the same skin and the best-known
 * package for Poisson discs on a square of the same area. Alone: `npx tsx tools/bench/sampler.ts`.
 */
import { pathToFileURL } from 'node:url';
import PoissonDiskSampling from 'poisson-disk-sampling';
import { BufferAttribute, BufferGeometry, Mesh, Vector3 } from 'three';
import { MeshSurfaceSampler } from 'three/examples/jsm/math/MeshSurfaceSampler.js';
import type { TriangleMesh } from '../../src/head/HeadMesh';
import { inspectCoverage, inspectSpacing, type SiteSpacing, worstPrefix } from '../../src/sampling/inspectSites';
import { POISSON_DISK_DEFAULTS, samplePoissonDisk } from '../../src/sampling/poissonDisk';
import { Random } from '../../src/sampling/random';
import type { Sites } from '../../src/sampling/Sites';
import type { AnatomicalScalp } from '../../src/scalp/buildScalpSurface';
import { CEILING_DENSITY, mm2 } from '../../src/units';
import { builtInScalp } from '../sample/builtInScalp';
import { sampleWhiteNoise } from './samplerWhiteNoise';

const ROUNDS = 7;
const PREFIXES = [1 / 9, 1 / 3, 2 / 3, 1];
/** What the package needs to fill a square about as densely as ours: found by trial. */
const PACKAGE_RADIUS = 0.717;

interface Contestant {
  readonly name: string;
  readonly progressive: boolean;
  /** What it samples, for the inspection. */
  readonly mesh: TriangleMesh;
  readonly mask?: Float32Array;
  readonly sample: (count: number, seed: number) => Sites;
}

interface Result {
  readonly contestant: Contestant;
  /** Of each round, ms. The first is cold. */
  readonly times: number[];
  sites: Sites | null;
}

/** @returns A section of markdown. */
export async function benchSampler(): Promise<string> {
  const scalp = await builtInScalp();
  const full = Math.round(scalp.areaMm2 * CEILING_DENSITY);
  const lines = ['### Sampler'];
  for (const count of [full, 60_000, 20_000]) {
    const results = race(contestants(scalp), count);
    lines.push(
      '',
      `${count.toLocaleString('en')} sites${count === full ? ': the full scalp' : ''}.`,
      '',
      ...table(results),
    );
  }
  return lines.join('\n');
}

function contestants(scalp: AnatomicalScalp): Contestant[] {
  const mask = scalp.borderDistanceMm;
  const inside = insideTriangles(scalp, mask);
  const ours = (irregularity: number) => (count: number, seed: number) =>
    samplePoissonDisk(scalp, { count, seed, mask, irregularity });
  const noise = { progressive: true, mesh: inside };
  const own = { progressive: true, mesh: scalp, mask };
  return [
    { ...noise, name: 'white noise', sample: (count, seed) => sampleWhiteNoise(inside, count, seed) },
    { ...noise, name: "white noise by three's MeshSurfaceSampler", sample: threeSampler(inside, scalp.areaMm2) },
    { ...own, name: 'ours, underlying order', sample: ours(0) },
    { ...own, name: 'ours, default irregularity', sample: ours(POISSON_DISK_DEFAULTS.irregularity) },
    planePackage(scalp.areaMm2),
  ];
}

/** All in turn, round by round, so that a busy machine is busy for all. */
function race(all: Contestant[], count: number): Result[] {
  const results = all.map((contestant): Result => ({ contestant, times: [], sites: null }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const result of results) {
      const started = performance.now();
      result.sites = result.contestant.sample(count, round + 1);
      result.times.push(performance.now() - started);
    }
  }
  return results;
}

function table(results: Result[]): string[] {
  const floor = median(results[0]!.times);
  const head = [
    'sampler',
    'sites',
    'ms, median (first)',
    '× white noise',
    'ρ at 1/9 · 1/3 · 2/3 · 1',
    'mean neighbour at 1/9 · 1/3 · 2/3 · 1',
    'cover at 1/9 · 1/3 · 2/3 · 1',
    'worst ρ of all prefixes from 200',
  ];
  const rows = results.map(({ contestant, times, sites }) => {
    const { count } = sites!;
    const prefixes = contestant.progressive ? PREFIXES : [1];
    const spacings = prefixes.map((share) => inspectSpacing(sites!, Math.round(share * count)));
    const cover = spacings.map((spacing) => largestHole(contestant, sites!, spacing) / spacing.smallestMm);
    const isNoise = contestant.name.startsWith('white');
    return [
      contestant.name,
      count.toLocaleString('en'),
      `${median(times).toFixed(0)} (${times[0]!.toFixed(0)})`,
      (median(times) / floor).toFixed(1),
      spacings.map(({ relativeRadius }) => relativeRadius.toFixed(3)).join(' · '),
      spacings.map(({ meanNearestMm, hexagonalMm }) => (meanNearestMm / hexagonalMm).toFixed(3)).join(' · '),
      isNoise ? '–' : cover.map((value) => value.toFixed(2)).join(' · '),
      isNoise || !contestant.progressive ? '–' : worstPrefix(sites!).relativeRadius.toFixed(3),
    ];
  });
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** Radius of the largest hole among the first sites, mm; the mask is in mm from the edge of the scalp. */
function largestHole({ mesh, mask }: Contestant, sites: Sites, { count, hexagonalMm }: SiteSpacing): number {
  return inspectCoverage(mesh, mask, sites, { count, leastMask: mask ? hexagonalMm : 0, dartsPerSite: 8 })
    .largestHoleMm;
}

/** The triangles that the mask touches, whole: white noise then needs no look at the mask, which only favours it. */
function insideTriangles({ positions, triangles }: TriangleMesh, mask: Float32Array): TriangleMesh {
  const kept: number[] = [];
  for (let i = 0; i < triangles.length; i += 3) {
    const corners = triangles.subarray(i, i + 3);
    if (corners.some((vertex) => mask[vertex]! > 0)) kept.push(...corners);
  }
  return { positions, triangles: Uint32Array.from(kept) };
}

function threeSampler({ positions, triangles }: TriangleMesh, areaMm2: number): Contestant['sample'] {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(new BufferAttribute(triangles, 1));
  const mesh = new Mesh(geometry);
  return (count, seed) => {
    const random = new Random(seed, 4);
    const sampler = new MeshSurfaceSampler(mesh);
    // its documented setter is missing from its types
    Object.assign(sampler, { randomFunction: () => random.next() });
    sampler.build();
    const place = new Vector3();
    const places = new Float32Array(3 * count);
    for (let i = 0; i < count; i++) {
      sampler.sample(place);
      place.toArray(places, 3 * i);
    }
    return placesOnly(places, areaMm2);
  };
}

function planePackage(areaMm2: number): Contestant {
  const side = Math.sqrt(areaMm2);
  const mesh = {
    positions: Float32Array.from([0, 0, 0, side, 0, 0, side, side, 0, 0, side, 0]),
    triangles: Uint32Array.from([0, 1, 2, 0, 2, 3]),
  };
  const sample = (count: number, seed: number) => {
    const random = new Random(seed, 5);
    const minDistance = PACKAGE_RADIUS * Math.sqrt(((2 / Math.sqrt(3)) * areaMm2) / count);
    const sampling = new PoissonDiskSampling({ shape: [side, side], minDistance, tries: 30 }, () => random.next());
    const points = sampling.fill();
    const places = new Float32Array(3 * points.length);
    for (const [i, point] of points.entries()) places.set(point, 3 * i);
    return placesOnly(places, areaMm2);
  };
  return { name: 'poisson-disk-sampling (npm), on a plane', progressive: false, mesh, sample };
}

/** Sites as far as the inspection needs them. */
function placesOnly(positions: Float32Array, areaMm2: number): Sites {
  const none = { triangles: new Uint32Array(0), barycentrics: new Float32Array(0) };
  return { count: positions.length / 3, areaMm2: mm2(areaMm2), positions, ...none };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await benchSampler());
