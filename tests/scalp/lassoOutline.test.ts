import { describe, expect, it } from 'vitest';
import { closeLasso, type LassoPoint } from '../../src/scalp/lassoOutline';

/** On the plane z = 100 of a head, from pairs in mm. */
const drawn = (...pairs: readonly (readonly [number, number])[]): LassoPoint[] =>
  pairs.map(([x, y], i) => ({ triangle: i, barycentric: [0.2, 0.3], position: [x, 35 + y, 100] }));

const ring = (count: number, radius: number, x = 0): (readonly [number, number])[] =>
  Array.from({ length: count }, (_, i) => {
    const turn = (2 * Math.PI * i) / count;
    return [x + radius * Math.cos(turn), radius * Math.sin(turn)];
  });

describe('a lasso', () => {
  it('closes into an outline with its area', () => {
    const lasso = closeLasso(drawn(...ring(40, 15)));
    expect(lasso.kind).toBe('outline');
    if (lasso.kind !== 'outline') return;
    expect(lasso.outline).toHaveLength(40);
    expect(lasso.areaMm2 / (Math.PI * 225)).toBeCloseTo(1, 1);
    expect(Object.keys(lasso.outline[0]!)).toEqual(['triangle', 'barycentric']);
  });

  it('keeps as many points as a design holds, evenly', () => {
    const lasso = closeLasso(drawn(...ring(150, 30)));
    if (lasso.kind !== 'outline') return expect.fail(lasso.why);
    expect(lasso.outline).toHaveLength(64);
    const steps = lasso.outline.slice(1).map(({ triangle }, i) => triangle - lasso.outline[i]!.triangle);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
  });

  it('loses the loose ends where it was drawn past its beginning', () => {
    const around = ring(40, 15);
    const lasso = closeLasso(drawn([15, -4], ...around, [15, 1], [19, 5]));
    if (lasso.kind !== 'outline') return expect.fail(lasso.why);
    expect(lasso.areaMm2 / (Math.PI * 225)).toBeCloseTo(1, 1);
    expect(lasso.outline.length).toBeLessThan(43);
  });

  it('is refused as a figure of eight', () => {
    const eight: (readonly [number, number])[] = Array.from({ length: 60 }, (_, i) => {
      const t = (2 * Math.PI * (i + 0.5)) / 60;
      return [20 * Math.sin(t), 12 * Math.sin(2 * t)];
    });
    expect(closeLasso(drawn(...eight))).toEqual({ kind: 'refused', why: 'crossesItself' });
  });

  it('is refused below a square centimetre, as a line, and as a dot', () => {
    expect(closeLasso(drawn(...ring(12, 5)))).toEqual({ kind: 'refused', why: 'tooSmall' });
    expect(closeLasso(drawn([0, 0], [10, 0.1], [20, 0], [30, 0]))).toEqual({ kind: 'refused', why: 'tooSmall' });
    expect(closeLasso(drawn([0, 0]))).toEqual({ kind: 'refused', why: 'tooSmall' });
    expect(closeLasso([])).toEqual({ kind: 'refused', why: 'tooSmall' });
  });
});
