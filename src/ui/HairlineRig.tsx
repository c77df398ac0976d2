/** The handles' part in the canvas: keeps them on the skin while finger, camera and line move. */
import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useMemo } from 'react';
import { type PerspectiveCamera, Quaternion, Vector3 } from 'three';
import { useStore } from 'zustand';
import { designStore } from '../design/designStore';
import type { HeadPicker } from '../head/headBvh';
import { surfacePosition } from '../head/surfacePoint';
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

/** Skin that is seen flatter than this, as a sine, counts as turned away. */
const LEAST_FACING = 0.08;
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
class Seat {
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
  camera: PerspectiveCamera | null = null;
  width = 0;
  height = 0;
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
      point.addScaledVector(second.fromArray(handles, at + 3), 1);
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
  for (let i = 0; i < points.length; i += 2) placeInto(seat.curve, 3 * i, skin, points[i]!, points[i + 1]!);
  if (seat.line?.added !== line.added) {
    seat.points = linePoints(line);
    seat.behind.fill(0);
  }
  seat.points.forEach((point, i) => {
    placeInto(seat.handles, 6 * i, skin, ...handlePosition(line, point));
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

function placeInto(
  out: Float64Array,
  at: number,
  { coordinates, mesh }: HeadLineSkin,
  azimuth: number,
  elevation: number,
) {
  const place = coordinates.locate(azimuth, elevation);
  if (!place) {
    out.fill(Number.NaN, at, at + 6);
    return;
  }
  out.set(surfacePosition(mesh, place), at);
  const { positions, triangles } = mesh;
  const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[3 * place.triangle + k]!) as [number, number, number];
  first.set(
    positions[b]! - positions[a]!,
    positions[b + 1]! - positions[a + 1]!,
    positions[b + 2]! - positions[a + 2]!,
  );
  second.set(
    positions[c]! - positions[a]!,
    positions[c + 1]! - positions[a + 1]!,
    positions[c + 2]! - positions[a + 2]!,
  );
  first.cross(second).normalize();
  out.set([first.x, first.y, first.z], at + 3);
}

const first = new Vector3();
const second = new Vector3();
const point = new Vector3();
const sight = new Vector3();
/** Of the last point that was seen. */
const pixel = { x: 0, y: 0 };

/** Writes the point's pixel; false where it is turned away or not on the scalp. */
function isSeen({ camera, width, height }: Seat, places: Float64Array, at: number): boolean {
  point.set(places[at]!, places[at + 1]!, places[at + 2]!);
  sight.copy(camera!.position).sub(point).normalize();
  const facing = sight.x * places[at + 3]! + sight.y * places[at + 4]! + sight.z * places[at + 5]!;
  if (!(facing > LEAST_FACING)) return false;
  point.project(camera!);
  pixel.x = ((point.x + 1) / 2) * width;
  pixel.y = ((1 - point.y) / 2) * height;
  return true;
}

function pathOf(seat: Seat, places: Float64Array): string {
  let path = '';
  let isDown = false;
  for (let at = 0; at < places.length; at += 6) {
    const seen = isSeen(seat, places, at);
    if (seen) path += `${isDown ? 'L' : 'M'}${pixel.x.toFixed(1)} ${pixel.y.toFixed(1)}`;
    isDown = seen;
  }
  return path;
}

function draw(seat: Seat, shown: HandleElements): void {
  shown.curve.setAttribute('d', pathOf(seat, seat.curve));
  for (let i = 0; i < seat.courses.length; i++) {
    const path = shown.guides[i];
    if (!path) continue;
    if (seat.courses[i]!.length > 0) path.setAttribute('d', pathOf(seat, seat.courses[i]!));
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
    const seen = isSeen(seat, seat.handles, 6 * i) && (isHeld || seat.behind[i] === 0);
    button.hidden = !seen;
    shown.places[2 * i] = seen ? pixel.x : Number.NaN;
    shown.places[2 * i + 1] = seen ? pixel.y : Number.NaN;
    if (!seen) continue;
    button.style.transform = `translate(${pixel.x.toFixed(2)}px, ${pixel.y.toFixed(2)}px)`;
    if (isHeld) standBeside(shown.label, seat.width, LABEL_HALF_PX);
    if ('selected' in button.dataset && !isHeld) {
      standBeside(shown.remover, seat.width, FINGER_PX);
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
function standBeside(element: HTMLElement, width: number, halfWidth: number): void {
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
  const { line, camera } = seat;
  if (!line || !camera) return null;
  const pixels: number[] = [];
  for (let at = 0; at < seat.curve.length; at += 6) {
    const seen = isSeen(seat, seat.curve, at);
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

const tilt = new Quaternion();
const step = new Vector3();

function nudge(seat: Seat, moved: LinePoint, rightMm: number, upMm: number): void {
  const { picker } = simulation.getState();
  const { skin, camera } = seat;
  if (!picker || !skin || !camera) return;
  // keys may come faster than frames
  const { line } = designStore.getState().design.hairline;
  if (seat.line !== line) lay(seat, line, skin);
  const at = 6 * seat.points.findIndex((other) => isSamePoint(other, moved));
  if (at < 0) return;
  point.fromArray(seat.handles, at);
  sight.set(0, 0, 1).applyQuaternion(camera.quaternion);
  tilt.setFromUnitVectors(sight, first.fromArray(seat.handles, at + 3));
  step.set(rightMm, upMm, 0).applyQuaternion(camera.quaternion).applyQuaternion(tilt);
  const angles = skin.anglesOfHit(picker.nearest(point.add(step).toArray()));
  if (angles) hairlineActions.moveHandle(moved, angles);
}
