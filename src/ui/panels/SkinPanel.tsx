import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { SKIN_TONES } from '../../appearance/skinTones';
import { designActions, designStore } from '../../design/designStore';
import { ControlHeading } from './ControlHeading';

/** The patient's skin, on the Monk scale. */
export function SkinPanel() {
  const tone = useStore(designStore, (state) => state.design.skinTone);
  return (
    <section className="control" aria-label="Skin tone">
      <ControlHeading label="Skin tone" value={`Monk ${tone}`} />
      <RadioGroup.Root
        className="swatches"
        aria-label="Skin tone on the Monk scale"
        value={String(tone)}
        onValueChange={(next) => designActions.chooseSkinTone(Number(next))}
      >
        {SKIN_TONES.map(({ monk, swatchSrgb }) => (
          <RadioGroup.Item
            key={monk}
            className="swatch"
            value={String(monk)}
            aria-label={`Monk ${monk} of ${SKIN_TONES.length}, ${monk === 1 ? 'lightest' : monk === 10 ? 'deepest' : 'from light to deep'}`}
            style={{ background: swatchSrgb }}
          />
        ))}
      </RadioGroup.Root>
      <p className="hint">Ten tones from light to deep, in the light of a treatment room.</p>
    </section>
  );
}
