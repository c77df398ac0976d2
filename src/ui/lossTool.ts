/**
 * What a finger on the head does while patches or scars are worked on, and which of them is in hand. Neither undone nor
 * part of the design.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

/** `patches`: a tap adds one, a drag moves one. `scar`: a drag draws one. `lasso`: a drag goes round a zone. */
export type HeadTool = 'patches' | 'scar' | 'lasso';

export interface LossToolState {
  /** Null when a finger on the head turns it. */
  readonly tool: HeadTool | null;
  /** Index into the design's patches; may lie beyond them after an undo. */
  readonly patch: number;
  readonly scar: number;
}

export const lossTool: StoreApi<LossToolState> = createStore<LossToolState>(() => ({ tool: null, patch: 0, scar: 0 }));

export const lossToolActions = {
  toggle: (tool: HeadTool) => lossTool.setState((state) => ({ tool: state.tool === tool ? null : tool })),
  putAway: () => lossTool.getState().tool && lossTool.setState({ tool: null }),
  selectPatch: (patch: number) => lossTool.setState({ patch }),
  selectScar: (scar: number) => lossTool.setState({ scar }),
} as const;
