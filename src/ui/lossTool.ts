/**
 * What a finger on the head does while patches, scars or the brush are worked with, which of them is in hand, and how the
 * brush is set. Neither undone nor part of the design.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point } from '../head/landmarks';
import { type Millimetres, mm } from '../units';
import type { Brush } from './BrushDrag';

/**
 * `patches`: a tap adds one, a drag moves one. `scar`: a drag draws one. `brush`: a drag paints hair in or out. `lasso`: a
 * drag goes round a zone.
 */
export type HeadTool = 'patches' | 'scar' | 'brush' | 'lasso';

export interface LossToolState {
  /** Null when a finger on the head turns it. */
  readonly tool: HeadTool | null;
  /** Index into the design's patches; may lie beyond them after an undo. */
  readonly patch: number;
  readonly scar: number;
  readonly brush: Brush;
  /** Where the brush is over the skin, head frame, mm; null where nobody points at the scalp. */
  readonly brushAt: Point | null;
}

export const lossTool: StoreApi<LossToolState> = createStore<LossToolState>(() => ({
  tool: null,
  patch: 0,
  scar: 0,
  brush: { share: 0.5, radiusMm: mm(12), isMirrored: false },
  brushAt: null,
}));

export const lossToolActions = {
  toggle: (tool: HeadTool) =>
    lossTool.setState((state) => ({ tool: state.tool === tool ? null : tool, brushAt: null })),
  putAway: () => lossTool.getState().tool && lossTool.setState({ tool: null, brushAt: null }),
  selectPatch: (patch: number) => lossTool.setState({ patch }),
  selectScar: (scar: number) => lossTool.setState({ scar }),
  leaveHair: (share: number) => lossTool.setState(({ brush }) => ({ brush: { ...brush, share } })),
  sizeBrush: (radiusMm: Millimetres) => lossTool.setState(({ brush }) => ({ brush: { ...brush, radiusMm } })),
  paintBothSides: (isMirrored: boolean) => lossTool.setState(({ brush }) => ({ brush: { ...brush, isMirrored } })),
  showBrush: (brushAt: Point | null) => {
    if (brushAt !== lossTool.getState().brushAt) lossTool.setState({ brushAt });
  },
} as const;
