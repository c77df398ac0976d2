/**
 * Scars of the scalp as a person describes them: what was done, how long, how wide.
 *
 * Healed skin of a scar is paler and smoother than the skin around it, grows no hair, and takes pigment otherwise.
 */
import type { SurfacePoint } from '../head/surfacePoint';
import type { Millimetres } from '../units';

interface AnyScar {
  /** Darkness of a microdot in it over one beside it: scars take too little ink, or too much. */
  readonly uptake: number;
}

/** What remains of a strip of donor skin, across the back of the head. */
export interface StripScar extends AnyScar {
  readonly kind: 'strip';
  readonly lengthMm: Millimetres;
  readonly widthMm: Millimetres;
  /** Tape from the inion up to its middle. */
  readonly heightMm: Millimetres;
}

/** Round dots where follicular units were taken one by one, all over the donor zone. */
export interface GraftScars extends AnyScar {
  readonly kind: 'grafts';
  readonly count: number;
}

/** Any other scar, drawn on the head. */
export interface DrawnScar extends AnyScar {
  readonly kind: 'drawn';
  readonly widthMm: Millimetres;
  /** Its line on the level-2 head, two points or more. */
  readonly line: readonly SurfacePoint[];
}

export type Scar = StripScar | GraftScars | DrawnScar;
export type ScarKind = Scar['kind'];
export const SCAR_KINDS = ['strip', 'grafts', 'drawn'] as const satisfies readonly ScarKind[];

export const SCAR_LIMITS = {
  count: 6,
  lengthMm: { min: 40, max: 260 },
  widthMm: { min: 1, max: 15 },
  heightMm: { min: -10, max: 50 },
  graftCount: { min: 100, max: 3000 },
  uptake: { min: 0.3, max: 1.5 },
  linePoints: { min: 2, max: 64 },
} as const;
