import { describe, expect, it } from 'vitest';
import type { MakeHuman } from '../../tools/head/makehuman';
import { TARGET_MORPHS } from '../../tools/head/morphList';
import { readAllowedTarget } from '../../tools/head/targets';

/** Stands for the package: every target exists and moves its one vertex by its name's length. */
const data = { readTarget: (name: string) => Float64Array.of(name.length, 0, 0) } as unknown as MakeHuman;

describe('the head tool', () => {
  it('refuses targets that are not released as CC0 in this form', () => {
    for (const name of ['macrodetails/asian-male-old', 'macrodetails/caucasian-female-old', 'head/..', 'nose/', '']) {
      expect(() => readAllowedTarget(data, name), name).toThrow(/not in the list/);
    }
  });

  it('reads left and right halves of a paired target together', () => {
    expect(readAllowedTarget(data, 'ears/*-ear-wing-in')[0]).toBe(2 * 'ears/l-ear-wing-in'.length);
  });

  it('ships only morphs made of listed targets', () => {
    for (const { target } of TARGET_MORPHS) expect(() => readAllowedTarget(data, target), target).not.toThrow();
  });
});
