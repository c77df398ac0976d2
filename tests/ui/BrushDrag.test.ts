import { beforeEach, describe, expect, it } from 'vitest';
import { type HairStroke, LOSS_EDIT_LIMITS } from '../../src/scalp/lossEdits';
import { type Brush, BrushDrag } from '../../src/ui/BrushDrag';
import { mm } from '../../src/units';

/** Skin as flat as the screen, 1 px to the mm: triangle 1000 + x; none left of -900. */
let strokes: readonly HairStroke[];
let before: readonly HairStroke[];
let log: string[];
let shown: number | null;
let isGesturing: boolean;
let brush: Brush;

const drag = () =>
  new BrushDrag({
    pick: (x, y) => (x < -900 ? null : { triangle: Math.round(1000 + x), barycentric: [0, 0], position: [x, y, 0] }),
    mirror: ([x]) => ({ triangle: Math.round(1000 - x), barycentric: [0, 0] }),
    brush: () => brush,
    strokes: () => strokes,
    setStrokes: (next) => {
      strokes = next;
    },
    tidy: (all) => all.filter(({ radiusMm }) => radiusMm > 3),
    show: (at) => {
      shown = at ? at[0] : null;
    },
    refuse: () => log.push('refuse'),
    isGesturing: () => isGesturing,
    beginGesture: () => {
      before = strokes;
      isGesturing = true;
      log.push('begin');
    },
    commitGesture: () => {
      isGesturing = false;
      log.push('commit');
    },
    cancelGesture: () => {
      if (isGesturing) strokes = before;
      isGesturing = false;
      log.push('cancel');
    },
  });
const finger = (x: number, id = 1, type = 'touch') => ({ id, type, x, y: 0, timeMs: 0 });
const stroke = (radius: number): HairStroke => ({
  share: 1,
  radiusMm: mm(radius),
  line: [{ triangle: 1, barycentric: [0, 0] }],
});
const courseOf = ({ line }: HairStroke) => line.map(({ triangle }) => triangle - 1000);

beforeEach(() => {
  strokes = [];
  log = [];
  shown = null;
  isGesturing = false;
  brush = { share: 0.5, radiusMm: mm(12), isMirrored: false };
});

describe('BrushDrag', () => {
  it('paints from the first touch on, with points a share of the radius apart, as one gesture', () => {
    const hand = drag();
    hand.press(finger(0));
    expect(strokes.map(courseOf)).toEqual([[0]]);
    for (let x = 1; x <= 10; x++) hand.move(finger(x));
    expect(shown).toBe(10);
    hand.release(finger(10));
    expect(strokes.map(courseOf)).toEqual([[0, 3, 6, 9]]);
    expect(strokes[0]).toMatchObject({ share: 0.5, radiusMm: 12 });
    expect(log).toEqual(['begin', 'commit']);
    expect(shown).toBeNull();
  });

  it('keeps a long stroke within its number of points, and goes on painting', () => {
    const hand = drag();
    hand.press(finger(0));
    for (let x = 1; x <= 800; x++) hand.move(finger(x));
    hand.release(finger(800));
    const [line] = strokes.map(courseOf);
    expect(line!.length).toBeLessThanOrEqual(LOSS_EDIT_LIMITS.strokePoints.max);
    expect(line!.length).toBeGreaterThan(LOSS_EDIT_LIMITS.strokePoints.max / 2 - 2);
    expect(line!.at(-1)).toBeGreaterThan(780);
  });

  it('paints the other side alike when asked', () => {
    brush = { ...brush, isMirrored: true };
    const hand = drag();
    hand.press(finger(20));
    for (let x = 21; x <= 30; x++) hand.move(finger(x));
    hand.release(finger(30));
    expect(strokes.map(courseOf)).toEqual([
      [20, 23, 26, 29],
      [-20, -23, -26, -29],
    ]);
  });

  it('takes the stroke back at a second finger and at Escape, and after undo paints no more', () => {
    const hand = drag();
    strokes = [stroke(9)];
    hand.press(finger(0));
    hand.move(finger(20));
    expect(strokes).toHaveLength(2);
    hand.press(finger(60, 2));
    expect(strokes).toHaveLength(1);
    hand.move(finger(40));
    hand.release(finger(40));
    hand.release(finger(60, 2));
    expect(strokes).toHaveLength(1);
    expect(log).toEqual(['begin', 'cancel']);

    hand.press(finger(0));
    hand.takeBack();
    hand.move(finger(30));
    expect(strokes).toHaveLength(1);
    hand.release(finger(30));

    hand.press(finger(0));
    // undo by key
    strokes = before;
    isGesturing = false;
    hand.move(finger(30));
    hand.move(finger(60));
    hand.release(finger(60));
    expect(strokes).toHaveLength(1);
  });

  it('waits beside the scalp, and shows a mouse before it paints', () => {
    const hand = drag();
    hand.move(finger(5, 1, 'mouse'));
    expect(shown).toBe(5);
    hand.move(finger(-950, 1, 'mouse'));
    expect(shown).toBeNull();
    expect(strokes).toEqual([]);
    hand.press(finger(-950));
    hand.move(finger(-940));
    expect(strokes).toEqual([]);
    hand.release(finger(-940));
    expect(strokes).toEqual([]);
  });

  it('says that it is full instead of painting, and drops strokes that are covered', () => {
    const hand = drag();
    strokes = Array.from({ length: LOSS_EDIT_LIMITS.strokes }, () => stroke(9));
    hand.press(finger(0));
    hand.move(finger(10));
    hand.release(finger(10));
    expect(log).toEqual(['refuse']);
    expect(strokes).toHaveLength(LOSS_EDIT_LIMITS.strokes);

    strokes = [stroke(9), stroke(3), stroke(8)];
    hand.press(finger(0));
    hand.release(finger(0));
    expect(strokes.map(({ radiusMm }) => radiusMm)).toEqual([9, 8, 12]);
  });
});
