/** Where the camera stands: the named views, the fingers, the keys, and how close it may come. */
import { CameraControls } from '@react-three/drei';
import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { Box3, type PerspectiveCamera, Raycaster, Spherical, Vector2, Vector3 } from 'three';
import { useStore } from 'zustand';
import {
  CAMERA_DISTANCE_MM,
  type CameraPlacement,
  closeUpOf,
  mirrorView,
  placeCamera,
  VIEW_PRESETS,
  type ViewPreset,
} from '../appearance/viewPresets';
import type { HeadPicker, SkinHit } from '../head/headBvh';
import { simulation } from '../simulation';
import { degrees, mm } from '../units';
import { CalmCameraControls } from './CalmCameraControls';
import { fitToFreeHeight, freeArea, freeRect } from './freeArea';
import { lossTool } from './lossTool';
import { type NamedView, session, sessionActions } from './session';
import { prefersReducedMotion } from './useLayout';

type Triple = readonly [number, number, number];

/** What the viewport asks of the camera. */
export interface CameraHandle {
  /** What lies under a point of the canvas, CSS px from its corner. */
  pick(x: number, y: number): SkinHit | null;
  /** Goes close to a place on the skin; from close by, back to where it came from. */
  focus(hit: SkinHit): void;
  /** One press of an arrow key, in steps to the right and up. */
  turn(stepsX: number, stepsY: number): void;
  /** Above 1 goes closer. */
  zoom(factor: number): void;
  /** Where the head would be seen; false while it is still being loaded. */
  readonly canPick: boolean;
}

/** Skin that fills the shorter side of the free area after a double tap. */
const FOCUS_WIDTH = mm(75);
/** The lens stays this far from the skin; the near plane is at 12 mm. */
const CLEARANCE_MM = 50;
/** Nearer to the skin than this the camera turns about the skin before it, from the far value on about the head. */
const TURN_ABOUT_SKIN_MM = 160;
const TURN_ABOUT_HEAD_MM = 420;
const HEAD_CENTRE: Triple = [0, 20, 0];
/** The middle of the picture may wander within this box, so that the head cannot be lost. */
const WANDER_BOX = new Box3(new Vector3(-120, -120, -130), new Vector3(120, 170, 140));
const NO_ACTION = CalmCameraControls.ACTION.NONE;
const KEY_TURN = degrees(10);
/** Time in which the lens shift covers most of its way, s. */
const SHIFT_TIME_S = 0.12;

export function CameraRig({ stage, handle }: { stage: HTMLElement; handle: RefObject<CameraHandle | null> }) {
  const controls = useRef<CalmCameraControls>(null);
  const camera = useThree((state) => state.camera) as PerspectiveCamera;
  const size = useThree((state) => state.size);
  const invalidate = useThree((state) => state.invalidate);
  const view = useStore(session, (state) => state.view);
  const insets = useStore(freeArea, (state) => state.insets);
  const isLoupeOn = useStore(session, (state) => state.isLoupeOn);
  const hasTool = useStore(lossTool, (state) => state.tool !== null);
  const isFingerTaken = isLoupeOn || hasTool;
  const rect = useMemo(() => freeRect(size.width, size.height, insets), [size, insets]);
  const shift = useRef<{ x: number; y: number } | null>(null);
  const placedView = useRef<NamedView | null>(null);
  const beforeFocus = useRef<CameraPlacement | null>(null);

  const place = (preset: ViewPreset, isSmooth: boolean) => {
    const fitted = placeCamera(preset, rect.width / rect.height);
    moveTo(controls.current, fitToFreeHeight(fitted, rect.height, size.height), isSmooth);
    invalidate();
  };

  // a named view is fitted anew when the free area changes; a view found by hand is left alone
  // biome-ignore lint/correctness/useExhaustiveDependencies: `place` follows from the rest
  useLayoutEffect(() => {
    if (!view || !controls.current) return;
    const isNew = placedView.current !== view;
    const isFirst = placedView.current === null && shift.current === null;
    placedView.current = view;
    beforeFocus.current = null;
    place(presetOf(view), isNew && !isFirst);
  }, [view, rect, size]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another free area asks for another frame
  useEffect(() => invalidate(), [rect, invalidate]);

  useFrame((_, delta) => {
    const now = (shift.current ??= { x: rect.shiftX, y: rect.shiftY });
    const ease = prefersReducedMotion() ? 1 : 1 - Math.exp(-Math.min(delta, 0.1) / SHIFT_TIME_S);
    now.x += (rect.shiftX - now.x) * ease;
    now.y += (rect.shiftY - now.y) * ease;
    const isSettled = Math.abs(rect.shiftX - now.x) + Math.abs(rect.shiftY - now.y) < 0.5;
    if (isSettled) [now.x, now.y] = [rect.shiftX, rect.shiftY];
    else invalidate();
    applyShift(camera, size.width, size.height, now.x, now.y);
    if (controls.current) keepOutside(controls.current, simulation.getState().picker);
  });

  const raycaster = useMemo(() => new Raycaster(), []);
  useEffect(() => {
    handle.current = {
      get canPick() {
        return simulation.getState().picker !== null;
      },
      pick: (x, y) => {
        camera.updateMatrixWorld();
        raycaster.setFromCamera(new Vector2((x / size.width) * 2 - 1, 1 - (y / size.height) * 2), camera);
        const { origin, direction } = raycaster.ray;
        return simulation.getState().picker?.pick(origin.toArray(), direction.toArray()) ?? null;
      },
      focus: (hit) => {
        const c = controls.current;
        if (!c) return;
        if (beforeFocus.current) {
          moveTo(c, beforeFocus.current, true);
          beforeFocus.current = null;
          return;
        }
        const [from, target] = [c.getPosition(new Vector3()), c.getTarget(new Vector3())];
        const before: CameraPlacement = {
          position: from.toArray(),
          target: target.toArray(),
          distanceMm: mm(from.distanceTo(target)),
          fovDegrees: camera.fov,
        };
        sessionActions.leaveView();
        place(closeUpOf(hit.position, hit.normal, FOCUS_WIDTH), true);
        beforeFocus.current = before;
      },
      turn: (stepsX, stepsY) => {
        sessionActions.leaveView();
        controls.current?.rotate(stepsX * KEY_TURN, stepsY * KEY_TURN, !prefersReducedMotion());
        invalidate();
      },
      zoom: (factor) => {
        const c = controls.current;
        if (!c) return;
        sessionActions.leaveView();
        c.dollyTo(c.distance / factor, !prefersReducedMotion());
        invalidate();
      },
    };
    return () => {
      handle.current = null;
    };
  });

  useEffect(() => {
    const c = controls.current;
    if (!c) return;
    c.setBoundary(WANDER_BOX);
    const start = () => turnAboutWhatIsSeen(c, camera, simulation.getState().picker);
    const steer = () => {
      // a finger on the loupe
      if (c.currentAction === NO_ACTION) return;
      beforeFocus.current = null;
      sessionActions.leaveView();
    };
    c.addEventListener('controlstart', start);
    c.addEventListener('control', steer);
    return () => {
      c.removeEventListener('controlstart', start);
      c.removeEventListener('control', steer);
    };
  }, [camera]);

  // with the loupe or a tool in hand, one finger is theirs and two are the camera's
  useEffect(() => {
    const c = controls.current;
    if (!c) return;
    const { ROTATE, TOUCH_ROTATE, TOUCH_DOLLY_ROTATE, TOUCH_DOLLY_TRUCK } = CalmCameraControls.ACTION;
    c.mouseButtons.left = isFingerTaken ? NO_ACTION : ROTATE;
    c.touches.one = isFingerTaken ? NO_ACTION : TOUCH_ROTATE;
    // who paints all round the head turns it without putting the brush away
    c.touches.two = hasTool ? TOUCH_DOLLY_ROTATE : TOUCH_DOLLY_TRUCK;
  }, [isFingerTaken, hasTool]);

  return (
    <CameraControls
      ref={controls}
      impl={CalmCameraControls}
      domElement={stage}
      makeDefault
      minDistance={CAMERA_DISTANCE_MM.min}
      maxDistance={CAMERA_DISTANCE_MM.max}
      minPolarAngle={0.02}
      maxPolarAngle={Math.PI * 0.8}
      smoothTime={0.28}
      draggingSmoothTime={0.05}
      dollyToCursor
      dollySpeed={0.7}
    />
  );
}

function presetOf({ name, mirrored }: NamedView): ViewPreset {
  return mirrored ? mirrorView(VIEW_PRESETS[name]) : VIEW_PRESETS[name];
}

function moveTo(controls: CalmCameraControls | null, { position, target }: CameraPlacement, isSmooth: boolean): void {
  if (!controls) return;
  // whole turns made by hand would be unwound on the way
  controls.normalizeRotations();
  // the limit for the place where the camera is must not hold it back on its way to another
  controls.minDistance = CAMERA_DISTANCE_MM.min;
  controls.setLookAt(...position, ...target, isSmooth && !prefersReducedMotion());
}

function applyShift(camera: PerspectiveCamera, width: number, height: number, shiftX: number, shiftY: number): void {
  const { view } = camera;
  if (
    view?.enabled &&
    view.fullWidth === width &&
    view.fullHeight === height &&
    view.offsetX === -shiftX &&
    view.offsetY === -shiftY
  ) {
    return;
  }
  camera.setViewOffset(width, height, -shiftX, -shiftY, width, height);
}

const eye = new Vector3();
const aim = new Vector3();
const ending = new Spherical();

/** Distance from the target back along the line of sight to the first skin from outside; null where there is none. */
function skinBeforeTarget(controls: CalmCameraControls, picker: HeadPicker, when: 'now' | 'atRest'): number | null {
  controls.getPosition(eye, when === 'atRest');
  controls.getTarget(aim, when === 'atRest');
  eye.sub(aim).normalize();
  const far = 600;
  const hit = picker.pick([aim.x + eye.x * far, aim.y + eye.y * far, aim.z + eye.z * far], [-eye.x, -eye.y, -eye.z]);
  return hit ? far - hit.distanceMm : null;
}

/** The camera stays before the skin however the head is turned under it. */
function keepOutside(controls: CalmCameraControls, picker: HeadPicker | null): void {
  if (!picker) {
    controls.minDistance = 320;
    return;
  }
  // where the movement will end: on its way there the camera keeps its distance anyway
  const skin = skinBeforeTarget(controls, picker, 'atRest');
  const nearest = Math.max(CAMERA_DISTANCE_MM.min, (skin ?? 0) + CLEARANCE_MM);
  if (Math.abs(controls.minDistance - nearest) > 0.5) controls.minDistance = nearest;
  if (controls.getSpherical(ending).radius < nearest - 0.5) controls.dollyTo(nearest, true);
}

/**
 * Moves the point that the camera turns about along the line of sight; the picture stays as it is. Close to the skin it
 * is the skin, or a small turn would sweep past all of it; from afar it is the middle of the head.
 */
function turnAboutWhatIsSeen(controls: CalmCameraControls, camera: PerspectiveCamera, picker: HeadPicker | null): void {
  const skin = picker && skinBeforeTarget(controls, picker, 'now');
  if (skin === null) return;
  const { position } = camera;
  controls.getTarget(aim, false);
  const sight = aim.sub(position).normalize();
  const toSkin = controls.distance - skin;
  const toMiddle = Math.max(
    toSkin,
    sight.x * (HEAD_CENTRE[0] - position.x) +
      sight.y * (HEAD_CENTRE[1] - position.y) +
      sight.z * (HEAD_CENTRE[2] - position.z),
  );
  const t = Math.min(1, Math.max(0, (toSkin - TURN_ABOUT_SKIN_MM) / (TURN_ABOUT_HEAD_MM - TURN_ABOUT_SKIN_MM)));
  const depth = toSkin + (toMiddle - toSkin) * t * t * (3 - 2 * t);
  controls.setLookAt(
    position.x,
    position.y,
    position.z,
    position.x + sight.x * depth,
    position.y + sight.y * depth,
    position.z + sight.z * depth,
    false,
  );
}
