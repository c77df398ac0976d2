/**
 * Thumbnails of the hairline presets on the head that is shown: which are due, and the one that is being drawn.
 *
 * One at a time, and only while the page that shows them is open and nothing is being dragged: the worker lays the line,
 * the next frame draws it. What they show follows everything but the hairline itself, so it is drawn again when that has
 * changed and then rested for a moment; the old pictures stay until the new ones are there.
 */
import type { PortraitOrder } from '../appearance/PortraitPass';
import type { Design } from '../design/Design';
import { designStore } from '../design/designStore';
import { HAIRLINE_PRESET_IDS, HAIRLINE_PRESETS, type HairlinePresetId } from '../scalp/hairlinePresets';
import { previewHairline, simulation } from '../simulation';
import { presetLine } from './hairlineActions';
import { lineSkinOf } from './lineSkin';
import { session } from './session';

/** Twice the size of a chip's picture, for fine screens. Device pixels. */
export const PORTRAIT_SIZE = { width: 208, height: 156 } as const;

/** Nothing has changed for so long: whoever moves a slider is done. */
const REST_MS = 400;
/** A worker that cannot answer now may in a moment. */
const RETRY_MS = 500;

const canvases = new Map<HairlinePresetId, HTMLCanvasElement>();
/** What was drawn last of each preset, and under what: its canvas may have left the page since. */
const shown = new Map<HairlinePresetId, { readonly scenery: Scenery; readonly canvas: HTMLCanvasElement }>();
let order: PortraitOrder | null = null;
let wake: (() => void) | null = null;
let isWorking = false;
let timer: ReturnType<typeof setTimeout> | null = null;
let stopWatching: (() => void) | null = null;

/** A place for the preset's thumbnail. @returns To be called when it is gone. */
export function offerCanvas(id: HairlinePresetId, canvas: HTMLCanvasElement): () => void {
  canvases.set(id, canvas);
  const last = shown.get(id);
  if (last) {
    canvas.getContext('2d')?.drawImage(last.canvas, 0, 0);
    canvas.dataset.drawn = '';
    shown.set(id, { ...last, canvas });
  }
  watch();
  schedule(0);
  return () => {
    if (canvases.get(id) !== canvas) return;
    canvases.delete(id);
    if (canvases.size === 0) unwatch();
  };
}

/** For the view: the portrait that the next frame is to draw. */
export function nextPortrait(): PortraitOrder | null {
  const due = order;
  order = null;
  return due;
}

/** Whether a frame is a portrait's as well, and so says nothing about the speed of the picture. */
export function isPortraying(): boolean {
  return isWorking;
}

/** @param ask Asks for a frame. */
export function onPortraitWanted(ask: (() => void) | null): void {
  wake = ask;
}

/** All that a thumbnail shows besides its own line. */
type Scenery = readonly unknown[];

function scenery(): Scenery {
  const { hairline, ...rest }: Design = designStore.getState().design;
  const { sideProfile, napeEdge } = hairline;
  const { light, lightTurnDegrees, timePoint, unshavenDays } = session.getState();
  const { head } = simulation.getState();
  return [
    head,
    ...Object.values(rest),
    sideProfile,
    napeEdge,
    light,
    lightTurnDegrees,
    timePoint,
    unshavenDays,
    document.documentElement.dataset.theme,
  ];
}

function isSame(a: Scenery | undefined, b: Scenery): boolean {
  return a !== undefined && a.length === b.length && a.every((each, i) => each === b[i]);
}

function watch(): void {
  if (stopWatching) return;
  const onChange = () => schedule(REST_MS);
  const stops = [designStore.subscribe(onChange), session.subscribe(onChange), simulation.subscribe(onChange)];
  stopWatching = () => {
    for (const stop of stops) stop();
  };
}

function unwatch(): void {
  stopWatching?.();
  stopWatching = null;
  if (timer) clearTimeout(timer);
  timer = null;
}

function schedule(delayMs: number): void {
  if (timer) clearTimeout(timer);
  timer = setTimeout(() => {
    timer = null;
    void portrayNext();
  }, delayMs);
}

async function portrayNext(): Promise<void> {
  if (isWorking) return;
  const now = scenery();
  const id = HAIRLINE_PRESET_IDS.find((each) => canvases.has(each) && !isSame(shown.get(each)?.scenery, now));
  const skin = lineSkinOf(simulation.getState().head);
  // a drag, a slider or the placing of dots goes first; its end wakes this up again
  if (!id || !skin || designStore.getState().mark || simulation.getState().stage !== 'ready') return;
  isWorking = true;
  try {
    const { edge } = HAIRLINE_PRESETS[id];
    const { region, fields } = await previewHairline({ line: presetLine(id, skin), edge });
    const target = canvases.get(id);
    if (target) await drawn({ region, fields, target });
    if (target && canvases.get(id) === target) {
      shown.set(id, { scenery: now, canvas: target });
      target.dataset.drawn = '';
    }
    schedule(0);
  } catch {
    // overtaken, or the dots are being placed: thumbnails can wait
    schedule(RETRY_MS);
  } finally {
    isWorking = false;
  }
}

/** Resolves with the frame that draws it. Where no frame comes, the view is gone and so is the wish. */
function drawn(wanted: Omit<PortraitOrder, 'onDrawn'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const lost = setTimeout(() => {
      order = null;
      reject(new Error('No frame was drawn.'));
    }, 10_000);
    order = {
      ...wanted,
      onDrawn: () => {
        clearTimeout(lost);
        resolve();
      },
    };
    wake?.();
  });
}
