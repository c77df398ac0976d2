/** The canvas's part of SkinHandles: keeps handles and lines on the skin while finger, camera and plan move. */
import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useMemo } from 'react';
import { type PerspectiveCamera, Quaternion, Vector3 } from 'three';
import { surfacePosition } from '../head/surfacePoint';
import { simulation } from '../simulation';
import type { ScalpHit, SkinHandle, SkinHandleElements, SkinLine, SkinPlace } from './SkinHandles';
import { type SkinSkull, skullOf } from './skinSkull';

/** Skin that is seen flatter than this, as a sine, counts as turned away. */
const LEAST_FACING = 0.08;

export function SkinHandlesRig({ elements }: { readonly elements: RefObject<SkinHandleElements | null> }) {
  const invalidate = useThree((state) => state.invalidate);
  const seat = useMemo(createSeat, []);
  // the first picture with handles
  useEffect(() => invalidate(), [invalidate]);

  useFrame(({ camera, size }) => {
    const shown = elements.current;
    const skull = skullOf();
    if (!shown || !skull) return;
    layWhatChanged(seat, shown, skull);
    shown.beside = seat.beside;
    camera.updateMatrixWorld();
    seat.view.copy(camera.quaternion);
    draw(seat, camera as PerspectiveCamera, size.width, size.height, shown);
  });

  useEffect(() => {
    seat.beside = (index, rightMm, upMm) => beside(seat, elements.current, index, rightMm, upMm);
  }, [elements, seat]);
  return null;
}

interface Seat {
  skull: SkinSkull | null;
  handles: readonly SkinHandle[] | null;
  lines: readonly SkinLine[] | null;
  /** Place and normal of each handle, six numbers; NaN off the scalp. */
  handlePlaces: Float64Array;
  /** Of each line's points, likewise. */
  linePlaces: Float64Array[];
  /** Of the camera. */
  readonly view: Quaternion;
  beside: SkinHandleElements['beside'];
}

function createSeat(): Seat {
  return {
    skull: null,
    handles: null,
    lines: null,
    handlePlaces: new Float64Array(0),
    linePlaces: [],
    view: new Quaternion(),
    beside: () => null,
  };
}

function layWhatChanged(seat: Seat, { handles, lines }: SkinHandleElements, skull: SkinSkull): void {
  const isOtherSkull = seat.skull !== skull;
  seat.skull = skull;
  if (isOtherSkull || seat.handles !== handles) {
    seat.handlePlaces = sized(seat.handlePlaces, 6 * handles.length);
    handles.forEach(({ place }, i) => {
      layPlace(seat.handlePlaces, 6 * i, skull, place);
    });
    seat.handles = handles;
  }
  if (isOtherSkull || seat.lines !== lines) {
    seat.linePlaces = lines.map(({ points, isClosed }, i) => {
      const count = points.length + (isClosed && points.length > 0 ? 1 : 0);
      const places = sized(seat.linePlaces[i], 6 * count);
      for (let k = 0; k < count; k++) layPlace(places, 6 * k, skull, points[k % points.length]!);
      return places;
    });
    seat.lines = lines;
  }
}

function sized(array: Float64Array | undefined, length: number): Float64Array {
  return array?.length === length ? array : new Float64Array(length);
}

function layPlace(out: Float64Array, at: number, { mesh, locate }: SkinSkull, place: SkinPlace): void {
  const point = 'triangle' in place ? place : locate(place[0], place[1]);
  if (!point || 3 * point.triangle + 2 >= mesh.triangles.length) {
    out.fill(Number.NaN, at, at + 6);
    return;
  }
  out.set(surfacePosition(mesh, point), at);
  const { positions, triangles } = mesh;
  const a = 3 * triangles[3 * point.triangle]!;
  const b = 3 * triangles[3 * point.triangle + 1]!;
  const c = 3 * triangles[3 * point.triangle + 2]!;
  first.fromArray(positions, b).sub(corner.fromArray(positions, a));
  second.fromArray(positions, c).sub(corner);
  first
    .cross(second)
    .normalize()
    .toArray(out, at + 3);
}

const first = new Vector3();
const second = new Vector3();
const corner = new Vector3();
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

function draw(seat: Seat, camera: PerspectiveCamera, width: number, height: number, shown: SkinHandleElements): void {
  for (let i = 0; i < seat.linePlaces.length; i++) {
    const places = seat.linePlaces[i]!;
    let path = '';
    let isDown = false;
    for (let at = 0; at < places.length; at += 6) {
      const seen = isSeen(places, at, camera, width, height);
      if (seen) path += `${isDown ? 'L' : 'M'}${pixel.x.toFixed(1)} ${pixel.y.toFixed(1)}`;
      isDown = seen;
    }
    shown.paths[i]?.setAttribute('d', path);
  }
  for (let i = 0; i < shown.handles.length; i++) {
    const button = shown.buttons[i];
    if (!button) continue;
    const seen = isSeen(seat.handlePlaces, 6 * i, camera, width, height);
    button.hidden = !seen;
    shown.places[2 * i] = seen ? pixel.x : Number.NaN;
    shown.places[2 * i + 1] = seen ? pixel.y : Number.NaN;
    if (seen) button.style.transform = `translate(${pixel.x.toFixed(2)}px, ${pixel.y.toFixed(2)}px)`;
  }
}

const tilt = new Quaternion();
const step = new Vector3();

function beside(
  seat: Seat,
  shown: SkinHandleElements | null,
  index: number,
  rightMm: number,
  upMm: number,
): ScalpHit | null {
  const { picker } = simulation.getState();
  const skull = skullOf();
  if (!picker || !skull || !shown) return null;
  // keys may come faster than frames
  layWhatChanged(seat, shown, skull);
  point.fromArray(seat.handlePlaces, 6 * index);
  if (!Number.isFinite(point.x)) return null;
  sight.set(0, 0, 1).applyQuaternion(seat.view);
  tilt.setFromUnitVectors(sight, first.fromArray(seat.handlePlaces, 6 * index + 3));
  step.set(rightMm, upMm, 0).applyQuaternion(seat.view).applyQuaternion(tilt);
  const hit = picker.nearest(point.add(step).toArray());
  const angles = skull.anglesOfHit(hit);
  return angles && { ...hit, angles };
}
