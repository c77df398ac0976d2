import { describe, expect, it } from 'vitest';
import { createSizeMeter, FIT_TOLERANCE_MM, fitHeadSize } from '../../src/head/fitHeadSize';
import { measureHeadSize } from '../../src/head/headSize';
import { type HeadLikeness, likenessWeights, NEUTRAL_LIKENESS, shapeLimits } from '../../src/head/likeness';
import { mm } from '../../src/units';
import { createRandom, randomLikeness } from '../design/randomDesign';
import { asset, builder, neutral } from './headAsset';

const measure = createSizeMeter(asset, builder);

describe('head size', () => {
  it('is the same on both levels', () => {
    const [coarse, fine] = [neutral.level1, neutral.level2].map((mesh) => measureHeadSize(mesh, asset.landmarks));
    for (const id of ['circumference', 'glabellaToVertex', 'earToEar'] as const) {
      expect(Math.abs(coarse![id] - fine![id]), id).toBeLessThan(0.25);
    }
    expect(coarse!.circumference).toBeCloseTo(573, 0);
  });
});

describe('fitHeadSize', () => {
  it('changes nothing when the head has the lengths already', () => {
    const size = measure(NEUTRAL_LIKENESS);
    const fit = fitHeadSize(measure, NEUTRAL_LIKENESS, size);
    expect(fit.likeness).toBe(NEUTRAL_LIKENESS);
    expect(fit.missed).toEqual([]);
  });

  it('reaches 10 mm more and less around ten random heads, or says that it did not', () => {
    const random = createRandom(23);
    let reached = 0;
    for (let i = 0; i < 10; i++) {
      const start = randomLikeness(random);
      const { circumference } = measure(start);
      for (const change of [-10, 10]) {
        const wanted = { circumference: mm(circumference + change) };
        const { likeness, size, missed } = fitHeadSize(measure, start, wanted);
        // what it says of the head is true
        expect(size.circumference).toBeCloseTo(measure(likeness).circumference, 6);
        const isNear = Math.abs(size.circumference - wanted.circumference) <= FIT_TOLERANCE_MM;
        expect(missed.length === 0, JSON.stringify(start)).toBe(isNear);
        if (isNear) reached++;
        // short of the length only where width and depth are both at their end
        else
          for (const id of ['width', 'depth'] as const) {
            expect(likeness.shape[id], id).toBeCloseTo(change < 0 ? shapeLimits(id).min : shapeLimits(id).max, 2);
          }
      }
    }
    expect(reached).toBeGreaterThanOrEqual(15);
  });

  it('reaches three lengths at once', () => {
    const { likeness, size, missed } = fitHeadSize(measure, NEUTRAL_LIKENESS, {
      circumference: mm(585),
      glabellaToVertex: mm(150),
      earToEar: mm(360),
    });
    expect(missed).toEqual([]);
    expect(size.circumference).toBeCloseTo(585, 0);
    expect(size.glabellaToVertex).toBeCloseTo(150, 0);
    expect(size.earToEar).toBeCloseTo(360, 0);
    for (const id of ['weight', 'crown', 'earSize'] as const) expect(likeness.shape[id]).toBe(0);
  });

  it('leaves alone what the length does not depend on', () => {
    const { likeness } = fitHeadSize(measure, NEUTRAL_LIKENESS, { circumference: mm(590) });
    expect(Math.abs(likeness.shape.height)).toBeLessThan(0.05);
    expect(likeness.shape.width).toBeGreaterThan(0.1);
    expect(likeness.shape.depth).toBeGreaterThan(0.1);
  });

  it('comes as near as it can to a length out of reach, and names it', () => {
    const { likeness, size, missed } = fitHeadSize(measure, NEUTRAL_LIKENESS, { circumference: mm(680) });
    expect(missed).toEqual(['circumference']);
    expect(likeness.shape.width).toBe(1);
    expect(likeness.shape.depth).toBe(1);
    expect(size.circumference).toBeGreaterThan(615);
    expect(() => likenessWeights(likeness as HeadLikeness)).not.toThrow();
  });

  it('is the same every time', () => {
    const wanted = { circumference: mm(560), earToEar: mm(340) };
    expect(fitHeadSize(measure, NEUTRAL_LIKENESS, wanted)).toEqual(fitHeadSize(measure, NEUTRAL_LIKENESS, wanted));
  });

  it('refuses a length that is none', () => {
    expect(() => fitHeadSize(measure, NEUTRAL_LIKENESS, { circumference: mm(0) })).toThrow(/circumference/);
  });
});
