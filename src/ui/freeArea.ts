/**
 * The part of the view that no panel covers. The head is fitted to it and centred in it, by shifting the lens and not
 * by turning or moving the camera, so that a front view stays a front view.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CameraPlacement } from '../appearance/viewPresets';
import { mm } from '../units';

/** Covered strips along each edge, CSS px. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

export const freeArea: StoreApi<{ readonly insets: Insets }> = createStore(() => ({ insets: NO_INSETS }));

export interface FreeRect {
  readonly width: number;
  readonly height: number;
  /** From the middle of the view to the middle of the free area, CSS px, right and down. */
  readonly shiftX: number;
  readonly shiftY: number;
}

/** Never smaller than this, so that a tiny window still shows something. */
const SMALLEST_PX = 80;

export function freeRect(width: number, height: number, { top, right, bottom, left }: Insets): FreeRect {
  return {
    width: Math.max(SMALLEST_PX, width - left - right),
    height: Math.max(SMALLEST_PX, height - top - bottom),
    shiftX: (left - right) / 2,
    shiftY: (top - bottom) / 2,
  };
}

/** Moves the camera back so that what was fitted to the free area's height keeps its size in the whole view's. */
export function fitToFreeHeight(placement: CameraPlacement, freeHeight: number, wholeHeight: number): CameraPlacement {
  const scale = wholeHeight / freeHeight;
  const { position, target } = placement;
  const along = (k: 0 | 1 | 2) => target[k] + (position[k] - target[k]) * scale;
  return {
    ...placement,
    position: [along(0), along(1), along(2)],
    distanceMm: mm(placement.distanceMm * scale),
  };
}
