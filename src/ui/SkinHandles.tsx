/**
 * Handles that stand on the skin, over the picture, and thin lines between them: what a border or a point of a plan is
 * moved by. SkinHandlesRig, inside the canvas, keeps them in their places.
 */
import { type KeyboardEvent, type PointerEvent, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { designStore } from '../design/designStore';
import type { SkinHit } from '../head/headBvh';
import type { SurfacePoint } from '../head/surfacePoint';
import type { AnglePoint } from '../scalp/angularRegion';
import type { CameraHandle } from './CameraRig';
import { HandleHold, type Held } from './HandleHold';
import { canvasPoint, KEY_DIRECTIONS, LONG_STEP_MM, nearestPlace, STEP_MM, useHoldEnds } from './handlePointer';
import type { Control } from './session';
import { skullOf } from './skinSkull';

/** Cranial angles, or a surface point of the level-2 head. */
export type SkinPlace = AnglePoint | SurfacePoint;

export interface SkinHandle {
  /** Stays the same while the handle moves. */
  readonly id: string;
  /** In a sentence, for screen readers. */
  readonly label: string;
  readonly place: SkinPlace;
  /** For styles: `data-kind`. */
  readonly kind?: string;
}

/** A line over the skin, in the order of its points. Points off the scalp interrupt it. */
export interface SkinLine {
  readonly id: string;
  readonly points: readonly SkinPlace[];
  readonly isClosed?: boolean;
  readonly kind?: string;
}

/** Skin of the scalp under a finger. */
export interface ScalpHit extends SkinHit {
  /** Cranial angles, degrees. */
  readonly angles: AnglePoint;
}

export interface SkinHandlesProps {
  readonly elements: RefObject<SkinHandleElements | null>;
  readonly camera: RefObject<CameraHandle | null>;
  /** Names the group for screen readers. */
  readonly label: string;
  /** A new array where anything has changed; the same one otherwise, or every frame would lay them anew. */
  readonly handles: readonly SkinHandle[];
  readonly lines?: readonly SkinLine[];
  /** The handle was moved to this place on the scalp, by finger or key. Called within a gesture. */
  onDrag(id: string, hit: ScalpHit): void;
  /** A step by key, mm as seen on the screen. Without it the handle is moved so far over the skin by `onDrag`. */
  onNudge?(id: string, rightMm: number, upMm: number): void;
  /** The handle was taken up. */
  onHold?(id: string): void;
  /** The selected zone's outline hides while this control is adjusted; leave it out to keep the outline. */
  readonly adjusts?: Control;
}

/** What SkinHandlesRig writes to and asks, frame by frame. */
export interface SkinHandleElements {
  handles: readonly SkinHandle[];
  lines: readonly SkinLine[];
  /** In the order of `handles` and `lines`. */
  readonly buttons: (HTMLElement | null)[];
  readonly paths: (SVGPathElement | null)[];
  /** Where each handle is on the canvas, CSS px, pairs; NaN while it is out of sight. */
  places: Float64Array;
  /** Takes a drag in progress back: a second finger means the camera. */
  letGo(): void;
  /** Set by the rig: the skin so many mm from a handle, as seen on the screen; null off the scalp. */
  beside(index: number, rightMm: number, upMm: number): ScalpHit | null;
}

const NO_LINES: readonly SkinLine[] = [];

interface HeldHandle extends Held {
  readonly id: string;
  /** From the finger to the middle of the handle, px: it is not jerked under the finger. */
  readonly toHandle: { readonly x: number; readonly y: number };
}

export function SkinHandles({
  elements,
  camera,
  label,
  handles,
  lines = NO_LINES,
  onDrag,
  onNudge,
  onHold,
  adjusts,
}: SkinHandlesProps) {
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const paths = useRef<(SVGPathElement | null)[]>([]);
  const hold = useMemo(() => new HandleHold<HeldHandle>(adjusts ?? null), [adjusts]);

  useLayoutEffect(() => {
    elements.current = {
      handles: [],
      lines: [],
      buttons: buttons.current,
      paths: paths.current,
      places: new Float64Array(0),
      letGo: () => hold.end(true),
      beside: () => null,
    };
    return () => {
      elements.current = null;
    };
  }, [elements, hold]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another hold has made the elements anew
  useLayoutEffect(() => {
    const shown = elements.current;
    if (!shown) return;
    shown.handles = handles;
    shown.lines = lines;
    if (shown.places.length !== 2 * handles.length) {
      shown.places = new Float64Array(2 * handles.length).fill(Number.NaN);
      buttons.current.length = handles.length;
    }
    paths.current.length = lines.length;
  }, [elements, hold, handles, lines]);

  useHoldEnds(hold);

  const press = (event: PointerEvent<HTMLElement>) => {
    const shown = elements.current;
    if (event.button !== 0 || !shown) return;
    // another finger on another handle
    if (hold.isDragging) return hold.end(true);
    event.currentTarget.setPointerCapture(event.pointerId);
    const { x, y } = canvasPoint(event);
    // where targets overlap, the handle that is nearest
    const index = nearestPlace(shown.places, x, y);
    const handle = shown.handles[index];
    if (!handle) return;
    const toHandle = { x: shown.places[2 * index]! - x, y: shown.places[2 * index + 1]! - y };
    hold.drag(event.pointerId, { id: handle.id, button: buttons.current[index]!, toHandle });
    onHold?.(handle.id);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const held = hold.heldBy(event.pointerId);
    if (!held) return;
    // undo by key took the drag back: what follows would be steps of its own
    if (!designStore.getState().mark) return hold.end(true);
    const { x, y } = canvasPoint(event);
    const hit = camera.current?.pick(x + held.toHandle.x, y + held.toHandle.y);
    const angles = hit && skullOf()?.anglesOfHit(hit);
    // beside the scalp the handle waits where it was
    if (angles) onDrag(held.id, { ...hit, angles });
  };
  const release = (event: PointerEvent<HTMLElement>, isCancelled: boolean) => {
    if (hold.heldBy(event.pointerId)) hold.end(isCancelled);
  };
  const steer = (event: KeyboardEvent, index: number) => {
    const direction = KEY_DIRECTIONS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey || hold.isDragging) return;
    const step = event.shiftKey ? LONG_STEP_MM : STEP_MM;
    const { id } = handles[index]!;
    event.preventDefault();
    // the view's own keys turn the camera
    event.stopPropagation();
    hold.key();
    if (onNudge) {
      onNudge(id, direction[0] * step, direction[1] * step);
      return;
    }
    const hit = elements.current?.beside(index, direction[0] * step, direction[1] * step);
    if (hit) onDrag(id, hit);
  };

  return (
    <section className="skin-handles" aria-label={label}>
      <svg aria-hidden>
        {lines.map(({ id, kind }, index) => (
          <path
            key={id}
            data-kind={kind}
            ref={(path) => {
              paths.current[index] = path;
            }}
          />
        ))}
      </svg>
      {handles.map(({ id, label: name, kind }, index) => (
        <button
          type="button"
          key={id}
          ref={(button) => {
            buttons.current[index] = button;
          }}
          className="skin-handle"
          data-handle={id}
          data-kind={kind}
          aria-label={`${name}. Arrow keys move it by half a millimetre.`}
          onPointerDown={press}
          onPointerMove={move}
          onPointerUp={(event) => release(event, false)}
          onPointerCancel={(event) => release(event, true)}
          onLostPointerCapture={(event) => release(event, false)}
          onKeyDown={(event) => steer(event, index)}
          onBlur={() => hold.endKeys()}
        />
      ))}
    </section>
  );
}
