/** From what the consultant decided to what the pigment layer and the counting of dots read. */
import type { FieldSettings } from '../pigment/fields';
import { HEALED, lookAt, type TimeLook } from '../pigment/healing';
import { epidermalMelanin, rednessThroughMelanin } from '../pigment/optics';
import { edgeFinishes } from '../scalp/edgeFinish';
import { mm } from '../units';
import type { Design } from './Design';

/** The plan as it is drawn and counted at a point in time; healed after the last session when none is given. */
export function toFieldSettings(design: Design, look: TimeLook = lookAt(HEALED, design.course)): FieldSettings {
  const melanin = epidermalMelanin(design.skinTone);
  const { edge, sideProfile, napeEdge } = design.hairline;
  const { front, side, nape } = edgeFinishes(edge, sideProfile, napeEdge);
  return {
    zonePlans: design.zones,
    featherMm: front.featherMm,
    lineInkShare: front.lineInkShare,
    lineSizeShare: front.lineSizeShare,
    sideEdge: side,
    napeEdge: nape,
    base: design.pigment.base,
    depthMm: mm(design.pigment.depthMm * look.depthScale),
    sessionShare: look.sessionShare,
    age: look.age,
    redness: look.redness * rednessThroughMelanin(melanin),
    melanin,
  };
}
