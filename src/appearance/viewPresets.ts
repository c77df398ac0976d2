/**
 * Named views of the head: where the camera looks from, and how far it stands so that the head fits the screen.
 *
 * A long lens (20° vertical) keeps the proportions of the face. The camera never rolls; +y stays up.
 */
import { degrees, type Millimetres, mm, type Radians } from '../units';

export const VIEW_NAMES = ['front', 'threeQuarter', 'side', 'top', 'back', 'closeUp'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

type Triple = readonly [number, number, number];

/** What a view frames. */
export interface ViewPreset {
  /** Point that the camera looks at, head frame, mm. */
  readonly target: Triple;
  /** From the target towards the camera; any length. */
  readonly direction: Triple;
  /** Width that must stay visible at the target, mm. Governs on a portrait screen. */
  readonly frameWidthMm: Millimetres;
  /** Height that must stay visible at the target, mm. Governs on a landscape screen. */
  readonly frameHeightMm: Millimetres;
}

/** Where to put a perspective camera. */
export interface CameraPlacement {
  readonly position: Triple;
  readonly target: Triple;
  /** From position to target. */
  readonly distanceMm: Millimetres;
  /** Vertical field of view. */
  readonly fovDegrees: number;
}

/** Clip planes that hold every view, from the 20 mm close-up to the whole bust, without fighting depths. */
export const CAMERA_NEAR_MM = mm(12);
export const CAMERA_FAR_MM = mm(4000);
/** How near and how far a person may take the camera from its target. */
export const CAMERA_DISTANCE_MM = { min: mm(50), max: mm(1800) } as const;

export const CAMERA_FOV: Radians = degrees(20);
const CAMERA_FOV_DEGREES = 20;

/**
 * Measured on the standard male head: vertex at y 139, chin at y -93, ears within |x| 95, occiput z -100, nose z 115.
 * The frames leave room for other heads and for the start of the shoulders.
 */
export const VIEW_PRESETS: Readonly<Record<ViewName, ViewPreset>> = {
  front: { target: [0, 6, 0], direction: [0, 0.04, 1], frameWidthMm: mm(236), frameHeightMm: mm(330) },
  threeQuarter: { target: [0, 8, 0], direction: [0.7, 0.2, 0.8], frameWidthMm: mm(254), frameHeightMm: mm(322) },
  side: { target: [0, 8, 4], direction: [1, 0.05, 0.04], frameWidthMm: mm(262), frameHeightMm: mm(322) },
  top: { target: [0, 40, 2], direction: [0, 1, 0.12], frameWidthMm: mm(226), frameHeightMm: mm(262) },
  back: { target: [0, 10, 0], direction: [0.08, 0.14, -1], frameWidthMm: mm(236), frameHeightMm: mm(322) },
  closeUp: { target: [4, 112, 76], direction: [0.1, 0.72, 0.82], frameWidthMm: mm(44), frameHeightMm: mm(40) },
};

/**
 * Places the camera so that the whole frame of `preset` is visible on a screen of this aspect ratio.
 *
 * @param aspect Width over height of the viewport, positive: below 1 on a portrait tablet.
 */
export function placeCamera(preset: ViewPreset, aspect: number): CameraPlacement {
  if (!(aspect > 0)) throw new RangeError(`placeCamera: aspect must be a positive width over height, got ${aspect}.`);
  const halfHeight = Math.max(preset.frameHeightMm, preset.frameWidthMm / aspect) / 2;
  const distance = halfHeight / Math.tan(CAMERA_FOV / 2);
  const [x, y, z] = preset.direction;
  const scale = distance / Math.hypot(x, y, z);
  const [tx, ty, tz] = preset.target;
  return {
    position: [tx + x * scale, ty + y * scale, tz + z * scale],
    target: preset.target,
    distanceMm: mm(distance),
    fovDegrees: CAMERA_FOV_DEGREES,
  };
}

/** The named view, fitted to the screen. */
export function placeView(name: ViewName, aspect: number): CameraPlacement {
  return placeCamera(VIEW_PRESETS[name], aspect);
}

/**
 * A close look straight at a point of the skin.
 *
 * @param point On the skin, head frame, mm.
 * @param normal Outward normal there; any length. A vertical one is tilted forward so that the camera keeps its up.
 * @param widthMm Skin that fills the shorter side of the screen.
 */
export function closeUpOf(point: Triple, normal: Triple, widthMm: Millimetres = mm(40)): ViewPreset {
  const length = Math.hypot(...normal);
  if (!(length > 0)) throw new RangeError('closeUpOf: normal must not be zero.');
  const direction: Triple = [normal[0] / length, normal[1] / length, normal[2] / length + 0.05];
  return { target: point, direction, frameWidthMm: widthMm, frameHeightMm: widthMm };
}

/** The same view from the other side of the head. */
export function mirrorView(preset: ViewPreset): ViewPreset {
  const [tx, ty, tz] = preset.target;
  const [x, y, z] = preset.direction;
  return { ...preset, target: [-tx, ty, tz], direction: [-x, y, z] };
}
