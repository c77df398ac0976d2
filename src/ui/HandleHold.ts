/** One gesture at a time on handles over the picture: a drag by one finger, or a run of keys. Each is one step of undo. */
import { designActions } from '../design/designStore';
import { type Control, sessionActions } from './session';

/** Steps by key that come within this time of each other are one step of undo. */
const KEY_PAUSE_MS = 900;

export interface Held {
  readonly button: HTMLElement;
}

export class HandleHold<T extends Held> {
  private finger: { readonly id: number; readonly held: T } | null = null;
  private keyPause: ReturnType<typeof setTimeout> | null = null;

  /**
   * @param control Whose values the drag changes; while it lasts, other lines over the picture give way.
   * @param onEnd Called when a drag ends, however it ends, before the design hears of it.
   */
  constructor(
    private readonly control: Control | null,
    private readonly onEnd: () => void = () => {},
  ) {}

  get isDragging(): boolean {
    return this.finger !== null;
  }

  drag(id: number, held: T): void {
    this.endKeys();
    this.finger = { id, held };
    held.button.dataset.held = '';
    designActions.beginGesture();
    if (this.control) sessionActions.startAdjusting(this.control);
  }

  heldBy(id: number): T | null {
    return this.finger?.id === id ? this.finger.held : null;
  }

  key(): void {
    if (this.keyPause) clearTimeout(this.keyPause);
    else designActions.beginGesture();
    this.keyPause = setTimeout(() => this.endKeys(), KEY_PAUSE_MS);
  }

  endKeys(): void {
    if (!this.keyPause) return;
    clearTimeout(this.keyPause);
    this.keyPause = null;
    designActions.commitGesture();
  }

  end(isCancelled: boolean): void {
    this.endKeys();
    if (!this.finger) return;
    delete this.finger.held.button.dataset.held;
    this.finger = null;
    this.onEnd();
    if (isCancelled) designActions.cancelGesture();
    else designActions.commitGesture();
    if (this.control) sessionActions.stopAdjusting();
  }
}
