/** What a person does to the hairline. Drags and runs of keys are gestures: begun and ended by whoever holds the handle. */
import { designActions, designStore } from '../design/designStore';
import type { AnglePoint } from '../scalp/angularRegion';
import { layTapedPoints, type TapedPoints } from '../scalp/HairlineTape';
import {
  EDGE_LIMITS,
  type HairlineEdge,
  type HairlineLine,
  type Handle,
  mirrorLine,
  moveHandle,
  type NapeEdge,
  type SideProfile,
} from '../scalp/hairline';
import {
  EDGE_CHARACTERS,
  type EdgeCharacterId,
  HAIRLINE_PRESETS,
  type HairlinePresetId,
  layHairline,
} from '../scalp/hairlinePresets';
import { laySideProfile } from '../scalp/sideProfile';
import { simulation } from '../simulation';
import { lineSkinOf } from './lineSkin';

export const hairlineActions = {
  /** Lays the preset on the head that is shown. Does nothing until there is one. */
  choosePreset(preset: HairlinePresetId): void {
    const skin = lineSkinOf(simulation.getState().head);
    if (!skin) return;
    const { edge } = HAIRLINE_PRESETS[preset];
    designActions.setHairline({ preset, line: finished(layHairline(HAIRLINE_PRESETS[preset], skin)), edge });
  },

  /** Mid-frontal point, corners and temporal peaks go where the tape has them; between them the line keeps its shape. */
  layByTape(points: TapedPoints): void {
    const { line } = designStore.getState().design.hairline;
    designActions.setHairline({ preset: null, line: finished(layTapedPoints(line, points)) });
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
      line: finished(moveHandle(mark?.hairline.line ?? line, handle, to, isMirrored)),
    });
  },

  /** A razored temple runs straight from handle to handle. Back from it, the line is the preset's again, or a smooth one. */
  setSideProfile(sideProfile: SideProfile): void {
    const { line, preset, sideProfile: before } = designStore.getState().design.hairline;
    if (sideProfile === before) return;
    if (sideProfile === 'razored') {
      designActions.setHairline({ sideProfile, line: laySideProfile(line, sideProfile) });
      return;
    }
    if (before !== 'razored') {
      designActions.setHairline({ sideProfile });
      return;
    }
    const skin = preset ? lineSkinOf(simulation.getState().head) : null;
    const back = preset && skin ? layHairline(HAIRLINE_PRESETS[preset], skin) : laySideProfile(line, sideProfile);
    designActions.setHairline({ sideProfile, line: back });
  },

  setNapeEdge: (napeEdge: NapeEdge) => designActions.setHairline({ napeEdge }),

  /** Turned on, it makes the right side like the left one. */
  setMirrored(isMirrored: boolean): void {
    const { line } = designStore.getState().design.hairline;
    designActions.setHairline(isMirrored ? { isMirrored, line: mirrorLine(line, 'left') } : { isMirrored });
  },
};

/** The line as the side profile in hand has it. */
function finished(line: HairlineLine): HairlineLine {
  const { sideProfile } = designStore.getState().design.hairline;
  return sideProfile === 'razored' ? laySideProfile(line, sideProfile) : line;
}

/** The edge that a character stands for, if it still is one. */
export function edgeCharacterOf(edge: HairlineEdge): EdgeCharacterId | null {
  const ids = Object.keys(EDGE_CHARACTERS) as EdgeCharacterId[];
  const keys = Object.keys(EDGE_LIMITS) as (keyof HairlineEdge)[];
  return ids.find((id) => keys.every((key) => EDGE_CHARACTERS[id][key] === edge[key])) ?? null;
}
