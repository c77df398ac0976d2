import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN, DESIGN_LIMITS, DESIGN_VERSION } from '../../src/design/Design';
import { DesignError, parseDesign } from '../../src/design/parseDesign';
import { createRandom, randomDesign } from './randomDesign';

/** The demo design with the value at a dotted path replaced; `undefined` removes the field. */
function spoilt(path: string, value: unknown): unknown {
  const design = JSON.parse(JSON.stringify(DEMO_DESIGN)) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  let at = design;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return design;
}

describe('parseDesign', () => {
  it('accepts every design that a person can make, unchanged', () => {
    const random = createRandom(7);
    for (let i = 0; i < 200; i++) {
      const design = randomDesign(random);
      expect(parseDesign(JSON.parse(JSON.stringify(design)))).toEqual(design);
    }
  });

  it('refuses touch-ups out of order and names the first', () => {
    const design = spoilt('course.touchUpYears', [4, 4]);
    expect(() => parseDesign(design)).toThrow(/course\.touchUpYears\[1\] must be later/);
    expect(() => parseDesign(spoilt('course.touchUpYears', [11]))).toThrow(/touchUpYears\[0\]/);
  });

  const refusals: [path: string, value: unknown][] = [
    ['version', DESIGN_VERSION + 1],
    ['version', '1'],
    ['seed', -1],
    ['seed', 1.5],
    ['seed', 2 ** 32],
    ['seed', undefined],
    ['skinTone', 0],
    ['skinTone', 11],
    ['skinTone', Number.NaN],
    ['skin.undertone', 'green'],
    ['skin.ageYears', 17],
    ['skin.gloss', 1.01],
    ['hair', undefined],
    ['hair.origin', 'martian'],
    ['hair.colour', 'blue'],
    ['hair.greyShare', -0.1],
    ['hair.shaftUm', 39],
    ['hair.lengthMm', 3.1],
    ['pigment.base', 'cold'],
    ['pigment.depthMm', 0.41],
    ['course.sessions', 5],
    ['course.touchUpYears', 4],
    ['hairline', 'zigzag'],
    ['hairline.preset', 'zigzag'],
    ['hairline.line.mid', [0]],
    ['hairline.line.mid[1]', 86],
    ['hairline.line.left', []],
    ['hairline.line.right[3][0]', '40'],
    ['hairline.isMirrored', 1],
    ['hairline.edge.featherMm', 25.1],
    ['hairline.edge.toothDepthMm', -0.1],
    ['hairline.edge.toothPeriodMm', 0],
    ['hairline.edge.sentinelsPerCm', undefined],
    ['lossPattern', 6],
    ['zones', []],
    ['zones', null],
    ['zones.crown', undefined],
    ['zones.beard', { densityPerMm2: 1, shade: 1, diameterMm: 0.3 }],
    ['zones.nape.densityPerMm2', DESIGN_LIMITS.densityPerMm2.max * 1.001],
    ['zones.nape.densityPerMm2', -0.001],
    ['zones.nape.densityPerMm2', Number.POSITIVE_INFINITY],
    ['zones.nape.densityPerMm2', '1'],
    ['zones.frontal.shade', 10],
    ['zones.frontal.shade', 3.2],
    ['zones.templeL.diameterMm', 0.14],
    ['zones.templeL.diameterMm', 0.61],
    ['zones.templeL.diameterMm', undefined],
    ['zones.templeL.colour', 'blue'],
    ['notes', 'x'],
  ];
  for (const [path, value] of refusals) {
    it(`refuses ${path} = ${JSON.stringify(value) ?? String(value)} and names the path`, () => {
      const attempt = () => parseDesign(spoilt(path, value));
      expect(attempt).toThrow(DesignError);
      try {
        attempt();
      } catch (error) {
        expect((error as DesignError).path).toBe(path);
        expect((error as DesignError).message).toContain(path);
      }
    });
  }

  for (const value of [null, undefined, 3, 'design', []]) {
    it(`refuses ${JSON.stringify(value) ?? 'undefined'} as a whole`, () => {
      expect(() => parseDesign(value)).toThrow(DesignError);
    });
  }
});
