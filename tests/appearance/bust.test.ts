import { describe, expect, test } from 'vitest';
import { bustFade, scalpShare } from '../../src/appearance/bust';

describe('bustFade', () => {
  test('leaves head and neck whole', () => {
    for (const [x, y, z] of [
      [0, 131, 0],
      [96, 0, 0],
      [0, -95, 80],
      [0, 0, 112],
      [40, -85, -40],
    ]) {
      expect(bustFade(x!, y!, z!)).toBe(0);
    }
  });

  test('ends before the model does, on every side', () => {
    expect(bustFade(0, -248, 0)).toBe(1);
    expect(bustFade(200, -150, -40)).toBe(1);
    expect(bustFade(-200, -180, 20)).toBe(1);
  });

  test('only grows outwards and downwards', () => {
    for (let x = 0; x < 200; x += 5) expect(bustFade(x + 5, -150, -40)).toBeGreaterThanOrEqual(bustFade(x, -150, -40));
    for (let y = -100; y > -240; y -= 5) expect(bustFade(0, y - 5, 0)).toBeGreaterThanOrEqual(bustFade(0, y, 0));
  });
});

test('scalpShare is one on the crown and zero on face and neck', () => {
  expect(scalpShare(131, 0)).toBe(1);
  expect(scalpShare(60, -90)).toBe(1);
  expect(scalpShare(42, 94)).toBe(0);
  expect(scalpShare(-80, -70)).toBe(0);
});
