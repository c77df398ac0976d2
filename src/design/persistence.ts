/**
 * Keeps the design across reloads and crashes, on this device only.
 *
 * localStorage, because a design is some hundred bytes and must be safe the moment a gesture ends: a page that is
 * closed or killed right after has no time for an answer from a database. A storage that is full, blocked or absent is
 * no reason to stop working; the result says so, and the interface tells.
 */
import type { Design } from './Design';
import type { DesignStore } from './designStore';
import { openDesign, serialiseDesign } from './migrations';

const DESIGN_KEY = 'stipple.design';
/** A saved design that would not open is moved here before it can be overwritten. */
const UNREADABLE_KEY = 'stipple.design.unreadable';

/** The part of Web Storage that is used. */
export type DesignStorage = Pick<Storage, 'getItem' | 'setItem'>;

export type Restored =
  | { readonly kind: 'restored'; readonly design: Design }
  | { readonly kind: 'nothingSaved' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'blocked'; readonly reason: string };

export type Saved = { readonly kind: 'saved' } | { readonly kind: 'full' } | { readonly kind: 'blocked' };

/** The browser's storage, or null where even asking for it is refused. */
export function browserStorage(): DesignStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

export function restoreDesign(storage: DesignStorage | null): Restored {
  let text: string | null;
  try {
    if (!storage) return { kind: 'blocked', reason: 'There is no storage.' };
    text = storage.getItem(DESIGN_KEY);
  } catch (error) {
    return { kind: 'blocked', reason: messageOf(error) };
  }
  if (text === null) return { kind: 'nothingSaved' };
  try {
    return { kind: 'restored', design: openDesign(text) };
  } catch (error) {
    try {
      storage.setItem(UNREADABLE_KEY, text);
    } catch {
      // no room to set it aside; the refusal is told all the same
    }
    return { kind: 'unreadable', reason: messageOf(error) };
  }
}

export function saveDesign(storage: DesignStorage | null, design: Design): Saved {
  if (!storage) return { kind: 'blocked' };
  try {
    storage.setItem(DESIGN_KEY, serialiseDesign(design));
    return { kind: 'saved' };
  } catch (error) {
    return { kind: isQuotaError(error) ? 'full' : 'blocked' };
  }
}

/**
 * Saves after every step: never in the middle of a gesture, at once when it ends.
 *
 * @param onResult Called after each attempt.
 * @returns Stops saving.
 */
export function autosave(
  store: DesignStore,
  storage: DesignStorage | null,
  onResult: (result: Saved) => void,
): () => void {
  let saved = store.getState().design;
  return store.subscribe(({ design, mark }) => {
    if (mark || design === saved) return;
    saved = design;
    onResult(saveDesign(storage, design));
  });
}

function isQuotaError(error: unknown): boolean {
  return error instanceof Error && (error.name === 'QuotaExceededError' || error.name === 'NS_ERROR_DOM_QUOTA_REACHED');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
