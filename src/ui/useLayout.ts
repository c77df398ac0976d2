import { useSyncExternalStore } from 'react';

/**
 * How controls and head share the screen.
 *
 * side: a panel floats on the right. wideSheet: a broad sheet below (tablet, upright). sheet: a low sheet with one
 * control at a time (phone, upright). narrow: the same at the right (phone, lying).
 */
export type Layout = 'side' | 'wideSheet' | 'sheet' | 'narrow';

// in em, so that a larger text size moves to the roomier layout, as a smaller screen does
const IS_SMALL = '(max-width: 37.49em), (max-height: 31em)';
const IS_UPRIGHT = '(max-aspect-ratio: 1/1)';
/** Two columns need this much width; an upright window that is narrower gets the phone's sheet. */
const IS_TIGHT = '(max-width: 43em)';

function currentLayout(): Layout {
  const upright = matchMedia(IS_UPRIGHT).matches;
  if (matchMedia(IS_SMALL).matches) return upright ? 'sheet' : 'narrow';
  if (upright) return matchMedia(IS_TIGHT).matches ? 'sheet' : 'wideSheet';
  return 'side';
}

function subscribe(onChange: () => void): () => void {
  const queries = [IS_SMALL, IS_UPRIGHT, IS_TIGHT].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, currentLayout);
}

const subscribeTo = (query: string) => (onChange: () => void) => {
  const list = matchMedia(query);
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
};

const DARK = '(prefers-color-scheme: dark)';
const subscribeToDark = subscribeTo(DARK);
export const useSystemIsDark = () => useSyncExternalStore(subscribeToDark, () => matchMedia(DARK).matches);

/** Asked whenever a movement starts, so that a change of the setting counts at once. */
export const prefersReducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
