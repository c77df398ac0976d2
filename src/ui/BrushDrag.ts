/**
 * One finger on the head paints hair in or out: a stroke, or one on each side. A second finger means the camera, and takes
 * the stroke back.
 */
import type { Point } from '../head/landmarks';
import type { SurfacePoint } from '../head/surfacePoint';
import { type HairStroke, LOSS_EDIT_LIMITS } from '../scalp/lossEdits';
import type { Millimetres } from '../units';
import type { PointerSample } from './tapDetector';

export type BrushHit = SurfacePoint & { readonly position: Point };

export interface Brush {
  /** What it leaves of untouched hair. */
  readonly share: number;
  readonly radiusMm: Millimetres;
  /** Whether it paints on both sides. */
  readonly isMirrored: boolean;
}

export interface BrushHands {
  /** Scalp under a point of the canvas, CSS px; null beside it. */
  pick(x: number, y: number): BrushHit | null;
  /** The skin at the mirror image of a place. */
  mirror(position: Point): SurfacePoint;
  brush(): Brush;
  strokes(): readonly HairStroke[];
  setStrokes(strokes: readonly HairStroke[]): void;
  /** Strokes without those that are no longer to be seen. */
  tidy(strokes: readonly HairStroke[]): readonly HairStroke[];
  /** Where the brush is over the scalp; null where it isn't. */
  show(at: Point | null): void;
  /** There is room for no other stroke. */
  refuse(): void;
  /** Whether the gesture that was begun is still in progress. */
  isGesturing(): boolean;
  beginGesture(): void;
  commitGesture(): void;
  cancelGesture(): void;
}

/** Points of a stroke are no nearer than this share of its radius; farther apart where the stroke gets long. */
const STEP_SHARE = 0.25;

export class BrushDrag {
  private readonly down = new Set<number>();
  private held: {
    id: number;
    brush: Brush;
    before: readonly HairStroke[];
    line: SurfacePoint[];
    mirrored: SurfacePoint[];
    last: Point | null;
    stepMm: number;
  } | null = null;

  constructor(private readonly hands: BrushHands) {}

  press(sample: PointerSample): void {
    this.down.add(sample.id);
    if (this.down.size > 1) {
      this.takeBack();
      return;
    }
    const brush = this.hands.brush();
    const before = this.hands.strokes();
    if (before.length + (brush.isMirrored ? 2 : 1) > LOSS_EDIT_LIMITS.strokes) {
      this.hands.refuse();
      return;
    }
    const stepMm = STEP_SHARE * brush.radiusMm;
    this.held = { id: sample.id, brush, before, line: [], mirrored: [], last: null, stepMm };
    this.hands.beginGesture();
    this.move(sample);
  }

  move({ id, x, y, type }: PointerSample): void {
    const { held } = this;
    if (held?.id !== id) {
      // a mouse or a pen is seen before it paints
      if (type !== 'touch' && this.down.size === 0) this.hands.show(this.hands.pick(x, y)?.position ?? null);
      return;
    }
    // undo by key took the stroke back: what follows would be steps of its own
    if (!this.hands.isGesturing()) {
      this.takeBack();
      return;
    }
    const hit = this.hands.pick(x, y);
    this.hands.show(hit?.position ?? null);
    if (!hit) return;
    if (held.last && Math.hypot(...hit.position.map((value, k) => value - held.last![k]!)) < held.stepMm) return;
    held.last = hit.position;
    held.line.push(toPoint(hit));
    if (held.brush.isMirrored) held.mirrored.push(toPoint(this.hands.mirror(hit.position)));
    if (held.line.length > LOSS_EDIT_LIMITS.strokePoints.max) {
      held.line = held.line.filter((_, i) => i % 2 === 0);
      held.mirrored = held.mirrored.filter((_, i) => i % 2 === 0);
      held.stepMm *= 2;
    }
    const { share, radiusMm } = held.brush;
    const lines = held.brush.isMirrored ? [held.line, held.mirrored] : [held.line];
    this.hands.setStrokes([...held.before, ...lines.map((line) => ({ share, radiusMm, line: [...line] }))]);
  }

  release(sample: PointerSample): void {
    this.down.delete(sample.id);
    if (this.held?.id !== sample.id) return;
    const { line } = this.held;
    this.held = null;
    if (line.length > 0 && this.hands.isGesturing()) {
      const strokes = this.hands.strokes();
      const tidied = this.hands.tidy(strokes);
      if (tidied.length < strokes.length) this.hands.setStrokes(tidied);
    }
    this.hands.commitGesture();
    if (sample.type === 'touch') this.hands.show(null);
  }

  cancel(id: number): void {
    this.down.delete(id);
    if (this.held?.id === id) this.takeBack();
  }

  /** Takes the stroke in progress back. */
  takeBack(): void {
    if (!this.held) return;
    this.held = null;
    this.hands.cancelGesture();
    this.hands.show(null);
  }
}

function toPoint({ triangle, barycentric }: SurfacePoint): SurfacePoint {
  return { triangle, barycentric: [barycentric[0], barycentric[1]] };
}
