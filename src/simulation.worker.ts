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
import { landmarkPosition } from './head/landmarks';
import { loadHead } from './head/loadHead';
import { buildDotGrid } from './pigment/DotGrid';
import { type FieldSettings, type SiteRegion, sampleRegionAtSites } from './pigment/fields';
import { type FollicularUnits, gatherFollicularUnits, stillGrowing } from './pigment/follicularUnits';
import { pigmentAttributes } from './pigment/pigmentAttributes';
import { buildRankCoverage } from './pigment/RankCoverage';
import { type SiteAttributes, siteAttributes } from './pigment/siteAttributes';
import { buildStubble, type ScalpSkin, scalpSkin } from './pigment/stubble';
import { exportMicrodots } from './plan/exportDots';
import { inspectPatch } from './plan/inspectPatch';
import { summarisePlan } from './plan/planSummary';
import { SiteCells } from './plan/SiteCells';
import { poissonDiskSteps } from './sampling/poissonDisk';
import type { Sites } from './sampling/Sites';
import { type AnatomicalScalp, buildScalpSurface } from './scalp/buildScalpSurface';
import { createHairFlow, type HairFlow } from './scalp/hairFlow';
import { HAIR_GROWTH } from './scalp/hairOrigins';
import { buildRegionMap, type RegionMap } from './scalp/regionMap';
import { buildScarMap, type ScarMap } from './scalp/scarMap';
import { storedScalpOf } from './scalp/storedScalp';
import type { Answer, PigmentData, Request, SamplingSettings } from './simulationProtocol';
import { CEILING_DENSITY } from './units';

/** Sites in the first picture of the dots. */
const PREFIX_COUNT = 20_000;
/** How long the worker works before it looks for messages, ms: short beside a frame of the read-out. */
const TURN_MS = 12;

let scalp: AnatomicalScalp | null = null;
/** What hair needs of the head whose buffers have left for the page. */
let growth: { skin: ScalpSkin; flow: HairFlow } | null = null;
let placed: {
  sites: Sites;
  attributes: SiteAttributes;
  region: SiteRegion;
  /** As they were before hairs moved together into their units. */
  before: Pick<SiteAttributes, 'chart' | 'levels'>;
  /** As they were last gathered. */
  units: FollicularUnits | null;
} | null = null;
/** The scars that were drawn last, and from what. */
let scarred: { key: string; map: ScarMap | null } = { key: '', map: null };
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
    case 'reshape':
      return reshape(request);
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
      growth = {
        skin: scalpSkin(step.mesh, scalp),
        flow: createHairFlow(landmarkPosition(asset.landmarks, 'crownWhorl', step.mesh.positions)),
      };
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
  const region = drawRegion(id, settings);

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
      const before = { chart: attributes.chart.slice(), levels: attributes.levels.slice() };
      placed = { sites: step.value, attributes, region: sampleRegionAtSites(attributes, region), before, units: null };
      growHair(id, region, settings);
      shown = true;
      return;
    }
    const { prefix, progress } = step.value;
    if (prefix) postPigment(id, makePigment(surface, siteAttributes(prefix, surface), settings.seed, finalSiteCount));
    if (performance.now() - turn < TURN_MS) continue;
    post({ kind: 'progress', stage: 'sampling', progress });
    await nextTurn();
    if (sampling !== id) return;
    turn = performance.now();
  }
}

/** The region under these settings, posted, and scars where they have changed. */
function drawRegion(id: number, settings: SamplingSettings): RegionMap {
  const surface = requireScalp();
  const { scars = [], seed } = settings;
  const key = scars.length > 0 ? JSON.stringify([scars, seed]) : '';
  if (scarred.key !== key) {
    scarred = { key, map: buildScarMap(surface, scars, seed) };
    post({ kind: 'scars', id, scars: scarred.map });
  }
  const region = buildRegionMap(surface, settings, scarred.map);
  post({ kind: 'region', id, region });
  return region;
}

/** Hair and dots for the placed sites: the same as if they had been placed under this region. */
function growHair(id: number, region: RegionMap, settings: SamplingSettings): void {
  const surface = requireScalp();
  const own = requirePlaced();
  const { sites, attributes, before } = own;
  attributes.chart.set(before.chart);
  attributes.levels.set(before.levels);
  const units = gatherFollicularUnits(sites, attributes, region, {
    origin: settings.hairOrigin,
    chartHalfMm: surface.chartHalfMm,
    seed: settings.seed,
  });
  own.region = units.region;
  own.units = units;
  const pigment = makePigment(surface, attributes, settings.seed, sites.count);
  // hairs first: the last dots end a request to sample
  postStubble(id, units, settings);
  postPigment(id, pigment);
}

function reshape({ id, settings, isFinal }: Extract<Request, { kind: 'reshape' }>): void {
  const own = requirePlaced();
  const region = drawRegion(id, settings);
  if (isFinal) growHair(id, region, settings);
  else {
    own.region = sampleRegionAtSites(own.attributes, region);
    if (own.units) postStubble(id, stillGrowing(own.units, own.attributes, own.region), settings);
  }
  post({ kind: 'reshaped', id });
}

function makePigment(
  surface: AnatomicalScalp,
  attributes: SiteAttributes,
  seed: number,
  finalSiteCount: number,
): PigmentData {
  const options = { chartHalfMm: surface.chartHalfMm, seed };
  // the grid first: it marks the sites that it has no room for
  const grid = buildDotGrid(attributes, options);
  const coverage = buildRankCoverage(attributes, options);
  return { grid, coverage, siteCount: attributes.count, finalSiteCount };
}

function postPigment(id: number, pigment: PigmentData): void {
  post({ kind: 'pigment', id, pigment }, [
    pigment.grid.cells.buffer as ArrayBuffer,
    ...pigment.coverage.levels.map((level) => level.buffer as ArrayBuffer),
  ]);
}

function postStubble(id: number, units: FollicularUnits, { hairOrigin, seed }: SamplingSettings): void {
  if (!growth) throw new Error('The head is still being built.');
  const stubble = buildStubble(
    { ...requirePlaced(), units, scalp: requireScalp(), ...growth },
    { fullPerMm2: HAIR_GROWTH[hairOrigin].hairsPerMm2, seed },
  );
  post({ kind: 'stubble', id, stubble }, [stubble.words.buffer as ArrayBuffer]);
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
