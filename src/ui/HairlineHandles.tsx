/** The hairline over the picture: its course, and a handle for each of its named points. HairlineRig moves them. */
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useStore } from 'zustand';
import { designActions, designStore } from '../design/designStore';
import { HANDLES, type Handle } from '../scalp/hairline';
import { simulation } from '../simulation';
import type { CameraHandle } from './CameraRig';
import { hairlineActions } from './hairlineActions';
import { HANDLE_NAMES, SIDE_NAMES } from './hairlineNames';
import { lineSkinOf } from './lineSkin';
import { sessionActions } from './session';

/** What HairlineRig writes to and asks, frame by frame. */
export interface HandleElements {
  readonly curve: SVGPathElement;
  /** In the order of HANDLES. */
  readonly handles: readonly HTMLElement[];
  /** Where each is on the canvas, CSS px, pairs in the same order; NaN while it is out of sight. */
  readonly places: Float64Array;
  /** Takes a drag in progress back: a second finger means the camera. */
  letGo(): void;
  /** Moves a handle over the skin, mm as seen on the screen. */
  nudge(handle: Handle, rightMm: number, upMm: number): void;
}

const STEP_MM = 0.5;
const LONG_STEP_MM = 2;
/** Steps by key that come within this time of each other are one step of undo. */
const KEY_PAUSE_MS = 900;

export function HairlineHandles({
  elements,
  camera,
}: {
  readonly elements: RefObject<HandleElements | null>;
  readonly camera: RefObject<CameraHandle | null>;
}) {
  const curve = useRef<SVGPathElement>(null);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const isMirrored = useStore(designStore, (state) => state.design.hairline.isMirrored);
  const hold = useMemo(() => new HandleHold(), []);

  useLayoutEffect(() => {
    elements.current = {
      curve: curve.current!,
      handles: buttons.current as HTMLElement[],
      places: new Float64Array(2 * HANDLES.length).fill(Number.NaN),
      letGo: () => hold.end(true),
      nudge: () => {},
    };
    return () => {
      elements.current = null;
    };
  }, [elements, hold]);

  // a page that is closed under the finger must not leave its gesture open
  useEffect(() => () => hold.end(false), [hold]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && hold.isDragging) hold.end(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [hold]);

  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    // another finger on another handle
    if (hold.isDragging) return hold.end(true);
    event.currentTarget.setPointerCapture(event.pointerId);
    const { x, y } = canvasPoint(event);
    // where targets overlap, the handle that is nearest
    const { places } = elements.current!;
    const index = nearestPlace(places, x, y);
    hold.drag(event.pointerId, {
      handle: HANDLES[index]!,
      button: buttons.current[index]!,
      toHandle: { x: places[2 * index]! - x, y: places[2 * index + 1]! - y },
    });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const held = hold.heldBy(event.pointerId);
    if (!held) return;
    // undo by key took the drag back: what follows would be steps of its own
    if (!designStore.getState().mark) return hold.end(true);
    const { handle, toHandle } = held;
    const { x, y } = canvasPoint(event);
    const hit = camera.current?.pick(x + toHandle.x, y + toHandle.y);
    const angles = hit && lineSkinOf(simulation.getState().head)?.anglesOfHit(hit);
    // beside the scalp the handle waits where it was
    if (angles) hairlineActions.moveHandle(handle, angles);
  };
  const release = (event: PointerEvent<HTMLElement>, isCancelled: boolean) => {
    if (hold.heldBy(event.pointerId)) hold.end(isCancelled);
  };
  const steer = (event: KeyboardEvent, handle: Handle) => {
    const direction = DIRECTIONS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey || hold.isDragging) return;
    const step = event.shiftKey ? LONG_STEP_MM : STEP_MM;
    hold.key();
    elements.current?.nudge(handle, direction[0] * step, direction[1] * step);
    event.preventDefault();
    // the view's own keys turn the camera
    event.stopPropagation();
  };

  return (
    <section className="hairline" aria-label="Points of the hairline">
      <svg aria-hidden>
        <path ref={curve} />
      </svg>
      {HANDLES.map((handle, index) => (
        <button
          type="button"
          key={`${handle.kind}-${handle.side}`}
          ref={(button) => {
            buttons.current[index] = button;
          }}
          className="hairline-handle"
          data-kind={handle.kind}
          data-side={handle.side}
          aria-label={`${handleName(handle)}${isMirrored && handle.kind !== 'midFrontal' ? ', with the other side' : ''}. Arrow keys move it by half a millimetre.`}
          onPointerDown={press}
          onPointerMove={move}
          onPointerUp={(event) => release(event, false)}
          onPointerCancel={(event) => release(event, true)}
          onLostPointerCapture={(event) => release(event, false)}
          onKeyDown={(event) => steer(event, handle)}
          onBlur={() => hold.endKeys()}
        />
      ))}
    </section>
  );
}

const DIRECTIONS: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function handleName({ kind, side }: Handle): string {
  return kind === 'midFrontal' ? HANDLE_NAMES[kind] : `${HANDLE_NAMES[kind]}, ${SIDE_NAMES[side]}`;
}

function canvasPoint(event: PointerEvent<HTMLElement>): { x: number; y: number } {
  const { left, top } = event.currentTarget.closest('.viewport')!.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** Places out of sight are not a number and never nearest. */
function nearestPlace(places: Float64Array, x: number, y: number): number {
  let nearest = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < HANDLES.length; i++) {
    const distance = Math.hypot(places[2 * i]! - x, places[2 * i + 1]! - y);
    if (distance < best) [best, nearest] = [distance, i];
  }
  return nearest;
}

interface Held {
  readonly handle: Handle;
  readonly button: HTMLElement;
  /** From the finger to the middle of the handle, px: it is not jerked under the finger. */
  readonly toHandle: { readonly x: number; readonly y: number };
}

/** One gesture at a time: a drag by one finger, or a run of keys. */
class HandleHold {
  private finger: { readonly id: number; readonly held: Held } | null = null;
  private keyPause: ReturnType<typeof setTimeout> | null = null;

  get isDragging(): boolean {
    return this.finger !== null;
  }

  drag(id: number, held: Held): void {
    this.endKeys();
    this.finger = { id, held };
    held.button.dataset.held = '';
    designActions.beginGesture();
    sessionActions.startAdjusting('hairline');
  }

  heldBy(id: number): Held | null {
    return this.finger?.id === id ? this.finger.held : null;
  }

  key(): void {
    if (this.keyPause) clearTimeout(this.keyPause);
    else designActions.beginGesture();
    this.keyPause = setTimeout(() => this.endKeys(), KEY_PAUSE_MS);
  }

  endKeys(): void {
    if (!this.keyPause) return;
    clearTimeout(this.keyPause);
    this.keyPause = null;
    designActions.commitGesture();
  }

  end(isCancelled: boolean): void {
    this.endKeys();
    if (!this.finger) return;
    delete this.finger.held.button.dataset.held;
    this.finger = null;
    if (isCancelled) designActions.cancelGesture();
    else designActions.commitGesture();
    sessionActions.stopAdjusting();
  }
}
