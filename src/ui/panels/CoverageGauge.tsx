import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { ZonePlan } from '../../pigment/fields';
import { COVERAGE_LIMITS, type CoverageLevel, coverageLevel } from '../../plan/planSummary';
import { formatPercent, formatSpan, spanOf } from '../format';

/** Coverage at the right end of the scale; more than this is drawn full. */
const SCALE_END = 0.6;

const ADVICE: Readonly<Record<CoverageLevel, string>> = {
  ok: 'Dots stay separate',
  high: 'Dots begin to run together',
  helmet: 'Reads as solid colour',
};

/** How much of the skin ink covers, on a scale that says where dots stop being dots. */
export function CoverageGauge({ plans }: { readonly plans: readonly ZonePlan[] }) {
  const id = useId();
  const span = spanOf(plans.map(inkCover));
  const level = coverageLevel(span.max);
  const percent = formatSpan(span, formatPercent, '–');
  const end = Math.min(1, span.max / SCALE_END) * 100;
  return (
    <div className="gauge" data-level={level}>
      <div className="gauge-heading">
        <span id={id}>Ink on bare skin</span>
        <span className="gauge-value">{percent} %</span>
        <p className="gauge-advice" role="status">
          {level !== 'ok' && <TriangleAlert aria-hidden size={15} />}
          {ADVICE[level]}
        </p>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a native meter has no room for marks and looks different everywhere */}
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
        {[COVERAGE_LIMITS.high, COVERAGE_LIMITS.helmet].map((mark) => (
          <span key={mark} className="gauge-mark" style={{ left: `${(mark / SCALE_END) * 100}%` }}>
            <small>{formatPercent(mark)}</small>
          </span>
        ))}
      </div>
    </div>
  );
}

/** Share of the skin that dots take up at the planned density, as if no hair of one's own grew there. */
function inkCover({ densityPerMm2, diameterMm }: ZonePlan): number {
  return (densityPerMm2 * Math.PI * diameterMm * diameterMm) / 4;
}
