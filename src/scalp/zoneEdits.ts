/** What a person changes about the zones: where their borders run, and zones of their own. */
import type { SurfacePoint } from '../head/surfacePoint';
import type { Millimetres } from '../units';
import type { CustomZoneId } from './zoneIds';

/** The lines that part the anatomical zones: see zones.ts. Both sides of the head share theirs. */
export const ZONE_BORDER_IDS = ['hairline', 'frontal', 'midScalp', 'top', 'temple', 'back', 'nape'] as const;
export type ZoneBorderId = (typeof ZONE_BORDER_IDS)[number];

/**
 * How far each border has been moved along the skin, mm; 0 is where anatomy has it. Positive moves hairline, frontal,
 * mid-scalp, temple and back borders towards the back of the head, and those of top and nape downwards.
 */
export type ZoneBorders = Readonly<Record<ZoneBorderId, Millimetres>>;

/** A zone drawn with a lasso: its closed outline on the level-2 head. */
export interface CustomZone {
  readonly outline: readonly SurfacePoint[];
}

export type CustomZones = Readonly<Record<CustomZoneId, CustomZone | null>>;

export const ZONE_EDIT_LIMITS = {
  borderMm: { min: -25, max: 25 },
  outlinePoints: { min: 3, max: 64 },
} as const;

export const ANATOMICAL_BORDERS: ZoneBorders = {
  hairline: 0 as Millimetres,
  frontal: 0 as Millimetres,
  midScalp: 0 as Millimetres,
  top: 0 as Millimetres,
  temple: 0 as Millimetres,
  back: 0 as Millimetres,
  nape: 0 as Millimetres,
};

export const NO_CUSTOM_ZONES: CustomZones = { customA: null, customB: null };
