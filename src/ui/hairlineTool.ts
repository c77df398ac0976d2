/** How the points of the hairline are worked on, and which of them is in hand. Neither undone nor part of the design. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HairlineLine, LinePoint, Side } from '../scalp/hairline';
import type { Guide, GuideId } from '../scalp/hairlineGuides';

export interface HairlineToolState {
  /** A tap on the line adds a point. */
  readonly isAdding: boolean;
  /** A dragged point goes onto a guide that is near. */
  readonly isSnapping: boolean;
  /** The point that was touched or focused last; after an undo it may be none of the line's. */
  readonly selected: LinePoint | null;
  /** Drawn while a point is dragged. */
  readonly guides: readonly Guide[];
  /** Those on which it lies. */
  readonly snapped: readonly GuideId[];
  /** The side of the head that faces the camera. */
  readonly facing: Side;
  /** The side that was changed last, and the line as it then was. */
  readonly changed: { readonly side: Side; readonly line: HairlineLine } | null;
}

export const hairlineTool: StoreApi<HairlineToolState> = createStore<HairlineToolState>(() => ({
  isAdding: false,
  isSnapping: true,
  selected: null,
  guides: [],
  snapped: [],
  facing: 'left',
  changed: null,
}));

export const hairlineToolActions = {
  toggleAdding: () => hairlineTool.setState(({ isAdding }) => ({ isAdding: !isAdding })),
  toggleSnapping: () => hairlineTool.setState(({ isSnapping }) => ({ isSnapping: !isSnapping })),
  select: (selected: LinePoint | null) => hairlineTool.setState({ selected }),
  showGuides: (guides: readonly Guide[]) => hairlineTool.setState({ guides, snapped: [] }),
  hideGuides: () => hairlineTool.getState().guides.length > 0 && hairlineTool.setState({ guides: [], snapped: [] }),
  lieOn: (snapped: readonly GuideId[]) => {
    if (hairlineTool.getState().snapped.join() !== snapped.join()) hairlineTool.setState({ snapped });
  },
  face: (facing: Side) => hairlineTool.getState().facing !== facing && hairlineTool.setState({ facing }),
  noteChange: (side: Side, line: HairlineLine) => hairlineTool.setState({ changed: { side, line } }),
} as const;

/** The point in hand, if it is one that was added to this line. */
export function selectedAddition(selected: LinePoint | null, { added }: Pick<HairlineLine, 'added'>) {
  return selected?.kind === 'added' && added[selected.side].includes(selected.index) ? selected : null;
}
