import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import { SHADE_LADDERS } from '../../pigment/shades';
import { dotSwatchSrgb, skinSwatchSrgb } from '../swatchColour';
import { useSelectedPlans } from '../useSelection';
import { ControlHeading } from './ControlHeading';
import { ShadeAdvice } from './ShadeAdvice';
import { ToneMatchLine } from './ToneMatch';

/** Ten shades of pigment, each as a healed dot on this person's skin. */
export function ShadeLadder() {
  const { zones, plans, name } = useSelectedPlans();
  const skinTone = useStore(designStore, (state) => state.design.skinTone);
  const skin = useStore(designStore, (state) => state.design.skin);
  const pigment = useStore(designStore, (state) => state.design.pigment);
  const shades = SHADE_LADDERS[pigment.base];
  const used = new Set(plans.map(({ shade }) => shade));
  const only = used.size === 1 ? plans[0]!.shade : null;
  const [lightest, darkest] = [Math.min(...used), Math.max(...used)];
  return (
    <section className="control" aria-label="Shade">
      <ControlHeading
        label="Shade"
        value={only === null ? `${shades[lightest]!.name} – ${shades[darkest]!.name}` : shades[only]!.name}
        isMixed={only === null}
        {...(only === null ? {} : { unit: `${shades[only]!.waterParts} parts water` })}
      />
      <RadioGroup.Root
        className="swatches"
        aria-label={`Shade, ${name}`}
        value={only === null ? '' : String(only)}
        onValueChange={(next) => designActions.setShade(zones, Number(next))}
      >
        {shades.map((shade, index) => (
          <RadioGroup.Item
            key={shade.id}
            className="swatch"
            value={String(index)}
            aria-label={`${shade.name}, ${index + 1} of ${shades.length}`}
            title={shade.name}
            data-used={(only === null && used.has(index)) || undefined}
            style={{ background: skinSwatchSrgb({ skinTone, skin }) }}
          >
            <span className="swatch-dot" style={{ background: dotSwatchSrgb(index, { skinTone, skin, pigment }) }} />
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <ShadeAdvice />
      <ToneMatchLine />
    </section>
  );
}
