/** One finger draws a scar on the head; lifting it ends the scar. A second finger means the camera, and takes it back. */
import type { Point } from '../head/landmarks';
import type { SurfacePoint } from '../head/surfacePoint';
import { type DrawnScar, SCAR_LIMITS, type Scar } from '../scalp/scars';
import { mm } from '../units';
import type { PointerSample } from './tapDetector';

export interface ScarHands {
  /** Scalp under a point of the canvas, CSS px; null beside it. */
  pick(x: number, y: number): (SurfacePoint & { readonly position: Point }) | null;
  scars(): readonly Scar[];
  setScars(scars: readonly Scar[]): void;
  /** The scar of this index was drawn. */
  finish(index: number): void;
  beginGesture(): void;
  commitGesture(): void;
  cancelGesture(): void;
}

export const NEW_DRAWN_SCAR = { kind: 'drawn', widthMm: mm(4), uptake: 0.8 } as const satisfies Partial<DrawnScar>;

/** Points of the line are no nearer than this, mm; farther apart where the line gets long. */
const STEP_MM = 3;

export class ScarDrag {
  private readonly down = new Set<number>();
  private held: {
    id: number;
    before: readonly Scar[];
    line: SurfacePoint[];
    last: Point | null;
    stepMm: number;
  } | null = null;

  constructor(private readonly hands: ScarHands) {}

  press(sample: PointerSample): void {
    this.down.add(sample.id);
    if (this.down.size > 1) {
      this.takeBack();
      return;
    }
    const before = this.hands.scars();
    if (before.length >= SCAR_LIMITS.count) return;
    this.held = { id: sample.id, before, line: [], last: null, stepMm: STEP_MM };
    this.hands.beginGesture();
    this.move(sample);
  }

  move({ id, x, y }: PointerSample): void {
    const { held } = this;
    if (held?.id !== id) return;
    const hit = this.hands.pick(x, y);
    if (!hit) return;
    if (held.last && Math.hypot(...hit.position.map((value, k) => value - held.last![k]!)) < held.stepMm) return;
    held.last = hit.position;
    held.line.push({ triangle: hit.triangle, barycentric: [hit.barycentric[0], hit.barycentric[1]] });
    if (held.line.length > SCAR_LIMITS.linePoints.max) {
      held.line = held.line.filter((_, i) => i % 2 === 0);
      held.stepMm *= 2;
    }
    if (held.line.length < SCAR_LIMITS.linePoints.min) return;
    this.hands.setScars([...held.before, { ...NEW_DRAWN_SCAR, line: [...held.line] }]);
  }

  release(sample: PointerSample): void {
    this.down.delete(sample.id);
    if (this.held?.id !== sample.id) return;
    const { before, line } = this.held;
    this.held = null;
    this.hands.commitGesture();
    if (line.length >= SCAR_LIMITS.linePoints.min) this.hands.finish(before.length);
  }

  cancel(id: number): void {
    this.down.delete(id);
    if (this.held?.id === id) this.takeBack();
  }

  /** Takes the scar in progress back. */
  takeBack(): void {
    if (this.held) this.hands.cancelGesture();
    this.held = null;
  }
}
