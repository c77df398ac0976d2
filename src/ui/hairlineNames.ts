/** A practitioner's words for the hairline. */
import type { HandleKind, NapeEdge, Side, SideProfile } from '../scalp/hairline';
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
