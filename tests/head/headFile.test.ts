import { describe, expect, it } from 'vitest';
import {
  HEAD_FILE_VERSION,
  HeadFileError,
  packHeadFile,
  type SectionArray,
  unpackHeadFile,
} from '../../src/head/headFile';
import { parseHead } from '../../src/head/loadHead';
import { readHeadFile } from './headAsset';

const SECTIONS = new Map<string, SectionArray>([
  ['bytes', Uint8Array.of(1, 2, 3)],
  ['signed', Int8Array.of(-1, 2)],
  ['short', Int16Array.of(-300, 300, 7)],
  ['index', Uint32Array.of(4_000_000_000)],
  ['real', Float32Array.of(0.5, -2)],
  ['empty', new Uint16Array()],
]);
const META = { name: 'Kopf', note: 'ä 1 mm ≈ 1', list: [1, 2] };

describe('the head file', () => {
  it('gives back what was packed', () => {
    const { meta, sections } = unpackHeadFile(packHeadFile(META, SECTIONS));
    expect(meta).toEqual(META);
    expect([...sections]).toEqual([...SECTIONS]);
  });

  it('packs the same bytes from the same contents', () => {
    expect(new Uint8Array(packHeadFile(META, SECTIONS))).toEqual(new Uint8Array(packHeadFile(META, SECTIONS)));
  });

  it('packs views into larger buffers by what they show', () => {
    const view = new Uint16Array(Uint16Array.of(9, 8, 7, 6).buffer, 2, 2);
    const { sections } = unpackHeadFile(packHeadFile({}, new Map([['view', view]])));
    expect(sections.get('view')).toEqual(Uint16Array.of(8, 7));
  });

  it('refuses foreign data', () => {
    expect(() =>
      unpackHeadFile(new TextEncoder().encode('<!doctype html><html></html>').buffer as ArrayBuffer),
    ).toThrow(/not a head file/);
    expect(() => unpackHeadFile(new ArrayBuffer(3))).toThrow(HeadFileError);
  });

  it('refuses another version and says which', () => {
    const file = packHeadFile(META, SECTIONS);
    new Uint32Array(file)[1] = HEAD_FILE_VERSION + 1;
    expect(() => unpackHeadFile(file)).toThrow(`version ${HEAD_FILE_VERSION + 1}`);
  });

  it('refuses a file cut short at any place', () => {
    const file = packHeadFile(META, SECTIONS);
    for (let bytes = 0; bytes < file.byteLength; bytes += 7) {
      expect(() => unpackHeadFile(file.slice(0, bytes)), `${bytes} bytes`).toThrow(HeadFileError);
    }
  });

  it('refuses sections out of bounds, of unknown types and an unreadable directory', () => {
    const spoil = (from: string, to: string) => {
      const file = packHeadFile(META, SECTIONS);
      const bytes = new Uint8Array(file);
      const text = new TextDecoder('latin1').decode(bytes);
      const at = text.indexOf(from);
      expect(at).toBeGreaterThan(0);
      bytes.set(new TextEncoder().encode(to), at);
      return file;
    };
    expect(() => unpackHeadFile(spoil('"length":3}', '"length":9e9'.slice(0, 11)))).toThrow(HeadFileError);
    expect(() => unpackHeadFile(spoil('Uint32Array', 'Uint99Array'))).toThrow(/index/);
    expect(() => unpackHeadFile(spoil('{"meta"', '["meta"'))).toThrow(HeadFileError);
    expect(() => unpackHeadFile(spoil('"length":1}', '"length":8}'))).toThrow(/out of bounds/);
  });
});

describe('parseHead', () => {
  it('refuses a container that holds no head', () => {
    expect(() => parseHead(packHeadFile(META, SECTIONS))).toThrow(/positionUnitMm/);
  });

  it('refuses a head that lacks a section, naming it', () => {
    const { meta, sections } = unpackHeadFile(readHeadFile());
    for (const name of ['cage/quads', 'cage/mirror', 'morphs/planes', 'level1/faceColour', 'brows/bend']) {
      const without = new Map(sections);
      without.delete(name);
      expect(() => parseHead(packHeadFile(meta, without)), name).toThrow(name);
    }
  });

  it('refuses a head whose sections do not fit together', () => {
    const { meta, sections } = unpackHeadFile(readHeadFile());
    const short = new Map(sections).set('level1/earMask', Uint8Array.of(1));
    expect(() => parseHead(packHeadFile(meta, short))).toThrow(/level1\/earMask/);
    const far = new Map(sections).set('cage/quads', Uint16Array.of(0, 1, 2, 65_535));
    expect(() => parseHead(packHeadFile(meta, far))).toThrow(/beyond/);
  });
});
