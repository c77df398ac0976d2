import { Dices, Ellipsis, FileDown, Info, Monitor, Moon, RotateCcw, Sun } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { simulation } from '../simulation';
import { AboutDialog } from './AboutDialog';
import { type Action, exportActions, rerollAction, resetAction } from './actions';
import { DENSITY_SCALES, type DensityUnit } from './format';
import type { Theme } from './preferences';
import { session, sessionActions } from './session';

const THEMES: readonly (readonly [Theme, string, ReactNode])[] = [
  ['light', 'Light', <Sun key="light" aria-hidden size={18} />],
  ['dark', 'Dark', <Moon key="dark" aria-hidden size={18} />],
  ['auto', 'As the device', <Monitor key="auto" aria-hidden size={18} />],
];

/** What is wanted now and then. */
export function MoreMenu() {
  const [isAboutOpen, setAboutOpen] = useState(false);
  const unit = useStore(session, (state) => state.unit);
  const theme = useStore(session, (state) => state.theme);
  const isReady = useStore(simulation, (state) => state.stage === 'ready');
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="icon-button" aria-label="More" title="More">
          <Ellipsis aria-hidden size={22} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="start" sideOffset={8} collisionPadding={12}>
            <MenuItem action={rerollAction} icon={<Dices aria-hidden size={18} />} isDisabled={!isReady} />
            <MenuItem action={resetAction} icon={<RotateCcw aria-hidden size={18} />} />
            <DropdownMenu.Separator className="menu-line" />
            <DropdownMenu.Label className="menu-label">Save to this device</DropdownMenu.Label>
            <MenuItem action={exportActions.csv} icon={<FileDown aria-hidden size={18} />} isDisabled={!isReady} />
            <MenuItem action={exportActions.ply} icon={<FileDown aria-hidden size={18} />} isDisabled={!isReady} />
            <DropdownMenu.Separator className="menu-line" />
            <DropdownMenu.Label className="menu-label">Density in dots</DropdownMenu.Label>
            <DropdownMenu.RadioGroup
              className="menu-row"
              value={unit}
              onValueChange={(next) => sessionActions.chooseUnit(next as DensityUnit)}
            >
              {(['in2', 'cm2'] as const).map((option) => (
                <DropdownMenu.RadioItem
                  key={option}
                  className="menu-choice"
                  value={option}
                  aria-label={DENSITY_SCALES[option].spoken}
                >
                  {DENSITY_SCALES[option].label}
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
            <DropdownMenu.Label className="menu-label">Surroundings</DropdownMenu.Label>
            <DropdownMenu.RadioGroup
              className="menu-row"
              value={theme}
              onValueChange={(next) => sessionActions.chooseTheme(next as Theme)}
            >
              {THEMES.map(([option, label, icon]) => (
                <DropdownMenu.RadioItem
                  key={option}
                  className="menu-choice"
                  value={option}
                  aria-label={label}
                  title={label}
                >
                  {icon}
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
            <DropdownMenu.Separator className="menu-line" />
            <DropdownMenu.Item className="menu-item" onSelect={() => setAboutOpen(true)}>
              <Info aria-hidden size={18} />
              About and licences
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <AboutDialog isOpen={isAboutOpen} onOpenChange={setAboutOpen} />
    </>
  );
}

interface MenuItemProps {
  readonly action: Action;
  readonly icon: ReactNode;
  readonly isDisabled?: boolean;
}

function MenuItem({ action, icon, isDisabled }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      className="menu-item"
      title={action.title}
      disabled={isDisabled ?? false}
      onSelect={() => action.run()}
    >
      {icon}
      {action.label}
    </DropdownMenu.Item>
  );
}
