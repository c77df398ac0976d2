import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { simulation } from '../../simulation';
import { formatCm2, formatCount, formatMm, formatPercent } from '../format';
import { useSelectedPlans } from '../useSelection';
import { figuresOf, type ShownFigures } from './figuresOf';

/** Spoken at most this often, and only when the figures have come to rest. */
const SPEAK_AFTER_MS = 1200;

/** What the plan comes to, counted over the very dots in the picture. */
export function Readout() {
  const summary = useStore(simulation, (state) => state.summary);
  const isCounted = useStore(simulation, (state) => state.isCounted);
  const { selection, zones, name, shortName } = useSelectedPlans();
  const isPart = selection !== 'all';
  const whole = summary?.total ?? null;
  const part = summary && isPart ? figuresOf(summary, zones) : null;
  return (
    <section className="readout" aria-label="Plan in numbers" aria-busy={!isCounted}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">Dots</th>
            <th scope="col">Area</th>
            <th scope="col">Spacing</th>
            <th scope="col">Ink cover</th>
          </tr>
        </thead>
        <tbody>
          {isPart && <FiguresRow label={shortName} figures={part} id="selected" />}
          <FiguresRow label="Total" figures={whole} id="total" isMuted={isPart} />
        </tbody>
      </table>
      <Spoken text={whole ? sentence(isPart ? name : 'Whole plan', part ?? whole) : ''} />
    </section>
  );
}

interface FiguresRowProps {
  readonly label: string;
  readonly figures: ShownFigures | null;
  readonly id: 'selected' | 'total';
  readonly isMuted?: boolean;
}

function FiguresRow({ label, figures, id, isMuted }: FiguresRowProps) {
  const isEmpty = figures?.dots === 0;
  return (
    <tr data-row={id} data-muted={isMuted || undefined}>
      <th scope="row">{label}</th>
      <td>
        <span data-figure="dots">{figures ? formatCount(figures.dots) : '–'}</span>
        <small className="dots-unit"> dots</small>
      </td>
      <td>
        <span data-figure="area">{figures ? formatCm2(figures.treatedAreaMm2) : '–'}</span> <small>cm²</small>
      </td>
      <td>
        <span data-figure="spacing">{figures && !isEmpty ? formatMm(figures.meanSpacingMm) : '–'}</span>{' '}
        <small>mm</small>
      </td>
      <td>
        <span data-figure="coverage">{figures ? formatPercent(figures.coverage) : '–'}</span> <small>%</small>
      </td>
    </tr>
  );
}

function sentence(name: string, figures: ShownFigures): string {
  const { dots, treatedAreaMm2, meanSpacingMm, coverage } = figures;
  if (dots === 0) return `${name}: no microdots.`;
  return `${name}: ${formatCount(dots)} microdots on ${formatCm2(treatedAreaMm2)} square centimetres, ${formatMm(meanSpacingMm)} millimetres apart, ink on ${formatPercent(coverage)} per cent of the skin.`;
}

/** For screen readers: the figures, once they have stopped changing. */
function Spoken({ text }: { readonly text: string }) {
  const [spoken, setSpoken] = useState('');
  const isFirst = useRef(true);
  useEffect(() => {
    if (!text) return;
    if (isFirst.current) {
      // the first figures are no news
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => setSpoken(text), SPEAK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {spoken}
    </p>
  );
}
