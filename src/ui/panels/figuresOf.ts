import type { PlanFigures, PlanSummary } from '../../plan/planSummary';
import type { ZoneId } from '../../scalp/zoneIds';
import { mm, mm2 } from '../../units';

/** The figures that are shown beside each other. */
export type ShownFigures = Pick<PlanFigures, 'dots' | 'treatedAreaMm2' | 'meanSpacingMm' | 'coverage'>;

/** Some zones taken together: sums where sums make sense, else means weighted by what they are means of. */
export function figuresOf(summary: Pick<PlanSummary, 'zones'>, ids: readonly ZoneId[]): ShownFigures {
  const parts = ids.map((id) => summary.zones[id]);
  const sum = (of: (figures: PlanFigures) => number) => parts.reduce((total, figures) => total + of(figures), 0);
  const dots = sum((figures) => figures.dots);
  const treated = sum((figures) => figures.treatedAreaMm2);
  return {
    dots,
    treatedAreaMm2: mm2(treated),
    meanSpacingMm: mm(dots > 0 ? sum((figures) => figures.meanSpacingMm * figures.dots) / dots : 0),
    coverage: treated > 0 ? sum((figures) => figures.coverage * figures.treatedAreaMm2) / treated : 0,
  };
}
