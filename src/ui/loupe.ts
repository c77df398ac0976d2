/**
 * Where the loupe lies on the skin, how much it shows, and the figures of what lies under it. Part of the session: neither
 * saved nor undone. Whether it is on says session.ts.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { designStore } from '../design/designStore';
import type { PatchFigures } from '../plan/inspectPatch';
import { inspectSkin, simulation } from '../simulation';
import { type Millimetres, mm } from '../units';
import type { Spot } from './LoupeDrag';
import { session } from './session';

/** Skin across the glass, from a look at single dots to a look at their spread. */
export const LOUPE_WIDTHS: readonly Millimetres[] = [mm(6), mm(12), mm(25)];
const FIRST_WIDTH = 1;

export interface LoupeState {
  /** What is magnified. Null until the loupe has found skin. */
  readonly spot: Spot | null;
  /** Index into LOUPE_WIDTHS. */
  readonly width: number;
  /** A finger holds it. */
  readonly isHeld: boolean;
  /** Of the last spot that was counted; null while there are no dots to count. */
  readonly figures: PatchFigures | null;
  /** The figures are still of what lay there before. */
  readonly isCounting: boolean;
}

export const loupe: StoreApi<LoupeState> = createStore<LoupeState>(() => ({
  spot: null,
  width: FIRST_WIDTH,
  isHeld: false,
  figures: null,
  isCounting: false,
}));

export const loupeActions = {
  moveTo: (spot: Spot | null) => loupe.setState({ spot }),
  /** @param steps Above 0 shows more skin. */
  widen: (steps: number) =>
    loupe.setState(({ width }) => ({ width: Math.min(LOUPE_WIDTHS.length - 1, Math.max(0, width + steps)) })),
  hold: (isHeld: boolean) => loupe.setState({ isHeld }),
} as const;

/**
 * Counts what lies under the loupe, again after every change of place, width or plan. One question at a time: a finger
 * asks faster than the worker can answer while it counts the whole plan, and figures that never come are no figures.
 *
 * @returns Stops counting.
 */
export function countUnderLoupe(): () => void {
  let isAsking = false;
  let isStale = false;
  let hasStopped = false;

  const ask = () => {
    if (hasStopped) return;
    if (isAsking) {
      isStale = true;
      return;
    }
    const { spot, width } = loupe.getState();
    if (!spot || simulation.getState().stage !== 'ready') {
      loupe.setState({ figures: null, isCounting: false });
      return;
    }
    isAsking = true;
    isStale = false;
    loupe.setState({ isCounting: true });
    inspectSkin({ pointMm: spot.position, normal: spot.normal, radiusMm: mm(LOUPE_WIDTHS[width]! / 2) })
      .then(
        (figures) => !hasStopped && loupe.setState({ figures }),
        // the worker stopped or began anew: the failure is told elsewhere, and its new dots are asked about then
        () => loupe.setState({ figures: null }),
      )
      .finally(() => {
        isAsking = false;
        if (isStale) ask();
        else loupe.setState({ isCounting: false });
      });
  };

  const stops = [
    loupe.subscribe(({ spot, width }, before) => (spot !== before.spot || width !== before.width) && ask()),
    designStore.subscribe(({ design }, before) => design !== before.design && ask()),
    // a moved hairline or a stage of loss is drawn some milliseconds after it is decided
    simulation.subscribe(
      ({ stage, pigmentVersion }, before) =>
        (stage !== before.stage || pigmentVersion !== before.pigmentVersion) && ask(),
    ),
    // the simulation hears of another time from the same store, maybe after this
    session.subscribe(({ timePoint }, before) => timePoint !== before.timePoint && queueMicrotask(ask)),
    // the head may change its shape under the loupe
    simulation.subscribe(({ picker }, before) => {
      const { spot } = loupe.getState();
      if (picker && spot && picker !== before.picker) loupeActions.moveTo(picker.nearest(spot.position));
    }),
  ];
  ask();
  return () => {
    hasStopped = true;
    for (const stop of stops) stop();
  };
}
