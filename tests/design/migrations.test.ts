import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN, DESIGN_VERSION, NEUTRAL_HEAD } from '../../src/design/Design';
import { openDesign, serialiseDesign } from '../../src/design/migrations';
import { DesignError } from '../../src/design/parseDesign';
import { likenessWeights } from '../../src/head/likeness';
import { ANATOMICAL_BORDERS } from '../../src/scalp/zoneEdits';
import { createRandom, randomDesign } from './randomDesign';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/designs');

describe('saved designs', () => {
  const files = readdirSync(FIXTURES).filter((name) => name.endsWith('.json'));

  it('have a fixture for every version', () => {
    for (let version = 1; version <= DESIGN_VERSION; version++) expect(files).toContain(`v${version}.json`);
  });

  for (const name of files) {
    it(`open from ${name}`, () => {
      const design = openDesign(readFileSync(resolve(FIXTURES, name), 'utf8'));
      expect(design.version).toBe(DESIGN_VERSION);
      expect(openDesign(serialiseDesign(design))).toEqual(design);
    });
  }

  it('keep what v1.json says', () => {
    const design = openDesign(readFileSync(resolve(FIXTURES, 'v1.json'), 'utf8'));
    expect(design.seed).toBe(4021337);
    expect(design.skinTone).toBe(7);
    expect(design.zones.crown).toEqual({ densityPerMm2: 1.5, shade: 6, diameterMm: 0.31 });
    expect(design.zones.templeR.shade).toBe(2);
  });

  it('keep what v2.json says', () => {
    const design = openDesign(readFileSync(resolve(FIXTURES, 'v2.json'), 'utf8'));
    expect(design.skin).toEqual({ undertone: 'cool', ageYears: 61, gloss: 0.8 });
    expect(design.hair).toEqual({ origin: 'african', colour: 'black', greyShare: 0.35, shaftUm: 68, lengthMm: 1.5 });
    expect(design.pigment).toEqual({ base: 'neutral', depthMm: 0.14 });
    expect(design.course).toEqual({ sessions: 4, touchUpYears: [4, 8] });
  });

  it('keep what v3.json says of the head', () => {
    const { head } = openDesign(readFileSync(resolve(FIXTURES, 'v3.json'), 'utf8'));
    expect(head).toMatchObject({ sex: 'female', ageGroup: 'mature', outline: 'oval', outlineAmount: 0.4 });
    expect(head.ancestry).toEqual({ african: 0.7, asian: 0.1, european: 0.2 });
    expect(head.shape).toMatchObject({ width: 0.25, depth: 0.332, crown: -1, chin: 1 });
    expect(head.taped).toEqual({ circumference: 561.5, glabellaToVertex: null, earToEar: 352 });
  });

  it('have the neutral head when they are older than the choice of one', () => {
    for (const name of ['v1.json', 'v2.json']) {
      const { head } = openDesign(readFileSync(resolve(FIXTURES, name), 'utf8'));
      expect(head).toEqual(NEUTRAL_HEAD);
      expect(likenessWeights(head)).toEqual({});
    }
  });

  it('keep what v3.json says', () => {
    const design = openDesign(readFileSync(resolve(FIXTURES, 'v3.json'), 'utf8'));
    expect(design.loss).toEqual({
      ...DEMO_DESIGN.loss,
      pattern: 'norwoodIIIVertex',
      severity: 1.35,
      patches: [{ at: { triangle: 40211, barycentric: [0.25, 0.5] }, radiusMm: 14 }],
    });
    expect(design.scars.map(({ kind, uptake }) => [kind, uptake])).toEqual([
      ['strip', 0.7],
      ['grafts', 0.8],
      ['drawn', 1.2],
    ]);
  });

  it('of version 2 keep their pattern of loss, and have neither patches nor scars', () => {
    const design = openDesign(readFileSync(resolve(FIXTURES, 'v2.json'), 'utf8'));
    expect(design.loss).toEqual(DEMO_DESIGN.loss);
    expect(design.scars).toEqual([]);
  });

  it('mean by the one hairline of old the same line and feather as ever', () => {
    for (const version of [1, 2]) {
      const { hairline } = openDesign(readFileSync(resolve(FIXTURES, `v${version}.json`), 'utf8'));
      // ink and size were even up to the line; the demo's are softer since
      const edge = { ...DEMO_DESIGN.hairline.edge, lineInkShare: 1, lineSizeShare: 1 };
      expect(hairline).toEqual({ ...DEMO_DESIGN.hairline, edge });
      expect(hairline.edge).toEqual({
        featherMm: 14,
        toothDepthMm: 1.7,
        toothPeriodMm: 6,
        sentinelsPerCm: 0,
        lineInkShare: 1,
        lineSizeShare: 1,
      });
    }
  });

  it('keep the hairline that v3.json says', () => {
    const { hairline } = openDesign(readFileSync(resolve(FIXTURES, 'v3.json'), 'utf8'));
    expect(hairline.preset).toBe(null);
    expect(hairline.isMirrored).toBe(false);
    expect(hairline.line.mid).toEqual([0.4, 48.31]);
    expect(hairline.line.left[4]).toEqual([49.5, 55.12]);
    expect(hairline.line.right[4]).toEqual([-47, 50.5]);
    expect(hairline.edge).toEqual({
      featherMm: 9.5,
      toothDepthMm: 2.2,
      toothPeriodMm: 7.5,
      sentinelsPerCm: 0.8,
      lineInkShare: 1,
      lineSizeShare: 1,
    });
    expect(hairline.line.added).toEqual({ left: [], right: [] });
    expect([hairline.sideProfile, hairline.napeEdge]).toEqual(['rounded', 'natural']);
  });

  it('of version 3 have zones as anatomy has them, and none of their own', () => {
    const { zones, zoneBorders, customZones } = openDesign(readFileSync(resolve(FIXTURES, 'v3.json'), 'utf8'));
    expect(zoneBorders).toEqual(ANATOMICAL_BORDERS);
    expect(customZones).toEqual({ customA: null, customB: null });
    expect(zones.customA).toEqual(zones.frontal);
  });

  it('keep what v4.json says', () => {
    const { hairline, loss, zones, zoneBorders, customZones } = openDesign(
      readFileSync(resolve(FIXTURES, 'v4.json'), 'utf8'),
    );
    expect(hairline.line.added).toEqual({ left: [5], right: [] });
    expect(hairline.line.left[5]).toEqual([52, 53.5]);
    expect(hairline.edge).toMatchObject({ lineInkShare: 0.7, lineSizeShare: 0.85 });
    expect([hairline.sideProfile, hairline.napeEdge]).toEqual(['razored', 'tapered']);
    expect(loss.borders).toMatchObject({ middle: 6, cornerLeft: -4.5, crown: 12 });
    expect(loss.strokes[0]).toMatchObject({ share: 0.3, radiusMm: 9 });
    expect(zoneBorders).toMatchObject({ frontal: 8, nape: -6, top: 0 });
    expect(customZones.customA?.outline).toHaveLength(3);
    expect(zones.customA).toEqual({ densityPerMm2: 1.1, shade: 4, diameterMm: 0.25 });
  });

  it('come back unchanged from their own text', () => {
    const random = createRandom(3);
    for (let i = 0; i < 100; i++) {
      const design = randomDesign(random);
      expect(openDesign(serialiseDesign(design))).toEqual(design);
    }
  });

  it('are refused when they come from a newer program', () => {
    const newer = JSON.stringify({ ...DEMO_DESIGN, version: DESIGN_VERSION + 1 });
    expect(() => openDesign(newer)).toThrow(/version must be at most .* newer program/);
  });

  for (const text of ['', '{', 'null', '[]', '{}', '{"version":0}', '{"version":1.5}', '"x"']) {
    it(`are refused when the text is ${JSON.stringify(text)}`, () => {
      expect(() => openDesign(text)).toThrow(DesignError);
    });
  }
});
