import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import { SHADES } from '../../pigment/shades';
import { dotSwatchSrgb, skinSwatchSrgb } from '../swatchColour';
import { useSelectedPlans } from '../useSelection';
import { ControlHeading } from './ControlHeading';
import { ToneMatchLine } from './ToneMatch';

/** Ten shades of pigment, each as a healed dot on this person's skin. */
export function ShadeLadder() {
  const { zones, plans, name } = useSelectedPlans();
  const tone = useStore(designStore, (state) => state.design.skinTone);
  const used = new Set(plans.map(({ shade }) => shade));
  const only = used.size === 1 ? plans[0]!.shade : null;
  const [lightest, darkest] = [Math.min(...used), Math.max(...used)];
  return (
    <section className="control" aria-label="Shade">
      <ControlHeading
        label="Shade"
        value={only === null ? `${SHADES[lightest]!.name} – ${SHADES[darkest]!.name}` : SHADES[only]!.name}
        isMixed={only === null}
        {...(only === null ? {} : { unit: `${SHADES[only]!.waterParts} parts water` })}
      />
      <RadioGroup.Root
        className="swatches"
        aria-label={`Shade, ${name}`}
        value={only === null ? '' : String(only)}
        onValueChange={(next) => designActions.setShade(zones, Number(next))}
      >
        {SHADES.map((shade, index) => (
          <RadioGroup.Item
            key={shade.id}
            className="swatch"
            value={String(index)}
            aria-label={`${shade.name}, ${index + 1} of ${SHADES.length}`}
            title={shade.name}
            data-used={(only === null && used.has(index)) || undefined}
            style={{ background: skinSwatchSrgb(tone) }}
          >
            <span className="swatch-dot" style={{ background: dotSwatchSrgb(index, tone) }} />
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <ToneMatchLine />
    </section>
  );
}
