import type { CustomZones, ZoneBorderId } from '../scalp/zoneEdits';
import { isCustomZone, ZONE_IDS, type ZoneId } from '../scalp/zoneIds';
import type { Selection } from './session';

interface ZoneName {
  /** On a chip. */
  readonly short: string;
  /** In a sentence, and read aloud. Left and right are the patient's. */
  readonly full: string;
  /** For both sides at once. */
  readonly pair?: string;
}

export const ZONE_NAMES: Readonly<Record<ZoneId, ZoneName>> = {
  frontalHairline: { short: 'Hairline', full: 'Frontal hairline' },
  frontal: { short: 'Frontal', full: 'Frontal scalp' },
  midScalp: { short: 'Mid-scalp', full: 'Mid-scalp' },
  crown: { short: 'Crown', full: 'Crown' },
  templeL: { short: 'Temple L', full: 'Left temple', pair: 'Temples' },
  templeR: { short: 'Temple R', full: 'Right temple', pair: 'Temples' },
  parietalL: { short: 'Side L', full: 'Left side', pair: 'Sides' },
  parietalR: { short: 'Side R', full: 'Right side', pair: 'Sides' },
  occipital: { short: 'Back', full: 'Back of the head' },
  nape: { short: 'Nape', full: 'Nape' },
  customA: { short: 'Own A', full: 'Own zone A' },
  customB: { short: 'Own B', full: 'Own zone B' },
};

/** What lies on either side of a border. */
export const BORDER_NAMES: Readonly<Record<ZoneBorderId, string>> = {
  hairline: 'hairline and frontal',
  frontal: 'frontal and mid-scalp',
  midScalp: 'mid-scalp and crown',
  top: 'top and sides',
  temple: 'temples and sides',
  back: 'sides and back',
  nape: 'back and nape',
};

/** How far and which way a border has been moved: see zoneEdits.ts. */
export function borderOffsetText(id: ZoneBorderId, offsetMm: number): string {
  if (offsetMm === 0) return 'by anatomy';
  const [positive, negative] = id === 'top' || id === 'nape' ? ['down', 'up'] : ['back', 'forward'];
  return `${Math.abs(offsetMm)} mm ${offsetMm > 0 ? positive : negative}`;
}

/** All but the drawn zones that have not been drawn. */
export function existingZones(customZones: CustomZones): readonly ZoneId[] {
  return ZONE_IDS.filter((id) => !isCustomZone(id) || customZones[id] !== null);
}

/** What the controls act on, in words. */
export function selectionName(selection: Selection, linkSides: boolean, length: 'short' | 'full' = 'full'): string {
  if (selection === 'all') return 'All zones';
  const name = ZONE_NAMES[selection];
  return linkSides && name.pair ? name.pair : name[length];
}
