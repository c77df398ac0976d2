/**
 * The stages off the main thread: unpacks a request, calls the stage, posts what it made. protocol: simulationProtocol.ts.
 *
 * Sampling runs in steps of some milliseconds. Between two the worker takes messages, so counts for a moving slider
 * come through, and a newer request to sample ends the running one.
 */

import { headMeshTransferables } from './head/buildHead';
import { buildHeadBvh, bvhTransferables } from './head/headBvh';
import { type HeadParts, headPartsTransferables } from './head/headParts';
import { type HeadLikeness, isSameLikeness } from './head/likeness';
import { loadHead } from './head/loadHead';
import { buildDotGrid, type DotGrid } from './pigment/DotGrid';
import { type FieldSettings, type SiteRegion, sampleRegionAtSites } from './pigment/fields';
import { type FollicularUnits, gatherFollicularUnits, stillGrowing } from './pigment/follicularUnits';
import { pigmentAttributes, zoneAttributes } from './pigment/pigmentAttributes';
import { buildRankCoverage } from './pigment/RankCoverage';
import { packSiteZones, type SiteAttributes, siteAttributes } from './pigment/siteAttributes';
import { buildStubble, type StubbleData } from './pigment/stubble';
import { exportMicrodots } from './plan/exportDots';
import { inspectPatch } from './plan/inspectPatch';
import { summarisePlan } from './plan/planSummary';
import { SiteCells } from './plan/SiteCells';
import { poissonDiskSteps } from './sampling/poissonDisk';
import type { Sites } from './sampling/Sites';
import type { AnatomicalScalp } from './scalp/buildScalpSurface';
import type { HairlineLine } from './scalp/hairline';
import { HAIR_GROWTH } from './scalp/hairOrigins';
import { placeLossBorders } from './scalp/lossBorders';
import { lossFieldAt } from './scalp/lossFields';
import type { LossPatternId } from './scalp/lossPattern';
import { PlanZones } from './scalp/planZones';
import { type RegionMap, RegionMapper } from './scalp/regionMap';
import { remainingHairline } from './scalp/remainingHairline';
import { buildScarMap, type ScarMap } from './scalp/scarMap';
import { ANATOMICAL_BORDERS, NO_CUSTOM_ZONES } from './scalp/zoneEdits';
import type { Answer, HeadData, PigmentData, Request, SamplingSettings } from './simulationProtocol';
import { createSubjectBuilder, type Subject, type SubjectBuilder } from './subject';
import { CEILING_DENSITY, mm2 } from './units';

/** Sites in the first picture of the dots. */
const PREFIX_COUNT = 20_000;
/** How long the worker works before it looks for messages, ms: short beside a frame of the read-out. */
const TURN_MS = 12;

let builder: SubjectBuilder | null = null;
/** The head built last: its scalp's chart is on the page, or will be when its dots are placed. */
let subject: Omit<Subject, 'mesh'> | null = null;
/** Of its level 2. */
let headVertexCount = 0;
/** Its level 2, until its buffers leave for the page. */
let unsent: Subject['mesh'] | null = null;
let placed: {
  sites: Sites;
  attributes: SiteAttributes;
  region: SiteRegion;
  /** As they were before hairs moved together into their units. */
  before: Pick<SiteAttributes, 'chart' | 'levels'>;
  /** Drawn since; read when someone asks for numbers, not with every step of a finger. */
  unread: RegionMap | null;
  /** As they were last gathered. */
  units: FollicularUnits | null;
  /** Of the mapper's native hair, when they were. */
  grownIn: number;
} | null = null;
/** Draws the region of the subject's scalp. */
let mapper: RegionMapper | null = null;
/** Which native hair the page has been told of; empty where none. */
let lossRead = '';
/** Weighs the zones of the subject's scalp. */
let planZones: PlanZones | null = null;
/** The plan's zones as they were weighed last, and from what. */
let zoned: { key: string; weights: Uint8Array } | null = null;
/** Those that the page's vertices have. */
let shownZones: Uint8Array | null = null;
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
      return load(request);
    case 'shape':
      return shape(request.id, request.likeness);
    case 'fit':
      return post({ kind: 'fitted', id: request.id, fit: requireBuilder().fit(request.likeness, request.wanted) });
    case 'sample':
      return sample(request.id, request.settings);
    case 'reshape':
      return reshape(request);
    case 'preview':
      return preview(request);
    case 'measure':
      return measure(request.id, request.line);
    case 'remaining':
      return followRemainingHair(request);
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

async function load({ id, headUrl, likeness }: Extract<Request, { kind: 'load' }>): Promise<void> {
  post({ kind: 'progress', stage: 'buildingHead', progress: 0 });
  builder = createSubjectBuilder(await loadHead(headUrl));
  const steps = builder.steps(likeness);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      takeSubject(step.value);
      postHead(id, step.value);
      return;
    }
    if (step.value.kind === 'level1') {
      const { mesh, parts } = step.value;
      post({ kind: 'progress', stage: 'buildingHead', progress: 0.25 });
      post({ kind: 'head', id, head: { mesh, parts } }, [
        ...headMeshTransferables(mesh),
        ...headPartsTransferables(parts),
      ]);
    } else {
      const share = step.value.kind === 'scalp' ? step.value.progress : 0;
      post({ kind: 'progress', stage: 'buildingHead', progress: 0.5 + 0.4 * share });
    }
  }
}

/** With the zones of anatomy: the plan's come with its sites. */
function postHead(id: number, { mesh, size, face, scalp }: Subject): void {
  const { head, transfer } = headData(mesh, size, face, scalp, scalp.zoneWeights);
  shownZones = scalp.zoneWeights;
  post({ kind: 'progress', stage: 'buildingHead', progress: 1 });
  post({ kind: 'head', id, head }, transfer);
}

/** The level-2 head as the page takes it. Its buffers go along. */
function headData(
  mesh: Subject['mesh'],
  size: Subject['size'],
  face: Subject['face'],
  surface: AnatomicalScalp,
  zoneWeights: Uint8Array,
): { head: HeadData; transfer: ArrayBuffer[] } {
  const bvh = buildHeadBvh(mesh);
  const attributes = pigmentAttributes(mesh, surface, zoneWeights);
  const { chartHalfMm, headVertex, angles, midlineTape, borderDistanceMm } = surface;
  return {
    head: {
      mesh,
      size,
      face,
      scalp: { chartHalfMm, attributes, bvh, headVertex, angles, midlineTape, borderDistanceMm },
    },
    transfer: [
      ...headMeshTransferables(mesh),
      ...Object.values(attributes).map((array) => array.buffer as ArrayBuffer),
      ...bvhTransferables(bvh),
    ],
  };
}

/** The head alone, for the next frame: between two steps of a slider there is no time for a scalp. */
function shape(id: number, likeness: HeadLikeness): void {
  let parts: HeadParts | null = null;
  for (const step of requireBuilder().steps(likeness)) {
    if (step.kind === 'level1') parts = step.parts;
    if (step.kind !== 'level2') continue;
    const { positions, normals } = step.mesh;
    const head = { likeness, positions, normals, parts: parts!, size: step.size };
    post({ kind: 'shaped', id, head }, [
      positions.buffer as ArrayBuffer,
      normals.buffer as ArrayBuffer,
      ...headPartsTransferables(parts!),
    ]);
    return;
  }
}

async function sample(id: number, settings: SamplingSettings): Promise<void> {
  sampling = id;
  placed = null;
  cells = null;
  if (!subject || !isSameLikeness(subject.likeness, settings.head)) {
    const built = await inTurns(id, requireBuilder().steps(settings.head), (step) => {
      const share = step.kind === 'scalp' ? 0.3 + 0.7 * step.progress : 0.2;
      post({ kind: 'progress', stage: 'buildingHead', progress: share });
    });
    if (!built) return;
    takeSubject(built);
    unsent = built.mesh;
  }
  const { scalp: surface, size, face } = requireSubject();
  const region = drawRegion(id, settings);
  const zones = weighZones(settings);
  // old dots stay with their old zones until the new ones are there
  if (!shown) showZones(id, zones, null);

  const steps = poissonDiskSteps(surface, {
    densityPerMm2: CEILING_DENSITY,
    seed: settings.seed,
    mask: surface.borderDistanceMm,
    // a new seed keeps the old dots on screen until all the new ones are there
    prefixCount: shown || unsent ? 0 : PREFIX_COUNT,
  });
  const finalSiteCount = Math.round(surface.areaMm2 * CEILING_DENSITY);
  const sites = await inTurns(id, steps, ({ prefix, progress }, isTurn) => {
    if (prefix)
      postPigment(id, makePigment(surface, siteAttributes(prefix, surface, zones), settings.seed, finalSiteCount));
    if (isTurn) post({ kind: 'progress', stage: 'sampling', progress });
  });
  if (!sites) return;
  const attributes = siteAttributes(sites, surface, zones);
  const before = { chart: attributes.chart.slice(), levels: attributes.levels.slice() };
  placed = {
    sites,
    attributes,
    region: sampleRegionAtSites(attributes, region),
    before,
    unread: null,
    units: null,
    grownIn: 0,
  };
  const { pigment, stubble } = growHair(region, settings);
  shown = true;
  if (!unsent) {
    showZones(id, zones, null);
    postHair(id, stubble, pigment);
    return;
  }
  const { head, transfer } = headData(unsent, size, face, surface, zones);
  unsent = null;
  shownZones = zones;
  post({ kind: 'subject', id, head, region, scars: scarred.map, stubble, pigment }, [
    ...transfer,
    stubble.words.buffer as ArrayBuffer,
    ...pigmentTransferables(pigment),
  ]);
}

/**
 * The region under these settings, and scars where they have changed. Posted, unless the page still has another head:
 * what lies on a chart must not come before that chart.
 */
function drawRegion(id: number, settings: SamplingSettings): RegionMap {
  const surface = requireScalp();
  const { scars = [], seed } = settings;
  const key = scars.length > 0 ? JSON.stringify([scars, seed]) : '';
  if (scarred.key !== key) {
    scarred = { key, map: buildScarMap(surface, scars, seed) };
    if (!unsent) post({ kind: 'scars', id, scars: scarred.map });
  }
  mapper ??= new RegionMapper(surface);
  const region = mapper.draw(settings, scarred.map);
  if (!unsent) post({ kind: 'region', id, region });
  readLoss(id, settings, mapper);
  return region;
}

function readLoss(id: number, settings: SamplingSettings, drawn: RegionMapper): void {
  const { lossPattern, severity, borders } = settings;
  const key = JSON.stringify([drawn.nativeVersion, lossPattern, severity, borders]);
  if (lossRead === key) return;
  lossRead = key;
  const reading = {
    bareAreaMm2: mm2(drawn.bareAreaMm2()),
    borders: placeLossBorders(requireScalp(), lossPattern as LossPatternId, severity, borders),
  };
  post({ kind: 'loss', id, reading });
}

/** The zones of the plan on the subject's scalp. */
function weighZones({ zoneBorders = ANATOMICAL_BORDERS, customZones = NO_CUSTOM_ZONES }: SamplingSettings): Uint8Array {
  const key = JSON.stringify([zoneBorders, customZones]);
  if (zoned?.key === key) return zoned.weights;
  planZones ??= new PlanZones(requireScalp());
  zoned = { key, weights: planZones.weigh(zoneBorders, customZones) };
  return zoned.weights;
}

/** Hands the zones over, with the dots that lie in them. */
function showZones(id: number, zones: Uint8Array, grid: DotGrid | null): void {
  if (shownZones === zones || unsent) return;
  shownZones = zones;
  const attributes = zoneAttributes(headVertexCount, requireScalp(), zones);
  post({ kind: 'zones', id, attributes, grid }, [
    ...Object.values(attributes).map((array) => array.buffer as ArrayBuffer),
    ...(grid ? [grid.cells.buffer as ArrayBuffer] : []),
  ]);
}

/** Other zones for the placed sites. None of them moves, so neither coverage nor hairs change. */
function rezone(id: number, settings: SamplingSettings): void {
  const zones = weighZones(settings);
  if (shownZones === zones) return;
  const surface = requireScalp();
  const { sites, attributes } = requirePlaced();
  packSiteZones(attributes.zones, sites, surface, zones);
  const { chartHalfMm } = surface;
  showZones(id, zones, buildDotGrid(attributes, { chartHalfMm, seed: settings.seed }));
}

/** Hair and dots for the placed sites: the same as if they had been placed under this region. */
function growHair(region: RegionMap, settings: SamplingSettings): { pigment: PigmentData; stubble: StubbleData } {
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
  own.unread = null;
  own.units = units;
  own.grownIn = mapper?.nativeVersion ?? 0;
  const pigment = makePigment(surface, attributes, settings.seed, sites.count);
  return { pigment, stubble: makeStubble(units, settings) };
}

/** Hairs first: the last dots end a request to sample. */
function postHair(id: number, stubble: StubbleData, pigment: PigmentData): void {
  post({ kind: 'stubble', id, stubble }, [stubble.words.buffer as ArrayBuffer]);
  postPigment(id, pigment);
}

function reshape({ id, settings, isFinal, isSameRegion }: Extract<Request, { kind: 'reshape' }>): void {
  if (!placed) throw new Error('The dots are still being placed.');
  const own = placed;
  rezone(id, settings);
  if (isSameRegion && !isFinal) {
    post({ kind: 'reshaped', id });
    return;
  }
  const region = drawRegion(id, settings);
  if (isFinal) {
    const { pigment, stubble } = growHair(region, settings);
    postHair(id, stubble, pigment);
  } else if (own.grownIn !== mapper?.nativeVersion) {
    own.region = sampleRegionAtSites(own.attributes, region);
    own.unread = null;
    if (own.units) {
      const stubble = makeStubble(stillGrowing(own.units, own.attributes, own.region), settings);
      post({ kind: 'stubble', id, stubble }, [stubble.words.buffer as ArrayBuffer]);
    }
  } else {
    own.unread = region;
  }
  post({ kind: 'reshaped', id });
}

/**
 * Runs the steps of a request to sample, letting messages in every TURN_MS.
 *
 * @param onStep Called after each step; `isTurn` before messages are let in.
 * @returns Null when a newer request to sample has come.
 */
async function inTurns<Step, Result>(
  id: number,
  steps: Generator<Step, Result, void>,
  onStep: (step: Step, isTurn: boolean) => void,
): Promise<Result | null> {
  let turn = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const isTurn = performance.now() - turn >= TURN_MS;
    onStep(step.value, isTurn);
    if (!isTurn) continue;
    await nextTurn();
    if (sampling !== id) return null;
    turn = performance.now();
  }
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
  post({ kind: 'pigment', id, pigment }, pigmentTransferables(pigment));
}

function pigmentTransferables({ grid, coverage }: PigmentData): ArrayBuffer[] {
  return [grid.cells.buffer as ArrayBuffer, ...coverage.levels.map((level) => level.buffer as ArrayBuffer)];
}

function makeStubble(units: FollicularUnits, { hairOrigin, seed }: SamplingSettings): StubbleData {
  const { scalp, skin, flow } = requireSubject();
  return buildStubble(
    { ...requirePlaced(), units, scalp, skin, flow },
    { fullPerMm2: HAIR_GROWTH[hairOrigin].hairsPerMm2, seed },
  );
}

/** Another head: what was drawn for the old one is of no use. */
function takeSubject(built: Subject): void {
  subject = built;
  headVertexCount = built.mesh.positions.length / 3;
  mapper = null;
  lossRead = '';
  planZones = null;
  zoned = null;
  scarred = { key: 'none drawn', map: null };
}

function preview({ id, settings }: Extract<Request, { kind: 'preview' }>): void {
  // what a map shows does not depend on what was drawn before, so the next step of the real line is none the worse
  mapper ??= new RegionMapper(requireScalp());
  const region = mapper.draw(settings, scarred.map);
  post({ kind: 'previewed', id, region }, [region.data.buffer as ArrayBuffer]);
}

function measure(id: number, line: HairlineLine): void {
  const { hairlineTape } = requireSubject();
  post({
    kind: 'measures',
    id,
    reading: { measures: hairlineTape.measure(line), suggested: hairlineTape.tapedPoints() },
  });
}

function followRemainingHair({ id, loss }: Extract<Request, { kind: 'remaining' }>): void {
  const { scalp, hairlineTape } = requireSubject();
  const field = lossFieldAt(scalp, loss.lossPattern as LossPatternId, loss.severity, loss.borders);
  post({ kind: 'remainingLine', id, line: remainingHairline(scalp, hairlineTape.skin, field) });
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
  return requireSubject().scalp;
}

function requireSubject() {
  if (!subject) throw new Error('The head is still being built.');
  return subject;
}

function requireBuilder(): SubjectBuilder {
  if (!builder) throw new Error('The head is still being built.');
  return builder;
}

function requirePlaced() {
  if (!placed) throw new Error('The dots are still being placed.');
  if (placed.unread) {
    placed.region = sampleRegionAtSites(placed.attributes, placed.unread);
    placed.unread = null;
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
