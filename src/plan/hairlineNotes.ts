/**
 * What a colleague would say about a hairline: lengths out of their usual range, with the reason and where it is from.
 * Notes only. The line is the practitioner's, and a person's own hair or wish may well ask for it.
 */
import type { HairlineMeasures } from '../scalp/HairlineTape';
import type { HairlineEdge, NapeEdge, SideProfile } from '../scalp/hairline';

export interface HairlineNote {
  readonly id: string;
  /** What was measured. */
  readonly finding: string;
  /** Why it matters. */
  readonly reason: string;
  readonly source: string;
}

/** Usual ranges. Where no source gives one, it is a default of ours, and the note says so. */
const USUAL = {
  midFrontalMm: { low: 65, high: 100 },
  /** A corner this much below the mid-frontal point is meant. */
  cornerBelowMm: 1,
  cornerInwardsMm: 6,
  recessionMm: 30,
  unevenMm: 3,
  straightRunMm: 40,
  /** A line with deeper teeth than this is not seen as straight. */
  smoothToothMm: 1,
  featherMm: 2,
  matureAge: 40,
  cornerToPeakMm: { low: 35, high: 62 },
  /** Of the forehead to the mean of the other two thirds of the face. */
  forehead: { low: 0.85, high: 1.25 },
} as const;

const GARG = 'Garg, tape method; our threshold';
const SHAPIRO = 'Shapiro; our threshold';
const PRACTICE = 'Usual practice';
const CUSTOM = 'Usual practice; our threshold';

const AS_HAIR_GROWS = { sideProfile: 'rounded', napeEdge: 'natural' } as const;

export function noteHairline(
  measures: HairlineMeasures,
  edge: HairlineEdge,
  ageYears: number,
  finish: { readonly sideProfile: SideProfile; readonly napeEdge: NapeEdge } = AS_HAIR_GROWS,
): readonly HairlineNote[] {
  const { midFrontalMm, sides, unevenMm, straightRunMm, thirdsMm } = measures;
  const notes: HairlineNote[] = [];
  const note = (id: string, finding: string, reason: string, source: string) =>
    notes.push({ id, finding, reason, source });
  const recession = Math.min(sides.left.recessionMm, sides.right.recessionMm);
  const deepest = Math.max(sides.left.recessionMm, sides.right.recessionMm);
  const outwards = Math.min(sides.left.cornerOutwardsMm, sides.right.cornerOutwardsMm);
  const toPeak = [sides.left.cornerToPeakMm, sides.right.cornerToPeakMm] as const;

  if (midFrontalMm < USUAL.midFrontalMm.low)
    note(
      'low',
      `Low: ${cm(midFrontalMm)} cm above the glabella`,
      'Garg’s is 8 cm, and published designs for men start at 7 to 10.',
      GARG,
    );
  if (midFrontalMm > USUAL.midFrontalMm.high)
    note('high', `High: ${cm(midFrontalMm)} cm above the glabella`, 'Garg’s is 8 cm; 10 counts as conservative.', GARG);
  if (recession < -USUAL.cornerBelowMm)
    note(
      'cornerBelow',
      `Corners ${mmText(-recession)} mm below the middle`,
      'On men a corner is never lower than the mid-frontal point; a woman’s line may be.',
      SHAPIRO,
    );
  if (deepest > USUAL.recessionMm)
    note('recession', `Corners ${cm(deepest)} cm behind the front`, 'Recession is usually up to 3 cm.', CUSTOM);
  if (outwards < -USUAL.cornerInwardsMm)
    note(
      'cornerInwards',
      `Corners ${mmText(-outwards)} mm inside the outer corner of the eye`,
      'The corner lies over the outer corner of the eye, or the front looks narrow.',
      SHAPIRO,
    );
  if (Math.min(...toPeak) < USUAL.cornerToPeakMm.low || Math.max(...toPeak) > USUAL.cornerToPeakMm.high)
    note(
      'peak',
      `Temporal peak ${cm(toPeak[0])} cm from the corner`,
      'About 5 cm, a little past half-way to the eye.',
      GARG,
    );
  if (unevenMm > USUAL.unevenMm)
    note('uneven', `Sides differ by ${mmText(unevenMm)} mm`, 'More than 3 mm is seen from the front.', CUSTOM);
  if (straightRunMm > USUAL.straightRunMm && edge.toothDepthMm < USUAL.smoothToothMm)
    note(
      'straight',
      `Straight for ${cm(straightRunMm)} cm`,
      'Nature has no ruler: over 4 cm the eye is drawn to the line.',
      CUSTOM,
    );
  if (edge.featherMm < USUAL.featherMm && ageYears > USUAL.matureAge)
    note('crisp', `Fades over ${edge.featherMm} mm at ${ageYears}`, 'Over 40 an edge this sharp looks drawn.', CUSTOM);
  if (finish.sideProfile === 'razored')
    note(
      'razored',
      'Razored temples',
      'The person’s own hair has to be cut to the line about once a week, or the line shows as drawn.',
      PRACTICE,
    );
  if (finish.napeEdge === 'squared')
    note(
      'squared',
      'Squared nape',
      'Hair below it grows out within days, and the straight line then shows as drawn. A tapered nape grows out unseen.',
      PRACTICE,
    );
  const forehead = (2 * thirdsMm[0]) / (thirdsMm[1] + thirdsMm[2]);
  if (forehead < USUAL.forehead.low || forehead > USUAL.forehead.high)
    note(
      'thirds',
      `Forehead ${mmText(thirdsMm[0])} mm, the face’s other thirds ${mmText(thirdsMm[1])} and ${mmText(thirdsMm[2])}`,
      'The three are about alike on most faces.',
      'Thirds of the face',
    );
  return notes;
}

function cm(lengthMm: number): string {
  return (lengthMm / 10).toFixed(1);
}

function mmText(lengthMm: number): string {
  return Math.round(lengthMm).toString();
}
