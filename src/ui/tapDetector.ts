/**
 * Tells a tap from a drag, a hold and a pinch, and one tap from two.
 *
 * A small state machine over pointer events: idle, one finger down, or spoilt until all fingers have left. The first
 * tap of two is reported at once, since nobody should wait for a second one that mostly doesn't come.
 */
export interface PointerSample {
  readonly id: number;
  readonly type: string;
  /** CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly timeMs: number;
}

/** A finger is wider than a pen and a pen shakier than a mouse. */
export const TAP_LIMITS = {
  slopPx: { mouse: 4, pen: 8, touch: 12 } as Readonly<Record<string, number>>,
  holdMs: 400,
  /** From the first lift to the second lift. */
  doubleMs: 450,
  doublePx: 36,
} as const;

export interface TapHandlers {
  onTap(x: number, y: number): void;
  onDoubleTap(x: number, y: number): void;
}

export class TapDetector {
  private readonly down = new Map<number, PointerSample>();
  private isSpoilt = false;
  private lastTap: PointerSample | null = null;

  constructor(private readonly handlers: TapHandlers) {}

  press(sample: PointerSample): void {
    if (this.down.size > 0) this.isSpoilt = true;
    this.down.set(sample.id, sample);
  }

  move(sample: PointerSample): void {
    const start = this.down.get(sample.id);
    if (start && distance(start, sample) > (TAP_LIMITS.slopPx[sample.type] ?? TAP_LIMITS.slopPx.touch!)) {
      this.isSpoilt = true;
    }
  }

  release(sample: PointerSample): void {
    this.move(sample);
    const start = this.down.get(sample.id);
    if (!start) return;
    this.down.delete(sample.id);
    const isTap = !this.isSpoilt && sample.timeMs - start.timeMs <= TAP_LIMITS.holdMs;
    if (this.down.size === 0) this.isSpoilt = false;
    if (!isTap) {
      this.lastTap = null;
      return;
    }
    const last = this.lastTap;
    if (last && sample.timeMs - last.timeMs <= TAP_LIMITS.doubleMs && distance(last, sample) <= TAP_LIMITS.doublePx) {
      this.lastTap = null;
      this.handlers.onDoubleTap(sample.x, sample.y);
    } else {
      this.lastTap = sample;
      this.handlers.onTap(sample.x, sample.y);
    }
  }

  cancel(id: number): void {
    this.down.delete(id);
    this.isSpoilt = this.down.size > 0;
    this.lastTap = null;
  }
}

function distance(a: PointerSample, b: PointerSample): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
