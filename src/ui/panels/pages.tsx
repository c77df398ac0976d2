/** The pages of the panel, in the order of their tabs: a new panel is one entry here and one name in `Control`. */
import {
  CircleDot,
  Clock,
  Droplets,
  Eraser,
  Grip,
  Lamp,
  Lasso,
  type LucideIcon,
  ScanFace,
  Scissors,
  Spline,
  UserRound,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { Control } from '../session';
import { TimePanel } from '../Timeline';
import { DensityControl } from './DensityControl';
import { DiameterControl } from './DiameterControl';
import { HairlinePanel } from './HairlinePanel';
import { HairPanel } from './HairPanel';
import { HeadPanel } from './HeadPanel';
import { LightPanel } from './LightPanel';
import { LossPanel } from './LossPanel';
import { PigmentControl } from './PigmentControl';
import { ShadeLadder } from './ShadeLadder';
import { SkinPanel } from './SkinPanel';
import { ZonesPanel } from './ZonesPanel';

export interface PanelPage {
  readonly control: Control;
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly Content: ComponentType;
  /** Whether it changes the chosen zones, which then can be chosen above it. */
  readonly hasZones?: boolean;
  /** A page of its own in the full panel too. */
  readonly isFull?: boolean;
}

export const PAGES: readonly PanelPage[] = [
  { control: 'density', label: 'Density', Icon: Grip, Content: DensityControl, hasZones: true },
  { control: 'shade', label: 'Shade', Icon: Droplets, Content: ShadePage, hasZones: true },
  { control: 'diameter', label: 'Size', Icon: CircleDot, Content: DiameterControl, hasZones: true },
  { control: 'zones', label: 'Zones', Icon: Lasso, Content: ZonesPanel, hasZones: true, isFull: true },
  { control: 'hairline', label: 'Hairline', Icon: Spline, Content: HairlinePanel, isFull: true },
  { control: 'hair', label: 'Hair', Icon: Scissors, Content: HairPanel, isFull: true },
  { control: 'loss', label: 'Loss', Icon: Eraser, Content: LossPanel, isFull: true },
  { control: 'skin', label: 'Skin', Icon: UserRound, Content: SkinPanel, isFull: true },
  { control: 'head', label: 'Head', Icon: ScanFace, Content: HeadPanel, isFull: true },
  { control: 'light', label: 'Light', Icon: Lamp, Content: LightPanel, isFull: true },
  { control: 'time', label: 'Time', Icon: Clock, Content: TimePanel },
];

function ShadePage() {
  return (
    <>
      <ShadeLadder />
      <PigmentControl />
    </>
  );
}

/** The full panel's page for a control. */
export function fullPageOf(control: Control): Control | 'pigment' {
  return PAGES.some((page) => page.control === control && page.isFull) ? control : 'pigment';
}
