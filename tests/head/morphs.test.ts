import { describe, expect, it } from 'vitest';
import { applyMorphs, packMorph, unpackMorph } from '../../src/head/morphs';
import { asset, levelOne, neutral, worstAsymmetry } from './headAsset';

describe('morphs', () => {
  it('come back from packing as they were, on both sides', () => {
    // vertices 0 and 1 mirror each other, 2 lies in the midline, 3 and 4 mirror each other
    const mirror = [1, 0, 2, 4, 3];
    const deltas = Float64Array.of(0.5, 1, -2, -0.5, 1, -2, 0, 0.25, 0, 0, 0, 0, 0, 0, 0);
    const morph = unpackMorph(packMorph(deltas, mirror), mirror);
    const moved = applyMorphs(new Float64Array(15), [{ id: 'm', most: 1, ...morph }], { m: 1 });
    deltas.forEach((delta, i) => {
      expect(moved[i]).toBeCloseTo(delta, 10);
    });
    expect(morph.vertices).toHaveLength(3);
  });

  it('add up in proportion to their weights', () => {
    const [first, second] = asset.morphs as [(typeof asset.morphs)[0], (typeof asset.morphs)[0]];
    const half = applyMorphs(asset.cagePositions, asset.morphs, { [first.id]: 0.5 });
    const both = applyMorphs(asset.cagePositions, asset.morphs, { [first.id]: 0.5, [second.id]: 1 });
    const other = applyMorphs(asset.cagePositions, asset.morphs, { [second.id]: 1 });
    both.forEach((value, i) => {
      expect(value).toBeCloseTo(half[i]! + other[i]! - asset.cagePositions[i]!, 9);
    });
  });

  it('leave the neutral head as it is without weights', () => {
    expect(applyMorphs(asset.cagePositions, asset.morphs, {})).toEqual(asset.cagePositions);
  });

  it('are refused under an unknown name or beyond their range', () => {
    const apply = (weights: Record<string, number>) => () => applyMorphs(asset.cagePositions, asset.morphs, weights);
    expect(apply({ 'head-cubic': 1 })).toThrow(/head-cubic/);
    expect(apply({ 'head-oval': 1.01 })).toThrow(RangeError);
    expect(apply({ 'head-oval': -0.1 })).toThrow(RangeError);
    expect(apply({ 'head-oval': Number.NaN })).toThrow(RangeError);
    expect(apply({ 'forehead-nubian-incr': 0.5 })).toThrow(RangeError);
  });

  it.each(asset.morphs.map(({ id, most }) => [id, most] as const))(
    '%s keeps the head symmetric and sound',
    (id, most) => {
      const level1 = levelOne({ [id]: most });
      expect(level1.positions.every(Number.isFinite)).toBe(true);
      expect(worstAsymmetry(level1.positions)).toBeLessThan(1e-3);
      // nothing moves as far as a hand's breadth, and something moves
      let moved = 0;
      level1.positions.forEach((value, i) => {
        moved = Math.max(moved, Math.abs(value - neutral.level1.positions[i]!));
      });
      expect(moved).toBeGreaterThan(0.2);
      expect(moved).toBeLessThan(45);
    },
  );
});
