import { RotateCcw } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { NEUTRAL_HEAD } from '../../design/Design';
import { designActions, designStore } from '../../design/designStore';
import {
  AGE_GROUPS,
  type AgeGroup,
  ANCESTRIES,
  type Ancestry,
  NEUTRAL_ANCESTRY,
  OUTLINES,
  type Outline,
  SEXES,
  type Sex,
  type ShapeId,
  shapeLimits,
  withShare,
} from '../../head/likeness';
import { AGE_NAMES, ANCESTRY_NAMES, OUTLINE_NAMES, SEX_NAMES, SHAPE_GROUPS, SHAPE_NAMES } from '../headNames';
import { ControlHeading } from './ControlHeading';
import { HeadTape } from './HeadTape';
import { ValueSlider } from './ValueSlider';

/** The head like the person's beside it: where it starts from, what the tape says, and the rest by eye. */
export function HeadPanel() {
  return (
    <div className="head-panel">
      <SexAndAge />
      <AncestryControl />
      <HeadTape />
      <OutlineControl />
      <section className="control" aria-label="Shape of the head">
        {SHAPE_GROUPS.map(({ label, ids }, i) => (
          <details key={label} className="shape-group" open={i === 0}>
            <summary>{label}</summary>
            {ids.map((id) => (
              <ShapeSlider key={id} id={id} />
            ))}
          </details>
        ))}
      </section>
      <ResetHead />
    </div>
  );
}

function SexAndAge() {
  const sex = useStore(designStore, (state) => state.design.head.sex);
  const ageGroup = useStore(designStore, (state) => state.design.head.ageGroup);
  return (
    <section className="control" aria-label="Sex and age of the head">
      <ControlHeading label="Starts from" value={SEX_NAMES[sex]} unit={AGE_NAMES[ageGroup].full.toLowerCase()} />
      <div className="head-start">
        <RadioGroup.Root
          className="head-chips head-sex"
          aria-label="Sex"
          value={sex}
          onValueChange={(next) => designActions.setHead({ sex: next as Sex })}
        >
          {SEXES.map((id) => (
            <RadioGroup.Item key={id} className="chip" value={id}>
              {SEX_NAMES[id]}
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
        <RadioGroup.Root
          className="head-chips"
          aria-label="Age of the face and neck"
          value={ageGroup}
          onValueChange={(next) => designActions.chooseAge(next as AgeGroup)}
        >
          {AGE_GROUPS.map((id) => (
            <RadioGroup.Item key={id} className="chip" value={id} aria-label={AGE_NAMES[id].full}>
              {AGE_NAMES[id].short}
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
      </div>
    </section>
  );
}

function AncestryControl() {
  const mix = useStore(designStore, (state) => state.design.head.ancestry);
  const whole = ANCESTRIES.find((id) => mix[id] > 0.999);
  const isEven = ANCESTRIES.every((id) => Math.abs(mix[id] - NEUTRAL_ANCESTRY[id]) < 1e-6);
  return (
    <section className="control" aria-label="Ancestry">
      <ControlHeading label="Ancestry" value={whole ? ANCESTRY_NAMES[whole] : isEven ? 'Even mix' : 'Mix'} />
      <RadioGroup.Root
        className="head-chips"
        aria-label="Ancestry"
        value={whole ?? (isEven ? 'even' : '')}
        onValueChange={(next) =>
          designActions.setHead({
            ancestry: next === 'even' ? NEUTRAL_ANCESTRY : withShare(NEUTRAL_ANCESTRY, next as Ancestry, 1),
          })
        }
      >
        <RadioGroup.Item className="chip" value="even" aria-label="Even mix">
          Mixed
        </RadioGroup.Item>
        {ANCESTRIES.map((id) => (
          <RadioGroup.Item key={id} className="chip" value={id}>
            {ANCESTRY_NAMES[id]}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <details className="shape-group">
        <summary>Shares of the mix</summary>
        {ANCESTRIES.map((id) => {
          const percent = `${Math.round(100 * mix[id])}`;
          return (
            <div key={id} className="shape-slider">
              <ControlHeading label={ANCESTRY_NAMES[id]} value={percent} unit="%" />
              <ValueSlider
                control="head"
                label={`${ANCESTRY_NAMES[id]} ancestry`}
                valueText={`${percent} per cent`}
                span={{ min: mix[id], max: mix[id] }}
                min={0}
                max={1}
                step={0.05}
                onChange={(next) => designActions.setHead({ ancestry: withShare(mix, id, Math.round(20 * next) / 20) })}
              />
            </div>
          );
        })}
      </details>
    </section>
  );
}

/** An outline that is chosen starts half-way. */
const FIRST_AMOUNT = 0.5;

function OutlineControl() {
  const outline = useStore(designStore, (state) => state.design.head.outline);
  const amount = useStore(designStore, (state) => state.design.head.outlineAmount);
  const percent = `${Math.round(100 * amount)}`;
  return (
    <section className="control" aria-label="Outline of the head">
      <ControlHeading
        label="Head shape"
        value={OUTLINE_NAMES[outline].full}
        {...(outline === 'none' ? {} : { unit: `${percent} %` })}
      />
      <RadioGroup.Root
        className="head-chips"
        aria-label="Head shape"
        value={outline}
        onValueChange={(next) =>
          designActions.setHead({
            outline: next as Outline | 'none',
            outlineAmount: next === 'none' ? 0 : amount || FIRST_AMOUNT,
          })
        }
      >
        {(['none', ...OUTLINES] as const).map((id) => (
          <RadioGroup.Item key={id} className="chip" value={id} aria-label={OUTLINE_NAMES[id].full}>
            {OUTLINE_NAMES[id].short}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {outline !== 'none' && (
        <ValueSlider
          control="head"
          label={`Amount of ${OUTLINE_NAMES[outline].full.toLowerCase()}`}
          valueText={`${percent} per cent`}
          span={{ min: amount, max: amount }}
          min={0}
          max={1}
          step={0.05}
          onChange={(next) => designActions.setHead({ outlineAmount: Math.round(20 * next) / 20 })}
        />
      )}
    </section>
  );
}

function ShapeSlider({ id }: { readonly id: ShapeId }) {
  const value = useStore(designStore, (state) => state.design.head.shape[id]);
  const { label, less, more } = SHAPE_NAMES[id];
  const percent = Math.round(100 * Math.abs(value));
  return (
    <div className="shape-slider">
      <ControlHeading label={label} value={percent === 0 ? 'Average' : `${value < 0 ? less : more} ${percent} %`} />
      <ValueSlider
        control="head"
        label={label}
        valueText={percent === 0 ? 'Average' : `${value < 0 ? less : more}, ${percent} per cent`}
        span={{ min: value, max: value }}
        {...shapeLimits(id)}
        step={0.05}
        onChange={(next) => {
          const { shape } = designStore.getState().design.head;
          designActions.setHead({ shape: { ...shape, [id]: Math.round(20 * next) / 20 + 0 } });
        }}
      />
      <p className="slider-ends" aria-hidden>
        <span>{less}</span>
        <span>{more}</span>
      </p>
    </div>
  );
}

function ResetHead() {
  const isNeutral = useStore(designStore, ({ design }) => JSON.stringify(design.head) === JSON.stringify(NEUTRAL_HEAD));
  return (
    <button
      type="button"
      className="head-reset"
      disabled={isNeutral}
      onClick={() => designActions.setHead(NEUTRAL_HEAD)}
    >
      <RotateCcw aria-hidden size={18} />
      Back to the average head
    </button>
  );
}
