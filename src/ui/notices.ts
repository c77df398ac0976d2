/** Short messages beside the work: something was saved, something went wrong and here is the way on. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Notice {
  /** A newer notice with the same id takes the place of the older. */
  readonly id: string;
  readonly kind: 'info' | 'problem';
  readonly text: string;
  /** Problems stay until they are closed; the rest go by themselves. */
  readonly action?: { readonly label: string; run(): void };
}

export const notices: StoreApi<{ readonly list: readonly Notice[] }> = createStore(() => ({ list: [] }));

const INFO_MS = 5000;

export function showNotice(notice: Notice): void {
  notices.setState(({ list }) => ({ list: [...list.filter(({ id }) => id !== notice.id), notice] }));
  if (notice.kind === 'info') {
    setTimeout(() => {
      if (notices.getState().list.includes(notice)) closeNotice(notice.id);
    }, INFO_MS);
  }
}

export function closeNotice(id: string): void {
  notices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}
