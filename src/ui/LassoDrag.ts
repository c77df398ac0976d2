/** One finger draws round a zone on the head; lifting it closes the line. A second finger means the camera, and takes it back. */
import type { LassoPoint } from '../scalp/lassoOutline';
import { type PointerSample, TAP_LIMITS } from './tapDetector';

export interface LassoHands {
  /** Scalp under a point of the canvas, CSS px; null beside it. */
  pick(x: number, y: number): LassoPoint | null;
  /** What has been drawn so far; empty when there is nothing to be seen. */
  show(points: readonly LassoPoint[]): void;
  finish(points: readonly LassoPoint[]): void;
}

/** Points of the line are no nearer than this, mm; farther apart where the line gets long. */
const STEP_MM = 2;
const MOST_POINTS = 192;

export class LassoDrag {
  private readonly down = new Set<number>();
  private held: { id: number; start: PointerSample; line: LassoPoint[]; stepMm: number } | null = null;

  constructor(private readonly hands: LassoHands) {}

  press(sample: PointerSample): void {
    this.down.add(sample.id);
    if (this.down.size > 1) {
      this.takeBack();
      return;
    }
    this.held = { id: sample.id, start: sample, line: [], stepMm: STEP_MM };
    this.move(sample);
  }

  move({ id, x, y }: PointerSample): void {
    const { held } = this;
    if (held?.id !== id) return;
    const hit = this.hands.pick(x, y);
    // beside the scalp the line waits
    if (!hit) return;
    const last = held.line.at(-1);
    if (last && Math.hypot(...hit.position.map((value, k) => value - last.position[k]!)) < held.stepMm) return;
    held.line.push({
      triangle: hit.triangle,
      barycentric: [hit.barycentric[0], hit.barycentric[1]],
      position: hit.position,
    });
    if (held.line.length > MOST_POINTS) {
      held.line = held.line.filter((_, i) => i % 2 === 0);
      held.stepMm *= 2;
    }
    this.hands.show([...held.line]);
  }

  release(sample: PointerSample): void {
    this.down.delete(sample.id);
    if (this.held?.id !== sample.id) return;
    const { start, line } = this.held;
    this.held = null;
    this.hands.show([]);
    // a finger that only touched the head drew nothing
    const slop = TAP_LIMITS.slopPx[sample.type] ?? TAP_LIMITS.slopPx.touch!;
    if (line.length > 1 || Math.hypot(sample.x - start.x, sample.y - start.y) > slop) this.hands.finish(line);
  }

  cancel(id: number): void {
    this.down.delete(id);
    if (this.held?.id === id) this.takeBack();
  }

  /** What was drawn is gone; the finger draws nothing more until it is lifted. */
  takeBack(): void {
    if (!this.held) return;
    this.held = null;
    this.hands.show([]);
  }
}
