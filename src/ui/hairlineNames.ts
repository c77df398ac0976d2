/** A practitioner's words for the hairline. */
import type { InsertRefusal } from '../scalp/addedPoints';
import {
  type HandleKind,
  type LinePoint,
  MOST_ADDED,
  type NapeEdge,
  type Side,
  type SideProfile,
} from '../scalp/hairline';
import type { GuideId } from '../scalp/hairlineGuides';
import type { EdgeCharacterId, HairlinePresetId } from '../scalp/hairlinePresets';

export const HANDLE_NAMES: Readonly<Record<HandleKind, string>> = {
  midFrontal: 'Mid-frontal point',
  midPupil: 'Over the pupil',
  corner: 'Frontotemporal corner',
  hump: 'Lateral hump',
  temporalPeak: 'Temporal peak',
  sideburn: 'Sideburn',
};

/** The person's own, as everywhere. */
export const SIDE_NAMES: Readonly<Record<Side, string>> = { left: 'left', right: 'right' };

/** An added point has no name of its own. */
export function pointName(point: LinePoint): string {
  if (point.kind === 'midFrontal') return HANDLE_NAMES.midFrontal;
  return `${point.kind === 'added' ? 'Added point' : HANDLE_NAMES[point.kind]}, ${SIDE_NAMES[point.side]}`;
}

export const GUIDE_NAMES: Readonly<Record<GuideId, string>> = {
  midline: 'Midline',
  pupilLeft: 'Over the left pupil',
  pupilRight: 'Over the right pupil',
  canthusLeft: 'Over the left eye’s outer corner',
  canthusRight: 'Over the right eye’s outer corner',
  level: 'Level with the middle',
  thirds: 'Thirds of the face alike',
  tape65: '6.5 cm above the glabella',
  tape80: '8 cm above the glabella (Garg)',
  tape100: '10 cm above the glabella',
};

export const REFUSED_POINT: Readonly<Record<InsertRefusal, string>> = {
  taken: 'There is a point here already: drag it.',
  noRoom: 'There is no room for another point between these two.',
  limit: `${MOST_ADDED} points are the most that can be added to a side. Remove one first.`,
};

export const PRESET_NAMES: Readonly<Record<HairlinePresetId, string>> = {
  softNatural: 'Soft natural',
  rounded: 'Rounded',
  straight: 'Straight',
  defined: 'Defined',
  broken: 'Broken',
  faded: 'Faded',
  widowsPeak: 'Widow’s peak',
  mature: 'Mature M',
  winged: 'Winged',
  receded: 'Receded',
  forward: 'Forward',
  femaleRounded: 'Female round',
};

export const EDGE_NAMES: Readonly<Record<EdgeCharacterId, string>> = { crisp: 'Crisp', soft: 'Soft', broken: 'Broken' };

export const SIDE_PROFILE_NAMES: Readonly<Record<SideProfile, string>> = {
  rounded: 'Rounded',
  razored: 'Razored',
  soft: 'Soft',
};

export const NAPE_EDGE_NAMES: Readonly<Record<NapeEdge, string>> = {
  natural: 'Natural',
  tapered: 'Tapered',
  squared: 'Squared',
};
