import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { DESIGN_LIMITS } from '../../design/Design';
import { designActions, designStore } from '../../design/designStore';
import type { PigmentBase } from '../../pigment/shades';
import { mm } from '../../units';
import { formatMm } from '../format';
import { ControlHeading } from './ControlHeading';
import { ValueSlider } from './ValueSlider';

const BASES: Readonly<Record<PigmentBase, readonly [name: string, title: string]>> = {
  neutral: ['Neutral', 'Carbon grey without warmth; heals a little cooler'],
  warm: ['Warm', 'Carbon grey with some brown, which the skin takes back to grey'],
};

/** Deeper than this, dots blur and read blue. */
const DEEP_MM = 0.2;

/** What the needle carries and how deep it lies, for all zones. */
export function PigmentControl() {
  const { base, depthMm } = useStore(designStore, (state) => state.design.pigment);
  const isDeep = depthMm > DEEP_MM;
  return (
    <section className="control" aria-label="Pigment">
      <ControlHeading label="Pigment" value={formatMm(depthMm)} unit="mm deep">
        <RadioGroup.Root
          className="unit-switch"
          aria-label="Pigment base"
          value={base}
          onValueChange={(next) => designActions.setPigment({ base: next as PigmentBase })}
        >
          {Object.entries(BASES).map(([id, [name, title]]) => (
            <RadioGroup.Item key={id} value={id} title={title}>
              {name}
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
      </ControlHeading>
      <ValueSlider
        control="shade"
        label="Optical depth of the healed pigment"
        valueText={`${formatMm(depthMm)} millimetres of skin above the pigment${isDeep ? ', deep: dots blur and read blue' : ''}`}
        span={{ min: depthMm, max: depthMm }}
        min={DESIGN_LIMITS.depthMm.min}
        max={DESIGN_LIMITS.depthMm.max}
        step={0.01}
        onChange={(next) => designActions.setPigment({ depthMm: mm(Math.round(next * 100) / 100) })}
      />
      <p className="hint">
        {isDeep
          ? 'Deep: dots blur and read blue. Skin above healed pigment, not the needle’s 0.5 to 1.5 mm.'
          : 'Optical depth: skin above healed pigment, not the needle’s 0.5 to 1.5 mm.'}
      </p>
    </section>
  );
}
