/** From what the consultant decided to what the pigment layer and the counting of dots read. */
import type { FieldSettings } from '../pigment/fields';
import { HEALED, lookAt, type TimeLook } from '../pigment/healing';
import { epidermalMelanin, rednessThroughMelanin } from '../pigment/optics';
import { mm } from '../units';
import type { Design } from './Design';

/** The plan as it is drawn and counted at a point in time; healed after the last session when none is given. */
export function toFieldSettings(design: Design, look: TimeLook = lookAt(HEALED, design.course)): FieldSettings {
  const melanin = epidermalMelanin(design.skinTone);
  return {
    zonePlans: design.zones,
    featherMm: design.hairline.edge.featherMm,
    base: design.pigment.base,
    depthMm: mm(design.pigment.depthMm * look.depthScale),
    sessionShare: look.sessionShare,
    age: look.age,
    redness: look.redness * rednessThroughMelanin(melanin),
    melanin,
  };
}
