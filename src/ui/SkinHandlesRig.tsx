/** The canvas's part of SkinHandles: keeps handles and lines on the skin while finger, camera and plan move. */
import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useMemo } from 'react';
import type { PerspectiveCamera } from 'three';
import { simulation } from '../simulation';
import type { ScalpHit, SkinHandle, SkinHandleElements, SkinLine, SkinPlace } from './SkinHandles';
import { layPlace, SkinSight } from './skinPlaces';
import { type SkinSkull, skullOf } from './skinSkull';

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
    seat.sight.camera = camera as PerspectiveCamera;
    seat.sight.width = size.width;
    seat.sight.height = size.height;
    draw(seat, shown);
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
  readonly sight: SkinSight;
  beside: SkinHandleElements['beside'];
}

function createSeat(): Seat {
  return {
    skull: null,
    handles: null,
    lines: null,
    handlePlaces: new Float64Array(0),
    linePlaces: [],
    sight: new SkinSight(),
    beside: () => null,
  };
}

function layWhatChanged(seat: Seat, { handles, lines }: SkinHandleElements, skull: SkinSkull): void {
  const isOtherSkull = seat.skull !== skull;
  seat.skull = skull;
  if (isOtherSkull || seat.handles !== handles) {
    seat.handlePlaces = sized(seat.handlePlaces, 6 * handles.length);
    handles.forEach(({ place }, i) => {
      layPlaceOn(seat.handlePlaces, 6 * i, skull, place);
    });
    seat.handles = handles;
  }
  if (isOtherSkull || seat.lines !== lines) {
    seat.linePlaces = lines.map(({ points, isClosed }, i) => {
      const count = points.length + (isClosed && points.length > 0 ? 1 : 0);
      const places = sized(seat.linePlaces[i], 6 * count);
      for (let k = 0; k < count; k++) layPlaceOn(places, 6 * k, skull, points[k % points.length]!);
      return places;
    });
    seat.lines = lines;
  }
}

function sized(array: Float64Array | undefined, length: number): Float64Array {
  return array?.length === length ? array : new Float64Array(length);
}

function layPlaceOn(out: Float64Array, at: number, { mesh, locate }: SkinSkull, place: SkinPlace): void {
  layPlace(out, at, mesh, 'triangle' in place ? place : locate(place[0], place[1]));
}

function draw({ sight, linePlaces, handlePlaces }: Seat, shown: SkinHandleElements): void {
  for (let i = 0; i < linePlaces.length; i++) shown.paths[i]?.setAttribute('d', sight.pathOf(linePlaces[i]!));
  for (let i = 0; i < shown.handles.length; i++) {
    const button = shown.buttons[i];
    if (!button) continue;
    const seen = sight.isSeen(handlePlaces, 6 * i);
    const { x, y } = sight.pixel;
    button.hidden = !seen;
    shown.places[2 * i] = seen ? x : Number.NaN;
    shown.places[2 * i + 1] = seen ? y : Number.NaN;
    if (seen) button.style.transform = `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px)`;
  }
}

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
  const hit = seat.sight.beside(seat.handlePlaces, 6 * index, rightMm, upMm, picker);
  const angles = hit && skull.anglesOfHit(hit);
  return angles && { ...hit, angles };
}
