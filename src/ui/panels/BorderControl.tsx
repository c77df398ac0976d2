import { RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import { PATTERN_BORDERS } from '../../scalp/lossEdits';
import { bordersOf, courseFrom } from '../../scalp/lossPattern';
import { borderMoveText, LOSS_BORDER_NAMES } from '../lossNames';
import { ControlHeading } from './ControlHeading';

/** How far each border has been dragged on the head; the handles stand there while this page is open. */
export function BorderControl() {
  const { pattern, severity, borders } = useStore(designStore, (state) => state.design.loss);
  const course = courseFrom(pattern);
  const reached = course[Math.min(course.length - 1, Math.floor(severity + 1e-6))]!;
  const shown = bordersOf(reached);
  const isMoved = Object.values(borders).some((moved) => moved !== 0);
  return (
    <section className="control" aria-label="Borders of the hair loss">
      <ControlHeading label="Borders" value={isMoved ? 'Moved' : 'As drawn'} />
      {shown.length === 0 ? (
        <p className="hint">This pattern has no border: all hair is gone.</p>
      ) : (
        <>
          <p className="hint">Drag the handles on the head: hair goes back, or comes forward, from there.</p>
          <dl className="loss-borders">
            {shown.map((id) => (
              <div key={id}>
                <dt>{LOSS_BORDER_NAMES[id].short}</dt>
                <dd>{borderMoveText(id, borders[id])}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div className="loss-buttons">
        <button
          type="button"
          className="chip"
          disabled={!isMoved}
          onClick={() => designActions.setBorders(PATTERN_BORDERS)}
        >
          <RotateCcw aria-hidden size={18} /> Reset borders
        </button>
      </div>
    </section>
  );
}
