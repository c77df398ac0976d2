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

  it('refuses a bad patch or scar and names it', () => {
    const at = { triangle: 3, barycentric: [0.2, 0.3] };
    const patches = (...list: unknown[]) => spoilt('loss.patches', list);
    expect(() => parseDesign(patches({ at, radiusMm: 4.9 }))).toThrow(/loss\.patches\[0\]\.radiusMm/);
    expect(() => parseDesign(patches({ at, radiusMm: 9 }, { at: { ...at, triangle: 0.5 }, radiusMm: 9 }))).toThrow(
      /loss\.patches\[1\]\.at\.triangle/,
    );
    expect(() => parseDesign(patches({ at: { ...at, barycentric: [0.2, 2] }, radiusMm: 9 }))).toThrow(
      /barycentric\[1\]/,
    );
    const scars = (...list: unknown[]) => spoilt('scars', list);
    expect(() => parseDesign(scars({ kind: 'burn' }))).toThrow(/scars\[0\]\.kind/);
    expect(() => parseDesign(scars({ kind: 'grafts', count: 5, uptake: 1 }))).toThrow(/scars\[0\]\.count/);
    expect(() => parseDesign(scars({ kind: 'drawn', widthMm: 3, uptake: 1, line: [at] }))).toThrow(/scars\[0\]\.line/);
    const strip = { kind: 'strip', lengthMm: 180, widthMm: 3, heightMm: 10, uptake: 1 };
    expect(() => parseDesign(scars(strip, { ...strip, depthMm: 1 }))).toThrow(/scars\[1\]\.depthMm/);
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
    ['head', undefined],
    ['head.sex', 'other'],
    ['head.ageGroup', 38],
    ['head.ancestry', { african: 0.5, asian: 0.5, european: 0.5 }],
    ['head.ancestry.asian', -0.1],
    ['head.outline', 'egg'],
    ['head.outlineAmount', 0.1],
    ['head.shape.width', 1.01],
    ['head.shape.chin', -0.1],
    ['head.shape.nose', 0],
    ['head.shape.neck', undefined],
    ['head.taped.circumference', 57],
    ['head.taped.earToEar', '355'],
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
    ['loss', undefined],
    ['loss.pattern', 'norwood9'],
    ['loss.severity', -0.1],
    ['loss.severity', 99],
    ['loss.severity', Number.NaN],
    ['loss.patches', {}],
    ['scars', null],
    ['scars', Array.from({ length: 7 }, () => ({ kind: 'grafts', count: 500, uptake: 1 }))],
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
