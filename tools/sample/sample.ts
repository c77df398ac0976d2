/**
 * `npm run sample`: the sampler of the app on any triangle mesh, from the command line.
 *
 * Ends with status 0, or with 2 and one line on stderr when the mesh, an option or the output can't be used.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { TriangleMesh } from '../../src/head/HeadMesh';
import { inspectSpacing } from '../../src/sampling/inspectSites';
import { writePly } from '../../src/sampling/ply';
import { POISSON_DISK_DEFAULTS, samplePoissonDisk } from '../../src/sampling/poissonDisk';
import type { Sites } from '../../src/sampling/Sites';
import { siteNormals } from '../../src/sampling/siteNormals';
import { type DotsPerMm2, dotsPerCm2, dotsPerIn2, dotsPerMm2 } from '../../src/units';
import { MESH_EXTENSIONS, readMesh } from './readMesh';

const UNITS: Record<string, (value: number) => DotsPerMm2> = { in2: dotsPerIn2, cm2: dotsPerCm2, mm2: dotsPerMm2 };

const USAGE = `npm run sample -- --density NUMBER [options]

Spreads points evenly over a triangle mesh in progressive order: any first part of them is evenly spread too.

  --density NUMBER     how many points in each square unit; required
  --unit in2|cm2|mm2   the unit of the density; default in2
  --mesh FILE          triangle mesh in mm: ${MESH_EXTENSIONS.join(', ')}; default: the scalp of the built-in head
  --scale NUMBER       mm per unit of the mesh file, 1000 for a file in metres; default 1
  --seed INTEGER       0 to 4294967295; default ${POISSON_DISK_DEFAULTS.seed}
  --irregularity Q     0 (nearly a crystal) to 1 (points may touch); default ${POISSON_DISK_DEFAULTS.irregularity}
  --out FILE           binary PLY to write, vertices in rank order: x y z nx ny nz rank,
                       rank = density in points per mm² at which the point first shows;
                       without it only the summary is printed
  --help               this text

Prints one line of JSON: count, areaMm2, minDistanceMm, ms (time of the sampling alone).`;

/** What the user can put right. */
class UsageError extends Error {
  override name = 'UsageError';
}

interface Job {
  readonly meshPath: string | undefined;
  readonly scale: number;
  readonly density: DotsPerMm2;
  readonly seed: number;
  readonly irregularity: number;
  readonly outPath: string | undefined;
}

/** @returns Null when only help is wanted. */
function parseJob(args: string[]): Job | null {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      mesh: option,
      scale: option,
      density: option,
      unit: option,
      seed: option,
      irregularity: option,
      out: option,
      help: { type: 'boolean' },
    },
  });
  if (values.help) return null;
  if (values.density === undefined) throw new UsageError('--density is required (see --help)');
  const unit = values.unit ?? 'in2';
  if (!Object.hasOwn(UNITS, unit)) throw new UsageError(`--unit must be in2, cm2 or mm2, got "${unit}"`);
  const density = toNumber('--density', values.density);
  if (!(density > 0)) throw new UsageError(`--density must be positive, got ${values.density}`);
  const scale = toNumber('--scale', values.scale ?? '1');
  if (!(scale > 0)) throw new UsageError(`--scale must be positive, got ${values.scale}`);
  const seed = toNumber('--seed', values.seed ?? String(POISSON_DISK_DEFAULTS.seed));
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    throw new UsageError(`--seed must be an integer from 0 to 4294967295, got ${values.seed}`);
  }
  const irregularity = toNumber('--irregularity', values.irregularity ?? String(POISSON_DISK_DEFAULTS.irregularity));
  if (!(irregularity >= 0 && irregularity <= 1)) {
    throw new UsageError(`--irregularity must be from 0 to 1, got ${values.irregularity}`);
  }
  return { meshPath: values.mesh, scale, density: UNITS[unit]!(density), seed, irregularity, outPath: values.out };
}

function toNumber(option: string, text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw new UsageError(`${option} must be a number, got "${text}"`);
  return value;
}

async function loadSurface({ meshPath, scale }: Job): Promise<{ mesh: TriangleMesh; mask?: Float32Array }> {
  if (meshPath !== undefined) {
    const { positions, triangles } = await readMesh(meshPath);
    return { mesh: { positions: scale === 1 ? positions : positions.map((value) => value * scale), triangles } };
  }
  if (scale !== 1) throw new UsageError('--scale goes with --mesh; the built-in scalp is in mm');
  // only now: a mesh of one's own needs no head
  const { builtInScalp } = await import('./builtInScalp');
  const scalp = await builtInScalp();
  return { mesh: scalp, mask: scalp.borderDistanceMm };
}

function toPly(mesh: TriangleMesh, sites: Sites): Uint8Array {
  const ranks = Float32Array.from({ length: sites.count }, (_, i) => (i + 1) / sites.areaMm2);
  const bytes = writePly(
    sites.count,
    [
      { names: ['x', 'y', 'z'], type: 'float', values: sites.positions },
      { names: ['nx', 'ny', 'nz'], type: 'float', values: siteNormals(mesh, sites) },
      { names: ['rank'], type: 'float', values: ranks },
    ],
    ['in mm; rank in dots per mm2: the density at which a vertex first shows; vertices in order of rank'],
  );
  return new Uint8Array(bytes);
}

async function main(): Promise<void> {
  const job = parseJob(process.argv.slice(2));
  if (!job) {
    console.log(USAGE);
    return;
  }
  const { mesh, mask } = await loadSurface(job);
  const { density, seed, irregularity, outPath } = job;
  const started = performance.now();
  const sites = samplePoissonDisk(mesh, { densityPerMm2: density, seed, irregularity, mask });
  const ms = Math.round(performance.now() - started);
  if (sites.areaMm2 === 0) throw new UsageError('the mesh has no area to sample');
  if (outPath !== undefined) {
    await writeFile(outPath, toPly(mesh, sites)).catch((error: Error) => {
      throw new UsageError(`${outPath}: can't be written (${error.message})`);
    });
  }
  const minDistanceMm = sites.count > 1 ? inspectSpacing(sites).smallestMm : null;
  console.log(JSON.stringify({ count: sites.count, areaMm2: sites.areaMm2, minDistanceMm, ms }));
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`sample: ${message.split('\n')[0]}`);
  process.exitCode = 2;
});
