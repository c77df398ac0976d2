/** Small habits of this device. Losing them costs a tap or two, so a storage that refuses is passed over. */
import { browserStorage } from '../design/persistence';
import type { DensityUnit } from './format';
import type { LengthUnit } from './tapeText';

export type Theme = 'auto' | 'light' | 'dark';

export interface Preferences {
  readonly unit: DensityUnit;
  readonly lengthUnit: LengthUnit;
  readonly linkSides: boolean;
  readonly theme: Theme;
}

export const PREFERENCE_DEFAULTS: Preferences = { unit: 'in2', lengthUnit: 'cm', linkSides: true, theme: 'auto' };

const KEY = 'stipple.preferences';

/** Fields that are missing or unknown take their default. */
export function parsePreferences(text: string | null): Preferences {
  let saved: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) saved = value;
  } catch {
    // not JSON: as good as nothing saved
  }
  const { unit, lengthUnit, linkSides, theme } = saved;
  return {
    unit: unit === 'in2' || unit === 'cm2' ? unit : PREFERENCE_DEFAULTS.unit,
    lengthUnit: lengthUnit === 'cm' || lengthUnit === 'in' ? lengthUnit : PREFERENCE_DEFAULTS.lengthUnit,
    linkSides: typeof linkSides === 'boolean' ? linkSides : PREFERENCE_DEFAULTS.linkSides,
    theme: theme === 'light' || theme === 'dark' || theme === 'auto' ? theme : PREFERENCE_DEFAULTS.theme,
  };
}

export function readPreferences(): Preferences {
  try {
    return parsePreferences(browserStorage()?.getItem(KEY) ?? null);
  } catch {
    return PREFERENCE_DEFAULTS;
  }
}

export function rememberPreferences(preferences: Preferences): void {
  try {
    browserStorage()?.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // passed over, see above
  }
}
