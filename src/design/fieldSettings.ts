/** From what the consultant decided to what the pigment layer and the counting of dots read. */
import type { FieldSettings } from '../pigment/fields';
import type { HairlineId } from '../scalp/hairlinePreset';
import { type Millimetres, mm } from '../units';
import type { Design } from './Design';

/** Width over which density rises behind the hairline. Wider than the 5 to 10 mm of single hairs in nature: ink is denser than hair there. */
const FEATHER: Readonly<Record<HairlineId, Millimetres>> = { softNatural: mm(14) };

export function toFieldSettings(design: Design): FieldSettings {
  return { zonePlans: design.zones, featherMm: FEATHER[design.hairline], depthMm: design.pigment.depthMm };
}
