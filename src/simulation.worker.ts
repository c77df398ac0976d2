/**
 * The stages off the main thread: unpacks a request, calls the stage, posts what it made. protocol: simulationProtocol.ts.
 *
 * Sampling runs in steps of some milliseconds. Between two the worker takes messages, so counts for a moving slider
 * come through, and a newer request to sample ends the running one.
 */

import { createHeadBuilder, headMeshTransferables } from './head/buildHead';
import type { HeadMesh } from './head/HeadMesh';
import { buildHeadBvh, bvhTransferables } from './head/headBvh';
import { headPartsTransferables } from './head/headParts';
import { loadHead } from './head/loadHead';
import { buildDotGrid } from './pigment/DotGrid';
import { type FieldSettings, type SiteRegion, sampleRegionAtSites } from './pigment/fields';
import { pigmentAttributes } from './pigment/pigmentAttributes';
import { buildRankCoverage } from './pigment/RankCoverage';
import { type SiteAttributes, siteAttributes } from './pigment/siteAttributes';
import { exportMicrodots } from './plan/exportDots';
import { inspectPatch } from './plan/inspectPatch';
import { summarisePlan } from './plan/planSummary';
import { SiteCells } from './plan/SiteCells';
import { poissonDiskSteps } from './sampling/poissonDisk';
import type { Sites } from './sampling/Sites';
import { type AnatomicalScalp, buildScalpSurface } from './scalp/buildScalpSurface';
import { buildRegionMap } from './scalp/regionMap';
import { storedScalpOf } from './scalp/storedScalp';
import type { Answer, PigmentData, Request, SamplingSettings } from './simulationProtocol';
import { CEILING_DENSITY } from './units';

/** Sites in the first picture of the dots. */
const PREFIX_COUNT = 20_000;
/** How long the worker works before it looks for messages, ms: short beside a frame of the read-out. */
const TURN_MS = 12;

let scalp: AnatomicalScalp | null = null;
let placed: { sites: Sites; attributes: SiteAttributes; region: SiteRegion } | null = null;
/** Of the placed sites; made when the loupe first asks for them. */
let cells: SiteCells | null = null;
/** Whether a full set of dots is on screen already. */
let shown = false;
/** Id of the request to sample that is being worked on: an older one stops when it sees another. */
let sampling = 0;

self.onmessage = async ({ data: request }: MessageEvent<Request>) => {
  try {
    await answer(request);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    post({ kind: 'failed', id: request.id, error: { name, message } });
  }
};

function answer(request: Request): Promise<void> | void {
  switch (request.kind) {
    case 'load':
      return load(request.id, request.headUrl);
    case 'sample':
      return sample(request.id, request.settings);
    case 'summarise':
      return summarise(request.id, request.fields);
    case 'inspect':
      return inspect(request);
    case 'export':
      return exportFile(request);
    default:
      request satisfies never;
  }
}

async function load(id: number, headUrl: string): Promise<void> {
  post({ kind: 'progress', stage: 'buildingHead', progress: 0 });
  const asset = await loadHead(headUrl);
  for (const step of createHeadBuilder(asset).steps()) {
    post({ kind: 'progress', stage: 'buildingHead', progress: 0.1 + 0.6 * step.progress });
    if (step.kind === 'level1') {
      const { mesh, parts } = step;
      post({ kind: 'head', id, head: { mesh, parts } }, [
        ...headMeshTransferables(mesh),
        ...headPartsTransferables(parts),
      ]);
    } else {
      scalp = buildScalpSurface(step.mesh, storedScalpOf(asset.sections));
      postLevel2(id, step.mesh, scalp);
    }
  }
}

function postLevel2(id: number, mesh: HeadMesh, surface: AnatomicalScalp): void {
  const bvh = buildHeadBvh(mesh);
  const attributes = pigmentAttributes(mesh, surface);
  post({ kind: 'progress', stage: 'buildingHead', progress: 1 });
  post({ kind: 'head', id, head: { mesh, scalp: { chartHalfMm: surface.chartHalfMm, attributes, bvh } } }, [
    ...headMeshTransferables(mesh),
    ...Object.values(attributes).map((array) => array.buffer as ArrayBuffer),
    ...bvhTransferables(bvh),
  ]);
}

async function sample(id: number, settings: SamplingSettings): Promise<void> {
  const surface = requireScalp();
  sampling = id;
  placed = null;
  cells = null;
  const region = buildRegionMap(surface, settings);
  post({ kind: 'region', id, region });

  const steps = poissonDiskSteps(surface, {
    densityPerMm2: CEILING_DENSITY,
    seed: settings.seed,
    mask: surface.borderDistanceMm,
    // a new seed keeps the old dots on screen until all the new ones are there
    prefixCount: shown ? 0 : PREFIX_COUNT,
  });
  const finalSiteCount = Math.round(surface.areaMm2 * CEILING_DENSITY);
  let turn = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) {
      const attributes = siteAttributes(step.value, surface);
      postPigment(id, surface, attributes, settings.seed, finalSiteCount);
      shown = true;
      placed = { sites: step.value, attributes, region: sampleRegionAtSites(attributes, region) };
      return;
    }
    const { prefix, progress } = step.value;
    if (prefix) postPigment(id, surface, siteAttributes(prefix, surface), settings.seed, finalSiteCount);
    if (performance.now() - turn < TURN_MS) continue;
    post({ kind: 'progress', stage: 'sampling', progress });
    await nextTurn();
    if (sampling !== id) return;
    turn = performance.now();
  }
}

function postPigment(
  id: number,
  surface: AnatomicalScalp,
  attributes: SiteAttributes,
  seed: number,
  finalSiteCount: number,
): void {
  const options = { chartHalfMm: surface.chartHalfMm, seed };
  // the grid first: it marks the sites that it has no room for
  const grid = buildDotGrid(attributes, options);
  const coverage = buildRankCoverage(attributes, options);
  const pigment: PigmentData = { grid, coverage, siteCount: attributes.count, finalSiteCount };
  post({ kind: 'pigment', id, pigment }, [
    grid.cells.buffer as ArrayBuffer,
    ...coverage.levels.map((level) => level.buffer as ArrayBuffer),
  ]);
}

function summarise(id: number, fields: FieldSettings): void {
  post({ kind: 'summary', id, summary: summarisePlan({ ...requirePlaced(), scalp: requireScalp() }, fields) });
}

function inspect({ id, fields, patch }: Extract<Request, { kind: 'inspect' }>): void {
  const input = { ...requirePlaced(), scalp: requireScalp() };
  cells ??= new SiteCells(input.sites.positions);
  post({ kind: 'patch', id, figures: inspectPatch(input, cells, patch, fields) });
}

function exportFile({ id, fields, format }: Extract<Request, { kind: 'export' }>): void {
  const blob = exportMicrodots({ ...requirePlaced(), scalp: requireScalp() }, fields, format);
  post({ kind: 'exported', id, blob });
}

function requireScalp(): AnatomicalScalp {
  if (!scalp) throw new Error('The head is still being built.');
  return scalp;
}

function requirePlaced() {
  if (!placed) throw new Error('The dots are still being placed.');
  return placed;
}

/** Lets waiting messages in. A message channel, since timers wait 4 ms once nested. */
const channel = new MessageChannel();
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}

function post(message: Answer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
