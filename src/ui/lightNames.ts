/** What the lights are called, and how far one is turned, in words. */
import type { LightPreset } from '../appearance/lightPresets';

interface LightName {
  /** On the chip. */
  readonly short: string;
  /** Read aloud. */
  readonly full: string;
  /** What to look for in it. */
  readonly hint: string;
}

export const LIGHT_NAMES: Readonly<Record<LightPreset, LightName>> = {
  clinic: { short: 'Clinic', full: 'Clinic panel', hint: 'Even and neutral, as in the treatment room.' },
  daylight: { short: 'Window', full: 'Window daylight', hint: 'Cool light from one side, as beside a large window.' },
  evening: { short: 'Evening', full: 'Evening lamp', hint: 'Warm and low, as at home in the evening.' },
  overhead: {
    short: 'Ceiling',
    full: 'Harsh overhead',
    hint: 'Bare spots in the ceiling. Shows shine and thin places.',
  },
  sun: { short: 'Sun', full: 'Outdoor sun', hint: 'Bright and hard, with sharp shadows.' },
};

/** Positive is to the right of the picture. */
export function spokenTurn(degrees: number): string {
  if (degrees === 0) return '0 degrees, not turned';
  if (Math.abs(degrees) === 180) return '180 degrees, from the other side';
  return `${Math.abs(degrees)} degrees to the ${degrees > 0 ? 'right' : 'left'}`;
}

/** The same, short: with its sign as a side. */
export function formatTurn(degrees: number): string {
  return degrees === 0
    ? '0°'
    : `${Math.abs(degrees)}° ${Math.abs(degrees) === 180 ? '' : degrees > 0 ? 'right' : 'left'}`.trim();
}
