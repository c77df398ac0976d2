import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { SKIN_TONES } from '../../appearance/skinTones';
import { DESIGN_LIMITS, UNDERTONES, type Undertone } from '../../design/Design';
import { designActions, designStore } from '../../design/designStore';
import { ControlHeading } from './ControlHeading';
import { ValueSlider } from './ValueSlider';

/** The patient's skin: tone on the Monk scale, undertone, age and shine. */
export function SkinPanel() {
  return (
    <div className="look-grid">
      <ToneControl />
      <UndertoneControl />
      <AgeControl />
      <ShineControl />
    </div>
  );
}

function ToneControl() {
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
    </section>
  );
}

const UNDERTONE_NAMES: Readonly<Record<Undertone, { readonly short: string; readonly full: string }>> = {
  cool: { short: 'Cool', full: 'Cool, pinker' },
  neutral: { short: 'Neutral', full: 'Neutral' },
  warm: { short: 'Warm', full: 'Warm, more golden' },
};

function UndertoneControl() {
  const undertone = useStore(designStore, (state) => state.design.skin.undertone);
  return (
    <section className="control" aria-label="Undertone">
      <ControlHeading label="Undertone" value={UNDERTONE_NAMES[undertone].full} />
      <RadioGroup.Root
        className="undertones"
        aria-label="Undertone of the skin"
        value={undertone}
        onValueChange={(next) => designActions.setSkin({ undertone: next as Undertone })}
      >
        {UNDERTONES.map((id) => (
          <RadioGroup.Item key={id} className="chip" value={id} aria-label={UNDERTONE_NAMES[id].full}>
            {UNDERTONE_NAMES[id].short}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </section>
  );
}

function AgeControl() {
  const ageYears = useStore(designStore, (state) => state.design.skin.ageYears);
  return (
    <section className="control" aria-label="Age of the skin">
      <ControlHeading label="Age" value={String(ageYears)} unit="years" />
      <ValueSlider
        control="skin"
        label="Age of the skin"
        valueText={`${ageYears} years`}
        span={{ min: ageYears, max: ageYears }}
        {...DESIGN_LIMITS.ageYears}
        step={1}
        onChange={(next) => designActions.setSkin({ ageYears: Math.round(next) })}
      />
    </section>
  );
}

function ShineControl() {
  const gloss = useStore(designStore, (state) => state.design.skin.gloss);
  const percent = Math.round(100 * gloss);
  return (
    <section className="control" aria-label="Shine">
      <ControlHeading label="Shine" value={shineName(gloss)} />
      <ValueSlider
        control="skin"
        label="Shine of the scalp, from matte to oily"
        valueText={`${shineName(gloss)}, ${percent} percent`}
        span={{ min: gloss, max: gloss }}
        {...DESIGN_LIMITS.gloss}
        step={0.05}
        onChange={(next) => designActions.setSkin({ gloss: Math.round(100 * next) / 100 })}
      />
      <p className="slider-ends" aria-hidden>
        <span>Matte</span>
        <span>Oily</span>
      </p>
    </section>
  );
}

function shineName(gloss: number): string {
  if (gloss < 0.2) return 'Matte';
  if (gloss < 0.55) return 'Natural';
  return gloss < 0.8 ? 'Shiny' : 'Oily';
}
