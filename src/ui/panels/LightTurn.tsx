import { RotateCcw } from 'lucide-react';
import { Slider } from 'radix-ui';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { formatTurn, spokenTurn } from '../lightNames';
import { session, sessionActions } from '../session';
import { ControlHeading } from './ControlHeading';

const MOST_DEGREES = 180;
const STEP_DEGREES = 5;

/**
 * Walks the light around the head. Belongs to the session, so it has no undo; a double tap or the button puts it back.
 */
export function LightTurn() {
  const turn = useStore(session, (state) => state.lightTurnDegrees);
  // a slider that goes away under the finger is no longer held
  useEffect(() => () => void sessionActions.stopAdjusting(), []);
  const middle = 50;
  const at = middle + (turn / MOST_DEGREES) * 50;
  const reset = () => sessionActions.turnLight(0);
  return (
    <section className="control" aria-label="Turn of the light">
      <ControlHeading label="Turn the light" value={formatTurn(turn)} />
      <div className="light-turn">
        <Slider.Root
          className="slider"
          data-control="light"
          value={[turn]}
          min={-MOST_DEGREES}
          max={MOST_DEGREES}
          step={STEP_DEGREES}
          onValueChange={([next]) => sessionActions.turnLight(next!)}
          onPointerDown={() => sessionActions.startAdjusting('light')}
          onPointerUp={sessionActions.stopAdjusting}
          onPointerCancel={sessionActions.stopAdjusting}
          onLostPointerCapture={sessionActions.stopAdjusting}
          onDoubleClick={reset}
        >
          <Slider.Track className="slider-track">
            <span
              className="slider-band"
              style={{ left: `${Math.min(middle, at)}%`, right: `${100 - Math.max(middle, at)}%` }}
            />
            <span className="light-turn-middle" />
          </Slider.Track>
          <Slider.Thumb
            className="slider-thumb"
            aria-label="Turn the light around the head"
            aria-valuetext={spokenTurn(turn)}
          />
        </Slider.Root>
        <button
          type="button"
          className="icon-button"
          aria-label="Turn the light back"
          title="Turn the light back"
          disabled={turn === 0}
          onClick={reset}
        >
          <RotateCcw aria-hidden size={20} />
        </button>
      </div>
    </section>
  );
}
