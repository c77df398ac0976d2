import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import type { LightPreset } from '../../appearance/StudioLight';
import { session, sessionActions } from '../session';
import { ControlHeading } from './ControlHeading';

const LIGHT_NAMES: Readonly<Record<LightPreset, string>> = {
  clinic: 'Clinic',
  daylight: 'Daylight',
  evening: 'Evening',
};

/** The light that the result is judged in. */
export function LightPanel() {
  const light = useStore(session, (state) => state.light);
  return (
    <section className="control" aria-label="Light">
      <ControlHeading label="Light" value={LIGHT_NAMES[light]} />
      <RadioGroup.Root
        className="zones"
        aria-label="Light"
        value={light}
        onValueChange={(next) => sessionActions.chooseLight(next as LightPreset)}
      >
        {Object.entries(LIGHT_NAMES).map(([id, name]) => (
          <RadioGroup.Item key={id} className="chip" value={id}>
            {name}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </section>
  );
}
