/**
 * How a person is working right now: what is selected, which panel is open, where the camera stands. Neither undone nor
 * part of the design. Unit, link and theme are remembered as preferences of this device.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LightPreset } from '../appearance/lightPresets';
import type { ViewName } from '../appearance/viewPresets';
import { HEALED, type TimePoint } from '../pigment/healing';
import type { CustomZones } from '../scalp/zoneEdits';
import { MIRROR_ZONE, type ZoneId } from '../scalp/zoneIds';
import type { DensityUnit } from './format';
import { readPreferences, rememberPreferences, type Theme } from './preferences';
import type { LengthUnit } from './tapeText';
import { existingZones } from './zoneNames';

export type Selection = ZoneId | 'all';
export type Control =
  | 'density'
  | 'zones'
  | 'shade'
  | 'diameter'
  | 'hairline'
  | 'hair'
  | 'loss'
  | 'skin'
  | 'head'
  | 'light'
  | 'time';

/** One of the named views, as seen from the person's left or mirrored from the right. */
export interface NamedView {
  readonly name: ViewName;
  readonly mirrored: boolean;
}

export interface SessionState {
  readonly selection: Selection;
  /** Left and right zones change together. */
  readonly linkSides: boolean;
  readonly unit: DensityUnit;
  /** Of the tape. */
  readonly lengthUnit: LengthUnit;
  readonly theme: Theme;
  /** Shown where there is room for one control; where there is more room it says which tab is open. */
  readonly control: Control;
  readonly isPanelOpen: boolean;
  /** Null once the camera has been moved by hand. */
  readonly view: NamedView | null;
  /** The light that the head is seen in. */
  readonly light: LightPreset;
  /** The point of the treatment that the picture shows. */
  readonly timePoint: TimePoint;
  /** Since the last shave. */
  readonly unshavenDays: number;
  /** The same plan as poor work would leave it, for comparison. */
  readonly isPlacedTooDeep: boolean;
  /** Where the timeline is a strip of its own. */
  readonly isTimelineOpen: boolean;
  /** A finger on the head moves the loupe instead of the camera. */
  readonly isLoupeOn: boolean;
  /** How far the light is turned about the head, from -180 to 180; positive is to the right of the picture. */
  readonly lightTurnDegrees: number;
  /** The slider under the finger. */
  readonly adjusting: Control | null;
}

const preferences = readPreferences();

export const session: StoreApi<SessionState> = createStore<SessionState>(() => ({
  selection: 'all',
  linkSides: preferences.linkSides,
  unit: preferences.unit,
  lengthUnit: preferences.lengthUnit,
  theme: preferences.theme,
  control: 'density',
  isPanelOpen: true,
  view: { name: 'threeQuarter', mirrored: false },
  light: 'clinic',
  timePoint: HEALED,
  unshavenDays: 0,
  isPlacedTooDeep: false,
  isTimelineOpen: false,
  isLoupeOn: false,
  lightTurnDegrees: 0,
  adjusting: null,
}));

session.subscribe(({ unit, lengthUnit, linkSides, theme }, before) => {
  if (
    unit !== before.unit ||
    lengthUnit !== before.lengthUnit ||
    linkSides !== before.linkSides ||
    theme !== before.theme
  ) {
    rememberPreferences({ unit, lengthUnit, linkSides, theme });
  }
});

export const sessionActions = {
  select: (selection: Selection) => session.setState({ selection }),
  toggleLink: () => session.setState(({ linkSides }) => ({ linkSides: !linkSides })),
  chooseUnit: (unit: DensityUnit) => session.setState({ unit }),
  chooseLengthUnit: (lengthUnit: LengthUnit) => session.setState({ lengthUnit }),
  chooseTheme: (theme: Theme) => session.setState({ theme }),
  showControl: (control: Control) => session.setState({ control, isPanelOpen: true }),
  togglePanel: () => session.setState(({ isPanelOpen }) => ({ isPanelOpen: !isPanelOpen })),
  /** The same side or three-quarter view again shows the other side. */
  chooseView: (name: ViewName) =>
    session.setState(({ view }) => {
      const hasSides = name === 'side' || name === 'threeQuarter';
      return { view: { name, mirrored: hasSides && view?.name === name && !view.mirrored } };
    }),
  leaveView: () => session.getState().view && session.setState({ view: null }),
  chooseLight: (light: LightPreset) => session.setState({ light }),
  showTime: (timePoint: TimePoint) => session.setState({ timePoint }),
  leaveUnshaven: (unshavenDays: number) => session.setState({ unshavenDays }),
  showPlacedTooDeep: (isPlacedTooDeep: boolean) => session.setState({ isPlacedTooDeep }),
  toggleTimeline: () => session.setState(({ isTimelineOpen }) => ({ isTimelineOpen: !isTimelineOpen })),
  toggleLoupe: () => session.setState(({ isLoupeOn }) => ({ isLoupeOn: !isLoupeOn })),
  closeLoupe: () => session.setState({ isLoupeOn: false }),
  turnLight: (lightTurnDegrees: number) => session.setState({ lightTurnDegrees }),
  startAdjusting: (control: Control) => session.setState({ adjusting: control }),
  stopAdjusting: () => session.setState({ adjusting: null }),
} as const;

/** The zones that a control changes. */
export function selectedZones(selection: Selection, linkSides: boolean, customZones: CustomZones): readonly ZoneId[] {
  // one that is gone leaves the controls with all that are there
  if (selection === 'all' || !existingZones(customZones).includes(selection)) return existingZones(customZones);
  const mirror = MIRROR_ZONE[selection];
  return linkSides && mirror !== selection ? [selection, mirror] : [selection];
}
