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
import { type FollicularUnits, gatherFollicularUnits } from './pigment/follicularUnits';
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
import { HairlineTape } from './scalp/HairlineTape';
import { createHairFlow, type HairFlow } from './scalp/hairFlow';
import type { HairlineLine } from './scalp/hairline';
import { HAIR_GROWTH } from './scalp/hairOrigins';
import { type RegionMap, RegionMapper } from './scalp/regionMap';
import { storedScalpOf } from './scalp/storedScalp';
import type { Answer, PigmentData, Request, SamplingSettings } from './simulationProtocol';
import { CEILING_DENSITY } from './units';

/** Sites in the first picture of the dots. */
const PREFIX_COUNT = 20_000;
/** How long the worker works before it looks for messages, ms: short beside a frame of the read-out. */
const TURN_MS = 12;

let scalp: AnatomicalScalp | null = null;
let mapper: RegionMapper | null = null;
let tape: HairlineTape | null = null;
/** What hair needs of the head whose buffers have left for the page. */
let growth: { skin: ScalpSkin; flow: HairFlow } | null = null;
let placed: { sites: Sites; attributes: SiteAttributes; region: SiteRegion } | null = null;
/** The map drawn last; null once the sites know it. */
let unreadRegion: RegionMap | null = null;
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
    case 'drawRegion':
      return drawRegion(request.id, request.settings);
    case 'measure':
      return measure(request.id, request.line);
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
      mapper = new RegionMapper(scalp);
      // its own copy: the head's buffers leave for the page
      const copy = { positions: step.mesh.positions.slice(), triangles: step.mesh.triangles.slice() };
      tape = new HairlineTape(copy, asset.landmarks, scalp);
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
  const { chartHalfMm, headVertex, angles, midlineTape } = surface;
  post(
    {
      kind: 'head',
      id,
      head: { mesh, scalp: { chartHalfMm, attributes, bvh, headVertex, angles, midlineTape } },
    },
    [
      ...headMeshTransferables(mesh),
      ...Object.values(attributes).map((array) => array.buffer as ArrayBuffer),
      ...bvhTransferables(bvh),
    ],
  );
}

async function sample(id: number, settings: SamplingSettings): Promise<void> {
  const surface = requireScalp();
  sampling = id;
  placed = null;
  cells = null;
  unreadRegion = requireMapper().draw(settings);
  post({ kind: 'region', id, region: unreadRegion });

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
      // the newest: a hairline may have moved meanwhile
      const units = gatherFollicularUnits(step.value, attributes, unreadRegion, {
        origin: settings.hairOrigin,
        chartHalfMm: surface.chartHalfMm,
        seed: settings.seed,
      });
      placed = { sites: step.value, attributes, region: units.region };
      unreadRegion = null;
      const pigment = makePigment(surface, attributes, settings.seed, finalSiteCount);
      // hairs first: the last dots end the request
      postStubble(id, units, settings);
      postPigment(id, pigment);
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

function drawRegion(id: number, settings: SamplingSettings): void {
  const region = requireMapper().draw(settings);
  // kept for the counts that follow when the finger rests; until the sites are placed, `sample` reads it
  unreadRegion = { ...region, data: region.data.slice() };
  post({ kind: 'region', id, region }, [region.data.buffer as ArrayBuffer]);
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

function requireMapper(): RegionMapper {
  if (!mapper) throw new Error('The head is still being built.');
  return mapper;
}

function measure(id: number, line: HairlineLine): void {
  const held = requireTape();
  post({ kind: 'measures', id, reading: { measures: held.measure(line), suggested: held.tapedPoints() } });
}

function requireTape(): HairlineTape {
  if (!tape) throw new Error('The head is still being built.');
  return tape;
}

function requirePlaced() {
  if (!placed) throw new Error('The dots are still being placed.');
  if (unreadRegion) {
    placed.region = sampleRegionAtSites(placed.attributes, unreadRegion);
    unreadRegion = null;
  }
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
