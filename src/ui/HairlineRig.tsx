/** The handles' part in the canvas: keeps them on the skin while finger, camera and line move. */
import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useMemo } from 'react';
import { type PerspectiveCamera, Quaternion, Vector3 } from 'three';
import { designStore } from '../design/designStore';
import { surfacePosition } from '../head/surfacePoint';
import { HANDLES, type HairlineLine, type Handle, hairlineCurve, handlePosition } from '../scalp/hairline';
import { simulation } from '../simulation';
import type { HandleElements } from './HairlineHandles';
import { hairlineActions } from './hairlineActions';
import { type HeadLineSkin, lineSkinOf } from './lineSkin';

/** Skin that is seen flatter than this, as a sine, counts as turned away. */
const LEAST_FACING = 0.08;

export function HairlineRig({ elements }: { readonly elements: RefObject<HandleElements | null> }) {
  const invalidate = useThree((state) => state.invalidate);
  const seat = useMemo(createSeat, []);
  // the first picture with handles
  useEffect(() => invalidate(), [invalidate]);

  useFrame(({ camera, size }) => {
    const shown = elements.current;
    const skin = lineSkinOf(simulation.getState().head);
    if (!shown || !skin) return;
    const { line } = designStore.getState().design.hairline;
    if (seat.line !== line || seat.skin !== skin) lay(seat, line, skin);
    camera.updateMatrixWorld();
    seat.view.copy(camera.quaternion);
    draw(seat, camera as PerspectiveCamera, size.width, size.height, shown);
  });

  useEffect(() => {
    const shown = elements.current;
    if (shown) shown.nudge = (handle, rightMm, upMm) => nudge(seat, handle, rightMm, upMm);
  }, [elements, seat]);
  return null;
}

interface Seat {
  line: HairlineLine | null;
  skin: HeadLineSkin | null;
  /** Place and normal of each point of the curve, six numbers; NaN off the scalp. */
  curve: Float64Array;
  /** Of each handle, likewise. */
  handles: Float64Array;
  /** Of the camera. */
  readonly view: Quaternion;
}

function createSeat(): Seat {
  return {
    line: null,
    skin: null,
    curve: new Float64Array(0),
    handles: new Float64Array(6 * HANDLES.length),
    view: new Quaternion(),
  };
}

function lay(seat: Seat, line: HairlineLine, skin: HeadLineSkin): void {
  const points = hairlineCurve(line);
  if (seat.curve.length !== 3 * points.length) seat.curve = new Float64Array(3 * points.length);
  for (let i = 0; i < points.length; i += 2) placeInto(seat.curve, 3 * i, skin, points[i]!, points[i + 1]!);
  HANDLES.forEach((handle, i) => {
    placeInto(seat.handles, 6 * i, skin, ...handlePosition(line, handle));
  });
  seat.line = line;
  seat.skin = skin;
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
function isSeen(places: Float64Array, at: number, camera: PerspectiveCamera, width: number, height: number): boolean {
  point.set(places[at]!, places[at + 1]!, places[at + 2]!);
  sight.copy(camera.position).sub(point).normalize();
  const facing = sight.x * places[at + 3]! + sight.y * places[at + 4]! + sight.z * places[at + 5]!;
  if (!(facing > LEAST_FACING)) return false;
  point.project(camera);
  pixel.x = ((point.x + 1) / 2) * width;
  pixel.y = ((1 - point.y) / 2) * height;
  return true;
}

function draw(seat: Seat, camera: PerspectiveCamera, width: number, height: number, shown: HandleElements): void {
  let path = '';
  let isDown = false;
  for (let at = 0; at < seat.curve.length; at += 6) {
    const seen = isSeen(seat.curve, at, camera, width, height);
    if (seen) path += `${isDown ? 'L' : 'M'}${pixel.x.toFixed(1)} ${pixel.y.toFixed(1)}`;
    isDown = seen;
  }
  shown.curve.setAttribute('d', path);
  HANDLES.forEach((_, i) => {
    const button = shown.handles[i]!;
    const seen = isSeen(seat.handles, 6 * i, camera, width, height);
    button.hidden = !seen;
    shown.places[2 * i] = seen ? pixel.x : Number.NaN;
    shown.places[2 * i + 1] = seen ? pixel.y : Number.NaN;
    if (seen) button.style.transform = `translate(${pixel.x.toFixed(2)}px, ${pixel.y.toFixed(2)}px)`;
  });
}

const tilt = new Quaternion();
const step = new Vector3();

function nudge(seat: Seat, handle: Handle, rightMm: number, upMm: number): void {
  const { picker } = simulation.getState();
  const { skin } = seat;
  if (!picker || !skin) return;
  // keys may come faster than frames
  const { line } = designStore.getState().design.hairline;
  if (seat.line !== line) lay(seat, line, skin);
  const at = 6 * HANDLES.indexOf(handle);
  point.fromArray(seat.handles, at);
  sight.set(0, 0, 1).applyQuaternion(seat.view);
  tilt.setFromUnitVectors(sight, first.fromArray(seat.handles, at + 3));
  step.set(rightMm, upMm, 0).applyQuaternion(seat.view).applyQuaternion(tilt);
  const angles = skin.anglesOfHit(picker.nearest(point.add(step).toArray()));
  if (angles) hairlineActions.moveHandle(handle, angles);
}
