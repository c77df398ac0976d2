import { ToggleGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { designActions } from '../../design/designStore';
import { meanSpacing, sessionSpacing } from '../../plan/spacing';
import { type DotsPerMm2, dotsPerMm2 } from '../../units';
import { DENSITY_SCALES, type DensityUnit, formatDensity, formatMm, formatSpan, spanOf } from '../format';
import { session, sessionActions } from '../session';
import { useSelectedPlans } from '../useSelection';
import { ControlHeading } from './ControlHeading';
import { CoverageGauge } from './CoverageGauge';
import { ValueSlider } from './ValueSlider';

/** How many dots, in the person's unit, with what it means in millimetres and how much skin the ink covers. */
export function DensityControl() {
  const { zones, plans, name } = useSelectedPlans();
  const unit = useStore(session, (state) => state.unit);
  const scale = DENSITY_SCALES[unit];
  const span = spanOf(plans.map(({ densityPerMm2 }) => densityPerMm2));
  const value = formatSpan(span, (density) => formatDensity(density as DotsPerMm2, unit));
  const isMixed = value.includes('–');

  return (
    <section className="control" aria-label="Density">
      <ControlHeading label="Density" value={value} unit={scale.label} isMixed={isMixed}>
        <UnitSwitch unit={unit} />
      </ControlHeading>
      <ValueSlider
        control="density"
        label={`Density, ${name}`}
        valueText={`${isMixed ? 'Differs between zones: ' : ''}${value.replace(' – ', ' to ')} ${scale.spoken}`}
        span={{ min: scale.to(span.min as DotsPerMm2), max: scale.to(span.max as DotsPerMm2) }}
        min={0}
        max={scale.max}
        step={scale.step}
        onChange={(next) => designActions.setDensity(zones, scale.from(next))}
      />
      <Spacing min={dotsPerMm2(span.min)} max={dotsPerMm2(span.max)} />
      <CoverageGauge plans={plans} />
    </section>
  );
}

function Spacing({ min, max }: { readonly min: DotsPerMm2; readonly max: DotsPerMm2 }) {
  if (max === 0) return <p className="hint">No microdots here.</p>;
  // the smallest density has the widest spacing
  const between = (spacing: (density: DotsPerMm2) => number) =>
    min === 0
      ? `${formatMm(spacing(max))} mm or more`
      : `${formatSpan({ min: spacing(max), max: spacing(min) }, formatMm, '–')} mm`;
  return (
    <dl className="figures">
      <div>
        <dt>Spacing</dt>
        <dd>{between(meanSpacing)}</dd>
      </div>
      <div>
        <dt>in one session</dt>
        <dd>{between(sessionSpacing)}</dd>
      </div>
    </dl>
  );
}

function UnitSwitch({ unit }: { readonly unit: DensityUnit }) {
  return (
    <ToggleGroup.Root
      className="unit-switch"
      type="single"
      value={unit}
      aria-label="Unit of density"
      onValueChange={(next) => next && sessionActions.chooseUnit(next as DensityUnit)}
    >
      {(['in2', 'cm2'] as const).map((option) => (
        <ToggleGroup.Item key={option} value={option} aria-label={DENSITY_SCALES[option].spoken}>
          <span aria-hidden>{option === 'in2' ? 'in²' : 'cm²'}</span>
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
