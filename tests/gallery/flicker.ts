/**
 * How much a picture shimmers while the head turns slowly.
 *
 * Every frame is compared with the same frame from 3 × 3 samples a pixel. What the eye sees as shimmer or moiré is an
 * error of whole patches that changes from frame to frame: so errors are averaged over 8 × 8 pixels, and their change
 * is what counts, root mean square, in steps of an 8-bit screen. Detail that the frame lacks counts as well.
 */
import { FloatType, type PerspectiveCamera, type Scene, Vector3, type WebGLRenderer, WebGLRenderTarget } from 'three';
import type { HeadScene } from '../../src/appearance/HeadScene';

export interface FlickerSubject {
  readonly renderer: WebGLRenderer;
  readonly camera: PerspectiveCamera;
  readonly scene: Scene;
  readonly head: HeadScene;
}

export interface FlickerWindow {
  /** Of the whole picture, pixels. */
  readonly width: number;
  readonly height: number;
  /** Corner of the part that is looked at, from the upper left. */
  readonly x: number;
  readonly y: number;
}

/** Side of the part that is looked at. */
export const FLICKER_SIDE = 192;
const BLOCK = 8;
/** About a fifth of a pixel at the front of the head seen whole. */
const STEP_RAD = 0.0012;
const SAMPLES = 3;

/** Turns the camera about the head's vertical axis, `steps` times. */
export function measureFlicker(subject: FlickerSubject, window: FlickerWindow, steps: number): number {
  const { camera } = subject;
  const from = camera.position.clone();
  const forward = camera.getWorldDirection(new Vector3());
  const up = new Vector3(0, 1, 0);
  let last: Float32Array | null = null;
  let sum = 0;
  let count = 0;
  for (let step = 0; step < steps; step++) {
    const angle = step * STEP_RAD;
    camera.position.copy(from).applyAxisAngle(up, angle);
    camera.lookAt(camera.position.clone().add(forward.clone().applyAxisAngle(up, angle)));
    camera.updateMatrixWorld();
    const plain = blocks(subject, window, [[0, 0]], 4);
    const offsets = Array.from({ length: SAMPLES * SAMPLES }, (_, i): [number, number] => [
      ((i % SAMPLES) + 0.5) / SAMPLES - 0.5,
      (Math.floor(i / SAMPLES) + 0.5) / SAMPLES - 0.5,
    ]);
    const fine = blocks(subject, window, offsets, 0);
    const error = plain.map((value, i) => value - fine[i]!);
    if (last) {
      for (let i = 0; i < error.length; i++) {
        sum += (error[i]! - last[i]!) ** 2;
        count++;
      }
    }
    last = error;
  }
  camera.clearViewOffset();
  camera.position.copy(from);
  camera.lookAt(from.clone().add(forward));
  camera.updateMatrixWorld();
  return Math.sqrt(sum / count);
}

/** Mean display value of each block, 0 to 255, over some samples a pixel. */
function blocks(
  { renderer, camera, scene, head }: FlickerSubject,
  { width, height, x, y }: FlickerWindow,
  offsets: readonly (readonly [number, number])[],
  samples: number,
): Float32Array {
  const side = FLICKER_SIDE;
  const target = new WebGLRenderTarget(side, side, { type: FloatType, samples });
  const rgba = new Float32Array(4 * side * side);
  const total = new Float32Array(side * side);
  for (const [dx, dy] of offsets) {
    camera.setViewOffset(width, height, x + dx, y + dy, side, side);
    camera.updateProjectionMatrix();
    head.update(camera, scene, 1);
    renderer.setRenderTarget(target);
    renderer.render(scene, camera);
    renderer.readRenderTargetPixels(target, 0, 0, side, side, rgba);
    for (let i = 0; i < total.length; i++) {
      total[i]! += (0.2126 * rgba[4 * i]! + 0.7152 * rgba[4 * i + 1]! + 0.0722 * rgba[4 * i + 2]!) / offsets.length;
    }
  }
  renderer.setRenderTarget(null);
  target.dispose();
  const across = side / BLOCK;
  const means = new Float32Array(across * across);
  for (let i = 0; i < total.length; i++) {
    const block = Math.floor(Math.floor(i / side) / BLOCK) * across + Math.floor((i % side) / BLOCK);
    means[block]! += toDisplay(total[i]!) / (BLOCK * BLOCK);
  }
  return means;
}

function toDisplay(linear: number): number {
  const value = Math.min(1, Math.max(0, linear));
  return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
}
