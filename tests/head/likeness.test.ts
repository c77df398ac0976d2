import { describe, expect, it } from 'vitest';
import {
  AGE_GROUPS,
  ANCESTRIES,
  isSameLikeness,
  likenessWeights,
  NEUTRAL_ANCESTRY,
  NEUTRAL_LIKENESS,
  NEUTRAL_SHAPE,
  OUTLINES,
  SHAPE_IDS,
  SHAPE_SLIDERS,
  shapeLimits,
  withShare,
} from '../../src/head/likeness';
import { createRandom, randomLikeness } from '../design/randomDesign';
import { asset, levelOne, neutral, worstAsymmetry } from './headAsset';

const most = new Map(asset.morphs.map((morph) => [morph.id, morph.most]));

describe('the likeness table', () => {
  it('names morphs that ship, each within its own limit', () => {
    for (const [id, { less, more }] of Object.entries(SHAPE_SLIDERS)) {
      for (const [morph, end] of [...less, ...more]) {
        expect(most.has(morph), `${id}: ${morph}`).toBe(true);
        expect(end, `${id}: ${morph}`).toBeGreaterThan(0);
        expect(end, `${id}: ${morph}`).toBeLessThanOrEqual(most.get(morph)!);
      }
    }
    // at 1 these two move the skull by 30 and 50 mm
    expect(most.get('head-back-scale-depth-incr')).toBeCloseTo(0.3);
    expect(most.get('forehead-nubian-incr')).toBeCloseTo(0.3);
  });

  it('uses no morph twice, so that weights never add up beyond a limit', () => {
    const used = Object.values(SHAPE_SLIDERS).flatMap(({ less, more }) => [...less, ...more].map(([morph]) => morph));
    expect(new Set(used).size).toBe(used.length);
  });

  it('leads nowhere from the neutral likeness', () => {
    expect(likenessWeights(NEUTRAL_LIKENESS)).toEqual({});
    expect(levelOne(likenessWeights(NEUTRAL_LIKENESS)).positions).toEqual(neutral.level1.positions);
  });

  it('gives every likeness weights that the head can take, and a symmetric head', () => {
    const random = createRandom(11);
    for (let i = 0; i < 200; i++) {
      const likeness = randomLikeness(random);
      for (const [morph, weight] of Object.entries(likenessWeights(likeness))) {
        expect(weight, JSON.stringify(likeness)).toBeGreaterThan(0);
        expect(weight, `${morph} of ${JSON.stringify(likeness)}`).toBeLessThanOrEqual(most.get(morph)!);
      }
      if (i < 3) expect(worstAsymmetry(levelOne(likenessWeights(likeness)).positions)).toBeLessThan(0.05);
    }
  });

  it('moves no slider farther than 20 mm', () => {
    for (const id of SHAPE_IDS) {
      for (const end of Object.values(shapeLimits(id))) {
        const shape = { ...NEUTRAL_SHAPE, [id]: end };
        const { positions } = levelOne(likenessWeights({ ...NEUTRAL_LIKENESS, shape }));
        let farthest = 0;
        for (let v = 0; v < positions.length; v += 3) {
          // shoulders aside: they are out of the picture
          if (neutral.level1.positions[v + 1]! < -120) continue;
          const d = [0, 1, 2].map((k) => positions[v + k]! - neutral.level1.positions[v + k]!);
          farthest = Math.max(farthest, Math.hypot(...d));
        }
        if (end !== 0) expect(farthest, `${id} at ${end}`).toBeGreaterThan(2);
        expect(farthest, `${id} at ${end}`).toBeLessThan(20);
      }
    }
  });

  it('refuses what is out of range', () => {
    const shape = (id: string, value: number) => ({ ...NEUTRAL_LIKENESS, shape: { ...NEUTRAL_SHAPE, [id]: value } });
    expect(() => likenessWeights(shape('width', 1.1))).toThrow(/width/);
    expect(() => likenessWeights(shape('chin', -0.1))).toThrow(/chin/);
    expect(() => likenessWeights(shape('crown', Number.NaN))).toThrow(/crown/);
    expect(() => likenessWeights({ ...NEUTRAL_LIKENESS, outline: 'oval', outlineAmount: 2 })).toThrow(/outlineAmount/);
    const ancestry = { african: 0.5, asian: 0.6, european: 0 };
    expect(() => likenessWeights({ ...NEUTRAL_LIKENESS, ancestry })).toThrow(/ancestry/);
  });

  it('has an outline and an age for every name', () => {
    for (const outline of OUTLINES) {
      const weights = likenessWeights({ ...NEUTRAL_LIKENESS, outline, outlineAmount: 1 });
      expect(Object.values(weights)).toEqual([0.6]);
      expect(most.has(Object.keys(weights)[0]!)).toBe(true);
    }
    const ages = AGE_GROUPS.map((ageGroup) => JSON.stringify(likenessWeights({ ...NEUTRAL_LIKENESS, ageGroup })));
    expect(new Set(ages).size).toBe(AGE_GROUPS.length);
  });
});

describe('an ancestry mix', () => {
  it('keeps its sum and the proportion of the others', () => {
    const mix = withShare({ african: 0.6, asian: 0.3, european: 0.1 }, 'african', 0.2);
    expect(mix.asian + mix.african + mix.european).toBeCloseTo(1, 12);
    expect(mix.asian / mix.european).toBeCloseTo(3, 9);
  });

  it('splits evenly what a whole share gives back', () => {
    const whole = withShare(NEUTRAL_ANCESTRY, 'asian', 1);
    expect(whole).toEqual({ african: 0, asian: 1, european: 0 });
    expect(withShare(whole, 'asian', 0.5)).toEqual({ african: 0.25, asian: 0.5, european: 0.25 });
  });

  it('is the neutral head when even, however it came to be', () => {
    let mix = NEUTRAL_ANCESTRY;
    for (const id of ANCESTRIES) mix = withShare(mix, id, 0.4);
    for (let i = 0; i < 60; i++) for (const id of ANCESTRIES) mix = withShare(mix, id, 1 / 3);
    expect(isSameLikeness({ ...NEUTRAL_LIKENESS, ancestry: mix }, NEUTRAL_LIKENESS)).toBe(true);
  });
});
