import { describe, expect, it } from 'vitest';
import { SCAR_LIMITS, type Scar } from '../../src/scalp/scars';
import { ScarDrag } from '../../src/ui/ScarDrag';

function createHand() {
  const state = { scars: [] as readonly Scar[], log: [] as string[] };
  const hand = new ScarDrag({
    pick: (x, y) => (x < 0 ? null : { triangle: Math.round(x), barycentric: [0, 0], position: [x, y, 0] }),
    scars: () => state.scars,
    setScars: (scars) => {
      state.scars = scars;
    },
    finish: (index) => state.log.push(`finish ${index}`),
    beginGesture: () => state.log.push('begin'),
    commitGesture: () => state.log.push('commit'),
    cancelGesture: () => {
      state.scars = [];
      state.log.push('cancel');
    },
  });
  return { state, hand };
}
const finger = (x: number, id = 1) => ({ id, type: 'touch', x, y: 0, timeMs: 0 });

describe('ScarDrag', () => {
  it('draws a line of points some mm apart, as one gesture', () => {
    const { state, hand } = createHand();
    hand.press(finger(0));
    for (let x = 1; x <= 30; x++) hand.move(finger(x));
    hand.release(finger(30));
    expect(state.log).toEqual(['begin', 'commit', 'finish 0']);
    const [scar] = state.scars;
    expect(scar?.kind === 'drawn' && scar.line.map(({ triangle }) => triangle)).toEqual([
      0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30,
    ]);
  });

  it('keeps a long line within its number of points', () => {
    const { state, hand } = createHand();
    hand.press(finger(0));
    for (let x = 1; x <= 900; x++) hand.move(finger(x));
    hand.release(finger(900));
    const [scar] = state.scars;
    if (scar?.kind !== 'drawn') throw new Error('nothing was drawn');
    expect(scar.line.length).toBeLessThanOrEqual(SCAR_LIMITS.linePoints.max);
    expect(scar.line.length).toBeGreaterThan(SCAR_LIMITS.linePoints.max / 2 - 2);
    expect(scar.line.at(-1)!.triangle).toBeGreaterThan(870);
  });

  it('leaves nothing after a tap or a second finger', () => {
    const { state, hand } = createHand();
    hand.press(finger(5));
    hand.release(finger(5));
    expect(state.log).toEqual(['begin', 'commit']);
    hand.press(finger(5));
    hand.move(finger(15));
    hand.press(finger(50, 2));
    hand.release(finger(15));
    hand.release(finger(50, 2));
    expect(state.scars).toEqual([]);
    expect(state.log.at(-1)).toBe('cancel');
  });
});
