/**
 * The page's side of the simulation worker: promises and one stream of pictures to draw.
 *
 * Every request has an id. `sample`, `shape`, `reshape`, `preview`, `measure`, `summarise` and `inspect` answer the newest request
 * only; an overtaken promise rejects with an AbortError, which callers treat as "no longer wanted". A worker that dies rejects all that is pending and
 * calls `onCrash`; nothing of the design lives here, so a new worker can start from the same design.
 */
import type { HeadSizeFit, WantedSize } from './head/fitHeadSize';
import type { HeadLikeness } from './head/likeness';
import type { DotGrid } from './pigment/DotGrid';
import type { FieldSettings } from './pigment/fields';
import type { ZoneAttributes } from './pigment/pigmentAttributes';
import type { StubbleData } from './pigment/stubble';
import type { PatchFigures, SkinPatch } from './plan/inspectPatch';
import type { PlanSummary } from './plan/planSummary';
import type { TapeReading } from './scalp/HairlineTape';
import type { HairlineLine } from './scalp/hairline';
import type { RegionMap } from './scalp/regionMap';
import type { ScarMap } from './scalp/scarMap';
import type {
  Answer,
  ExportFormat,
  HeadData,
  LossReading,
  PigmentData,
  Request,
  SamplingSettings,
  ShapedHead,
} from './simulationProtocol';

export interface SimulationEvents {
  onProgress(stage: 'buildingHead' | 'sampling', progress: number): void;
  onHead(head: HeadData): void;
  onRegion(region: RegionMap): void;
  onZones(attributes: ZoneAttributes, grid: DotGrid | null): void;
  onScars(scars: ScarMap | null): void;
  onLoss(reading: LossReading): void;
  onPigment(pigment: PigmentData): void;
  onStubble(stubble: StubbleData): void;
  onCrash(error: Error): void;
}

interface Pending {
  readonly kind: Request['kind'];
  resolve(answer: Answer | undefined): void;
  reject(error: Error): void;
}

export class SimulationWorker {
  private readonly worker = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;

  constructor(private readonly events: SimulationEvents) {
    this.worker.onmessage = ({ data }: MessageEvent<Answer>) => this.receive(data);
    this.worker.onerror = (event) => this.crash(new Error(event.message || 'The simulation worker stopped.'));
    this.worker.onmessageerror = () => this.crash(new Error('A message from the simulation worker was unreadable.'));
  }

  /** Builds the head; resolves when level 2 has been handed over. */
  async load(headUrl: string, likeness: HeadLikeness): Promise<void> {
    await this.request('load', (id) => ({ kind: 'load', id, headUrl, likeness }));
  }

  /** A head of another shape, at once and without its scalp. Rejects with AbortError when overtaken. */
  async shape(likeness: HeadLikeness): Promise<ShapedHead> {
    this.overtake('shape');
    const answer = await this.request('shape', (id) => ({ kind: 'shape', id, likeness }));
    if (answer?.kind !== 'shaped') throw new Error('SimulationWorker: a shaped head was expected.');
    return answer.head;
  }

  /** The likeness whose head has the lengths that were taken with a tape. */
  async fitSize(likeness: HeadLikeness, wanted: WantedSize): Promise<HeadSizeFit> {
    const answer = await this.request('fit', (id) => ({ kind: 'fit', id, likeness, wanted }));
    if (answer?.kind !== 'fitted') throw new Error('SimulationWorker: a fitted head was expected.');
    return answer.fit;
  }

  /** Places the sites; resolves when the last of them has been handed over. Rejects with AbortError when overtaken. */
  async sample(settings: SamplingSettings): Promise<void> {
    this.overtake('sample');
    await this.request('sample', (id) => ({ kind: 'sample', id, settings }));
  }

  /**
   * Draws the region of the placed sites anew; resolves when it has been handed over, and with `isFinal` when the hairs
   * have, too. With `isSameRegion` only zones differ from the last request. Rejects with AbortError when overtaken.
   */
  async reshape(settings: SamplingSettings, isFinal: boolean, isSameRegion: boolean): Promise<void> {
    this.overtake('reshape');
    await this.request('reshape', (id) => ({ kind: 'reshape', id, settings, isFinal, isSameRegion }));
  }

  /** The region as another hairline would have it. Rejects with AbortError when overtaken. */
  async preview(settings: SamplingSettings): Promise<RegionMap> {
    this.overtake('preview');
    const answer = await this.request('preview', (id) => ({ kind: 'preview', id, settings }));
    if (answer?.kind !== 'previewed') throw new Error('SimulationWorker: a region was expected.');
    return answer.region;
  }

  /** Lengths of a line on the head. Rejects with AbortError when overtaken. */
  async measure(line: HairlineLine): Promise<TapeReading> {
    this.overtake('measure');
    const answer = await this.request('measure', (id) => ({ kind: 'measure', id, line }));
    if (answer?.kind !== 'measures') throw new Error('SimulationWorker: measures were expected.');
    return answer.reading;
  }

  /** The line along the hair that a loss has left; null where none is left in front. */
  async followRemainingHair(
    loss: Pick<SamplingSettings, 'lossPattern' | 'severity' | 'borders'>,
  ): Promise<HairlineLine | null> {
    const answer = await this.request('remaining', (id) => ({ kind: 'remaining', id, loss }));
    if (answer?.kind !== 'remainingLine') throw new Error('SimulationWorker: a hairline was expected.');
    return answer.line;
  }

  /** Counts the plan. Rejects with AbortError when overtaken. */
  async summarise(fields: FieldSettings): Promise<PlanSummary> {
    this.overtake('summarise');
    const answer = await this.request('summarise', (id) => ({ kind: 'summarise', id, fields }));
    if (answer?.kind !== 'summary') throw new Error('SimulationWorker: a summary was expected.');
    return answer.summary;
  }

  /** Counts what lies under the loupe. Rejects with AbortError when overtaken. */
  async inspect(fields: FieldSettings, patch: SkinPatch): Promise<PatchFigures> {
    this.overtake('inspect');
    const answer = await this.request('inspect', (id) => ({ kind: 'inspect', id, fields, patch }));
    if (answer?.kind !== 'patch') throw new Error('SimulationWorker: figures of a patch were expected.');
    return answer.figures;
  }

  /** Writes the visible microdots to a file. */
  async exportDots(fields: FieldSettings, format: ExportFormat): Promise<Blob> {
    const answer = await this.request('export', (id) => ({ kind: 'export', id, fields, format }));
    if (answer?.kind !== 'exported') throw new Error('SimulationWorker: a file was expected.');
    return answer.blob;
  }

  dispose(): void {
    this.worker.terminate();
    this.rejectAll(abortError());
  }

  private request(kind: Request['kind'], make: (id: number) => Request): Promise<Answer | undefined> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { kind, resolve, reject });
      this.worker.postMessage(make(id));
    });
  }

  private overtake(kind: Request['kind']): void {
    for (const [id, request] of this.pending) {
      if (request.kind !== kind) continue;
      this.pending.delete(id);
      request.reject(abortError());
    }
  }

  private receive(answer: Answer): void {
    switch (answer.kind) {
      case 'progress':
        this.events.onProgress(answer.stage, answer.progress);
        return;
      case 'head':
        if (!this.pending.has(answer.id)) return;
        this.events.onHead(answer.head);
        if (answer.head.scalp) this.settle(answer.id, answer);
        return;
      case 'region':
        if (this.pending.has(answer.id)) this.events.onRegion(answer.region);
        return;
      case 'zones':
        // whichever request it was for: the worker sends them only once
        this.events.onZones(answer.attributes, answer.grid);
        return;
      case 'scars':
        // whichever request it was for: the worker sends it only once
        this.events.onScars(answer.scars);
        return;
      case 'loss':
        // likewise
        this.events.onLoss(answer.reading);
        return;
      case 'pigment':
        if (!this.pending.has(answer.id)) return;
        this.events.onPigment(answer.pigment);
        // hairs that grew anew are told of by an answer of their own
        if (this.pending.get(answer.id)?.kind !== 'sample') return;
        if (answer.pigment.siteCount === answer.pigment.finalSiteCount) this.settle(answer.id, answer);
        return;
      case 'stubble':
        if (this.pending.has(answer.id)) this.events.onStubble(answer.stubble);
        return;
      case 'subject':
        if (!this.pending.has(answer.id)) return;
        this.events.onHead(answer.head);
        this.events.onScars(answer.scars);
        this.events.onRegion(answer.region);
        this.events.onStubble(answer.stubble);
        this.events.onPigment(answer.pigment);
        this.settle(answer.id, answer);
        return;
      case 'shaped':
      case 'fitted':
      case 'previewed':
      case 'reshaped':
      case 'measures':
      case 'remainingLine':
      case 'summary':
      case 'patch':
      case 'exported':
        this.settle(answer.id, answer);
        return;
      case 'failed': {
        const error = new Error(answer.error.message);
        error.name = answer.error.name;
        const request = this.pending.get(answer.id);
        this.pending.delete(answer.id);
        request?.reject(error);
        return;
      }
      default:
        answer satisfies never;
    }
  }

  private settle(id: number, answer: Answer): void {
    const request = this.pending.get(id);
    this.pending.delete(id);
    request?.resolve(answer);
  }

  private crash(error: Error): void {
    this.worker.terminate();
    this.rejectAll(error);
    this.events.onCrash(error);
  }

  private rejectAll(error: Error): void {
    const requests = [...this.pending.values()];
    this.pending.clear();
    for (const request of requests) request.reject(error);
  }
}

function abortError(): Error {
  return new DOMException('A newer request took its place.', 'AbortError');
}

export function isAbortError(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
