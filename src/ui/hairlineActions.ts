/** What a person does to the hairline. Drags and runs of keys are gestures: begun and ended by whoever holds the handle. */
import { designActions, designStore } from '../design/designStore';
import type { AnglePoint } from '../scalp/angularRegion';
import { layTapedPoints, type TapedPoints } from '../scalp/HairlineTape';
import { EDGE_LIMITS, type HairlineEdge, type Handle, mirrorLine, moveHandle } from '../scalp/hairline';
import {
  EDGE_CHARACTERS,
  type EdgeCharacterId,
  HAIRLINE_PRESETS,
  type HairlinePresetId,
  layHairline,
} from '../scalp/hairlinePresets';
import { simulation } from '../simulation';
import { lineSkinOf } from './lineSkin';

export const hairlineActions = {
  /** Lays the preset on the head that is shown. Does nothing until there is one. */
  choosePreset(preset: HairlinePresetId): void {
    const skin = lineSkinOf(simulation.getState().head);
    if (!skin) return;
    const { edge } = HAIRLINE_PRESETS[preset];
    designActions.setHairline({ preset, line: layHairline(HAIRLINE_PRESETS[preset], skin), edge });
  },

  /** Mid-frontal point, corners and temporal peaks go where the tape has them; between them the line keeps its shape. */
  layByTape(points: TapedPoints): void {
    const { line } = designStore.getState().design.hairline;
    designActions.setHairline({ preset: null, line: layTapedPoints(line, points) });
  },

  chooseEdge: (character: EdgeCharacterId) => designActions.setHairline({ edge: EDGE_CHARACTERS[character] }),

  setEdge(change: Partial<HairlineEdge>): void {
    designActions.setHairline({ edge: { ...designStore.getState().design.hairline.edge, ...change } });
  },

  /** Moves a handle from where it stood in `from`. */
  moveHandle(handle: Handle, to: AnglePoint): void {
    const { line, isMirrored } = designStore.getState().design.hairline;
    const { mark } = designStore.getState();
    // from where the gesture began: the same finger place gives the same line, by whatever way it came
    designActions.setHairline({
      preset: null,
      line: moveHandle(mark?.hairline.line ?? line, handle, to, isMirrored),
    });
  },

  /** Turned on, it makes the right side like the left one. */
  setMirrored(isMirrored: boolean): void {
    const { line } = designStore.getState().design.hairline;
    designActions.setHairline(isMirrored ? { isMirrored, line: mirrorLine(line, 'left') } : { isMirrored });
  },
};

/** The edge that a character stands for, if it still is one. */
export function edgeCharacterOf(edge: HairlineEdge): EdgeCharacterId | null {
  const ids = Object.keys(EDGE_CHARACTERS) as EdgeCharacterId[];
  const keys = Object.keys(EDGE_LIMITS) as (keyof HairlineEdge)[];
  return ids.find((id) => keys.every((key) => EDGE_CHARACTERS[id][key] === edge[key])) ?? null;
}
