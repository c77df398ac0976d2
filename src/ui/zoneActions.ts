/** What a person does to zones: steps of the design, from the head or from the panel. */
import { designActions, designStore } from '../design/designStore';
import type { ZonePlan } from '../pigment/fields';
import { ANGLE_STEPS_PER_DEGREE } from '../scalp/cranialAngles';
import { closeRing, type SkinRing, windingOf } from '../scalp/drawnZone';
import { closeLasso, type LassoPoint } from '../scalp/lassoOutline';
import { ANATOMICAL_BORDERS, type CustomZone } from '../scalp/zoneEdits';
import { CUSTOM_ZONE_IDS, type CustomZoneId, ZONE_IDS, type ZoneId } from '../scalp/zoneIds';
import { simulation } from '../simulation';
import { lossToolActions } from './lossTool';
import { session, sessionActions } from './session';
import { skullOf } from './skinSkull';
import { ZONE_NAMES } from './zoneNames';
import { zoneToolActions } from './zoneTool';

const REFUSALS = {
  tooSmall: 'That was too small: draw round at least one square centimetre of scalp.',
  crossesItself: 'The line crossed itself. Draw one loop round the zone.',
} as const;

export const zoneActions = {
  /** The finger has been lifted: what it drew becomes a zone, or the panel says why not. */
  finishLasso(points: readonly LassoPoint[]): void {
    const { customZones, zones } = designStore.getState().design;
    const id = CUSTOM_ZONE_IDS.find((each) => customZones[each] === null);
    if (!id) {
      zoneToolActions.refuse('Both own zones are taken. Delete one to draw another.');
      return;
    }
    const lasso = closeLasso(points);
    if (lasso.kind === 'refused') {
      zoneToolActions.refuse(REFUSALS[lasso.why]);
      return;
    }
    const zone: CustomZone = { outline: lasso.outline };
    designActions.drawZone(id, zone, zones[zoneUnder(zone) ?? 'midScalp']);
    lossToolActions.putAway();
    sessionActions.select(id);
  },

  deleteZone(id: CustomZoneId): void {
    designActions.deleteZone(id);
    if (session.getState().selection === id) sessionActions.select('all');
  },

  resetBorders(): void {
    designActions.setZoneBorders(ANATOMICAL_BORDERS);
  },

  /** Makes other zones like this one, in one step. */
  copyValues(from: ZoneId, to: readonly ZoneId[], what: ReadonlySet<keyof ZonePlan>): void {
    const plan = designStore.getState().design.zones[from];
    const part = Object.fromEntries([...what].map((key) => [key, plan[key]])) as Partial<ZonePlan>;
    designActions.setZones(to, part);
  },
} as const;

/** The zone that lies under most of an outline: what is drawn over it starts with its values. */
function zoneUnder({ outline }: CustomZone): ZoneId | null {
  const { head } = simulation.getState();
  const skull = skullOf();
  if (!head?.scalp || !skull) return null;
  const ring = closeRing(head.mesh, { anglesAt: (point) => skull.anglesOfHit(point)!, locate: skull.locate }, outline);
  return ring && heaviestWithin(ring, head.scalp);
}

function heaviestWithin(
  { flat, flatten }: SkinRing,
  { attributes, headVertex, angles }: NonNullable<NonNullable<ReturnType<typeof simulation.getState>['head']>['scalp']>,
): ZoneId | null {
  const { aZoneA, aZoneB, aZoneC } = attributes;
  const sums = new Float64Array(ZONE_IDS.length);
  const laid = new Float64Array(2);
  for (let i = 0; i < headVertex.length; i++) {
    flatten(angles[2 * i]! / ANGLE_STEPS_PER_DEGREE, angles[2 * i + 1]! / ANGLE_STEPS_PER_DEGREE, laid);
    if (windingOf(flat, laid[0]!, laid[1]!) === 0) continue;
    const at = 4 * headVertex[i]!;
    for (let k = 0; k < 4; k++) {
      sums[k]! += aZoneA[at + k]!;
      sums[4 + k]! += aZoneB[at + k]!;
      sums[8 + k]! += aZoneC[at + k]!;
    }
  }
  const most = Math.max(...sums);
  return most > 0 ? ZONE_IDS[sums.indexOf(most)]! : null;
}

/** In a sentence. */
export function zoneList(ids: readonly ZoneId[]): string {
  return ids.map((id) => ZONE_NAMES[id].full).join(', ');
}
