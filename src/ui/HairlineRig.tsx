/** The handles' part in the canvas: keeps them on the skin while finger, camera and line move. */
import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useMemo } from 'react';
import { type PerspectiveCamera, Vector3 } from 'three';
import { useStore } from 'zustand';
import { designStore } from '../design/designStore';
import type { HeadPicker } from '../head/headBvh';
import type { AnglePoint } from '../scalp/angularRegion';
import {
  type HairlineLine,
  hairlineCurve,
  handlePosition,
  isSamePoint,
  type LinePoint,
  linePoints,
} from '../scalp/hairline';
import { GUIDE_IDS, type Guide, traceGuide } from '../scalp/hairlineGuides';
import { simulation } from '../simulation';
import { type HandleElements, MOST_POINTS } from './HairlineHandles';
import { hairlineActions } from './hairlineActions';
import { hairlineTool, hairlineToolActions } from './hairlineTool';
import { type HeadLineSkin, lineSkinOf } from './lineSkin';
import { layPlace, SkinSight } from './skinPlaces';

/** Skin this much nearer to the lens than a point hides it: less is the point's own. */
const HIDING_MM = 3;
/** What hides the points is looked for when the picture has rested for so long. */
const REST_MS = 120;
/** A finger means the line when it is as near. */
const FINGER_PX = 22;

export function HairlineRig({ elements }: { readonly elements: RefObject<HandleElements | null> }) {
  const invalidate = useThree((state) => state.invalidate);
  const seat = useMemo(() => new Seat(), []);
  const added = useStore(designStore, (state) => state.design.hairline.line.added);
  // the first picture with handles, and one when there are more or fewer of them
  // biome-ignore lint/correctness/useExhaustiveDependencies: the buttons follow `added`
  useEffect(() => invalidate(), [invalidate, added]);
  useEffect(() => hairlineTool.subscribe(() => invalidate()), [invalidate]);

  useFrame(({ camera, size }) => {
    const shown = elements.current;
    const { head, picker } = simulation.getState();
    const skin = lineSkinOf(head);
    if (!shown || !skin) return;
    const { line } = designStore.getState().design.hairline;
    if (seat.line !== line || seat.skin !== skin) lay(seat, line, skin);
    const { guides } = hairlineTool.getState();
    if (seat.guides !== guides) layGuides(seat, guides, picker);
    camera.updateMatrixWorld();
    seat.lookFrom(camera as PerspectiveCamera, size.width, size.height, invalidate);
    draw(seat, shown);
  });

  useEffect(() => {
    const shown = elements.current;
    if (!shown) return;
    shown.nudge = (point, rightMm, upMm) => nudge(seat, point, rightMm, upMm);
    shown.lineAt = (x, y) => lineAt(seat, x, y);
  }, [elements, seat]);
  useEffect(() => () => seat.stop(), [seat]);
  return null;
}

/** Where the line and its points are, and how they are looked at. */
class Seat extends SkinSight {
  line: HairlineLine | null = null;
  skin: HeadLineSkin | null = null;
  points: readonly LinePoint[] = [];
  /** Place and normal of each point of the curve, six numbers; NaN off the scalp. */
  curve = new Float64Array(0);
  /** Of each handle, likewise. */
  readonly handles = new Float64Array(6 * MOST_POINTS);
  /** 1 for a handle behind other skin. */
  readonly behind = new Uint8Array(MOST_POINTS);
  guides: readonly Guide[] = [];
  /** Likewise, in the order of GUIDE_IDS. */
  readonly courses: Float64Array[] = GUIDE_IDS.map(() => NO_COURSE);
  /** Of the camera and the line when they last moved. */
  private readonly pose = new Float64Array(16);
  private restless: HairlineLine | null = null;
  private movedAtMs = 0;
  private rest: ReturnType<typeof setTimeout> | null = null;

  lookFrom(camera: PerspectiveCamera, width: number, height: number, invalidate: () => void): void {
    this.camera = camera;
    this.width = width;
    this.height = height;
    const { elements } = camera.matrixWorld;
    let isMoved = this.restless !== this.line;
    this.restless = this.line;
    for (let i = 0; i < 16; i++) {
      if (this.pose[i] !== elements[i]!) isMoved = true;
      this.pose[i] = elements[i]!;
    }
    if (!isMoved) return;
    this.movedAtMs = performance.now();
    this.rest ??= setTimeout(() => this.lookWhenAtRest(invalidate), REST_MS);
  }

  stop(): void {
    if (this.rest) clearTimeout(this.rest);
    this.rest = null;
  }

  private lookWhenAtRest(invalidate: () => void): void {
    const left = this.movedAtMs + REST_MS - performance.now();
    this.rest = left > 0 ? setTimeout(() => this.lookWhenAtRest(invalidate), left) : null;
    if (left > 0) return;
    const { picker } = simulation.getState();
    if (picker && this.findHidden(picker)) invalidate();
  }

  /** Some 30 rays. @returns Whether another handle is hidden than before. */
  private findHidden(picker: HeadPicker): boolean {
    const { camera, handles } = this;
    if (!camera) return false;
    hairlineToolActions.face(camera.position.x >= 0 ? 'left' : 'right');
    let isOther = false;
    for (let i = 0; i < this.points.length; i++) {
      const at = 6 * i;
      point.fromArray(handles, at);
      if (Number.isNaN(point.x)) continue;
      // a little above the skin, which is not to hide itself
      point.addScaledVector(normal.fromArray(handles, at + 3), 1);
      sight.copy(point).sub(camera.position);
      const distance = sight.length();
      const hit = picker.pick([camera.position.x, camera.position.y, camera.position.z], [sight.x, sight.y, sight.z]);
      const behind = hit && hit.distanceMm < distance - HIDING_MM ? 1 : 0;
      if (this.behind[i] !== behind) isOther = true;
      this.behind[i] = behind;
    }
    return isOther;
  }
}

const NO_COURSE = new Float64Array(0);

function lay(seat: Seat, line: HairlineLine, skin: HeadLineSkin): void {
  const points = hairlineCurve(line);
  if (seat.curve.length !== 3 * points.length) seat.curve = new Float64Array(3 * points.length);
  for (let i = 0; i < points.length; i += 2)
    layPlace(seat.curve, 3 * i, skin.mesh, skin.coordinates.locate(points[i]!, points[i + 1]!));
  if (seat.line?.added !== line.added) {
    seat.points = linePoints(line);
    seat.behind.fill(0);
  }
  seat.points.forEach((point, i) => {
    layPlace(seat.handles, 6 * i, skin.mesh, skin.coordinates.locate(...handlePosition(line, point)));
  });
  seat.line = line;
  seat.skin = skin;
}

function layGuides(seat: Seat, guides: readonly Guide[], picker: HeadPicker | null): void {
  const { face } = simulation.getState().head ?? {};
  seat.guides = guides;
  GUIDE_IDS.forEach((id, i) => {
    const guide = guides.find((other) => other.id === id);
    seat.courses[i] = guide && face && picker && seat.skin ? traceGuide(guide, face, seat.skin, picker) : NO_COURSE;
  });
}

const point = new Vector3();
const normal = new Vector3();
const sight = new Vector3();

function draw(seat: Seat, shown: HandleElements): void {
  const { pixel } = seat;
  shown.curve.setAttribute('d', seat.pathOf(seat.curve));
  for (let i = 0; i < seat.courses.length; i++) {
    const path = shown.guides[i];
    if (!path) continue;
    if (seat.courses[i]!.length > 0) path.setAttribute('d', seat.pathOf(seat.courses[i]!));
    else if (path.hasAttribute('d')) path.removeAttribute('d');
  }
  let isRemovable = false;
  for (let i = 0; i < MOST_POINTS; i++) {
    const button = i < seat.points.length ? shown.handles[i] : null;
    if (!button) {
      shown.places[2 * i] = shown.places[2 * i + 1] = Number.NaN;
      continue;
    }
    const isHeld = 'held' in button.dataset;
    const seen = seat.isSeen(seat.handles, 6 * i) && (isHeld || seat.behind[i] === 0);
    button.hidden = !seen;
    shown.places[2 * i] = seen ? pixel.x : Number.NaN;
    shown.places[2 * i + 1] = seen ? pixel.y : Number.NaN;
    if (!seen) continue;
    button.style.transform = `translate(${pixel.x.toFixed(2)}px, ${pixel.y.toFixed(2)}px)`;
    if (isHeld) standBeside(shown.label, seat, LABEL_HALF_PX);
    if ('selected' in button.dataset && !isHeld) {
      standBeside(shown.remover, seat, FINGER_PX);
      isRemovable = true;
    }
    const { focusNext } = shown;
    if (focusNext && isSamePoint(seat.points[i]!, focusNext)) {
      shown.focusNext = null;
      button.focus();
    }
  }
  shown.remover.hidden = !isRemovable;
}

/** Above the last point that was seen, a finger's width away; below it near the upper edge, where the toolbar is. */
function standBeside(element: HTMLElement, { pixel, width }: Seat, halfWidth: number): void {
  const x = Math.min(width - halfWidth, Math.max(halfWidth, pixel.x));
  const y = pixel.y + (pixel.y < TOOLBAR_PX ? BELOW_PX : ABOVE_PX);
  element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
}

const TOOLBAR_PX = 125;
const ABOVE_PX = -50;
const BELOW_PX = 50;
const LABEL_HALF_PX = 115;

/** The place on the line that is nearest to a finger on the canvas. */
function lineAt(seat: Seat, x: number, y: number): AnglePoint | null {
  const { line, camera, pixel } = seat;
  if (!line || !camera) return null;
  const pixels: number[] = [];
  for (let at = 0; at < seat.curve.length; at += 6) {
    const seen = seat.isSeen(seat.curve, at);
    pixels.push(seen ? pixel.x : Number.NaN, seen ? pixel.y : Number.NaN);
  }
  let best = FINGER_PX;
  let nearest: AnglePoint | null = null;
  const angles = hairlineCurve(line);
  for (let i = 0; i + 3 < pixels.length; i += 2) {
    const [ax, ay] = [pixels[i]! - x, pixels[i + 1]! - y];
    const [dx, dy] = [pixels[i + 2]! - pixels[i]!, pixels[i + 3]! - pixels[i + 1]!];
    const lengthSquared = dx * dx + dy * dy;
    const t = lengthSquared > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / lengthSquared)) : 0;
    const distance = Math.hypot(ax + t * dx, ay + t * dy);
    // never true where one of the two is out of sight
    if (!(distance < best)) continue;
    best = distance;
    nearest = [angles[i]! + t * (angles[i + 2]! - angles[i]!), angles[i + 1]! + t * (angles[i + 3]! - angles[i + 1]!)];
  }
  return nearest;
}

function nudge(seat: Seat, moved: LinePoint, rightMm: number, upMm: number): void {
  const { picker } = simulation.getState();
  const { skin } = seat;
  if (!picker || !skin) return;
  // keys may come faster than frames
  const { line } = designStore.getState().design.hairline;
  if (seat.line !== line) lay(seat, line, skin);
  const at = 6 * seat.points.findIndex((other) => isSamePoint(other, moved));
  if (at < 0) return;
  const hit = seat.beside(seat.handles, at, rightMm, upMm, picker);
  const angles = hit && skin.anglesOfHit(hit);
  if (angles) hairlineActions.moveHandle(moved, angles);
}
