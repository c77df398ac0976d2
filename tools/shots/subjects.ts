/** Whom and what pictures are taken of. */
import { DEMO_DESIGN, type Design, evenZones } from '../../src/design/Design';
import { type HeadLikeness, NEUTRAL_SHAPE } from '../../src/head/likeness';
import { LOSS_PATTERN_IDS } from '../../src/scalp/lossPattern';
import { dotsPerIn2, mm } from '../../src/units';

/** Before any treatment. */
export const NO_DOTS = evenZones({ densityPerMm2: dotsPerIn2(0), shade: 4, diameterMm: mm(0.28) });

export const loss = (change: Partial<Design['loss']>, part: Partial<Design> = {}): Design => ({
  ...DEMO_DESIGN,
  ...part,
  loss: { ...DEMO_DESIGN.loss, ...change },
});

export const STAGES = LOSS_PATTERN_IDS.filter((id) => /^norwood[IV]|^ludwig|^diffuse/.test(id));

export const SCARS: Readonly<Record<string, Design['scars']>> = {
  strip: [{ kind: 'strip', lengthMm: mm(200), widthMm: mm(3), heightMm: mm(8), uptake: 0.8 }],
  grafts: [{ kind: 'grafts', count: 1500, uptake: 0.8 }],
};

const headLike = (skinTone: number, change: Partial<HeadLikeness>): Design => ({
  ...DEMO_DESIGN,
  skinTone,
  head: { ...DEMO_DESIGN.head, ...change },
});
const only = (ancestry: 'african' | 'asian' | 'european') => ({ african: 0, asian: 0, european: 0, [ancestry]: 1 });
const shape = (change: Partial<HeadLikeness['shape']>) => ({ ...NEUTRAL_SHAPE, ...change });

export const HEADS: readonly (readonly [name: string, design: Design])[] = [
  ['african-man', headLike(8, { ancestry: only('african'), ageGroup: 'young' })],
  ['african-woman-55', headLike(9, { sex: 'female', ancestry: only('african'), ageGroup: 'mature' })],
  ['asian-man-70', headLike(4, { ancestry: only('asian'), ageGroup: 'senior' })],
  ['asian-woman', headLike(3, { sex: 'female', ancestry: only('asian') })],
  ['european-man-55', headLike(2, { ancestry: only('european'), ageGroup: 'mature' })],
  ['european-woman', headLike(2, { sex: 'female', ancestry: only('european'), ageGroup: 'young' })],
  ['round-heavy', headLike(4, { outline: 'round', outlineAmount: 1, shape: shape({ weight: 1, neck: 1, crown: -1 }) })],
  [
    'long-thin',
    headLike(4, { outline: 'rectangular', outlineAmount: 1, shape: shape({ width: -1, weight: -1, height: 1 }) }),
  ],
  [
    'high-crown',
    headLike(5, { shape: shape({ crown: 1, backOfHead: 1, foreheadSlope: 1, earStandOff: 1, earSize: 1 }) }),
  ],
  [
    'flat-back',
    headLike(5, {
      outline: 'square',
      outlineAmount: 1,
      shape: shape({ backOfHead: -1, crown: -0.5, jaw: 1, chin: 1 }),
    }),
  ],
];
