import { expect, it } from 'vitest';
import type { LassoPoint } from '../../src/scalp/lassoOutline';
import { LassoDrag } from '../../src/ui/LassoDrag';
import type { PointerSample } from '../../src/ui/tapDetector';

/** A flat scalp of 400 x 400 px, one pixel a millimetre; nothing beside it. */
function setUp() {
  const finished: (readonly LassoPoint[])[] = [];
  let shown: readonly LassoPoint[] = [];
  const drag = new LassoDrag({
    pick: (x, y) =>
      x < 0 || y < 0 || x > 400 || y > 400 ? null : { triangle: 7, barycentric: [0.1, 0.2], position: [x, y, 0] },
    show: (points) => {
      shown = points;
    },
    finish: (points) => finished.push(points),
  });
  return { drag, finished, shown: () => shown };
}

const sample = (x: number, y: number, id = 1): PointerSample => ({ id, type: 'touch', x, y, timeMs: 0 });

function circle(drag: LassoDrag, steps: number, radius: number) {
  drag.press(sample(200 + radius, 200));
  for (let i = 1; i <= steps; i++) {
    const turn = (2 * Math.PI * i) / steps;
    drag.move(sample(200 + radius * Math.cos(turn), 200 + radius * Math.sin(turn)));
  }
}

it('shows what is drawn and hands it over when the finger lifts', () => {
  const { drag, finished, shown } = setUp();
  circle(drag, 60, 30);
  expect(shown().length).toBeGreaterThan(50);
  expect(finished).toHaveLength(0);
  drag.release(sample(230, 200));
  expect(shown()).toHaveLength(0);
  expect(finished).toHaveLength(1);
  // points are a step apart, however slowly the finger went
  const [line] = finished;
  for (let i = 1; i < line!.length; i++) {
    const [a, b] = [line![i - 1]!.position, line![i]!.position];
    expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThanOrEqual(2);
  }
});

it('keeps a long line within bounds', () => {
  const { drag, finished } = setUp();
  circle(drag, 3000, 190);
  drag.release(sample(390, 200));
  expect(finished[0]!.length).toBeLessThanOrEqual(192);
  expect(finished[0]!.length).toBeGreaterThan(90);
});

it('is taken back by a second finger, by Escape and by the system', () => {
  for (const end of [
    (drag: LassoDrag) => drag.press(sample(10, 10, 2)),
    (drag: LassoDrag) => drag.takeBack(),
    (drag: LassoDrag) => drag.cancel(1),
  ]) {
    const { drag, finished, shown } = setUp();
    circle(drag, 30, 30);
    end(drag);
    expect(shown()).toHaveLength(0);
    drag.move(sample(220, 220));
    drag.release(sample(220, 220));
    drag.release(sample(10, 10, 2));
    expect(finished).toHaveLength(0);
    // and the next one begins anew
    circle(drag, 30, 30);
    drag.release(sample(230, 200));
    expect(finished).toHaveLength(1);
  }
});

it('takes a touch for nothing, and a drag beside the scalp for a line without points', () => {
  const { drag, finished } = setUp();
  drag.press(sample(200, 200));
  drag.release(sample(203, 201));
  expect(finished).toHaveLength(0);
  drag.press(sample(500, 200));
  drag.move(sample(600, 300));
  drag.release(sample(600, 300));
  expect(finished).toEqual([[]]);
});
