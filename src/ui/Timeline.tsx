/** From today to ten years on: which point of the treatment the picture shows. Nothing moves unless a person moves it. */
import { ChevronLeft, ChevronRight, Clock, Minus, Plus, SlidersHorizontal } from 'lucide-react';
import { RadioGroup, Slider, Toggle, ToggleGroup } from 'radix-ui';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { designActions, designStore } from '../design/designStore';
import { HEALED, isSameTime, LAST_YEAR, LONGEST_UNSHAVEN_DAYS, type TimePoint, timeStops } from '../pigment/healing';
import { ControlHeading } from './panels/ControlHeading';
import { session, sessionActions } from './session';
import { shortTimeName, timeName } from './timeNames';
import type { Layout } from './useLayout';
import { useTimeLook, useTimePoint } from './useTimeLook';

const YEARS = Array.from({ length: LAST_YEAR }, (_, index) => index + 1);

/** Says which point is shown, and opens the timeline: above it where there is room, in the panel where there isn't. */
export function TimeButton({ layout }: { readonly layout: Layout }) {
  const isOpen = useStore(session, (state) =>
    isSmall(layout) ? state.isPanelOpen && state.control === 'time' : state.isTimelineOpen,
  );
  const point = useTimePoint();
  const name = shortTimeName(point);
  return (
    <button
      type="button"
      className="time-button"
      aria-expanded={isOpen}
      aria-label={`Time: ${name}`}
      title="From today to ten years on"
      onClick={() => (isSmall(layout) ? sessionActions.showControl('time') : sessionActions.toggleTimeline())}
    >
      <Clock aria-hidden size={20} />
      <span>{name}</span>
    </button>
  );
}

/** The strip above the views; on small screens the panel has it instead. */
export function Timeline({ layout }: { readonly layout: Layout }) {
  const isOpen = useStore(session, (state) => state.isTimelineOpen);
  const [hasDetails, setHasDetails] = useState(false);
  const id = useId();
  if (!isOpen || isSmall(layout)) return null;
  return (
    <section className="timeline" aria-label="Time">
      <div className="timeline-row">
        <TimeSlider />
        <button
          type="button"
          className="icon-button"
          aria-expanded={hasDetails}
          aria-controls={id}
          aria-label="Shaving, sessions and touch-ups"
          title="Shaving, sessions and touch-ups"
          onClick={() => setHasDetails(!hasDetails)}
        >
          <SlidersHorizontal aria-hidden size={20} />
        </button>
      </div>
      <div id={id} hidden={!hasDetails}>
        {hasDetails && <TimeDetails />}
      </div>
    </section>
  );
}

/** The same as a tab of the small panel. */
export function TimePanel() {
  const point = useTimePoint();
  return (
    <section className="control time-panel" aria-label="Time">
      <ControlHeading label="Time" value={timeName(point)} />
      <TimeSlider />
      <TimeDetails />
    </section>
  );
}

/** Whether the timeline is a tab of the panel. */
function isSmall(layout: Layout): boolean {
  return layout === 'sheet' || layout === 'narrow';
}

function TimeSlider() {
  const course = useStore(designStore, (state) => state.design.course);
  const point = useTimePoint();
  const { caption } = useTimeLook();
  const stops = timeStops(course);
  const last = stops.length - 1;
  const index = stops.findIndex((stop) => isSameTime(stop, point));
  const go = (to: number) => sessionActions.showTime(stops[Math.min(last, Math.max(0, to))]!);
  return (
    <div className="time-slider">
      <button
        type="button"
        className="icon-button"
        aria-label="Earlier"
        disabled={index <= 0}
        onClick={() => go(index - 1)}
      >
        <ChevronLeft aria-hidden size={22} />
      </button>
      <Slider.Root
        className="slider time-track"
        value={[index]}
        min={0}
        max={last}
        step={1}
        onValueChange={([next]) => go(next!)}
      >
        <Slider.Track className="slider-track">
          <Slider.Range className="slider-range" />
        </Slider.Track>
        {stops.map((stop, at) => (
          <span
            key={timeName(stop)}
            className="time-mark"
            aria-hidden
            data-major={isMajor(stop) || undefined}
            data-shown={at === index || undefined}
            data-touched={(stop.kind === 'year' && course.touchUpYears.includes(stop.year)) || undefined}
            style={{ left: `${(at / last) * 100}%` }}
          >
            {stop.kind === 'day' && stop.day === 7 ? '7 d' : stop.kind === 'year' ? stop.year : shortTimeName(stop)}
          </span>
        ))}
        <Slider.Thumb
          className="slider-thumb"
          aria-label="Time shown"
          aria-valuetext={`${timeName(point)}. ${caption}`}
        />
      </Slider.Root>
      <button
        type="button"
        className="icon-button"
        aria-label="Later"
        disabled={index >= last}
        onClick={() => go(index + 1)}
      >
        <ChevronRight aria-hidden size={22} />
      </button>
    </div>
  );
}

/** Points that keep their name where the strip is short. */
function isMajor(stop: TimePoint): boolean {
  return stop.kind === 'bare' || isSameTime(stop, HEALED) || (stop.kind === 'year' && stop.year % 5 === 0);
}

function TimeDetails() {
  const course = useStore(designStore, (state) => state.design.course);
  const days = useStore(session, (state) => state.unshavenDays);
  const isPlacedTooDeep = useStore(session, (state) => state.isPlacedTooDeep);
  return (
    <div className="time-details">
      <fieldset className="time-field">
        <legend>Without shaving</legend>
        <button
          type="button"
          className="icon-button"
          aria-label="One day shorter"
          disabled={days <= 0}
          onClick={() => sessionActions.leaveUnshaven(days - 1)}
        >
          <Minus aria-hidden size={18} />
        </button>
        <output className="time-days">{days === 1 ? '1 day' : `${days} days`}</output>
        <button
          type="button"
          className="icon-button"
          aria-label="One day longer"
          disabled={days >= LONGEST_UNSHAVEN_DAYS}
          onClick={() => sessionActions.leaveUnshaven(days + 1)}
        >
          <Plus aria-hidden size={18} />
        </button>
      </fieldset>
      <fieldset className="time-field">
        <legend id="time-sessions">Sessions</legend>
        <RadioGroup.Root
          className="time-chips"
          aria-labelledby="time-sessions"
          value={String(course.sessions)}
          onValueChange={(next) => designActions.setCourse({ sessions: next === '4' ? 4 : 3 })}
        >
          <RadioGroup.Item className="chip" value="3">
            3
          </RadioGroup.Item>
          <RadioGroup.Item className="chip" value="4" title="A fourth adds about 7 % more dots">
            4
          </RadioGroup.Item>
        </RadioGroup.Root>
      </fieldset>
      <Toggle.Root
        className="chip time-poor"
        pressed={isPlacedTooDeep}
        onPressedChange={sessionActions.showPlacedTooDeep}
        title="What poor work looks like: too deep and too dark. For comparison only; plan, numbers and files stay as they are"
      >
        Placed too deep
      </Toggle.Root>
      <fieldset className="time-field time-touch-ups">
        <legend id="time-touch-ups">Touch-up in year</legend>
        <ToggleGroup.Root
          type="multiple"
          className="time-chips"
          aria-labelledby="time-touch-ups"
          value={course.touchUpYears.map(String)}
          onValueChange={(next) => designActions.setCourse({ touchUpYears: next.map(Number).sort((a, b) => a - b) })}
        >
          {YEARS.map((year) => (
            <ToggleGroup.Item key={year} className="chip" value={String(year)} aria-label={`Touch-up in year ${year}`}>
              {year}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      </fieldset>
    </div>
  );
}
