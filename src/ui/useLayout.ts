import { useSyncExternalStore } from 'react';

/**
 * How controls and head share the screen.
 *
 * side: a panel floats on the right. wideSheet: a broad sheet below (tablet, upright). sheet: a low sheet with one
 * control at a time (phone, upright). narrow: the same at the right (phone, lying).
 */
export type Layout = 'side' | 'wideSheet' | 'sheet' | 'narrow';

// in em, so that a larger text size moves to the plainer layout, as a smaller screen does
const IS_UPRIGHT = '(max-aspect-ratio: 1/1)';
/** Room for a panel of all controls beside the head. */
const HAS_ROOM_BESIDE = '(min-width: 56em) and (min-height: 36em)';
/** Room for two columns of controls below the head. */
const HAS_ROOM_BELOW = '(min-width: 43em) and (min-height: 56em)';

function currentLayout(): Layout {
  if (matchMedia(IS_UPRIGHT).matches) return matchMedia(HAS_ROOM_BELOW).matches ? 'wideSheet' : 'sheet';
  return matchMedia(HAS_ROOM_BESIDE).matches ? 'side' : 'narrow';
}

const subscribeTo =
  (...queries: readonly string[]) =>
  (onChange: () => void) => {
    const lists = queries.map((query) => matchMedia(query));
    for (const list of lists) list.addEventListener('change', onChange);
    return () => {
      for (const list of lists) list.removeEventListener('change', onChange);
    };
  };

const subscribeToLayout = subscribeTo(IS_UPRIGHT, HAS_ROOM_BESIDE, HAS_ROOM_BELOW);

export function useLayout(): Layout {
  return useSyncExternalStore(subscribeToLayout, currentLayout);
}

const DARK = '(prefers-color-scheme: dark)';
const subscribeToDark = subscribeTo(DARK);
export const useSystemIsDark = () => useSyncExternalStore(subscribeToDark, () => matchMedia(DARK).matches);

/** Asked whenever a movement starts, so that a change of the setting counts at once. */
export const prefersReducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
