/**
 * The shape morphs that the asset ships, with the largest weight that still looks like a person.
 *
 * Names are ours where the package's are unclear (less/more, min/max, in/out all become decr/incr).
 */
import type { Person } from './neutralShape';
import { NEUTRAL_PERSON } from './neutralShape';

export interface PersonMorph {
  readonly id: string;
  readonly person: Person;
}

export interface TargetMorph {
  readonly id: string;
  readonly target: string;
  /** Absent: 1. */
  readonly most?: number;
}

const oneAncestry = (race: keyof Person['ancestry']): Person => ({
  ...NEUTRAL_PERSON,
  ancestry: { african: 0, asian: 0, caucasian: 0, [race]: 1 },
});

/** From the neutral head to another person's of the same size. */
export const PERSON_MORPHS: readonly PersonMorph[] = [
  { id: 'person-female', person: { ...NEUTRAL_PERSON, sex: 'female' } },
  { id: 'person-age25', person: { ...NEUTRAL_PERSON, ageYears: 25 } },
  { id: 'person-age70', person: { ...NEUTRAL_PERSON, ageYears: 70 } },
  { id: 'person-african', person: oneAncestry('african') },
  { id: 'person-asian', person: oneAncestry('asian') },
  { id: 'person-caucasian', person: oneAncestry('caucasian') },
  { id: 'person-heavy', person: { ...NEUTRAL_PERSON, weight: 1 } },
  { id: 'person-thin', person: { ...NEUTRAL_PERSON, weight: -1 } },
];

export const TARGET_MORPHS: readonly TargetMorph[] = [
  { id: 'head-oval', target: 'head/head-oval' },
  { id: 'head-round', target: 'head/head-round' },
  { id: 'head-rectangular', target: 'head/head-rectangular' },
  { id: 'head-square', target: 'head/head-square' },
  { id: 'head-triangular', target: 'head/head-triangular' },
  { id: 'head-invertedtriangular', target: 'head/head-invertedtriangular' },
  { id: 'head-diamond', target: 'head/head-diamond' },
  { id: 'head-angle-decr', target: 'head/head-angle-in' },
  { id: 'head-angle-incr', target: 'head/head-angle-out' },
  { id: 'head-scale-horiz-decr', target: 'head/head-scale-horiz-less' },
  { id: 'head-scale-horiz-incr', target: 'head/head-scale-horiz-more' },
  { id: 'head-scale-vert-decr', target: 'head/head-scale-vert-less' },
  { id: 'head-scale-vert-incr', target: 'head/head-scale-vert-more' },
  { id: 'head-scale-depth-decr', target: 'head/head-scale-depth-less' },
  { id: 'head-scale-depth-incr', target: 'head/head-scale-depth-more' },
  // at full strength the back of the head moves by some 30 mm, the forehead by 50
  { id: 'head-back-scale-depth-decr', target: 'head/head-back-scale-depth-less', most: 0.3 },
  { id: 'head-back-scale-depth-incr', target: 'head/head-back-scale-depth-more', most: 0.3 },
  { id: 'head-thin', target: 'head/head-skinny' },
  { id: 'head-fat', target: 'head/head-fat' },
  { id: 'head-age-decr', target: 'head/head-age-less' },
  { id: 'head-age-incr', target: 'head/head-age-more' },
  { id: 'forehead-scale-vert-decr', target: 'forehead/forehead-scale-vert-less' },
  { id: 'forehead-scale-vert-incr', target: 'forehead/forehead-scale-vert-more' },
  { id: 'forehead-trans-backward', target: 'forehead/forehead-trans-depth-backward' },
  { id: 'forehead-trans-forward', target: 'forehead/forehead-trans-depth-forward' },
  { id: 'forehead-nubian-decr', target: 'forehead/forehead-nubian-less', most: 0.3 },
  { id: 'forehead-nubian-incr', target: 'forehead/forehead-nubian-more', most: 0.3 },
  { id: 'forehead-temple-decr', target: 'forehead/forehead-temple-in' },
  { id: 'forehead-temple-incr', target: 'forehead/forehead-temple-out' },
  { id: 'ear-scale-decr', target: 'ears/*-ear-size-small' },
  { id: 'ear-scale-incr', target: 'ears/*-ear-size-big' },
  { id: 'ear-wing-decr', target: 'ears/*-ear-wing-in' },
  { id: 'ear-wing-incr', target: 'ears/*-ear-wing-out' },
  { id: 'ear-trans-up', target: 'ears/*-ear-trans-vert-up' },
  { id: 'ear-trans-down', target: 'ears/*-ear-trans-vert-down' },
  { id: 'ear-lobe-decr', target: 'ears/*-ear-lobe-min' },
  { id: 'ear-lobe-incr', target: 'ears/*-ear-lobe-max' },
  { id: 'ear-shape-round', target: 'ears/*-ear-shape2-round' },
  { id: 'ear-rot-backward', target: 'ears/*-ear-rot-backward' },
  { id: 'ear-rot-forward', target: 'ears/*-ear-rot-forward' },
  { id: 'neck-scale-horiz-incr', target: 'neck/neck-scale-horiz-more' },
  { id: 'neck-double-incr', target: 'neck/neck-double-more' },
  { id: 'cheek-volume-decr', target: 'cheek/*-cheek-volume-deflate' },
  { id: 'cheek-volume-incr', target: 'cheek/*-cheek-volume-inflate' },
  { id: 'cheek-bones-incr', target: 'cheek/*-cheek-bones-out' },
  { id: 'chin-width-decr', target: 'chin/chin-width-min' },
  { id: 'chin-width-incr', target: 'chin/chin-width-max' },
  { id: 'chin-prominent-incr', target: 'chin/chin-prominent-more' },
  { id: 'nose-scale-vert-incr', target: 'nose/nose-scale-vert-incr' },
  { id: 'nose-scale-horiz-incr', target: 'nose/nose-scale-horiz-incr' },
  { id: 'eyebrows-trans-up', target: 'eyebrows/eyebrows-trans-vert-more' },
];
