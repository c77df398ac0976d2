/** The loupe's part in the canvas: keeps glass and spot together on the screen while finger, camera and panels move. */
import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useMemo } from 'react';
import { type PerspectiveCamera, Quaternion, Vector3 } from 'three';
import { useStore } from 'zustand';
import type { LoupeLens } from '../appearance/LoupePass';
import { LoupeView } from '../appearance/LoupeView';
import { simulation } from '../simulation';
import type { CameraHandle } from './CameraRig';
import type { LoupeElements } from './Loupe';
import type { Spot } from './LoupeDrag';
import { LOUPE_WIDTHS, loupe, loupeActions } from './loupe';
import { type GlassPlace, glassDiameter, placeGlassInto } from './placeGlass';
import { prefersReducedMotion } from './useLayout';
import { zoneAt } from './zoneAt';

/** Time in which the glass covers most of its way to a new place, s. */
const GLIDE_TIME_S = 0.07;
/** A spot whose skin is seen flatter than this, as a sine, is not seen any more. */
const LEAST_FACING = 0.1;
/** Places that are tried for a spot to begin with, along each side of the free area. */
const TRIALS = 9;
/** Height on the head that is worth as much as skin seen squarely: the chart reaches down over the forehead. */
const HIGH_MM = 60;
/** A circle smaller than this would not be found on the head. */
const SMALLEST_CIRCLE_PX = 12;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function LoupeRig({
  elements,
  camera: handle,
}: {
  readonly elements: RefObject<LoupeElements | null>;
  readonly camera: RefObject<CameraHandle | null>;
}) {
  const invalidate = useThree((state) => state.invalidate);
  const head = useStore(simulation, (state) => state.picker);

  useEffect(() => loupe.subscribe(() => invalidate()), [invalidate]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first spot is found once there is a head to look at
  useEffect(() => invalidate(), [head, invalidate]);

  const seat = useMemo(createSeat, []);
  // before the frame is drawn, so that its overlay and its picture agree; a later priority would draw first
  useFrame(({ camera, size }, delta) => {
    const shown = elements.current;
    const found = shown && follow(seat, camera as PerspectiveCamera, size, shown, handle.current);
    seat.isShown = Boolean(found);
    if (!shown || !found) {
      if (shown) shown.root.style.opacity = '0';
      return;
    }
    if (glide(seat, delta)) invalidate();
    write(seat, shown);
  });

  useEffect(() => {
    const shown = elements.current;
    if (!shown) return;
    shown.redraw = () => invalidate();
    shown.nudge = (rightMm, upMm) => nudge(seat, rightMm, upMm);
    shown.grab = (x, y) => {
      const { glass, spotPx, lens } = seat;
      if (!seat.isShown || Math.hypot(x - glass.x, y - glass.y) > lens.side / 2) return null;
      return { x: spotPx.x - x, y: spotPx.y - y };
    };
  }, [elements, seat, invalidate]);

  return <LoupeView lens={() => (seat.isShown ? seat.lens : null)} />;
}

interface Seat {
  isShown: boolean;
  readonly lens: Mutable<LoupeLens>;
  /** Where the glass shall stand, and where it stands. */
  readonly aim: GlassPlace;
  readonly glass: { x: number; y: number };
  readonly spotPx: { x: number; y: number };
  /** Of the circle on the head that the glass shows. */
  circlePx: number;
  /** Of the main camera. */
  readonly view: Quaternion;
}

function createSeat(): Seat {
  return {
    isShown: false,
    lens: { point: [0, 0, 0], normal: [0, 0, 1], diameterMm: 12, left: 0, top: 0, side: 0 },
    aim: { x: Number.NaN, y: Number.NaN, side: 'above' },
    glass: { x: Number.NaN, y: Number.NaN },
    spotPx: { x: 0, y: 0 },
    circlePx: 0,
    view: new Quaternion(),
  };
}

const place = new Vector3();
const toCamera = new Vector3();
const normal = new Vector3();

/** Finds the spot on the screen, or another where that one is out of sight, and the glass's place beside it. */
function follow(
  seat: Seat,
  camera: PerspectiveCamera,
  { width, height }: { readonly width: number; readonly height: number },
  { area, figures }: LoupeElements,
  handle: CameraHandle | null,
): boolean {
  camera.updateMatrixWorld();
  let { spot } = loupe.getState();
  if (!spot || !isInSight(spot, camera, width, height, area)) {
    // a finger that leaves the head keeps its spot
    if (spot && loupe.getState().isHeld) return true;
    const better = handle && spotToBeginWith(handle, camera, area);
    if (better) loupeActions.moveTo(better);
    spot = better ?? spot;
    if (!spot) return false;
  }
  const { lens, aim, spotPx } = seat;
  lens.point = spot.position;
  lens.normal = spot.normal;
  lens.diameterMm = LOUPE_WIDTHS[loupe.getState().width]!;
  lens.side = glassDiameter(area);

  place.set(...spot.position).project(camera);
  spotPx.x = ((place.x + 1) / 2) * width;
  spotPx.y = ((1 - place.y) / 2) * height;
  const distance = toCamera
    .copy(camera.position)
    .sub(normal.set(...spot.position))
    .length();
  seat.circlePx = Math.max(
    SMALLEST_CIRCLE_PX,
    (lens.diameterMm * height * camera.projectionMatrix.elements[5]!) / (2 * distance),
  );
  seat.view.copy(camera.quaternion);
  size.diameter = lens.side;
  size.figuresHeight = figures.offsetHeight;
  size.figuresWidth = figures.offsetWidth;
  placeGlassInto(spotPx, area, size, aim.side, aim);
  return true;
}

const size = { diameter: 0, figuresHeight: 0, figuresWidth: 0 };

function isInSight(
  spot: Spot,
  camera: PerspectiveCamera,
  width: number,
  height: number,
  area: LoupeElements['area'],
): boolean {
  place.set(...spot.position);
  toCamera.copy(camera.position).sub(place).normalize();
  if (toCamera.dot(normal.set(...spot.normal)) < LEAST_FACING) return false;
  place.project(camera);
  const x = ((place.x + 1) / 2) * width;
  const y = ((1 - place.y) / 2) * height;
  return x > area.left && x < area.right && y > 0 && y < area.bottom + 40;
}

/** Scalp that is seen squarely and lies high; other skin where no scalp is in sight. */
function spotToBeginWith(handle: CameraHandle, camera: PerspectiveCamera, area: LoupeElements['area']): Spot | null {
  const { head } = simulation.getState();
  let best: Spot | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < TRIALS; row++) {
    for (let column = 0; column < TRIALS; column++) {
      const x = area.left + ((area.right - area.left) * (column + 0.5)) / TRIALS;
      const y = area.top + ((area.bottom - area.top) * (row + 0.5)) / TRIALS;
      const hit = handle.pick(x, y);
      if (!hit || !head?.scalp) continue;
      const zone = zoneAt(head.scalp.attributes, head.mesh.triangles, hit.triangle, hit.barycentric);
      toCamera
        .copy(camera.position)
        .sub(place.set(...hit.position))
        .normalize();
      const score = toCamera.dot(normal.set(...hit.normal)) + (zone ? 2 : 0) + hit.position[1] / HIGH_MM;
      if (score > bestScore) [best, bestScore] = [hit, score];
    }
  }
  return best;
}

/** @returns Whether the glass is still on its way. */
function glide({ aim, glass, lens }: Seat, delta: number): boolean {
  const isFirst = Number.isNaN(glass.x);
  const ease = isFirst || prefersReducedMotion() ? 1 : 1 - Math.exp(-Math.min(delta, 1 / 30) / GLIDE_TIME_S);
  if (isFirst) [glass.x, glass.y] = [aim.x, aim.y];
  glass.x += (aim.x - glass.x) * ease;
  glass.y += (aim.y - glass.y) * ease;
  const isMoving = Math.abs(aim.x - glass.x) + Math.abs(aim.y - glass.y) > 0.5;
  if (!isMoving) [glass.x, glass.y] = [aim.x, aim.y];
  // whole pixels, so that the rim lies on the picture's edge
  lens.left = Math.round(glass.x - lens.side / 2);
  lens.top = Math.round(glass.y - lens.side / 2);
  return isMoving;
}

function write({ lens, spotPx, circlePx }: Seat, shown: LoupeElements): void {
  const { root, glass, spot, leader } = shown;
  root.style.opacity = '1';
  glass.style.transform = `translate(${lens.left}px, ${lens.top}px)`;
  const middleX = lens.left + lens.side / 2;
  const middleY = lens.top + lens.side / 2;
  spot.style.transform = `translate(${spotPx.x}px, ${spotPx.y}px)`;
  spot.style.setProperty('--circle', `${circlePx}px`);
  const distance = Math.hypot(middleX - spotPx.x, middleY - spotPx.y);
  const length = Math.max(0, distance - lens.side / 2 - circlePx / 2);
  const angle = Math.atan2(middleY - spotPx.y, middleX - spotPx.x);
  leader.style.transform = `translate(${spotPx.x}px, ${spotPx.y}px) rotate(${angle}rad) translateX(${circlePx / 2}px) scaleX(${length})`;
  const pxPerMm = lens.side / lens.diameterMm;
  if (shown.pxPerMm !== pxPerMm || shown.side !== lens.side) {
    shown.pxPerMm = pxPerMm;
    shown.side = lens.side;
    shown.onScale(lens.side, pxPerMm);
  }
}

const tilt = new Quaternion();
const step = new Vector3();

/** Moves the spot over the skin, as seen in the glass. */
function nudge(seat: Seat, rightMm: number, upMm: number): void {
  const { spot } = loupe.getState();
  const { picker } = simulation.getState();
  if (!spot || !picker) return;
  toCamera.set(0, 0, 1).applyQuaternion(seat.view);
  tilt.setFromUnitVectors(toCamera, normal.set(...spot.normal));
  step.set(rightMm, upMm, 0).applyQuaternion(seat.view).applyQuaternion(tilt);
  const [x, y, z] = spot.position;
  loupeActions.moveTo(picker.nearest([x + step.x, y + step.y, z + step.z]));
}
