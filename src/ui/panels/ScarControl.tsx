import { Pencil, Plus, Trash2 } from 'lucide-react';
import { RadioGroup, Toggle } from 'radix-ui';
import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import { SCAR_LIMITS, type Scar } from '../../scalp/scars';
import { type Millimetres, mm } from '../../units';
import { SCAR_NAMES } from '../lossNames';
import { lossTool, lossToolActions } from '../lossTool';
import { ControlHeading } from './ControlHeading';
import { ValueSlider } from './ValueSlider';

const NEW_STRIP: Scar = { kind: 'strip', lengthMm: mm(180), widthMm: mm(3), heightMm: mm(8), uptake: 0.8 };
const NEW_GRAFTS: Scar = { kind: 'grafts', count: 1200, uptake: 0.8 };

/** Scars under the hair: of a strip, of single grafts, and any other. */
export function ScarControl() {
  const scars = useStore(designStore, (state) => state.design.scars);
  const isDrawing = useStore(lossTool, (state) => state.tool === 'scar');
  const chosen = Math.min(
    useStore(lossTool, (state) => state.scar),
    scars.length - 1,
  );
  const scar = scars[chosen];
  const isFull = scars.length >= SCAR_LIMITS.count;
  const add = (fresh: Scar) => {
    designActions.setScars([...scars, fresh]);
    lossToolActions.selectScar(scars.length);
  };
  const change = (next: Scar) => designActions.setScars(scars.map((each, i) => (i === chosen ? next : each)));
  return (
    <section className="control" aria-label="Scars">
      <ControlHeading label="Scars" value={`${scars.length}`} />
      <div className="loss-buttons">
        <button
          type="button"
          className="chip"
          disabled={isFull}
          onClick={() => add(NEW_STRIP)}
          aria-label="Add a FUT strip scar"
        >
          <Plus aria-hidden size={18} /> FUT strip
        </button>
        <button
          type="button"
          className="chip"
          disabled={isFull}
          onClick={() => add(NEW_GRAFTS)}
          aria-label="Add FUE dot scars"
        >
          <Plus aria-hidden size={18} /> FUE dots
        </button>
        <Toggle.Root
          className="chip"
          pressed={isDrawing}
          disabled={isFull}
          onPressedChange={() => lossToolActions.toggle('scar')}
          aria-label="Draw a scar on the head"
        >
          <Pencil aria-hidden size={18} /> Draw
        </Toggle.Root>
      </div>
      {isDrawing && (
        <p className="hint" role="status">
          Draw the scar on the scalp with one finger. Two fingers turn the head.
        </p>
      )}
      {scar && (
        <>
          <RadioGroup.Root
            className="loss-list"
            aria-label="Scar"
            value={String(chosen)}
            onValueChange={(next) => lossToolActions.selectScar(Number(next))}
          >
            {scars.map(({ kind }, i) => (
              <RadioGroup.Item
                // biome-ignore lint/suspicious/noArrayIndexKey: a scar has no name but its number
                key={i}
                className="chip"
                value={String(i)}
                aria-label={`Scar ${i + 1}, ${SCAR_NAMES[kind]}`}
              >
                {i + 1} · {SCAR_NAMES[kind]}
              </RadioGroup.Item>
            ))}
          </RadioGroup.Root>
          <div className="loss-item">
            <ControlHeading label={SCAR_NAMES[scar.kind]} value="" />
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove scar ${chosen + 1}`}
              title="Remove"
              onClick={() => designActions.setScars(scars.filter((_, i) => i !== chosen))}
            >
              <Trash2 aria-hidden size={20} />
            </button>
          </div>
          {scar.kind === 'strip' && (
            <>
              <Length
                label="Length"
                spoken="Length of the scar"
                value={scar.lengthMm}
                range={SCAR_LIMITS.lengthMm}
                step={5}
                onChange={(lengthMm) => change({ ...scar, lengthMm })}
              />
              <Length
                label="Height"
                spoken="Height of the scar above the inion"
                value={scar.heightMm}
                range={SCAR_LIMITS.heightMm}
                step={1}
                onChange={(heightMm) => change({ ...scar, heightMm })}
              />
            </>
          )}
          {scar.kind !== 'grafts' ? (
            <Length
              label="Width"
              spoken="Width of the scar"
              value={scar.widthMm}
              range={SCAR_LIMITS.widthMm}
              step={0.5}
              onChange={(widthMm) => change({ ...scar, widthMm })}
            />
          ) : (
            <>
              <ControlHeading label="Grafts taken" value={`${scar.count}`} />
              <ValueSlider
                control="loss"
                label="Grafts taken"
                valueText={`${scar.count} grafts`}
                span={{ min: scar.count, max: scar.count }}
                {...SCAR_LIMITS.graftCount}
                step={100}
                onChange={(count) => change({ ...scar, count: Math.round(count / 100) * 100 })}
              />
            </>
          )}
          <ControlHeading label="Takes pigment" value={Math.round(100 * scar.uptake).toString()} unit="%" />
          <ValueSlider
            control="loss"
            label="Pigment that the scar takes"
            valueText={`${Math.round(100 * scar.uptake)} per cent of the skin beside it`}
            span={{ min: scar.uptake, max: scar.uptake }}
            {...SCAR_LIMITS.uptake}
            step={0.05}
            onChange={(uptake) => change({ ...scar, uptake: Math.round(uptake * 20) / 20 })}
          />
        </>
      )}
    </section>
  );
}

interface LengthProps {
  readonly label: string;
  readonly spoken: string;
  readonly value: Millimetres;
  readonly range: { readonly min: number; readonly max: number };
  readonly step: number;
  onChange(value: Millimetres): void;
}

function Length({ label, spoken, value, range, step, onChange }: LengthProps) {
  const digits = step < 1 ? 1 : 0;
  return (
    <>
      <ControlHeading label={label} value={value.toFixed(digits)} unit="mm" />
      <ValueSlider
        control="loss"
        label={spoken}
        valueText={`${value.toFixed(digits)} millimetres`}
        span={{ min: value, max: value }}
        {...range}
        step={step}
        onChange={(next) => onChange(mm(Math.round(next / step) * step))}
      />
    </>
  );
}
