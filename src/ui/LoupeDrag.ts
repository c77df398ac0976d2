/**
 * One finger moves the loupe: to what it points at, or by as much as it moves where it took hold of the glass. A second
 * finger means the camera, and puts the loupe back.
 */
import type { SkinHit } from '../head/headBvh';
import type { PointerSample } from './tapDetector';

/** A place of the skin that the loupe can show. */
export type Spot = Pick<SkinHit, 'position' | 'normal'>;

export interface LoupeHands {
  /** What lies under a point of the canvas, CSS px. */
  pick(x: number, y: number): Spot | null;
  /** From a point of the canvas to the spot that the loupe shows, where the point lies in the glass; null outside it. */
  grab(x: number, y: number): { readonly x: number; readonly y: number } | null;
  spot(): Spot | null;
  moveTo(spot: Spot | null): void;
  hold(isHeld: boolean): void;
}

export class LoupeDrag {
  private readonly down = new Set<number>();
  private held: { id: number; before: Spot | null; toSpot: { readonly x: number; readonly y: number } } | null = null;

  constructor(private readonly hands: LoupeHands) {}

  press(sample: PointerSample): void {
    this.down.add(sample.id);
    if (this.down.size > 1) {
      if (this.held) this.hands.moveTo(this.held.before);
      this.letGo();
      return;
    }
    const grabbed = this.hands.grab(sample.x, sample.y);
    this.held = { id: sample.id, before: this.hands.spot(), toSpot: grabbed ?? { x: 0, y: 0 } };
    this.hands.hold(true);
    if (!grabbed) this.move(sample);
  }

  move({ id, x, y }: PointerSample): void {
    if (this.held?.id !== id) return;
    const { toSpot } = this.held;
    const spot = this.hands.pick(x + toSpot.x, y + toSpot.y);
    // beside the head the loupe waits where it was
    if (spot) this.hands.moveTo(spot);
  }

  release(sample: PointerSample): void {
    this.down.delete(sample.id);
    if (this.held?.id === sample.id) this.letGo();
  }

  cancel(id: number): void {
    this.down.delete(id);
    if (this.held?.id === id) this.letGo();
  }

  private letGo(): void {
    this.held = null;
    this.hands.hold(false);
  }
}
