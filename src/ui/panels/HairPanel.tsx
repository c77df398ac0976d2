import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import { hairReflectance } from '../../pigment/hairColour';
import { HAIR_COLOURS, HAIR_TRAIT_LIMITS, type HairColour } from '../../pigment/hairTraits';
import { HAIR_GROWTH, HAIR_ORIGINS, type HairOrigin } from '../../scalp/hairOrigins';
import { mm, toPerCm2 } from '../../units';
import { linearToSrgb } from '../swatchColour';
import { ControlHeading } from './ControlHeading';
import { ToneMatch } from './ToneMatch';
import { ValueSlider } from './ValueSlider';

const ORIGIN_NAMES: Readonly<Record<HairOrigin, string>> = {
  african: 'African',
  eastAsian: 'East Asian',
  european: 'European',
  hispanic: 'Hispanic',
};

const COLOUR_NAMES: Readonly<Record<HairColour, string>> = {
  black: 'Black',
  darkBrown: 'Dark brown',
  brown: 'Brown',
  lightBrown: 'Light brown',
  blond: 'Blond',
  red: 'Red',
};

/** Clipper guards by the name that is printed on them, and what they leave. */
const GUARDS: readonly (readonly [name: string, lengthMm: number])[] = [
  ['Razor', 0],
  ['0', 0.5],
  ['0.5', 1.5],
  ['1', 3],
];

/** The patient's own hair, beside and between the dots, and whether the pigment goes with it. */
export function HairPanel() {
  return (
    <>
      <LengthControl />
      <ColourControl />
      <ToneMatch />
      <OriginControl />
      <ShaftControl />
    </>
  );
}

function LengthControl() {
  const lengthMm = useStore(designStore, (state) => state.design.hair.lengthMm);
  const guard = GUARDS.find(([, length]) => Math.abs(length - lengthMm) < 0.01);
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
        onChange={(next) => designActions.setHair({ lengthMm: mm(Math.round(next * 10) / 10) })}
      />
      <RadioGroup.Root
        className="guards"
        aria-label="Clipper guard"
        value={guard?.[0] ?? ''}
        onValueChange={(next) => {
          const length = GUARDS.find(([name]) => name === next)?.[1];
          if (length !== undefined) designActions.setHair({ lengthMm: mm(length) });
        }}
      >
        {GUARDS.map(([name, length]) => (
          <RadioGroup.Item
            key={name}
            className="chip"
            value={name}
            aria-label={length === 0 ? 'Razor' : `Guard ${name}, ${length} millimetres`}
          >
            {name}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </section>
  );
}

function ColourControl() {
  const colour = useStore(designStore, (state) => state.design.hair.colour);
  const greyShare = useStore(designStore, (state) => state.design.hair.greyShare);
  const percent = `${Math.round(100 * greyShare)}`;
  return (
    <section className="control" aria-label="Hair colour">
      <ControlHeading label="Colour" value={COLOUR_NAMES[colour]} />
      <RadioGroup.Root
        className="swatches hair-colours"
        aria-label="Colour of the hair"
        value={colour}
        onValueChange={(next) => designActions.setHair({ colour: next as HairColour })}
      >
        {HAIR_COLOURS.map((each) => (
          <RadioGroup.Item
            key={each}
            className="swatch"
            value={each}
            aria-label={COLOUR_NAMES[each]}
            title={COLOUR_NAMES[each]}
            style={{ background: linearToSrgb(hairReflectance(each)) }}
          />
        ))}
      </RadioGroup.Root>
      <ControlHeading label="Grey" value={percent} unit="%" />
      <ValueSlider
        control="hair"
        label="Share of grey hair"
        valueText={`${percent} per cent`}
        span={{ min: greyShare, max: greyShare }}
        {...HAIR_TRAIT_LIMITS.greyShare}
        step={0.05}
        onChange={(next) => designActions.setHair({ greyShare: Math.round(next * 20) / 20 })}
      />
    </section>
  );
}

function OriginControl() {
  const origin = useStore(designStore, (state) => state.design.hair.origin);
  const perCm2 = Math.round(toPerCm2(HAIR_GROWTH[origin].hairsPerMm2));
  return (
    <section className="control" aria-label="Origin of the hair">
      <ControlHeading label="Origin" value={ORIGIN_NAMES[origin]} unit={`${perCm2} hairs per cm²`} />
      <RadioGroup.Root
        className="guards"
        aria-label="Origin of the hair"
        value={origin}
        onValueChange={(next) => designActions.setHair({ origin: next as HairOrigin })}
      >
        {HAIR_ORIGINS.map((each) => (
          <RadioGroup.Item key={each} className="chip" value={each}>
            {ORIGIN_NAMES[each]}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </section>
  );
}

function ShaftControl() {
  const shaftUm = useStore(designStore, (state) => state.design.hair.shaftUm);
  return (
    <section className="control" aria-label="Thickness of the hair">
      <ControlHeading label="Thickness" value={shaftUm.toFixed(0)} unit="µm" />
      <ValueSlider
        control="hair"
        label="Thickness of a hair"
        valueText={`${shaftUm.toFixed(0)} micrometres`}
        span={{ min: shaftUm, max: shaftUm }}
        {...HAIR_TRAIT_LIMITS.shaftUm}
        step={5}
        onChange={(next) => designActions.setHair({ shaftUm: Math.round(next) })}
      />
    </section>
  );
}
