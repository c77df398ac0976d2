import { beforeEach, describe, expect, it } from 'vitest';
import type { SurfacePoint } from '../../src/head/surfacePoint';
import type { AreataPatch } from '../../src/scalp/areata';
import { NEW_PATCH_RADIUS, PatchDrag } from '../../src/ui/PatchDrag';
import { mm } from '../../src/units';

/** Skin as flat as the screen: triangle x, barycentric 0 and y thousandths; none left of 0. */
let patches: readonly AreataPatch[];
let log: string[];
let selected: number;
let before: readonly AreataPatch[];
const at = (x: number, y: number): SurfacePoint => ({ triangle: x, barycentric: [0, y / 1000] });
const drag = () =>
  new PatchDrag({
    pick: (x, y) => (x < 0 ? null : { ...at(x, y), position: [x, y, 0] }),
    patches: () => patches,
    positionOf: ({ triangle, barycentric }) => [triangle, 1000 * barycentric[1], 0],
    setPatches: (next) => {
      patches = next;
    },
    select: (index) => {
      selected = index;
    },
    beginGesture: () => {
      before = patches;
      log.push('begin');
    },
    commitGesture: () => log.push('commit'),
    cancelGesture: () => {
      patches = before;
      log.push('cancel');
    },
  });
const finger = (x: number, y: number, id = 1) => ({ id, type: 'touch', x, y, timeMs: 0 });

beforeEach(() => {
  patches = [{ at: at(100, 100), radiusMm: mm(12) }];
  log = [];
  selected = -1;
});

describe('PatchDrag', () => {
  it('adds a patch where the skin is tapped beside all others', () => {
    const hand = drag();
    hand.press(finger(300, 200));
    hand.release(finger(304, 200));
    expect(patches).toHaveLength(2);
    expect(patches[1]).toEqual({ at: at(300, 200), radiusMm: NEW_PATCH_RADIUS });
    expect(selected).toBe(1);
  });

  it('adds nothing after a drag, beside the head, or when there are twenty', () => {
    const hand = drag();
    hand.press(finger(300, 200));
    hand.release(finger(340, 200));
    hand.press(finger(-5, 200));
    hand.release(finger(-5, 200));
    expect(patches).toHaveLength(1);
    patches = Array.from({ length: 20 }, (_, i) => ({ at: at(1000 + 50 * i, 0), radiusMm: mm(12) }));
    hand.press(finger(300, 200));
    hand.release(finger(300, 200));
    expect(patches).toHaveLength(20);
  });

  it('moves the patch under the finger as one gesture, and waits beside the head', () => {
    const hand = drag();
    hand.press(finger(105, 100));
    hand.move(finger(150, 120));
    hand.move(finger(-4, 120));
    hand.move(finger(160, 125));
    hand.release(finger(160, 125));
    expect(patches).toEqual([{ at: at(160, 125), radiusMm: 12 }]);
    expect(log).toEqual(['begin', 'commit']);
    expect(selected).toBe(0);
  });

  it('puts the patch back when a second finger comes', () => {
    const hand = drag();
    hand.press(finger(100, 100));
    hand.move(finger(150, 120));
    hand.press(finger(200, 200, 2));
    hand.move(finger(180, 120));
    hand.release(finger(180, 120));
    hand.release(finger(200, 200, 2));
    expect(patches).toEqual([{ at: at(100, 100), radiusMm: 12 }]);
    expect(log).toEqual(['begin', 'cancel']);
  });
});
