/** What is seen of the loupe around its picture: rim, scale bar, figures and the spot on the head. LoupeRig moves it. */
import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PatchFigures } from '../plan/inspectPatch';
import { simulation } from '../simulation';
import { DENSITY_SCALES, type DensityUnit, formatCount, formatDensity, formatMm, formatPercent } from './format';
import { freeArea } from './freeArea';
import { countUnderLoupe, LOUPE_WIDTHS, loupe, loupeActions } from './loupe';
import type { Rect } from './placeGlass';
import { session, sessionActions } from './session';

/** What LoupeRig writes to and asks, frame by frame. */
export interface LoupeElements {
  readonly root: HTMLElement;
  readonly glass: HTMLElement;
  readonly figures: HTMLElement;
  readonly spot: HTMLElement;
  readonly leader: HTMLElement;
  /** Where glass and figures may be, CSS px of the canvas. */
  area: Rect;
  side: number;
  pxPerMm: number;
  onScale(side: number, pxPerMm: number): void;
  /** Asks for another frame. */
  redraw(): void;
  /** Moves the spot over the skin, mm as seen in the glass. */
  nudge(rightMm: number, upMm: number): void;
  /** See LoupeHands. */
  grab(x: number, y: number): { readonly x: number; readonly y: number } | null;
}

const EDGE_PX = 10;
/** The buttons stand out over the glass's upper corners. */
const BUTTONS_PX = 14;
/** Lengths of the scale bar, mm. */
const BARS = [5, 2, 1] as const;
/** The longest of them that is no more than this share of the glass. */
const LONGEST_BAR = 0.45;
const STEP_MM = 1;
const LONG_STEP_MM = 5;
/** Spoken only when the figures have come to rest. */
const SPEAK_AFTER_MS = 1000;
/** Skin of which less than this share bears hair is called outside. */
const LEAST_SCALP = 0.04;

export function Loupe({ elements }: { readonly elements: RefObject<LoupeElements | null> }) {
  const root = useRef<HTMLDivElement>(null);
  const glass = useRef<HTMLDivElement>(null);
  const figuresPlate = useRef<HTMLDivElement>(null);
  const spot = useRef<HTMLDivElement>(null);
  const leader = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState({ side: 0, pxPerMm: 0 });
  const width = useStore(loupe, (state) => state.width);
  const isHeld = useStore(loupe, (state) => state.isHeld);
  const place = useStore(loupe, (state) => state.spot);
  const insets = useStore(freeArea, (state) => state.insets);

  useLayoutEffect(() => {
    elements.current = {
      root: root.current!,
      glass: glass.current!,
      figures: figuresPlate.current!,
      spot: spot.current!,
      leader: leader.current!,
      area: { left: 0, top: 0, right: 0, bottom: 0 },
      side: 0,
      pxPerMm: 0,
      onScale: (side, pxPerMm) => setScale({ side, pxPerMm }),
      redraw: () => {},
      nudge: () => {},
      grab: () => null,
    };
    return () => {
      elements.current = null;
    };
  }, [elements]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the free area changes with what is measured here
  useLayoutEffect(() => {
    const view = root.current!;
    const measure = () => {
      const shown = elements.current;
      if (!shown) return;
      shown.area = measureArea(view);
      shown.redraw();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(view);
    // a device that was turned: bar, dock and panel have their new places a frame or two later
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(measure);
    });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [elements, insets]);

  useEffect(countUnderLoupe, []);

  useEffect(() => {
    const before = document.activeElement;
    glass.current?.focus({ preventScroll: true });
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isElsewhere = (event.target as HTMLElement | null)?.closest('[role="menu"], [role="dialog"]');
      if (event.key === 'Escape' && !event.defaultPrevented && !isElsewhere) sessionActions.closeLoupe();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  const { side, pxPerMm } = scale;
  const barMm = BARS.find((length) => length * pxPerMm <= LONGEST_BAR * side) ?? BARS[BARS.length - 1]!;
  return (
    <div className="loupe" ref={root} data-held={isHeld || undefined}>
      <div className="loupe-leader" ref={leader} aria-hidden />
      <div className="loupe-spot" ref={spot} aria-hidden />
      <div
        className="loupe-glass"
        ref={glass}
        role="application"
        aria-roledescription="loupe"
        aria-label={`Loupe over ${LOUPE_WIDTHS[width]} millimetres of skin. Arrow keys move it by 1 millimetre, with shift by 5; plus and minus magnify more and less; Escape closes it.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the loupe takes keys while it has focus
        tabIndex={0}
        onKeyDown={(event) => steer(event, elements.current)}
        data-px-per-mm={pxPerMm}
        data-width-mm={LOUPE_WIDTHS[width]}
        data-point={place?.position.map((value) => value.toFixed(3)).join(' ')}
        style={{ width: side, height: side }}
      >
        <div className="loupe-rim" aria-hidden />
        <div className="loupe-scale" style={{ width: barMm * pxPerMm }} data-bar-mm={barMm} aria-hidden>
          <span>{barMm} mm</span>
        </div>
        <button
          type="button"
          className="loupe-button"
          data-corner="left"
          aria-label="Show more skin"
          title="Show more skin"
          disabled={width === LOUPE_WIDTHS.length - 1}
          onClick={() => loupeActions.widen(1)}
        >
          <Minus aria-hidden size={20} />
        </button>
        <button
          type="button"
          className="loupe-button"
          data-corner="right"
          aria-label="Magnify more"
          title="Magnify more"
          disabled={width === 0}
          onClick={() => loupeActions.widen(-1)}
        >
          <Plus aria-hidden size={20} />
        </button>
        <div className="loupe-hang">
          <div className="loupe-plate-place" ref={figuresPlate}>
            <Figures radiusMm={LOUPE_WIDTHS[width]! / 2} />
          </div>
        </div>
      </div>
    </div>
  );
}

function Figures({ radiusMm }: { readonly radiusMm: number }) {
  const figures = useStore(loupe, (state) => state.figures);
  const isCounting = useStore(loupe, (state) => state.isCounting);
  const unit = useStore(session, (state) => state.unit);
  const isReady = useStore(simulation, (state) => state.stage === 'ready');
  const isOutside = figures !== null && figures.areaMm2 < LEAST_SCALP * Math.PI * radiusMm * radiusMm;
  const spoken = useRested(figures ? sentence(figures, isOutside, unit) : '');
  return (
    <>
      <div
        className="loupe-plate"
        data-state={!figures ? 'waiting' : isOutside ? 'outside' : 'counted'}
        data-counting={isCounting || undefined}
      >
        {!figures ? (
          <p>{isReady ? '…' : 'Placing dots…'}</p>
        ) : isOutside ? (
          <p>Outside the scalp</p>
        ) : (
          <>
            <p className="loupe-density">
              <span data-loupe="density">{formatDensity(figures.densityPerMm2, unit)}</span>{' '}
              <small>
                <span className="loupe-dots-unit">dots </span>
                {DENSITY_SCALES[unit].label}
              </small>
            </p>
            <p>
              <Part value={formatCount(figures.dots)} unit={figures.dots === 1 ? 'dot' : 'dots'} id="dots" />
              {figures.dots > 0 && <Part value={formatPercent(figures.coverage)} unit="% ink" id="coverage" />}
              {figures.meanNearestMm > 0 && (
                <Part value={formatMm(figures.meanNearestMm)} unit="mm apart" id="nearest" />
              )}
              {figures.follicles > 0 && (
                <Part
                  value={formatCount(figures.follicles)}
                  unit={figures.follicles === 1 ? 'hair' : 'hairs'}
                  id="follicles"
                />
              )}
            </p>
          </>
        )}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}

function Part({ value, unit, id }: { readonly value: string; readonly unit: string; readonly id: string }) {
  return (
    <span>
      <b data-loupe={id}>{value}</b> {unit}
    </span>
  );
}

function sentence(figures: PatchFigures, isOutside: boolean, unit: DensityUnit): string {
  if (isOutside) return 'Outside the scalp.';
  const { dots, follicles, densityPerMm2, meanNearestMm, coverage } = figures;
  const hairs = follicles > 0 ? `, ${formatCount(follicles)} hairs` : '';
  if (dots === 0) return `No microdots here${hairs}.`;
  return `${formatCount(dots)} microdots${hairs}: ${formatDensity(densityPerMm2, unit)} ${DENSITY_SCALES[unit].spoken}, ${formatMm(meanNearestMm)} millimetres apart, ink on ${formatPercent(coverage)} per cent of the skin.`;
}

/** The text, once it has stopped changing. */
function useRested(text: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), SPEAK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

function steer(event: KeyboardEvent, shown: LoupeElements | null): void {
  if (!shown || event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
  const step = event.shiftKey ? LONG_STEP_MM : STEP_MM;
  switch (event.key) {
    case 'ArrowLeft':
      shown.nudge(-step, 0);
      break;
    case 'ArrowRight':
      shown.nudge(step, 0);
      break;
    case 'ArrowUp':
      shown.nudge(0, step);
      break;
    case 'ArrowDown':
      shown.nudge(0, -step);
      break;
    case '+':
    case '=':
      loupeActions.widen(-1);
      break;
    case '-':
      loupeActions.widen(1);
      break;
    default:
      return;
  }
  event.preventDefault();
  // the view's own keys turn the camera
  event.stopPropagation();
}

/** What neither bar, dock nor panel covers. */
function measureArea(root: HTMLElement): Rect {
  const view = root.getBoundingClientRect();
  const main = root.closest('main');
  const boxOf = (selector: string) => main?.querySelector(selector)?.getBoundingClientRect();
  const { insets } = freeArea.getState();
  return {
    left: EDGE_PX,
    top: (boxOf('.topbar')?.bottom ?? view.top) - view.top + EDGE_PX + BUTTONS_PX,
    right: view.width - insets.right - EDGE_PX,
    bottom: (boxOf('.dock-place')?.top ?? view.bottom) - view.top - EDGE_PX,
  };
}
