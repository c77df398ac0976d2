import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { ZonePlan } from '../../pigment/fields';
import { COVERAGE_MARKS, type CoverageLevel, coverageAt, coverageLevel } from '../densityFigures';
import { formatPercent, formatSpan, spanOf } from '../format';

/** Coverage at the right end of the scale; more than this is drawn full. */
const SCALE_END = 0.6;

const ADVICE: Readonly<Record<CoverageLevel, string>> = {
  separate: 'Dots stay separate.',
  dense: 'Dense. Dots begin to run together.',
  solid: 'Very dense. It will read as solid colour rather than hair.',
};

/** How much of the skin ink covers, on a scale that says where dots stop being dots. */
export function CoverageGauge({ plans }: { readonly plans: readonly ZonePlan[] }) {
  const id = useId();
  const span = spanOf(plans.map(({ densityPerMm2, diameterMm }) => coverageAt(densityPerMm2, diameterMm)));
  const level = coverageLevel(span.max);
  const percent = formatSpan(span, formatPercent, '–');
  const end = Math.min(1, span.max / SCALE_END) * 100;
  return (
    <div className="gauge" data-level={level}>
      <div className="gauge-heading">
        <span id={id}>Ink cover</span>
        <span className="gauge-value">{percent} %</span>
      </div>
      <div
        className="gauge-scale"
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(span.max * 100)}
        aria-valuetext={`${percent.replace('–', ' to ')} per cent. ${ADVICE[level]}`}
      >
        <span className="gauge-bar" style={{ width: `${end}%` }} />
        {[COVERAGE_MARKS.dense, COVERAGE_MARKS.solid].map((mark) => (
          <span key={mark} className="gauge-mark" style={{ left: `${(mark / SCALE_END) * 100}%` }}>
            <small>{formatPercent(mark)}</small>
          </span>
        ))}
      </div>
      <p className="gauge-advice" role="status">
        {level !== 'separate' && <TriangleAlert aria-hidden size={16} />}
        {ADVICE[level]}
      </p>
    </div>
  );
}
