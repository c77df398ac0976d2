/** What handles over the picture share: where a finger is, which handle it means, and what keys do. */
import { type PointerEvent, useEffect } from 'react';
import type { HandleHold, Held } from './HandleHold';

/** A step by key, and one with Shift held. */
export const STEP_MM = 0.5;
export const LONG_STEP_MM = 2;

/** Of the arrow keys, as seen on the screen. */
export const KEY_DIRECTIONS: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** CSS px from the upper left corner of the view. */
export function canvasPoint(event: PointerEvent<HTMLElement>): { x: number; y: number } {
  const { left, top } = event.currentTarget.closest('.viewport')!.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** Index of the nearest of some places, pairs. Places out of sight are not a number and never nearest. */
export function nearestPlace(places: Float64Array, x: number, y: number): number {
  let nearest = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; 2 * i < places.length; i++) {
    const distance = Math.hypot(places[2 * i]! - x, places[2 * i + 1]! - y);
    if (distance < best) [best, nearest] = [distance, i];
  }
  return nearest;
}

/** Escape takes a drag back, and a page that is closed under the finger does not leave its gesture open. */
export function useHoldEnds<T extends Held>(hold: HandleHold<T>): void {
  useEffect(() => () => hold.end(false), [hold]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && hold.isDragging) hold.end(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [hold]);
}
