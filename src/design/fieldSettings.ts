/** From what the consultant decided to what the pigment layer and the counting of dots read. */
import type { FieldSettings } from '../pigment/fields';
import { HEALED, lookAt, type TimeLook } from '../pigment/healing';
import { epidermalMelanin, rednessThroughMelanin } from '../pigment/optics';
import type { HairlineId } from '../scalp/hairlinePreset';
import { type Millimetres, mm } from '../units';
import type { Design } from './Design';

/** Width over which density rises behind the hairline. Wider than the 5 to 10 mm of single hairs in nature: ink is denser than hair there. */
const FEATHER: Readonly<Record<HairlineId, Millimetres>> = { softNatural: mm(14) };

/** The plan as it is drawn and counted at a point in time; healed after the last session when none is given. */
export function toFieldSettings(design: Design, look: TimeLook = lookAt(HEALED, design.course)): FieldSettings {
  const melanin = epidermalMelanin(design.skinTone);
  return {
    zonePlans: design.zones,
    featherMm: FEATHER[design.hairline],
    base: design.pigment.base,
    depthMm: mm(design.pigment.depthMm * look.depthScale),
    sessionShare: look.sessionShare,
    age: look.age,
    redness: look.redness * rednessThroughMelanin(melanin),
    melanin,
  };
}
