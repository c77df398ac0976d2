import { useMemo } from 'react';
import { useStore } from 'zustand';
import { designStore } from '../design/designStore';
import type { ZonePlan } from '../pigment/fields';
import type { ZoneId } from '../scalp/zoneIds';
import { type Selection, selectedZones, session } from './session';
import { selectionName } from './zoneNames';

export interface SelectedPlans {
  readonly selection: Selection;
  /** In a person's words. */
  readonly name: string;
  readonly shortName: string;
  readonly zones: readonly ZoneId[];
  readonly plans: readonly ZonePlan[];
}

/** What the controls show and change. */
export function useSelectedPlans(): SelectedPlans {
  const selection = useStore(session, (state) => state.selection);
  const linkSides = useStore(session, (state) => state.linkSides);
  const all = useStore(designStore, (state) => state.design.zones);
  const customZones = useStore(designStore, (state) => state.design.customZones);
  return useMemo(() => {
    const zones = selectedZones(selection, linkSides, customZones);
    return {
      selection,
      name: selectionName(selection, linkSides),
      shortName: selectionName(selection, linkSides, 'short'),
      zones,
      plans: zones.map((id) => all[id]),
    };
  }, [selection, linkSides, all, customZones]);
}
