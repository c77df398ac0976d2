/** From what the consultant decided to what the pigment layer and the counting of dots read. */
import type { FieldSettings } from '../pigment/fields';
import { type Millimetres, mm } from '../units';
import type { Design, HairlineId } from './Design';

/** Width over which density rises behind the hairline. 8 mm is the middle of the usual 5 to 10 mm of single hairs. */
const FEATHER: Readonly<Record<HairlineId, Millimetres>> = { softNatural: mm(8) };

export function toFieldSettings(design: Design): FieldSettings {
  return { zonePlans: design.zones, featherMm: FEATHER[design.hairline] };
}
