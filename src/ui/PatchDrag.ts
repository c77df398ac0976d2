/**
 * One finger on the head: a tap beside all patches adds one, a drag that begins on a patch moves it. A second finger
 * means the camera, and takes the movement back.
 */
import type { Point } from '../head/landmarks';
import type { SurfacePoint } from '../head/surfacePoint';
import { AREATA_LIMITS, type AreataPatch } from '../scalp/areata';
import { mm } from '../units';
import { type PointerSample, TAP_LIMITS } from './tapDetector';

export interface PatchHands {
  /** Scalp under a point of the canvas, CSS px; null beside it. */
  pick(x: number, y: number): (SurfacePoint & { readonly position: Point }) | null;
  patches(): readonly AreataPatch[];
  positionOf(at: SurfacePoint): Point;
  setPatches(patches: readonly AreataPatch[]): void;
  select(index: number): void;
  beginGesture(): void;
  commitGesture(): void;
  cancelGesture(): void;
}

/** Of a patch that a tap adds. */
export const NEW_PATCH_RADIUS = mm(12);

export class PatchDrag {
  private readonly down = new Set<number>();
  private held: { id: number; start: PointerSample; patch: number | null } | null = null;

  constructor(private readonly hands: PatchHands) {}

  press(sample: PointerSample): void {
    this.down.add(sample.id);
    if (this.down.size > 1) {
      this.takeBack();
      return;
    }
    const patch = this.patchUnder(sample);
    this.held = { id: sample.id, start: sample, patch };
    if (patch === null) return;
    this.hands.select(patch);
    this.hands.beginGesture();
  }

  move({ id, x, y }: PointerSample): void {
    if (this.held?.id !== id || this.held.patch === null) return;
    const { patch } = this.held;
    const hit = this.hands.pick(x, y);
    const patches = this.hands.patches();
    // beside the scalp the patch waits where it was
    if (!hit || !patches[patch]) return;
    this.hands.setPatches(patches.map((each, i) => (i === patch ? { ...each, at: toPoint(hit) } : each)));
  }

  release(sample: PointerSample): void {
    this.down.delete(sample.id);
    if (this.held?.id !== sample.id) return;
    const { start, patch } = this.held;
    this.held = null;
    if (patch !== null) {
      this.hands.commitGesture();
      return;
    }
    const slop = TAP_LIMITS.slopPx[sample.type] ?? TAP_LIMITS.slopPx.touch!;
    if (Math.hypot(sample.x - start.x, sample.y - start.y) > slop) return;
    const hit = this.hands.pick(start.x, start.y);
    const patches = this.hands.patches();
    if (!hit || patches.length >= AREATA_LIMITS.count) return;
    this.hands.setPatches([...patches, { at: toPoint(hit), radiusMm: NEW_PATCH_RADIUS }]);
    this.hands.select(patches.length);
  }

  cancel(id: number): void {
    this.down.delete(id);
    if (this.held?.id === id) this.takeBack();
  }

  /** Takes the movement in progress back. */
  takeBack(): void {
    if (this.held && this.held.patch !== null) this.hands.cancelGesture();
    this.held = null;
  }

  /** The nearest patch whose skin the finger is on. */
  private patchUnder({ x, y }: PointerSample): number | null {
    const hit = this.hands.pick(x, y);
    if (!hit) return null;
    let found: number | null = null;
    let nearest = Number.POSITIVE_INFINITY;
    this.hands.patches().forEach(({ at, radiusMm }, i) => {
      const place = this.hands.positionOf(at);
      const distance = Math.hypot(...place.map((value, k) => value - hit.position[k]!));
      if (distance > radiusMm || distance >= nearest) return;
      nearest = distance;
      found = i;
    });
    return found;
  }
}

function toPoint({ triangle, barycentric }: SurfacePoint): SurfacePoint {
  return { triangle, barycentric: [barycentric[0], barycentric[1]] };
}
