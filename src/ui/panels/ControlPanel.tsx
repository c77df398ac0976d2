import {
  ChevronDown,
  ChevronUp,
  CircleDot,
  Clock,
  Droplets,
  Grip,
  Lamp,
  PanelRightClose,
  PanelRightOpen,
  Scissors,
  UserRound,
} from 'lucide-react';
import { Tabs } from 'radix-ui';
import type { ReactNode, Ref } from 'react';
import { useStore } from 'zustand';
import { type Control, session, sessionActions } from '../session';
import { TimePanel } from '../Timeline';
import type { Layout } from '../useLayout';
import { DensityControl } from './DensityControl';
import { DiameterControl } from './DiameterControl';
import { HairPanel } from './HairPanel';
import { LightPanel } from './LightPanel';
import { PigmentControl } from './PigmentControl';
import { Readout } from './Readout';
import { ShadeLadder } from './ShadeLadder';
import { SkinPanel } from './SkinPanel';
import { ZoneChips } from './ZoneChips';

interface ControlPanelProps {
  readonly layout: Layout;
  readonly ref: Ref<HTMLElement>;
}

/** All that is set, beside or below the head. Where room is short, one control at a time. */
export function ControlPanel({ layout, ref }: ControlPanelProps) {
  const isOpen = useStore(session, (state) => state.isPanelOpen);
  const adjusting = useStore(session, (state) => state.adjusting);
  const isSmall = layout === 'sheet' || layout === 'narrow';
  return (
    <aside ref={ref} className="panel" aria-label="Plan" data-open={isOpen} data-adjusting={adjusting ?? undefined}>
      <PanelToggle layout={layout} isOpen={isOpen} />
      {isOpen && (isSmall ? <SmallPanel /> : <FullPanel />)}
      <Readout />
    </aside>
  );
}

/** Where the three controls of pigment share a tab. */
type FullTab = 'pigment' | 'hair' | 'skin' | 'light';

const FULL_TABS: readonly (readonly [FullTab, string])[] = [
  ['pigment', 'Pigment'],
  ['hair', 'Hair'],
  ['skin', 'Skin'],
  ['light', 'Light'],
];

function fullTabOf(control: Control): FullTab {
  return control === 'hair' || control === 'skin' || control === 'light' ? control : 'pigment';
}

/** Whether a control of the small panel changes the chosen zones. */
function hasZones(control: Control): boolean {
  return control === 'density' || control === 'shade' || control === 'diameter';
}

function FullPanel() {
  const control = useStore(session, (state) => state.control);
  return (
    <Tabs.Root
      className="panel-body"
      value={fullTabOf(control)}
      onValueChange={(next) => sessionActions.showControl(next === 'pigment' ? 'density' : (next as Control))}
    >
      <Tabs.List className="tabs" aria-label="What to set">
        {FULL_TABS.map(([value, label]) => (
          <Tabs.Trigger key={value} value={value}>
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content className="panel-scroll pigment-grid" value="pigment">
        <ZoneChips />
        <DensityControl />
        <ShadeLadder />
        <DiameterControl />
        <PigmentControl />
      </Tabs.Content>
      <Tabs.Content className="panel-scroll" value="hair">
        <HairPanel />
      </Tabs.Content>
      <Tabs.Content className="panel-scroll" value="skin">
        <SkinPanel />
      </Tabs.Content>
      <Tabs.Content className="panel-scroll" value="light">
        <LightPanel />
      </Tabs.Content>
    </Tabs.Root>
  );
}

const SMALL_TABS: readonly (readonly [Control, string, ReactNode])[] = [
  ['density', 'Density', <Grip key="density" aria-hidden size={20} />],
  ['shade', 'Shade', <Droplets key="shade" aria-hidden size={20} />],
  ['diameter', 'Size', <CircleDot key="diameter" aria-hidden size={20} />],
  ['hair', 'Hair', <Scissors key="hair" aria-hidden size={20} />],
  ['skin', 'Skin', <UserRound key="skin" aria-hidden size={20} />],
  ['light', 'Light', <Lamp key="light" aria-hidden size={20} />],
  ['time', 'Time', <Clock key="time" aria-hidden size={20} />],
];

function SmallPanel() {
  const control = useStore(session, (state) => state.control);
  return (
    <Tabs.Root
      className="panel-body"
      value={control}
      onValueChange={(next) => sessionActions.showControl(next as Control)}
    >
      {hasZones(control) && <ZoneChips />}
      <Tabs.Content className="panel-scroll" value="density">
        <DensityControl />
      </Tabs.Content>
      <Tabs.Content className="panel-scroll" value="shade">
        <ShadeLadder />
        <PigmentControl />
      </Tabs.Content>
      <Tabs.Content className="panel-scroll" value="diameter">
        <DiameterControl />
      </Tabs.Content>
      <Tabs.Content className="panel-scroll" value="hair">
        <HairPanel />
      </Tabs.Content>
      <Tabs.Content className="panel-scroll" value="skin">
        <SkinPanel />
      </Tabs.Content>
      <Tabs.Content className="panel-scroll" value="light">
        <LightPanel />
      </Tabs.Content>
      <Tabs.Content className="panel-scroll" value="time">
        <TimePanel />
      </Tabs.Content>
      <Tabs.List className="tabs tabs-low" aria-label="What to set">
        {SMALL_TABS.map(([value, label, icon]) => (
          <Tabs.Trigger key={value} value={value}>
            {icon}
            <span>{label}</span>
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}

function PanelToggle({ layout, isOpen }: { readonly layout: Layout; readonly isOpen: boolean }) {
  const label = isOpen ? 'Hide the controls' : 'Show the controls';
  const isSheet = layout === 'sheet' || layout === 'wideSheet';
  const [Close, Open] = isSheet ? [ChevronDown, ChevronUp] : [PanelRightClose, PanelRightOpen];
  return (
    <button
      type="button"
      className="panel-toggle"
      aria-expanded={isOpen}
      aria-label={label}
      title={label}
      onClick={sessionActions.togglePanel}
    >
      {isOpen ? <Close aria-hidden size={20} /> : <Open aria-hidden size={20} />}
    </button>
  );
}
