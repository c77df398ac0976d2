/**
 * The neutral head's dimensions: an average adult man's.
 *
 * Between the means of two surveys, for men; table with sources and what the head measures: README.md.
 */
import { mm } from '../../src/units';
import type { TargetDimensions } from './fitDimensions';

export const WANTED_DIMENSIONS: TargetDimensions = {
  headLength: mm(197.5),
  headBreadth: mm(153.5),
  headCircumference: mm(573),
  bitragionBreadth: mm(146),
  bizygomaticBreadth: mm(141),
  mentonSellionLength: mm(121.5),
  tragionToVertex: mm(132),
};

/**
 * About an average adult woman's, for the morph that leads there. The tape is 10 mm short: to meet it, this shape's skull
 * would have to be filled out until it looks square from above.
 */
export const WANTED_DIMENSIONS_FEMALE: TargetDimensions = {
  headLength: mm(187),
  headBreadth: mm(146),
  headCircumference: mm(540),
  bitragionBreadth: mm(135),
  bizygomaticBreadth: mm(132),
  mentonSellionLength: mm(113),
  tragionToVertex: mm(127),
};
