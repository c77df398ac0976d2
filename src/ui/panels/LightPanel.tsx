import { Blinds, Lamp, LampCeiling, Stethoscope, Sun } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { LIGHT_PRESETS, type LightPreset } from '../../appearance/lightPresets';
import { LIGHT_NAMES } from '../lightNames';
import { session, sessionActions } from '../session';
import { ControlHeading } from './ControlHeading';
import { LightTurn } from './LightTurn';

const LIGHT_ICONS: Readonly<Record<LightPreset, ReactNode>> = {
  clinic: <Stethoscope aria-hidden size={20} />,
  daylight: <Blinds aria-hidden size={20} />,
  evening: <Lamp aria-hidden size={20} />,
  overhead: <LampCeiling aria-hidden size={20} />,
  sun: <Sun aria-hidden size={20} />,
};

/** The light that the result is judged in, and where it comes from. */
export function LightPanel() {
  const light = useStore(session, (state) => state.light);
  return (
    <div className="look-grid">
      <section className="control" aria-label="Light">
        <ControlHeading label="Light" value={LIGHT_NAMES[light].full} />
        <RadioGroup.Root
          className="lights"
          aria-label="Light"
          value={light}
          onValueChange={(next) => sessionActions.chooseLight(next as LightPreset)}
        >
          {LIGHT_PRESETS.map((id) => (
            <RadioGroup.Item key={id} className="chip chip-icon" value={id} aria-label={LIGHT_NAMES[id].full}>
              {LIGHT_ICONS[id]}
              <span>{LIGHT_NAMES[id].short}</span>
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
        <p className="hint">{LIGHT_NAMES[light].hint}</p>
      </section>
      <LightTurn />
    </div>
  );
}
