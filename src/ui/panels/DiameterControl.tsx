import { useStore } from 'zustand';
import { DESIGN_LIMITS } from '../../design/Design';
import { designActions, designStore } from '../../design/designStore';
import { mm } from '../../units';
import { formatMm, formatSpan, spanOf } from '../format';
import { dotSwatchSrgb, skinSwatchSrgb } from '../swatchColour';
import { useSelectedPlans } from '../useSelection';
import { ControlHeading } from './ControlHeading';
import { ValueSlider } from './ValueSlider';

/** How many times larger than life the dot is drawn beside the slider. */
const MAGNIFICATION = 10;

/** Diameter of a healed dot. */
export function DiameterControl() {
  const { zones, plans, name } = useSelectedPlans();
  const skinTone = useStore(designStore, (state) => state.design.skinTone);
  const skin = useStore(designStore, (state) => state.design.skin);
  const pigment = useStore(designStore, (state) => state.design.pigment);
  const span = spanOf(plans.map(({ diameterMm }) => diameterMm));
  const value = formatSpan(span, formatMm);
  const isMixed = value.includes('–');
  const middle = (span.min + span.max) / 2;
  const ink = dotSwatchSrgb(plans[0]!.shade, { skinTone, skin, pigment });
  return (
    <section className="control" aria-label="Dot size">
      <ControlHeading label="Dot size" value={value} unit="mm" isMixed={isMixed} />
      <div className="with-preview">
        <ValueSlider
          control="diameter"
          label={`Dot diameter, ${name}`}
          valueText={`${isMixed ? 'Differs between zones: ' : ''}${value.replace(' – ', ' to ')} millimetres`}
          span={span}
          min={DESIGN_LIMITS.diameterMm.min}
          max={DESIGN_LIMITS.diameterMm.max}
          step={0.01}
          onChange={(next) => designActions.setDiameter(zones, mm(Math.round(next * 100) / 100))}
        />
        <figure className="dot-preview" aria-hidden style={{ background: skinSwatchSrgb({ skinTone, skin }) }}>
          <span style={{ width: `${middle * MAGNIFICATION}mm`, background: ink }} />
          <span style={{ width: `${middle}mm`, background: ink }} />
        </figure>
      </div>
      <p className="hint scale-hint">Healed, across. Drawn ten times larger and about life size.</p>
    </section>
  );
}
