import { RadioGroup } from 'radix-ui';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import { noteLoss } from '../../plan/lossNotes';
import { courseFrom, type LossPatternId } from '../../scalp/lossPattern';
import { simulation } from '../../simulation';
import { formatCm2 } from '../format';
import { LOSS_GROUPS, LOSS_NAMES, severityName } from '../lossNames';
import { lossToolActions } from '../lossTool';
import { AreataControl } from './AreataControl';
import { BorderControl } from './BorderControl';
import { BrushControl } from './BrushControl';
import { ControlHeading } from './ControlHeading';
import { LossPicture } from './LossPicture';
import { ScarControl } from './ScarControl';
import { ValueSlider } from './ValueSlider';

/** Where the patient's own hair has gone, and may yet go. */
export function LossPanel() {
  // away from this page a finger on the head turns it again
  useEffect(() => () => void lossToolActions.putAway(), []);
  return (
    <>
      <SeverityControl />
      <PatternControl />
      <LossNotes />
      <BorderControl />
      <BrushControl />
      <AreataControl />
      <ScarControl />
    </>
  );
}

/** Skin that pigment has to fill most of, and what is to be said about the loss. */
function LossNotes() {
  const loss = useStore(designStore, (state) => state.design.loss);
  const bareAreaMm2 = useStore(simulation, (state) => state.loss?.bareAreaMm2 ?? null);
  return (
    <section className="control" aria-label="Loss in numbers">
      <ControlHeading
        label="Less than half the hair"
        value={bareAreaMm2 === null ? '–' : formatCm2(bareAreaMm2)}
        unit="cm²"
      />
      <ul className="hairline-notes" aria-live="polite">
        {noteLoss(loss).map(({ id, finding, reason, source }) => (
          <li key={id}>
            <b>{finding}.</b> {reason} <small>{source}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PatternControl() {
  const pattern = useStore(designStore, (state) => state.design.loss.pattern);
  return (
    <section className="control" aria-label="Pattern of hair loss">
      <h3>Pattern today</h3>
      <RadioGroup.Root
        className="loss-patterns"
        aria-label="Pattern of hair loss"
        value={pattern}
        onValueChange={(next) => designActions.chooseLossPattern(next as LossPatternId)}
      >
        {LOSS_GROUPS.map(({ label, ids }) => (
          // biome-ignore lint/a11y/useSemanticElements: one set of radios in named rows
          <div key={label} role="group" aria-label={label} className="loss-group">
            <h4>{label}</h4>
            <div className="loss-row">
              {ids.map((id) => (
                <RadioGroup.Item key={id} className="loss-chip" value={id} aria-label={LOSS_NAMES[id].full}>
                  <LossPicture pattern={id} />
                  <span>{LOSS_NAMES[id].short}</span>
                </RadioGroup.Item>
              ))}
            </div>
          </div>
        ))}
      </RadioGroup.Root>
    </section>
  );
}

/** What if more is lost? The plan stays, the hair around it goes. As high without a slider, so that pictures below stay put. */
function SeverityControl() {
  const pattern = useStore(designStore, (state) => state.design.loss.pattern);
  const severity = useStore(designStore, (state) => state.design.loss.severity);
  const most = courseFrom(pattern).length - 1;
  const name = severityName(pattern, severity);
  return (
    <section className="control loss-to-come" aria-label="Loss to come">
      <ControlHeading label={severity === 0 ? 'Today' : 'If more is lost'} value={name} />
      {most === 0 ? (
        <p className="hint">No later stage follows.</p>
      ) : (
        <ValueSlider
          control="loss"
          label="Loss to come"
          valueText={severity === 0 ? `Today: ${name}` : name}
          span={{ min: severity, max: severity }}
          min={0}
          max={most}
          step={0.05}
          onChange={(next) => designActions.setSeverity(Math.min(most, Math.round(next * 20) / 20))}
        />
      )}
    </section>
  );
}
