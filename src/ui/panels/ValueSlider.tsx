import { Slider } from 'radix-ui';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react';
import { designActions } from '../../design/designStore';
import type { Span } from '../format';
import { type Control, sessionActions } from '../session';

interface ValueSliderProps {
  readonly control: Control;
  readonly label: string;
  /** Read aloud, with its unit. */
  readonly valueText: string;
  /** Smallest and largest value among the zones; one number twice when they agree. */
  readonly span: Span;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  onChange(value: number): void;
}

/** Steps by key that come within this time of each other are one step of undo. */
const KEY_PAUSE_MS = 900;
/** A touch this close to the thumb takes hold of it where it is; farther away the thumb comes to the finger. */
const HOLD_PX = 26;
const MOVING_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

/**
 * A slider whose whole drag is one step of undo.
 *
 * Where zones differ it shows the stretch that they span and a hollow thumb in its middle; the first movement gives all
 * of them one value.
 */
export function ValueSlider({ control, label, valueText, span, min, max, step, onChange }: ValueSliderProps) {
  const keyPause = useRef<ReturnType<typeof setTimeout> | null>(null);
  const value = (span.min + span.max) / 2;
  const isMixed = span.max - span.min > step * 1e-6;
  /** How far beside the thumb's middle the finger took hold of it, in whole steps. */
  const hold = useRef(0);
  const toPercent = (value: number) => ((value - min) / (max - min)) * 100;

  const endKeys = () => {
    if (!keyPause.current) return;
    clearTimeout(keyPause.current);
    keyPause.current = null;
    designActions.commitGesture();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!MOVING_KEYS.has(event.key)) return;
    if (keyPause.current) clearTimeout(keyPause.current);
    else designActions.beginGesture();
    keyPause.current = setTimeout(endKeys, KEY_PAUSE_MS);
  };
  const isDragging = useRef(false);
  const endDrag = (isCancelled: boolean) => {
    if (!isDragging.current) return;
    isDragging.current = false;
    if (isCancelled) designActions.cancelGesture();
    else designActions.commitGesture();
    sessionActions.stopAdjusting();
  };
  // a slider that goes away under the finger must not leave its gesture open
  const endAll = useRef(() => {});
  endAll.current = () => {
    endKeys();
    endDrag(false);
  };
  useEffect(() => () => endAll.current(), []);

  return (
    <Slider.Root
      className="slider"
      data-mixed={isMixed || undefined}
      data-control={control}
      value={[value]}
      min={min}
      max={max}
      step={step}
      onValueChange={([next]) => {
        // at the ends of the track the value is at its end, wherever the thumb was held
        const isEnd = next === min || next === max;
        onChange(isEnd ? next : Math.min(max, Math.max(min, next! - hold.current)));
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        endKeys();
        isDragging.current = true;
        const { left, width } = event.currentTarget.getBoundingClientRect();
        const besidePx = event.clientX - left - ((value - min) / (max - min)) * width;
        const beside = (besidePx / width) * (max - min);
        hold.current = Math.abs(besidePx) <= HOLD_PX ? Math.round(beside / step) * step : 0;
        designActions.beginGesture();
        sessionActions.startAdjusting(control);
      }}
      onPointerCancel={() => endDrag(true)}
      onLostPointerCapture={() => endDrag(false)}
      onPointerUp={() => endDrag(false)}
      onKeyDown={(event) => {
        hold.current = 0;
        onKeyDown(event);
      }}
      onBlur={endKeys}
    >
      <Slider.Track className="slider-track">
        {isMixed ? (
          <span
            className="slider-band"
            style={{ left: `${toPercent(span.min)}%`, right: `${100 - toPercent(span.max)}%` } as CSSProperties}
          />
        ) : (
          <Slider.Range className="slider-range" />
        )}
      </Slider.Track>
      <Slider.Thumb className="slider-thumb" aria-label={label} aria-valuetext={valueText} />
    </Slider.Root>
  );
}
