import { describe, expect, it } from 'vitest';
import type { AnglePoint } from '../../src/scalp/angularRegion';
import {
  HANDLE_INDEX,
  HANDLES,
  type HairlineLine,
  hairlineCurve,
  handlePosition,
  mirrorLine,
} from '../../src/scalp/hairline';
import { laySideProfile } from '../../src/scalp/sideProfile';
import { SOFT_NATURAL_LINE } from '../../src/scalp/softNaturalLine';

const razored = laySideProfile(SOFT_NATURAL_LINE, 'razored');
const { corner, hump, temporalPeak, sideburn } = HANDLE_INDEX;
const RUNS = [
  [corner, hump],
  [hump, temporalPeak],
  [temporalPeak, sideburn],
] as const;

/** Degrees by which a point strays from the straight way between two. */
function strays([x, y]: AnglePoint, [ax, ay]: AnglePoint, [bx, by]: AnglePoint): number {
  return Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay);
}

describe('a side profile', () => {
  it('leaves every handle where it is, and the front and what is below the sideburn', () => {
    for (const profile of ['rounded', 'razored', 'soft'] as const) {
      const laid = laySideProfile(SOFT_NATURAL_LINE, profile);
      for (const handle of HANDLES)
        expect(handlePosition(laid, handle)).toEqual(handlePosition(SOFT_NATURAL_LINE, handle));
      for (let i = 0; i < laid.left.length; i++)
        if (i < corner || i > sideburn) expect(laid.left[i]).toEqual(SOFT_NATURAL_LINE.left[i]);
    }
  });

  it('runs straight from handle to handle when it is razored', () => {
    const { left } = razored;
    for (const [from, to] of RUNS)
      for (let i = from + 1; i < to; i++) expect(strays(left[i]!, left[from]!, left[to]!)).toBeLessThan(0.02);
    // a tenth of a degree is 0.2 mm; the gentle curve strays twenty times as far
    const curve = hairlineCurve(razored);
    const between: AnglePoint[] = [];
    for (let i = 0; i < curve.length; i += 2) {
      const [x, y] = [curve[i]!, curve[i + 1]!];
      if (x > 0 && y < left[temporalPeak]![1] - 3 && y > left[sideburn]![1] + 3) between.push([x, y]);
    }
    expect(between.length).toBeGreaterThan(5);
    for (const point of between) expect(strays(point, left[temporalPeak]!, left[sideburn]!)).toBeLessThan(0.15);
  });

  it('comes back to the gentle bulge', () => {
    const back = laySideProfile(razored, 'rounded');
    back.left.forEach(([x, y], i) => {
      const [a, b] = SOFT_NATURAL_LINE.left[i]!;
      expect(Math.hypot(x - a, y - b)).toBeLessThan(0.15);
    });
  });

  it('is the same on both sides of a line that is', () => {
    expect(mirrorLine(razored, 'left')).toEqual(razored);
  });

  it('leaves points that were added where they are, and finds its own among them', () => {
    const extra: AnglePoint[] = [
      [50, 49],
      [62, 12],
    ];
    const left = [...SOFT_NATURAL_LINE.left.slice(0, 5), extra[0]!, ...SOFT_NATURAL_LINE.left.slice(5, 10)];
    const line: HairlineLine = {
      ...SOFT_NATURAL_LINE,
      left: [...left, extra[1]!, ...SOFT_NATURAL_LINE.left.slice(10)],
      added: { left: [5, 11], right: [] },
    };
    const laid = laySideProfile(line, 'razored');
    expect(laid.left[5]).toEqual(extra[0]);
    expect(laid.left[11]).toEqual(extra[1]);
    expect(laid.left.filter((_, i) => i !== 5 && i !== 11)).toEqual(razored.left);
    expect(laid.right).toEqual(razored.right);
  });
});
