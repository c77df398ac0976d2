import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import { HAIR_TRAIT_LIMITS } from '../../pigment/hairTraits';
import { mm } from '../../units';
import { ControlHeading } from './ControlHeading';
import { ValueSlider } from './ValueSlider';

/** The patient's own hair, beside and between the dots. */
export function HairPanel() {
  const lengthMm = useStore(designStore, (state) => state.design.hair.lengthMm);
  return (
    <section className="control" aria-label="Hair length">
      <ControlHeading label="Length" value={lengthMm.toFixed(1)} unit="mm" />
      <ValueSlider
        control="hair"
        label="Length of the hair"
        valueText={`${lengthMm.toFixed(1)} millimetres`}
        span={{ min: lengthMm, max: lengthMm }}
        {...HAIR_TRAIT_LIMITS.lengthMm}
        step={0.1}
        onChange={(next) => designActions.setHair({ lengthMm: mm(next) })}
      />
    </section>
  );
}
