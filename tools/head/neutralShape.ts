/**
 * Which people the shape is mixed from.
 *
 * The neutral head is a man of about 38 of mixed ancestry. `old` is the share of the way from the "young" (25) to the "old"
 * (90) targets. The package's asian-male-old differs from its CC0 original and is not used: ageing of the Asian third is
 * the mean of the other two's.
 */
import type { MakeHuman } from './makehuman';
import { readAllowedTarget } from './targets';

export interface Ancestry {
  readonly african: number;
  readonly asian: number;
  readonly caucasian: number;
}

export interface Person {
  readonly sex: 'male' | 'female';
  readonly ageYears: number;
  /** Shares, adding up to 1. */
  readonly ancestry: Ancestry;
  /** -1 thin, 0 average, 1 heavy. */
  readonly weight: number;
}

const THIRD = 1 / 3;
export const NEUTRAL_PERSON: Person = {
  sex: 'male',
  ageYears: 38,
  ancestry: { african: THIRD, asian: THIRD, caucasian: THIRD },
  weight: 0,
};

/** MakeHuman's lids rest half closed over this mix: opened to the width of an attentive face. */
const OPEN_LIDS = 0.24;
const LID_TARGETS = ['eyes/*-eye-height1-max', 'eyes/*-eye-height2-max', 'eyes/*-eye-height3-max'];

const YOUNG_YEARS = 25;
const OLD_YEARS = 90;

/** Base vertices of a person, dm. */
export function shapePerson(data: MakeHuman, person: Person): Float64Array {
  const { ancestry } = person;
  const shape = Float64Array.from(data.base.positions);
  const addTarget = (name: string, weight: number) => {
    if (weight === 0) return;
    const deltas = readAllowedTarget(data, name);
    for (let i = 0; i < shape.length; i++) shape[i]! += weight * deltas[i]!;
  };
  const add = (name: string, weight: number) => addTarget(`macrodetails/${name}`, weight);
  for (const lids of LID_TARGETS) addTarget(lids, OPEN_LIDS);

  if (person.sex === 'male') {
    add('african-male-young', ancestry.african);
    add('asian-male-young', ancestry.asian);
    add('caucasian-male-young', ancestry.caucasian);
    const old = Math.min(1, Math.max(0, (person.ageYears - YOUNG_YEARS) / (OLD_YEARS - YOUNG_YEARS)));
    for (const [race, share] of [
      ['african', ancestry.african + ancestry.asian / 2],
      ['caucasian', ancestry.caucasian + ancestry.asian / 2],
    ] as const) {
      add(`${race}-male-old`, old * share);
      add(`${race}-male-young`, -old * share);
    }
  } else {
    // asian-female-young, and the old ones, differ from their originals: a young woman from the two that do not
    const sum = ancestry.african + ancestry.caucasian;
    add('african-female-young', sum > 0 ? ancestry.african / sum : 0.5);
    add('caucasian-female-young', sum > 0 ? ancestry.caucasian / sum : 0.5);
  }
  if (person.weight > 0) add('universal-male-young-averagemuscle-maxweight', person.weight);
  if (person.weight < 0) add('universal-male-young-averagemuscle-minweight', -person.weight);
  return shape;
}
