/** The hairline over the picture: its course, and a handle for each of its named points. HairlineRig moves them. */

import { Trash2 } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { designStore } from '../design/designStore';
import { halfWayToNext } from '../scalp/addedPoints';
import type { AnglePoint } from '../scalp/angularRegion';
import { HANDLES, isSamePoint, type LinePoint, linePoints, MOST_ADDED } from '../scalp/hairline';
import { GUIDE_IDS, guidesFor, snapToGuides } from '../scalp/hairlineGuides';
import { simulation } from '../simulation';
import type { CameraHandle } from './CameraRig';
import { HandleHold, type Held } from './HandleHold';
import { hairlineActions } from './hairlineActions';
import { GUIDE_NAMES, pointName } from './hairlineNames';
import { hairlineTool, hairlineToolActions, selectedAddition } from './hairlineTool';
import { canvasPoint, KEY_DIRECTIONS, LONG_STEP_MM, nearestPlace, STEP_MM, useHoldEnds } from './handlePointer';
import { lineSkinOf } from './lineSkin';
import { showNotice } from './notices';

/** What HairlineRig writes to and asks, frame by frame. */
export interface HandleElements {
  readonly curve: SVGPathElement;
  /** In the order of GUIDE_IDS. */
  readonly guides: readonly (SVGPathElement | null)[];
  /** In the order of `linePoints`; null for a moment after one has been added. */
  readonly handles: readonly (HTMLElement | null)[];
  /** Where each is on the canvas, CSS px, pairs in the same order; NaN while it is out of sight. */
  readonly places: Float64Array;
  /** The handle that takes the focus when it is next in sight. */
  focusNext: LinePoint | null;
  /** Stands beside the point that is held. */
  readonly label: HTMLElement;
  /** Stands beside the added point that is in hand. */
  readonly remover: HTMLElement;
  /** Takes a drag in progress back: a second finger means the camera. */
  letGo(): void;
  /** Moves a handle over the skin, mm as seen on the screen. */
  nudge(point: LinePoint, rightMm: number, upMm: number): void;
  /** The place on the line under a finger; null beside it. */
  lineAt(x: number, y: number): AnglePoint | null;
  /** A tap that was for the line, while points are added. */
  tap(x: number, y: number): boolean;
}

/** Most points that a line has. */
export const MOST_POINTS = HANDLES.length + 2 * MOST_ADDED;

/** While points are added, a finger farther from the middle of a handle than this means the line. */
const ON_HANDLE_PX = 12;

export function HairlineHandles({
  elements,
  camera,
}: {
  readonly elements: RefObject<HandleElements | null>;
  readonly camera: RefObject<CameraHandle | null>;
}) {
  const curve = useRef<SVGPathElement>(null);
  const label = useRef<HTMLDivElement>(null);
  const remover = useRef<HTMLButtonElement>(null);
  const guides = useRef<(SVGPathElement | null)[]>([]);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const isMirrored = useStore(designStore, (state) => state.design.hairline.isMirrored);
  const added = useStore(designStore, (state) => state.design.hairline.line.added);
  const selected = useStore(hairlineTool, (state) => state.selected);
  const snapped = useStore(hairlineTool, (state) => state.snapped);
  const points = useMemo(() => linePoints({ added }), [added]);
  const hold = useMemo(() => new HandleHold<HeldPoint>('hairline', hairlineToolActions.hideGuides), []);
  /** A finger that came down beside a handle while points are added. */
  const beside = useRef<{ readonly id: number; readonly x: number; readonly y: number } | null>(null);
  const addition = selectedAddition(selected, { added });

  useLayoutEffect(() => {
    elements.current = {
      curve: curve.current!,
      guides: guides.current,
      handles: buttons.current,
      places: new Float64Array(2 * MOST_POINTS).fill(Number.NaN),
      focusNext: null,
      label: label.current!,
      remover: remover.current!,
      letGo: () => {
        hold.end(true);
        beside.current = null;
        hairlineToolActions.select(null);
      },
      nudge: () => {},
      lineAt: () => null,
      tap: (x, y) => {
        if (!hairlineTool.getState().isAdding) return false;
        const at = elements.current?.lineAt(x, y);
        if (at) hairlineActions.addPoint(at);
        else showNotice({ id: 'hairline-point', kind: 'info', text: 'Tap on the line itself to add a point.' });
        return true;
      },
    };
    return () => {
      elements.current = null;
    };
  }, [elements, hold]);

  useHoldEnds(hold);

  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    // another finger on another handle
    if (hold.isDragging || beside.current) {
      beside.current = null;
      return hold.end(true);
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    const { x, y } = canvasPoint(event);
    // where targets overlap, the handle that is nearest
    const { places } = elements.current!;
    const index = nearestPlace(places, x, y);
    const toHandle = { x: places[2 * index]! - x, y: places[2 * index + 1]! - y };
    if (hairlineTool.getState().isAdding && Math.hypot(toHandle.x, toHandle.y) > ON_HANDLE_PX) {
      beside.current = { id: event.pointerId, x, y };
      return;
    }
    const point = linePoints(designStore.getState().design.hairline.line)[index]!;
    hairlineToolActions.select(point);
    showGuides(point);
    hold.drag(event.pointerId, {
      point,
      button: buttons.current[index]!,
      toHandle,
    });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const held = hold.heldBy(event.pointerId);
    if (!held) return;
    // undo by key took the drag back: what follows would be steps of its own
    if (!designStore.getState().mark) return hold.end(true);
    const { point, toHandle } = held;
    const { x, y } = canvasPoint(event);
    const hit = camera.current?.pick(x + toHandle.x, y + toHandle.y);
    const skin = lineSkinOf(simulation.getState().head);
    const angles = hit && skin?.anglesOfHit(hit);
    // beside the scalp the handle waits where it was
    if (!angles || !skin) return;
    const to: AnglePoint = staysInMiddle(point) ? [0, angles[1]] : angles;
    const { guides } = hairlineTool.getState();
    const snap = event.shiftKey ? null : snapToGuides(to, guides, skin);
    hairlineActions.moveHandle(point, snap?.point ?? to);
    hairlineToolActions.lieOn(snap?.guides ?? []);
  };
  const release = (event: PointerEvent<HTMLElement>, isCancelled: boolean) => {
    const tap = beside.current;
    beside.current = null;
    if (tap?.id === event.pointerId && !isCancelled) {
      const { x, y } = canvasPoint(event);
      if (Math.hypot(x - tap.x, y - tap.y) < ON_HANDLE_PX) elements.current?.tap(tap.x, tap.y);
      return;
    }
    if (hold.heldBy(event.pointerId)) hold.end(isCancelled);
  };
  const steer = (event: KeyboardEvent, point: LinePoint) => {
    if (event.ctrlKey || event.metaKey || event.altKey || hold.isDragging) return;
    const direction = KEY_DIRECTIONS[event.key];
    if (direction) {
      const step = event.shiftKey ? LONG_STEP_MM : STEP_MM;
      hold.key();
      elements.current?.nudge(point, direction[0] * step, direction[1] * step);
    } else if (event.key === 'Insert' || event.key === '+') {
      hold.endKeys();
      const { line } = designStore.getState().design.hairline;
      focusNext(hairlineActions.addPoint(halfWayToNext(line, point)));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      hold.endKeys();
      const beside = nearestNamed(elements.current!.places, points.indexOf(point));
      if (hairlineActions.removePoint(point)) focusNext(beside);
    } else return;
    event.preventDefault();
    // the view's own keys turn the camera
    event.stopPropagation();
  };
  const focusNext = (point: LinePoint | null) => {
    if (elements.current && point) elements.current.focusNext = point;
  };

  return (
    <section className="hairline skin-handles" aria-label="Points of the hairline">
      <svg aria-hidden>
        {GUIDE_IDS.map((id, index) => (
          <path
            key={id}
            ref={(path) => {
              guides.current[index] = path;
            }}
            className="hairline-guide"
            data-guide={id}
            data-lit={snapped.includes(id) || undefined}
          />
        ))}
        <path ref={curve} />
      </svg>
      {points.map((point, index) => (
        <button
          type="button"
          // what was added has no name but its place in the order
          key={
            point.kind === 'added'
              ? `added-${point.side}-${added[point.side].indexOf(point.index)}`
              : `${point.kind}-${point.side}`
          }
          ref={(button) => {
            buttons.current[index] = button;
            // a new one has no place before the next frame
            if (button && !button.style.transform) button.hidden = true;
          }}
          className="hairline-handle skin-handle"
          data-kind={point.kind}
          data-side={point.side}
          data-selected={(point.kind === 'added' && selected !== null && isSamePoint(point, selected)) || undefined}
          aria-label={`${pointName(point)}${isMirrored && point.kind !== 'midFrontal' ? ', with the other side' : ''}. Arrow keys move it by half a millimetre, plus adds a point beyond it${point.kind === 'added' ? ', Delete removes it' : ''}.`}
          onPointerDown={press}
          onPointerMove={move}
          onPointerUp={(event) => release(event, false)}
          onPointerCancel={(event) => release(event, true)}
          onLostPointerCapture={(event) => release(event, false)}
          onKeyDown={(event) => steer(event, point)}
          onFocus={() => hairlineToolActions.select(point)}
          onBlur={() => hold.endKeys()}
        />
      ))}
      <button
        type="button"
        ref={remover}
        className="hairline-remove"
        aria-label="Remove the added point"
        hidden
        onClick={() => addition && hairlineActions.removePoint(addition)}
      >
        <Trash2 aria-hidden size={18} />
      </button>
      <div ref={label} className="hairline-guide-label" aria-hidden hidden={snapped.length === 0}>
        {snapped.map((id) => GUIDE_NAMES[id]).join(' · ')}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {snapped.map((id) => GUIDE_NAMES[id]).join(', ')}
      </p>
    </section>
  );
}

/** While the sides are alike the mid-frontal point only goes up and down. */
function staysInMiddle(point: LinePoint): boolean {
  return point.kind === 'midFrontal' && designStore.getState().design.hairline.isMirrored;
}

function showGuides(point: LinePoint): void {
  const { head } = simulation.getState();
  const skin = lineSkinOf(head);
  if (!skin || !head?.face || !hairlineTool.getState().isSnapping) return;
  const guides = guidesFor(point, designStore.getState().design.hairline.line, head.face, skin);
  hairlineToolActions.showGuides(staysInMiddle(point) ? guides.filter(({ id }) => id !== 'midline') : guides);
}

/** The named handle nearest on the screen to one of the places. */
function nearestNamed(places: Float64Array, index: number): LinePoint {
  const named = places.subarray(0, 2 * HANDLES.length);
  return HANDLES[nearestPlace(named, places[2 * index]!, places[2 * index + 1]!)]!;
}

interface HeldPoint extends Held {
  readonly point: LinePoint;
  /** From the finger to the middle of the handle, px: it is not jerked under the finger. */
  readonly toHandle: { readonly x: number; readonly y: number };
}
