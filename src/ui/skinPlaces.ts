/** Places on the skin and how they are seen: what lines and handles over the picture are drawn from, frame by frame. */
import { type PerspectiveCamera, Quaternion, Vector3 } from 'three';
import type { TriangleMesh } from '../head/HeadMesh';
import type { HeadPicker, SkinHit } from '../head/headBvh';
import { type SurfacePoint, surfacePosition } from '../head/surfacePoint';

/** Skin that is seen flatter than this, as a sine, counts as turned away. */
const LEAST_FACING = 0.08;

const first = new Vector3();
const second = new Vector3();
const corner = new Vector3();
const point = new Vector3();
const sight = new Vector3();
const step = new Vector3();
const tilt = new Quaternion();

/** Writes place and normal of a surface point, six numbers; NaN where there is none. */
export function layPlace(out: Float64Array, at: number, mesh: TriangleMesh, place: SurfacePoint | null): void {
  const { positions, triangles } = mesh;
  if (!place || 3 * place.triangle + 2 >= triangles.length) {
    out.fill(Number.NaN, at, at + 6);
    return;
  }
  out.set(surfacePosition(mesh, place), at);
  const a = 3 * triangles[3 * place.triangle]!;
  const b = 3 * triangles[3 * place.triangle + 1]!;
  const c = 3 * triangles[3 * place.triangle + 2]!;
  first.fromArray(positions, b).sub(corner.fromArray(positions, a));
  second.fromArray(positions, c).sub(corner);
  first
    .cross(second)
    .normalize()
    .toArray(out, at + 3);
}

/** A camera, and the size of its picture in CSS px. */
export class SkinSight {
  camera: PerspectiveCamera | null = null;
  width = 0;
  height = 0;
  /** Of the last place that was seen. */
  readonly pixel = { x: 0, y: 0 };

  /** Finds the pixel of a place; false where the skin there is turned away, or there is none. */
  isSeen(places: Float64Array, at: number): boolean {
    const { camera, width, height, pixel } = this;
    if (!camera) return false;
    point.fromArray(places, at);
    sight.copy(camera.position).sub(point).normalize();
    const facing = sight.x * places[at + 3]! + sight.y * places[at + 4]! + sight.z * places[at + 5]!;
    if (!(facing > LEAST_FACING)) return false;
    point.project(camera);
    pixel.x = ((point.x + 1) / 2) * width;
    pixel.y = ((1 - point.y) / 2) * height;
    return true;
  }

  /** The seen pieces of a line through places, as the `d` of a path. */
  pathOf(places: Float64Array): string {
    let path = '';
    let isDown = false;
    for (let at = 0; at < places.length; at += 6) {
      const seen = this.isSeen(places, at);
      if (seen) path += `${isDown ? 'L' : 'M'}${this.pixel.x.toFixed(1)} ${this.pixel.y.toFixed(1)}`;
      isDown = seen;
    }
    return path;
  }

  /** The skin so many mm from a place, as seen on the screen; null without a place or a camera. */
  beside(places: Float64Array, at: number, rightMm: number, upMm: number, picker: HeadPicker): SkinHit | null {
    point.fromArray(places, at);
    if (!this.camera || !Number.isFinite(point.x)) return null;
    const { quaternion } = this.camera;
    tilt.setFromUnitVectors(sight.set(0, 0, 1).applyQuaternion(quaternion), first.fromArray(places, at + 3));
    step.set(rightMm, upMm, 0).applyQuaternion(quaternion).applyQuaternion(tilt);
    return picker.nearest(point.add(step).toArray());
  }
}
