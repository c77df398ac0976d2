/**
 * Every target that this tool may read.
 *
 * The package dates from 2017 and is labelled AGPL; MakeHuman's own assets were released as CC0 in September 2020. Only
 * targets whose numbers on the head were found equal to a CC0 original are listed, so that the result rests on that release.
 * `readAllowedTarget` refuses any other. Which macro targets are missing, and what stands in: see README.md.
 */
import type { MakeHuman } from './makehuman';

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  macrodetails: [
    'african-female-young',
    'african-male-old',
    'african-male-young',
    'asian-male-young',
    'caucasian-female-young',
    'caucasian-male-old',
    'caucasian-male-young',
    'universal-male-young-averagemuscle-averageweight',
    'universal-male-young-averagemuscle-maxweight',
    'universal-male-young-averagemuscle-minweight',
  ],
  head: [
    'head-age-less',
    'head-age-more',
    'head-angle-in',
    'head-angle-out',
    'head-back-scale-depth-less',
    'head-back-scale-depth-more',
    'head-diamond',
    'head-fat',
    'head-invertedtriangular',
    'head-oval',
    'head-rectangular',
    'head-round',
    'head-scale-depth-less',
    'head-scale-depth-more',
    'head-scale-horiz-less',
    'head-scale-horiz-more',
    'head-scale-vert-less',
    'head-scale-vert-more',
    'head-skinny',
    'head-square',
    'head-triangular',
  ],
  forehead: [
    'forehead-nubian-less',
    'forehead-nubian-more',
    'forehead-scale-vert-less',
    'forehead-scale-vert-more',
    'forehead-temple-in',
    'forehead-temple-out',
    'forehead-trans-depth-backward',
    'forehead-trans-depth-forward',
  ],
  ears: [
    '*-ear-lobe-max',
    '*-ear-lobe-min',
    '*-ear-rot-backward',
    '*-ear-rot-forward',
    '*-ear-shape2-round',
    '*-ear-size-big',
    '*-ear-size-small',
    '*-ear-trans-vert-down',
    '*-ear-trans-vert-up',
    '*-ear-wing-in',
    '*-ear-wing-out',
  ],
  neck: ['neck-double-more', 'neck-scale-horiz-more'],
  cheek: ['*-cheek-bones-out', '*-cheek-volume-deflate', '*-cheek-volume-inflate'],
  chin: ['chin-prominent-more', 'chin-width-max', 'chin-width-min'],
  nose: ['nose-scale-horiz-incr', 'nose-scale-vert-incr'],
  eyes: ['*-eye-height1-max', '*-eye-height2-max', '*-eye-height3-max'],
  eyebrows: ['eyebrows-trans-vert-more'],
};

/** Displacements in dm of a listed target; a name with '*' is its left and right half together. */
export function readAllowedTarget(data: MakeHuman, name: string): Float64Array {
  const [folder = '', file = ''] = name.split('/');
  if (!ALLOWED[folder]?.includes(file)) throw new Error(`Target ${name} is not in the list of allowed targets.`);
  if (!name.includes('*')) return data.readTarget(name);
  const left = data.readTarget(name.replace('*', 'l'));
  const right = data.readTarget(name.replace('*', 'r'));
  return left.map((value, i) => value + right[i]!);
}
