/**
 * What poor work looks like, to hold a plan against: pigment placed too deep and too dark. Dots lie far down, so that
 * they blur and the skin above returns blue first; they run into their neighbours; and the ink turns green-blue, as
 * black inks do that break down. For the picture alone: never part of a design, a count or a file.
 */
import { type Millimetres, mm } from '../units';
import type { FieldSettings } from './fields';
import { HEALED_AGE } from './healing';
import type { LinearRgb } from './optics';

export interface PoorWork {
  /** Optical depth. */
  readonly depthMm: Millimetres;
  /** Times the plan's diameter: pressure is what makes dots large. */
  readonly diameterScale: number;
  /** Times the shade's optical density: a shade or two too dark. */
  readonly opticalDensityScale: number;
  /** Of that, per channel: more red taken, less blue. */
  readonly tint: LinearRgb;
}

/** Set by eye to photographs of work that was sent to be corrected. */
export const POOR_WORK: PoorWork = {
  depthMm: mm(0.3),
  diameterScale: 1.45,
  opticalDensityScale: 1.7,
  tint: [1.55, 1, 0.6],
};

/** The same plan, done badly. */
export function placedTooDeep(settings: FieldSettings): FieldSettings {
  const age = settings.age ?? HEALED_AGE;
  return {
    ...settings,
    depthMm: POOR_WORK.depthMm,
    tint: POOR_WORK.tint,
    age: {
      ...age,
      diameterScale: age.diameterScale * POOR_WORK.diameterScale,
      opticalDensityScale: age.opticalDensityScale * POOR_WORK.opticalDensityScale,
    },
  };
}
