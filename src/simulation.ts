/**
 * The whole way on one page: a design changed, so which stages run again?
 *
 * | what changed                   | what runs                                                     | where    |
 * |--------------------------------|---------------------------------------------------------------|----------|
 * | density, shade or diameter     | uniforms at once; the counts follow                           | page, worker |
 * | length, colour, width of hair  | uniforms, likewise                                            | page     |
 * | hairline                       | region map alone; the counts follow when it rests             | worker   |
 * | loss pattern, origin of hair   | sites and region map, hairs, then as above                    | worker   |
 * | seed                           | sites, dot grid, coverage, then as above; old dots stay until | worker   |
 * | skin tone, pigment, course     | uniforms at once; the counts follow                           | page, worker |
 * | the time shown                 | uniforms at once; the counts follow                           | page, worker |
 * | light, camera                  | nothing here                                                  | page     |
 *
 * Derived data only: nothing in this store is saved, and all of it can be made again from the design.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Design } from './design/Design';
import { toFieldSettings } from './design/fieldSettings';
import { createHeadPicker, type HeadPicker } from './head/headBvh';
import type { FieldSettings } from './pigment/fields';
import type { HairTraits } from './pigment/hairTraits';
import { HEALED, lookAt, type TimePoint, timePointIn } from './pigment/healing';
import { PigmentLayer } from './pigment/PigmentLayer';
import { placedTooDeep } from './pigment/poorWork';
import { StubbleLayer } from './pigment/StubbleLayer';
import { shavedHair } from './pigment/stubbleTone';
import type { PatchFigures, SkinPatch } from './plan/inspectPatch';
import type { PlanSummary } from './plan/planSummary';
import { isAbortError, SimulationWorker } from './SimulationWorker';
import type { TapeReading } from './scalp/HairlineTape';
import type { HairlineLine } from './scalp/hairline';
import type { ExportFormat, HeadData, SamplingSettings } from './simulationProtocol';
import { mm } from './units';

export type SimulationStage = 'idle' | 'buildingHead' | 'sampling' | 'ready' | 'failed';

export interface SimulationState {
  readonly stage: SimulationStage;
  /** Of the running stage, in [0, 1]. */
  readonly progress: number;
  /** The finest level so far: null, then level 1, then level 2 with its scalp. `parts` arrive with level 1 and stay. */
  readonly head: HeadData | null;
  /** Finds what a ray meets; null until level 2. */
  readonly picker: HeadPicker | null;
  /** Lives as long as the page; empty until the first sites arrive. */
  readonly pigmentLayer: PigmentLayer;
  /** Likewise; without hairs until the last site is placed. */
  readonly stubbleLayer: StubbleLayer;
  /** Grows with every change of the two layers' textures, so that views know to draw again. */
  readonly pigmentVersion: number;
  /** Sites placed so far, and the number there will be. */
  readonly siteCount: number;
  readonly finalSiteCount: number;
  /** Of the last design applied, at the time shown; stale for some milliseconds after a change. */
  readonly summary: PlanSummary | null;
  /** Set in stage `failed`. */
  readonly error: Error | null;
}

export const simulation: StoreApi<SimulationState> = createStore<SimulationState>(() => ({
  stage: 'idle',
  progress: 0,
  head: null,
  picker: null,
  pigmentLayer: new PigmentLayer(),
  stubbleLayer: new StubbleLayer(),
  pigmentVersion: 0,
  siteCount: 0,
  finalSiteCount: 0,
  summary: null,
  error: null,
}));

/** When the head is shown, and whether as poor work would leave it: chosen while working, never part of the design. */
export interface ShownTime {
  readonly point: TimePoint;
  readonly unshavenDays: number;
  /** Drawn only: neither counts nor files follow. */
  readonly isPlacedTooDeep: boolean;
}

let worker: SimulationWorker | null = null;
let applied: Design | null = null;
let shown: ShownTime = { point: HEALED, unshavenDays: 0, isPlacedTooDeep: false };
let sampled: SamplingSettings | null = null;
/** Settings whose region map was drawn or asked for last. */
let drawn: SamplingSettings | null = null;
let isDrawing = false;
let countLater: ReturnType<typeof setTimeout> | undefined;

/** A hairline that has rested this long is counted. */
const REST_MS = 120;

/** Where the head asset is served from, relative to the page. */
const HEAD_URL = new URL('head/head.bin', document.baseURI).href;

/** Starts the worker and builds everything for a design. Called again after a crash, it starts over with the same design. */
export function startSimulation(design: Design): void {
  worker?.dispose();
  sampled = null;
  isDrawing = false;
  applied = design;
  const fresh = new SimulationWorker({
    onProgress: (stage, progress) => simulation.setState({ stage, progress }),
    onHead: receiveHead,
    onRegion: (region) => {
      const { pigmentLayer, pigmentVersion } = simulation.getState();
      pigmentLayer.setRegionMap(region);
      simulation.setState({ pigmentVersion: pigmentVersion + 1 });
    },
    onPigment: ({ grid, coverage, siteCount, finalSiteCount }) => {
      const { pigmentLayer, pigmentVersion } = simulation.getState();
      pigmentLayer.setGrid(grid);
      pigmentLayer.setCoverage(coverage);
      simulation.setState({ siteCount, finalSiteCount, pigmentVersion: pigmentVersion + 1 });
    },
    onStubble: (stubble) => {
      const { stubbleLayer, pigmentVersion } = simulation.getState();
      stubbleLayer.setHairs(stubble);
      simulation.setState({ pigmentVersion: pigmentVersion + 1 });
    },
    onCrash: fail,
  });
  worker = fresh;
  simulation.setState({ stage: 'buildingHead', progress: 0, error: null });
  fresh.load(HEAD_URL).then(
    () => worker === fresh && applied && applyDesign(applied),
    (error: Error) => worker === fresh && fail(error),
  );
}

/** Makes picture and numbers follow the design. Cheap enough for every step of a slider: uniforms now, counts when ready. */
export function applyDesign(design: Design): void {
  applied = design;
  const fields = shownFields(design);
  const { pigmentLayer, stubbleLayer, head } = simulation.getState();
  pigmentLayer.setFields(shown.isPlacedTooDeep ? placedTooDeep(fields) : fields);
  const hair = shownHair(design);
  pigmentLayer.setHair(shavedHair(hair));
  stubbleLayer.setTraits(hair);
  if (!worker || !head?.scalp) return;

  const settings: SamplingSettings = {
    seed: design.seed,
    hairline: { line: design.hairline.line, edge: design.hairline.edge },
    lossPattern: design.lossPattern,
    hairOrigin: design.hair.origin,
  };
  if (!sampled || !sameSettings(sampled, settings)) {
    sampled = drawn = settings;
    const current = worker;
    simulation.setState({ stage: 'sampling', progress: 0 });
    current.sample(settings).then(
      () => {
        if (worker !== current) return;
        simulation.setState({ stage: 'ready', progress: 1 });
        // with what has changed meanwhile
        if (applied) applyDesign(applied);
      },
      (error: Error) => worker === current && fail(error),
    );
    return;
  }
  if (!drawn || !sameHairline(drawn, settings)) {
    drawHairline(worker, settings);
    return;
  }
  if (simulation.getState().stage === 'ready' && !isDrawing) summarise(worker, design);
}

/** One map at a time, the newest hairline next: so the dots follow a finger as fast as maps can be drawn. */
function drawHairline(current: SimulationWorker, settings: SamplingSettings): void {
  if (isDrawing) return;
  isDrawing = true;
  drawn = settings;
  current.drawRegion(settings).then(
    () => {
      if (worker !== current) return;
      isDrawing = false;
      clearTimeout(countLater);
      countLater = setTimeout(() => applied && worker === current && applyDesign(applied), REST_MS);
      if (applied && !sameHairline({ ...settings, hairline: applied.hairline }, settings)) applyDesign(applied);
    },
    (error: Error) => worker === current && fail(error),
  );
}

/** Shows the design at another time. As cheap as a slider's step. */
export function showTime(time: ShownTime): void {
  shown = time;
  if (applied) applyDesign(applied);
}

/** Lengths of a hairline on the head. Rejects when there is no head yet, and with an AbortError when overtaken. */
export function measureHairline(line: HairlineLine): Promise<TapeReading> {
  if (!worker || !simulation.getState().picker) return Promise.reject(new Error('The head is still being built.'));
  return worker.measure(line);
}

/** Counts what lies under the loupe. Rejects when the simulation isn't ready, and with an AbortError when overtaken. */
export function inspectSkin(patch: SkinPatch): Promise<PatchFigures> {
  if (!worker || !applied || simulation.getState().stage !== 'ready') {
    return Promise.reject(new Error('The dots are still being placed.'));
  }
  return worker.inspect(shownFields(applied), patch);
}

/** All microdots of the treatment as a file, as they heal, whatever time is shown. Rejects when the simulation isn't ready. */
export function exportDots(format: ExportFormat): Promise<Blob> {
  if (!worker || !applied || simulation.getState().stage !== 'ready') {
    return Promise.reject(new Error('The dots are still being placed.'));
  }
  return worker.exportDots(toFieldSettings(applied), format);
}

/** After a failure: a new worker, the same design. */
export function restartSimulation(): void {
  if (applied) startSimulation(applied);
}

function summarise(current: SimulationWorker, design: Design): void {
  current.summarise(shownFields(design)).then(
    (summary) => worker === current && simulation.setState({ summary }),
    (error: Error) => worker === current && fail(error),
  );
}

/** The design's fields at the time shown. */
function shownFields(design: Design): FieldSettings {
  const { course } = design;
  const look = lookAt(timePointIn(course, shown.point), course, shown.unshavenDays);
  return toFieldSettings(design, look);
}

/** The design's hair at the time shown: unshaven, it has grown. */
function shownHair({ hair, course }: Design): HairTraits {
  const { extraHairLengthMm } = lookAt(timePointIn(course, shown.point), course, shown.unshavenDays);
  return { ...hair, lengthMm: mm(hair.lengthMm + extraHairLengthMm) };
}

function receiveHead(received: HeadData): void {
  const parts = received.parts ?? simulation.getState().head?.parts;
  const head: HeadData = parts ? { ...received, parts } : received;
  simulation.setState({
    head,
    picker: received.scalp ? createHeadPicker(received.mesh, received.scalp.bvh) : null,
  });
}

function sameSettings(a: SamplingSettings, b: SamplingSettings): boolean {
  return a.seed === b.seed && a.lossPattern === b.lossPattern && a.hairOrigin === b.hairOrigin;
}

/** Designs share what a step leaves as it was, so identity tells. */
function sameHairline(a: SamplingSettings, b: SamplingSettings): boolean {
  return a.hairline.line === b.hairline.line && a.hairline.edge === b.hairline.edge;
}

function fail(error: Error): void {
  if (isAbortError(error)) return;
  simulation.setState({ stage: 'failed', error });
}
