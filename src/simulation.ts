/**
 * The whole way on one page: a design changed, so which stages run again?
 *
 * | what changed                   | what runs                                                     | where    |
 * |--------------------------------|---------------------------------------------------------------|----------|
 * | density, shade or diameter     | uniforms at once; the counts follow                           | page, worker |
 * | length, colour, width of hair  | uniforms, likewise                                            | page     |
 * | hairline, loss, scars, origin  | region map; hairs and dot grid after the gesture; counts      | worker   |
 * | zones' borders, zones drawn    | the sites' zones and the dot grid, no site moves; counts      | worker   |
 * | head                           | the mesh at once; at the gesture's end scalp and all below    | worker   |
 * | seed                           | sites, dot grid, coverage, then as above; old dots stay until | worker   |
 * | skin tone, pigment, course     | uniforms at once; the counts follow                           | page, worker |
 * | the time shown                 | uniforms at once; the counts follow                           | page, worker |
 * | light, camera                  | nothing here                                                  | page     |
 *
 * Derived data only: nothing in this store is saved, and all of it can be made again from the design.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Design, HairlinePlan } from './design/Design';
import { toFieldSettings } from './design/fieldSettings';
import type { HeadSizeFit, WantedSize } from './head/fitHeadSize';
import { createHeadPicker, type HeadPicker } from './head/headBvh';
import type { HeadSize } from './head/headSize';
import { type HeadLikeness, isSameLikeness } from './head/likeness';
import type { DotGrid } from './pigment/DotGrid';
import type { FieldSettings } from './pigment/fields';
import type { HairTraits } from './pigment/hairTraits';
import { HEALED, lookAt, type TimePoint, timePointIn } from './pigment/healing';
import { PigmentLayer } from './pigment/PigmentLayer';
import type { ZoneAttributes } from './pigment/pigmentAttributes';
import { placedTooDeep } from './pigment/poorWork';
import { StubbleLayer } from './pigment/StubbleLayer';
import { shavedHair } from './pigment/stubbleTone';
import type { PatchFigures, SkinPatch } from './plan/inspectPatch';
import type { PlanSummary } from './plan/planSummary';
import { isAbortError, SimulationWorker } from './SimulationWorker';
import { drawsAlike } from './scalp/edgeFinish';
import type { TapeReading } from './scalp/HairlineTape';
import type { HairlineLine, HairlineShape } from './scalp/hairline';
import type { RegionMap } from './scalp/regionMap';
import type { ExportFormat, HeadData, LossReading, SamplingSettings, ShapedHead } from './simulationProtocol';
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
  /** Of the head shown; null until level 2. */
  readonly headSize: HeadSize | null;
  /** Lives as long as the page; empty until the first sites arrive. */
  readonly pigmentLayer: PigmentLayer;
  /** Likewise; without hairs until the last site is placed. */
  readonly stubbleLayer: StubbleLayer;
  /** Grows with every change of the two layers' textures, so that views know to draw again. */
  readonly pigmentVersion: number;
  /** Grows when the zone weights among the head's attributes have been written over. */
  readonly zoneVersion: number;
  /** Sites placed so far, and the number there will be. */
  readonly siteCount: number;
  readonly finalSiteCount: number;
  /** Of the last design applied, at the time shown; stale for some milliseconds after a change. */
  readonly summary: PlanSummary | null;
  /** Whether it has caught up. */
  readonly isCounted: boolean;
  /** Of the native hair that was drawn last. */
  readonly loss: LossReading | null;
  /** Set in stage `failed`. */
  readonly error: Error | null;
}

export const simulation: StoreApi<SimulationState> = createStore<SimulationState>(() => ({
  stage: 'idle',
  progress: 0,
  head: null,
  picker: null,
  headSize: null,
  pigmentLayer: new PigmentLayer(),
  stubbleLayer: new StubbleLayer(),
  pigmentVersion: 0,
  zoneVersion: 0,
  siteCount: 0,
  finalSiteCount: 0,
  summary: null,
  isCounted: false,
  loss: null,
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
/** The likeness of the mesh on the page, and of the head whose hairs stand on it. */
let shaped: HeadLikeness | null = null;
let grown: HeadLikeness | null = null;
/** Whether a shape is being made: the newest wanted one follows it. */
let isShaping = false;

/** Where the head asset is served from, relative to the page. */
const HEAD_URL = new URL('head/head.bin', document.baseURI).href;

/** Starts the worker and builds everything for a design. Called again after a crash, it starts over with the same design. */
export function startSimulation(design: Design): void {
  worker?.dispose();
  sampled = null;
  isShaping = false;
  stopReshaping();
  applied = design;
  const fresh = new SimulationWorker({
    onProgress: (stage, progress) => simulation.setState({ stage, progress }),
    onHead: receiveHead,
    onRegion: (region) => {
      const { pigmentLayer, pigmentVersion } = simulation.getState();
      pigmentLayer.setRegionMap(region);
      simulation.setState({ pigmentVersion: pigmentVersion + 1 });
    },
    onZones: receiveZones,
    onScars: (scars) => {
      const { pigmentLayer, pigmentVersion } = simulation.getState();
      pigmentLayer.setScars(scars);
      simulation.setState({ pigmentVersion: pigmentVersion + 1 });
    },
    onLoss: (loss) => simulation.setState({ loss }),
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
  shaped = grown = design.head;
  simulation.getState().stubbleLayer.setShown(true);
  fresh.load(HEAD_URL, design.head).then(
    () => worker === fresh && applied && applyDesign(applied),
    (error: Error) => worker === fresh && fail(error),
  );
}

/**
 * Makes picture and numbers follow the design. Cheap enough for every step of a slider: uniforms now, counts when ready.
 *
 * @param isMoving In the middle of a gesture: a head that changes keeps its dots until the gesture ends.
 */
export function applyDesign(design: Design, isMoving = false): void {
  applied = design;
  if (simulation.getState().isCounted) simulation.setState({ isCounted: false });
  const fields = shownFields(design);
  const { pigmentLayer, stubbleLayer, head } = simulation.getState();
  pigmentLayer.setFields(shown.isPlacedTooDeep ? placedTooDeep(fields) : fields);
  const hair = shownHair(design);
  pigmentLayer.setHair(shavedHair(hair));
  stubbleLayer.setTraits(hair);
  if (!worker || !head?.scalp) return;

  const settings: SamplingSettings = {
    seed: design.seed,
    hairline: toHairlineShape(design.hairline),
    lossPattern: design.loss.pattern,
    severity: design.loss.severity,
    borders: design.loss.borders,
    patches: design.loss.patches,
    strokes: design.loss.strokes,
    scars: design.scars,
    hairOrigin: design.hair.origin,
    head: design.head,
    zoneBorders: design.zoneBorders,
    customZones: design.customZones,
  };
  followShape();
  if (isMoving && sampled && !isSameLikeness(sampled.head, design.head)) return;
  const isReady = simulation.getState().stage === 'ready';
  if (isReady && sampled && sampled.seed === settings.seed && isSameLikeness(sampled.head, settings.head)) {
    if (!sameSettings(sampled, settings)) reshape(worker, settings);
    else if (!isReshaping) summarise(worker, design);
    return;
  }
  if (!sampled || !sameSettings(sampled, settings)) {
    sampled = drawnUnder = settings;
    stopReshaping();
    const current = worker;
    simulation.setState({ stage: 'sampling', progress: 0 });
    current.sample(settings).then(
      () => {
        if (worker !== current) return;
        simulation.setState({ stage: 'ready', progress: 1 });
        grownUnder = settings;
        if (applied) summarise(current, applied);
      },
      (error: Error) => worker === current && fail(error),
    );
  }
}

/** Hairs grow anew and dots are counted when nothing has changed for so long: the finger rests or has lifted. */
const REST_MS = 150;

let isReshaping = false;
/** The settings of the last request to draw a region. */
let drawnUnder: SamplingSettings | null = null;
/** The settings that the hairs on the page have grown under. */
let grownUnder: SamplingSettings | null = null;
let settling: ReturnType<typeof setTimeout> | null = null;

/** Another region for the same sites: one request at a time, the newest next, and the hairs at the end. */
function reshape(current: SimulationWorker, settings: SamplingSettings): void {
  sampled = settings;
  if (settling) clearTimeout(settling);
  settling = null;
  if (isReshaping) return;
  const draw = (drawn: SamplingSettings, isFinal: boolean) => {
    isReshaping = true;
    const isSameRegion = drawnUnder !== null && hasSameRegion(drawnUnder, drawn);
    drawnUnder = drawn;
    current.reshape(drawn, isFinal, isSameRegion).then(
      () => {
        if (worker !== current) return;
        isReshaping = false;
        // another seed is being placed: it has its own region
        if (simulation.getState().stage !== 'ready') return;
        if (sampled && sampled !== drawn) {
          draw(sampled, false);
          return;
        }
        if (isFinal) {
          grownUnder = drawn;
          if (applied) summarise(current, applied);
          return;
        }
        settling = setTimeout(() => {
          settling = null;
          if (worker !== current || !sampled || isReshaping) return;
          // most hairlines move no hair
          if (!grownUnder || !growsAlike(grownUnder, sampled)) draw(sampled, true);
          else if (applied) summarise(current, applied);
        }, REST_MS);
      },
      (error: Error) => {
        if (worker !== current) return;
        isReshaping = false;
        fail(error);
      },
    );
  };
  draw(settings, false);
}

function stopReshaping(): void {
  if (settling) clearTimeout(settling);
  settling = null;
  isReshaping = false;
}

/** Brings the mesh to the design's head, one shape at a time. */
function followShape(): void {
  if (!worker || !applied || isShaping || (shaped && isSameLikeness(shaped, applied.head))) return;
  const current = worker;
  isShaping = true;
  current.shape(applied.head).then(
    (head) => {
      if (worker !== current) return;
      isShaping = false;
      receiveShape(head);
      followShape();
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

/** What another hairline would look like under the design in hand: what PigmentLayer.drawWith needs. Rejects while dots are placed. */
export async function previewHairline(
  change: Pick<HairlinePlan, 'line' | 'edge'>,
): Promise<{ region: RegionMap; fields: FieldSettings }> {
  if (!worker || !applied || !sampled || simulation.getState().stage !== 'ready') {
    throw new Error('The dots are still being placed.');
  }
  const design = { ...applied, hairline: { ...applied.hairline, ...change } };
  const region = await worker.preview({ ...sampled, hairline: design.hairline });
  return { region, fields: shownFields(design) };
}

/** The hairline along what hair the design's loss has left; null where none is left in front. Rejects without a head. */
export function followRemainingHair(): Promise<HairlineLine | null> {
  if (!worker || !applied || !simulation.getState().picker) {
    return Promise.reject(new Error('The head is still being built.'));
  }
  const { pattern, severity, borders } = applied.loss;
  return worker.followRemainingHair({ lossPattern: pattern, severity, borders });
}

/** Counts what lies under the loupe. Rejects when the simulation isn't ready, and with an AbortError when overtaken. */
export function inspectSkin(patch: SkinPatch): Promise<PatchFigures> {
  if (!worker || !applied || simulation.getState().stage !== 'ready') {
    return Promise.reject(new Error('The dots are still being placed.'));
  }
  return worker.inspect(shownFields(applied), patch);
}

/** The likeness nearest to `likeness` whose head has the lengths taken with a tape. */
export function fitHeadSize(likeness: HeadLikeness, wanted: WantedSize): Promise<HeadSizeFit> {
  if (!worker) return Promise.reject(new Error('The head is still being built.'));
  return worker.fitSize(likeness, wanted);
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
    (summary) => worker === current && simulation.setState({ summary, isCounted: design === applied }),
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
    ...(received.size ? { headSize: received.size } : {}),
  });
  if (!received.scalp || !sampled) return;
  // a scalp comes with its dots and hairs
  shaped = grown = sampled.head;
  simulation.getState().stubbleLayer.setShown(true);
  // a gesture may have gone on meanwhile
  followShape();
}

/** Other zones under the same sites. The arrays are the vertex buffers': written over, they are uploaded with the dots. */
function receiveZones({ aZoneA, aZoneB, aZoneC }: ZoneAttributes, grid: DotGrid | null): void {
  const { head, pigmentLayer, pigmentVersion, zoneVersion } = simulation.getState();
  const attributes = head?.scalp?.attributes;
  if (!attributes) return;
  attributes.aZoneA.set(aZoneA);
  attributes.aZoneB.set(aZoneB);
  attributes.aZoneC.set(aZoneC);
  if (grid) pigmentLayer.setGrid(grid);
  simulation.setState({ pigmentVersion: pigmentVersion + 1, zoneVersion: zoneVersion + 1 });
}

/** Another shape under the same dots: they keep their place in the chart. Hairs stand in the air until new ones grow. */
function receiveShape({ likeness, positions, normals, parts, size }: ShapedHead): void {
  const { head, stubbleLayer } = simulation.getState();
  if (!head?.scalp) return;
  shaped = likeness;
  stubbleLayer.setShown(grown !== null && isSameLikeness(grown, likeness));
  const mesh = { ...head.mesh, positions, normals };
  simulation.setState({
    head: { ...head, mesh, parts },
    picker: createHeadPicker(mesh, head.scalp.bvh, true),
    headSize: size,
  });
}

function toHairlineShape({ line, edge, sideProfile, napeEdge }: HairlinePlan): HairlineShape {
  return { line, edge, sideProfile, napeEdge };
}

function sameSettings(a: SamplingSettings, b: SamplingSettings): boolean {
  return a.zoneBorders === b.zoneBorders && a.customZones === b.customZones && hasSameRegion(a, b);
}

/** Whether nothing but zones differs. */
function hasSameRegion(a: SamplingSettings, b: SamplingSettings): boolean {
  return a.hairline.line === b.hairline.line && drawsAlike(a.hairline.edge, b.hairline.edge) && growsAlike(a, b);
}

/** Whether the same hairs stand at the same places. Designs share what a step leaves as it was, so identity tells. */
function growsAlike(a: SamplingSettings, b: SamplingSettings): boolean {
  return (
    a.seed === b.seed &&
    a.lossPattern === b.lossPattern &&
    a.severity === b.severity &&
    a.borders === b.borders &&
    a.patches === b.patches &&
    a.strokes === b.strokes &&
    a.scars === b.scars &&
    a.hairOrigin === b.hairOrigin &&
    a.hairline.sideProfile === b.hairline.sideProfile &&
    a.hairline.napeEdge === b.hairline.napeEdge &&
    // a razored temple is cut into the person's own hair
    (a.hairline.sideProfile !== 'razored' || a.hairline.line === b.hairline.line) &&
    isSameLikeness(a.head, b.head)
  );
}

function fail(error: Error): void {
  if (isAbortError(error)) return;
  simulation.setState({ stage: 'failed', error });
}
