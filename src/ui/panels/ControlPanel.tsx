import { ChevronDown, ChevronUp, PanelRightClose, PanelRightOpen } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { type Ref, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type Control, session, sessionActions } from '../session';
import type { Layout } from '../useLayout';
import { DensityControl } from './DensityControl';
import { DiameterControl } from './DiameterControl';
import { PigmentControl } from './PigmentControl';
import { fullPageOf, PAGES } from './pages';
import { Readout } from './Readout';
import { ShadeLadder } from './ShadeLadder';
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

/** Pages of the panel where there is room: the controls of pigment share one, and time has a strip of its own. */
function FullPanel() {
  const control = useStore(session, (state) => state.control);
  return (
    <Tabs.Root
      className="panel-body"
      value={fullPageOf(control)}
      onValueChange={(next) => sessionActions.showControl(next === 'pigment' ? 'density' : (next as Control))}
    >
      <Tabs.List className="tabs tabs-grid" aria-label="What to set">
        <Tabs.Trigger value="pigment">Pigment</Tabs.Trigger>
        {PAGES.filter(({ isFull }) => isFull).map(({ control, label }) => (
          <Tabs.Trigger key={control} value={control}>
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
      {PAGES.filter(({ isFull }) => isFull).map(({ control, hasZones, Content }) => (
        <Tabs.Content key={control} className="panel-scroll" value={control}>
          {hasZones && <ZoneChips />}
          <Content />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/** One control at a time. */
function SmallPanel() {
  const control = useStore(session, (state) => state.control);
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page may lie outside what the list shows
  useEffect(() => {
    list.current?.querySelector('[data-state="active"]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [control]);
  return (
    <Tabs.Root
      className="panel-body"
      value={control}
      onValueChange={(next) => sessionActions.showControl(next as Control)}
    >
      {PAGES.some((page) => page.control === control && page.hasZones) && <ZoneChips />}
      {PAGES.map(({ control, Content }) => (
        <Tabs.Content key={control} className="panel-scroll" value={control}>
          <Content />
        </Tabs.Content>
      ))}
      <Tabs.List ref={list} className="tabs tabs-low" aria-label="What to set">
        {PAGES.map(({ control, label, Icon }) => (
          <Tabs.Trigger key={control} value={control}>
            <Icon aria-hidden size={20} />
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
