import { describe, expect, it } from 'vitest';
import { noteHairline } from '../../src/plan/hairlineNotes';
import type { HairlineMeasures } from '../../src/scalp/HairlineTape';
import type { NapeEdge, SideProfile } from '../../src/scalp/hairline';
import { EDGE_CHARACTERS } from '../../src/scalp/hairlinePresets';
import { mm } from '../../src/units';

const side = { recessionMm: mm(9), cornerOutwardsMm: mm(0), cornerToPeakMm: mm(48) };
const usual: HairlineMeasures = {
  midFrontalMm: mm(75),
  sides: { left: side, right: side },
  unevenMm: mm(0.4),
  straightRunMm: mm(50),
  thirdsMm: [mm(66), mm(70), mm(67)],
};
const idsOf = (change: Partial<HairlineMeasures>, edge = EDGE_CHARACTERS.soft, age = 38) =>
  noteHairline({ ...usual, ...change }, edge, age).map(({ id }) => id);
const withSide = (change: Partial<typeof side>) => ({ sides: { left: { ...side, ...change }, right: side } });

describe('noteHairline', () => {
  it('has nothing to say about a usual line', () => {
    expect(idsOf({})).toEqual([]);
  });

  const cases: readonly [string, Partial<HairlineMeasures>][] = [
    ['low', { midFrontalMm: mm(64) }],
    ['high', { midFrontalMm: mm(101) }],
    ['cornerBelow', withSide({ recessionMm: mm(-2) })],
    ['recession', withSide({ recessionMm: mm(31) })],
    ['cornerInwards', withSide({ cornerOutwardsMm: mm(-7) })],
    ['peak', withSide({ cornerToPeakMm: mm(30) })],
    ['uneven', { unevenMm: mm(3.1) }],
    ['thirds', { thirdsMm: [mm(50), mm(70), mm(67)] }],
  ];
  for (const [id, change] of cases) {
    it(`notes ${id}, with a reason and a source`, () => {
      const notes = noteHairline({ ...usual, ...change }, EDGE_CHARACTERS.soft, 38);
      expect(notes.map((note) => note.id)).toEqual([id]);
      expect(notes[0]!.reason.length).toBeGreaterThan(10);
      expect(notes[0]!.source.length).toBeGreaterThan(3);
    });
  }

  it('minds a straight run only where no teeth break it', () => {
    expect(idsOf({}, EDGE_CHARACTERS.crisp)).toEqual(['straight']);
    expect(idsOf({ straightRunMm: mm(39) }, EDGE_CHARACTERS.crisp)).toEqual([]);
  });

  it('minds a sharp edge only on a man over forty', () => {
    const straight = { straightRunMm: mm(10) };
    expect(idsOf(straight, EDGE_CHARACTERS.crisp, 41)).toEqual(['crisp']);
    expect(idsOf(straight, EDGE_CHARACTERS.crisp, 40)).toEqual([]);
  });

  it('tells of the upkeep of razored temples and of a squared nape', () => {
    const about = (sideProfile: SideProfile, napeEdge: NapeEdge) =>
      noteHairline(usual, EDGE_CHARACTERS.soft, 38, { sideProfile, napeEdge }).map(({ id }) => id);
    expect(about('rounded', 'natural')).toEqual([]);
    expect(about('soft', 'tapered')).toEqual([]);
    expect(about('razored', 'squared')).toEqual(['razored', 'squared']);
  });
});
