import { ToggleGroup } from 'radix-ui';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { DESIGN_LIMITS, type TapedSize } from '../../design/Design';
import { designActions, designStore } from '../../design/designStore';
import { FIT_TOLERANCE_MM, type WantedSize } from '../../head/fitHeadSize';
import { HEAD_SIZE_IDS, type HeadSizeId } from '../../head/headSize';
import { fitHeadSize, simulation } from '../../simulation';
import type { Millimetres } from '../../units';
import { SIZE_NAMES } from '../headNames';
import { showNotice } from '../notices';
import { session, sessionActions } from '../session';
import { formatTape, LENGTH_UNITS, type LengthUnit, readTape } from '../tapeText';

/** Lengths taken on the person with a tape. The head's width, height and length follow them. */
export function HeadTape() {
  const unit = useStore(session, (state) => state.lengthUnit);
  const [missed, setMissed] = useState<readonly HeadSizeId[]>([]);
  const [isFitting, setIsFitting] = useState(false);

  const fitTo = (taped: TapedSize) => {
    const wanted: Partial<Record<HeadSizeId, Millimetres>> = {};
    for (const id of HEAD_SIZE_IDS) if (taped[id] !== null) wanted[id] = taped[id];
    setIsFitting(true);
    fitHeadSize(designStore.getState().design.head, wanted satisfies WantedSize)
      .then(
        ({ likeness, missed }) => {
          const { shape } = designStore.getState().design.head;
          const { width, height, depth } = likeness.shape;
          designActions.setHead({ taped, shape: { ...shape, width, height, depth } });
          setMissed(missed);
        },
        (error: Error) =>
          showNotice({ id: 'fit', kind: 'problem', text: `The head could not be fitted. ${error.message}` }),
      )
      .finally(() => setIsFitting(false));
  };
  const enter = (id: HeadSizeId, length: Millimetres | null) => {
    const taped = { ...designStore.getState().design.head.taped, [id]: length };
    if (length === null) designActions.setHead({ taped });
    else fitTo(taped);
  };

  return (
    <section className="control head-tape" aria-label="Measured with a tape" aria-busy={isFitting}>
      <div className="control-heading">
        <h3>Measured with a tape</h3>
        <ToggleGroup.Root
          type="single"
          className="unit-switch"
          aria-label="Unit of the tape"
          value={unit}
          onValueChange={(next) => next && sessionActions.chooseLengthUnit(next as LengthUnit)}
        >
          {(['cm', 'in'] as const).map((each) => (
            <ToggleGroup.Item key={each} value={each} aria-label={LENGTH_UNITS[each].spoken}>
              {each}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      </div>
      {HEAD_SIZE_IDS.map((id) => (
        <TapeField
          key={`${id} ${unit}`}
          id={id}
          unit={unit}
          isMissed={missed.includes(id)}
          onEnter={(length) => enter(id, length)}
          onFit={() => fitTo(designStore.getState().design.head.taped)}
        />
      ))}
    </section>
  );
}

interface TapeFieldProps {
  readonly id: HeadSizeId;
  readonly unit: LengthUnit;
  /** The last fit did not reach it. */
  readonly isMissed: boolean;
  onEnter(length: Millimetres | null): void;
  onFit(): void;
}

function TapeField({ id, unit, isMissed, onEnter, onFit }: TapeFieldProps) {
  const taped = useStore(designStore, (state) => state.design.head.taped[id]);
  const size = useStore(simulation, (state) => state.headSize?.[id] ?? null);
  /** What is being typed, or was refused. */
  const [draft, setDraft] = useState<string | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const inputId = useId();
  const { label, how } = SIZE_NAMES[id];

  const commit = () => {
    if (draft === null) return;
    const reading = readTape(draft, unit, DESIGN_LIMITS[`${id}Mm`]);
    if (reading.kind === 'refused') {
      setWhy(reading.why);
      return;
    }
    setDraft(null);
    setWhy(null);
    const length = reading.kind === 'empty' ? null : reading.length;
    if (length !== taped) onEnter(length);
  };

  const isOff = taped !== null && size !== null && Math.abs(size - taped) > FIT_TOLERANCE_MM;
  return (
    <div className="tape-field">
      <label htmlFor={inputId}>{label}</label>
      <span className="tape-input">
        <input
          id={inputId}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          data-size={id}
          value={draft ?? (taped === null ? '' : formatTape(taped, unit))}
          placeholder={size === null ? '' : formatTape(size, unit)}
          aria-invalid={why !== null}
          aria-describedby={`${inputId}-note`}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key !== 'Escape') return;
            setDraft(null);
            setWhy(null);
          }}
        />
        <span aria-hidden>{unit}</span>
      </span>
      <p id={`${inputId}-note`} className="hint" data-kind={why ? 'refused' : isOff ? 'off' : undefined} role="status">
        {why ??
          (isOff
            ? isMissed
              ? `Out of reach with this shape: the head has ${formatTape(size, unit)} ${unit}, as near as it comes.`
              : `The head has ${formatTape(size, unit)} ${unit} since its shape changed.`
            : how)}
      </p>
      {isOff && !isMissed && (
        <button type="button" className="chip" onClick={onFit}>
          Fit again
        </button>
      )}
    </div>
  );
}
