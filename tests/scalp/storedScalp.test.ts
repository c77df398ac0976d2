import { describe, expect, it } from 'vitest';
import { HeadFileError, packHeadFile, unpackHeadFile } from '../../src/head/headFile';
import { scalpSections, storedScalpOf } from '../../src/scalp/storedScalp';

const scalp = {
  headVertex: Uint32Array.of(3, 70000),
  chart: Float32Array.of(1.5, -2, 3, 4),
  borderDistanceMm: Float32Array.of(-1, 12.25),
  zoneWeights: Uint8Array.from({ length: 24 }, (_, i) => i),
  angles: Int16Array.of(-17950, 4000, 120, -3700),
  midlineTape: Float32Array.of(4, 0, 40, 63),
};

describe('the stored scalp', () => {
  it('comes back from a head file as it went in', () => {
    const { sections } = unpackHeadFile(packHeadFile({}, new Map(scalpSections(scalp))));
    expect(storedScalpOf(sections)).toEqual(scalp);
  });

  it('names the section that a file lacks or holds in another type', () => {
    for (const name of Object.keys(scalp)) {
      const sections = new Map(scalpSections(scalp));
      sections.delete(`scalp/${name}`);
      expect(() => storedScalpOf(sections)).toThrow(HeadFileError);
      expect(() => storedScalpOf(sections)).toThrow(`scalp/${name}`);
      sections.set(`scalp/${name}`, new Int32Array(4));
      expect(() => storedScalpOf(sections)).toThrow(HeadFileError);
    }
  });
});
