/** How zones are being edited right now. Neither undone nor part of the design. The lasso is one of the head's tools: see lossTool.ts. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LassoPoint } from '../scalp/lassoOutline';
import { lossTool, lossToolActions } from './lossTool';

export interface ZoneToolState {
  /** Handles stand on the zones' borders. */
  readonly areBordersMoved: boolean;
  /** What the finger has drawn so far. */
  readonly lasso: readonly LassoPoint[];
  /** Why the last lasso made no zone, in a person's words. */
  readonly refusal: string | null;
}

export const zoneTool: StoreApi<ZoneToolState> = createStore<ZoneToolState>(() => ({
  areBordersMoved: false,
  lasso: [],
  refusal: null,
}));

export const zoneToolActions = {
  toggleBorders: () => {
    if (!zoneTool.getState().areBordersMoved) lossToolActions.putAway();
    zoneTool.setState(({ areBordersMoved }) => ({ areBordersMoved: !areBordersMoved, refusal: null }));
  },
  toggleLasso: () => {
    lossToolActions.toggle('lasso');
    zoneTool.setState({ refusal: null, lasso: [], ...(lossTool.getState().tool ? { areBordersMoved: false } : {}) });
  },
  showLasso: (lasso: readonly LassoPoint[]) =>
    zoneTool.setState(lasso.length > 0 ? { lasso, refusal: null } : { lasso }),
  refuse: (refusal: string) => zoneTool.setState({ refusal }),
  putAway: () => {
    if (lossTool.getState().tool === 'lasso') lossToolActions.putAway();
    zoneTool.setState({ areBordersMoved: false, lasso: [], refusal: null });
  },
} as const;
