/** What a person does to the hairline. Drags and runs of keys are gestures: begun and ended by whoever holds the handle. */
import { designActions, designStore } from '../design/designStore';
import { insertPoint, removePoint } from '../scalp/addedPoints';
import type { AnglePoint } from '../scalp/angularRegion';
import { layTapedPoints, type TapedPoints } from '../scalp/HairlineTape';
import {
  type AddedPoint,
  EDGE_LIMITS,
  type HairlineEdge,
  type HairlineLine,
  isWithinLimits,
  type LinePoint,
  mirrorLine,
  moveHandle,
  type NapeEdge,
  type Side,
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
import { followRemainingHair, simulation } from '../simulation';
import { pointName, REFUSED_POINT, SIDE_NAMES } from './hairlineNames';
import { hairlineTool, hairlineToolActions } from './hairlineTool';
import { type HeadLineSkin, lineSkinOf } from './lineSkin';
import { showNotice } from './notices';

export const hairlineActions = {
  /** Lays the preset on the head that is shown. Does nothing until there is one. */
  choosePreset(preset: HairlinePresetId): void {
    const skin = lineSkinOf(simulation.getState().head);
    if (!skin) return;
    const { edge } = HAIRLINE_PRESETS[preset];
    designActions.setHairline({ preset, line: presetLine(preset, skin), edge });
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

  /** The line goes where the loss has left half of the hair, or stays and it is said why. */
  async followRemaining(): Promise<void> {
    const problem = (text: string) => showNotice({ id: 'remaining', kind: 'info', text });
    const before = designStore.getState().design;
    let line: HairlineLine | null;
    try {
      line = await followRemainingHair();
    } catch {
      return problem('The remaining hair could not be measured yet. Try again in a moment.');
    }
    const { design } = designStore.getState();
    // the answer is about a plan that is gone
    if (design.loss !== before.loss || design.head !== before.head) return;
    if (!line) return problem('There is no hairline left to follow: less than half of the hair in front remains.');
    const side = sideToCopy(design.hairline.line);
    designActions.setHairline({ preset: null, line: design.hairline.isMirrored ? mirrorLine(line, side) : line });
  },

  /** Moves a point from where it stood when the gesture began. */
  moveHandle(point: LinePoint, to: AnglePoint): void {
    const { line, isMirrored } = designStore.getState().design.hairline;
    const { mark } = designStore.getState();
    // from where the gesture began: the same finger place gives the same line, by whatever way it came
    const moved = finished(moveHandle(mark?.hairline.line ?? line, point, to, isMirrored));
    // at the crown and behind the ears it waits where it was, as beside the scalp
    if (isWithinLimits(moved)) changeLine(moved, point);
  },

  /** Where the line comes nearest to `at`. Null, and a word about it, where there is no room for a point. */
  addPoint(at: AnglePoint): AddedPoint | null {
    const { line, isMirrored } = designStore.getState().design.hairline;
    const { line: longer, point, refusal } = insertPoint(line, at, isMirrored);
    if (!longer) {
      showNotice({ id: 'hairline-point', kind: 'info', text: REFUSED_POINT[refusal] });
      return null;
    }
    changeLine(longer, point);
    hairlineToolActions.select(point);
    return point;
  },

  /** Takes an added point away; of a named one it says why it stays. @returns Whether it is gone. */
  removePoint(point: LinePoint): boolean {
    const { line, isMirrored } = designStore.getState().design.hairline;
    if (point.kind !== 'added') {
      const text = `${pointName(point)}: every hairline has this point. It can be moved, not removed.`;
      showNotice({ id: 'hairline-point', kind: 'info', text });
      return false;
    }
    changeLine(finished(removePoint(line, point, isMirrored)), point);
    hairlineToolActions.select(null);
    return true;
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

  /** Turned on, it makes one side like the other: the side that was changed last, or else the one that is seen. */
  setMirrored(isMirrored: boolean): void {
    if (!isMirrored) {
      designActions.setHairline({ isMirrored });
      return;
    }
    const { line } = designStore.getState().design.hairline;
    const side = sideToCopy(line);
    designActions.setHairline({ isMirrored, line: mirrorLine(line, side) });
    const other = side === 'left' ? 'right' : 'left';
    const text = `The ${SIDE_NAMES[other]} side is now like the ${SIDE_NAMES[side]} one.`;
    showNotice({ id: 'mirrored', kind: 'info', text });
  },
};

/** A preset on this head, its temples as the design has them. */
export function presetLine(preset: HairlinePresetId, skin: HeadLineSkin): HairlineLine {
  return finished(layHairline(HAIRLINE_PRESETS[preset], skin));
}

/** The line as the side profile in hand has it. */
function finished(line: HairlineLine): HairlineLine {
  const { sideProfile } = designStore.getState().design.hairline;
  return sideProfile === 'razored' ? laySideProfile(line, sideProfile) : line;
}

function sideToCopy(line: HairlineLine): Side {
  const { changed, facing } = hairlineTool.getState();
  return changed?.line === line ? changed.side : facing;
}

function changeLine(line: HairlineLine, point: LinePoint): void {
  const before = designStore.getState().design.hairline.line;
  designActions.setHairline({ preset: null, line });
  // the mid-frontal point is of neither side
  if (point.kind !== 'midFrontal') hairlineToolActions.noteChange(point.side, line);
  else {
    const { changed } = hairlineTool.getState();
    if (changed?.line === before) hairlineToolActions.noteChange(changed.side, line);
  }
}

/** The edge that a character stands for, if it still is one. */
export function edgeCharacterOf(edge: HairlineEdge): EdgeCharacterId | null {
  const ids = Object.keys(EDGE_CHARACTERS) as EdgeCharacterId[];
  const keys = Object.keys(EDGE_LIMITS) as (keyof HairlineEdge)[];
  return ids.find((id) => keys.every((key) => EDGE_CHARACTERS[id][key] === edge[key])) ?? null;
}
