import { beforeEach, describe, expect, it } from 'vitest';
import { LoupeDrag, type Spot } from '../../src/ui/LoupeDrag';

const sample = (id: number, x: number, y: number) => ({ id, type: 'touch', x, y, timeMs: 0 });
const spotAt = (x: number, y: number): Spot => ({ position: [x, y, 0], normal: [0, 0, 1] });

describe('a finger on the loupe', () => {
  let spot: Spot | null;
  let isHeld: boolean;
  let drag: LoupeDrag;
  beforeEach(() => {
    spot = spotAt(50, 50);
    isHeld = false;
    drag = new LoupeDrag({
      // the head ends at x = 300; the glass is a circle about (50, 10)
      pick: (x, y) => (x < 300 ? spotAt(x, y) : null),
      grab: (x, y) => (Math.hypot(x - 50, y - 10) < 20 ? { x: 50 - x, y: 50 - y } : null),
      spot: () => spot,
      moveTo: (next) => {
        spot = next;
      },
      hold: (next) => {
        isHeld = next;
      },
    });
  });

  it('places it by a tap', () => {
    drag.press(sample(1, 200, 120));
    expect(isHeld).toBe(true);
    drag.release(sample(1, 200, 120));
    expect(spot).toEqual(spotAt(200, 120));
    expect(isHeld).toBe(false);
  });

  it('takes it along, and leaves it at the last skin beside the head', () => {
    drag.press(sample(1, 200, 120));
    drag.move(sample(1, 250, 130));
    expect(spot).toEqual(spotAt(250, 130));
    drag.move(sample(1, 400, 130));
    expect(spot).toEqual(spotAt(250, 130));
  });

  it('moves it by its own way when it takes hold of the glass', () => {
    drag.press(sample(1, 55, 12));
    expect(spot).toEqual(spotAt(50, 50));
    drag.move(sample(1, 65, 22));
    expect(spot).toEqual(spotAt(60, 60));
  });

  it('puts it back for a second finger, until all have left', () => {
    drag.press(sample(1, 200, 120));
    drag.press(sample(2, 220, 120));
    expect(spot).toEqual(spotAt(50, 50));
    expect(isHeld).toBe(false);
    drag.move(sample(1, 230, 120));
    drag.release(sample(2, 220, 120));
    drag.move(sample(1, 240, 120));
    expect(spot).toEqual(spotAt(50, 50));
    drag.release(sample(1, 240, 120));
    drag.press(sample(3, 100, 100));
    expect(spot).toEqual(spotAt(100, 100));
  });

  it('lets go when the browser takes the finger away', () => {
    drag.press(sample(1, 200, 120));
    drag.cancel(1);
    expect(isHeld).toBe(false);
    drag.move(sample(1, 250, 120));
    expect(spot).toEqual(spotAt(200, 120));
  });
});
