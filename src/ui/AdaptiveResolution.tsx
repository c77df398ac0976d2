/** Fewer pixels while something moves and the device cannot keep up; all of them as soon as it rests. */
import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useRef } from 'react';
import { isPortraying } from './presetPortraits';
import { session } from './session';

/** More pixels than this per CSS pixel nobody sees at arm's length. */
const MOST_PIXELS = 2;
/** Slower than this, a moving picture no longer follows the finger. */
const SLOW_FRAME_MS = 36;
const FAST_FRAME_MS = 18;
const COARSEST = 0.75;
/** A pause this long is the end of a movement. */
const REST_MS = 200;
/** How much one frame's time counts in the running mean. */
const SMOOTHING = 0.2;

export function finestPixelRatio(): number {
  return Math.min(window.devicePixelRatio || 1, MOST_PIXELS);
}

export function AdaptiveResolution() {
  const setDpr = useThree((state) => state.setDpr);
  const get = useThree((state) => state.get);
  const lastFrame = useRef(0);
  const meanMs = useRef(FAST_FRAME_MS);
  const rest = useRef<ReturnType<typeof setTimeout> | null>(null);

  useFrame(() => {
    const now = performance.now();
    const frameMs = now - lastFrame.current;
    lastFrame.current = now;
    if (rest.current) clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      if (session.getState().adjusting === null) restore(get().viewport.dpr, setDpr);
    }, REST_MS);
    // the first frame after a pause says nothing about speed, nor one that drew a thumbnail too
    if (frameMs > 5 * REST_MS || isPortraying()) return;
    meanMs.current += (frameMs - meanMs.current) * SMOOTHING;
    const { dpr } = get().viewport;
    const coarsest = Math.min(COARSEST, finestPixelRatio());
    if (meanMs.current > SLOW_FRAME_MS && dpr > coarsest) {
      // frame time goes with the number of pixels, so by the root of what is too much
      setDpr(Math.max(coarsest, dpr * Math.max(0.6, Math.sqrt(SLOW_FRAME_MS / meanMs.current))));
      meanMs.current = FAST_FRAME_MS;
    }
  });

  useEffect(
    () =>
      session.subscribe(({ adjusting }, before) => {
        if (adjusting === null && before.adjusting !== null) restore(get().viewport.dpr, setDpr);
      }),
    [get, setDpr],
  );

  useEffect(
    () => () => {
      if (rest.current) clearTimeout(rest.current);
    },
    [],
  );
  return null;
}

function restore(current: number, setDpr: (dpr: number) => void): void {
  const finest = finestPixelRatio();
  if (Math.abs(current - finest) > 0.01) setDpr(finest);
}
