import type { ZoneId } from '../scalp/zoneIds';
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

/** What the controls act on, in words. */
export function selectionName(selection: Selection, linkSides: boolean, length: 'short' | 'full' = 'full'): string {
  if (selection === 'all') return 'All zones';
  const name = ZONE_NAMES[selection];
  return linkSides && name.pair ? name.pair : name[length];
}
