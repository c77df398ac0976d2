import { describe, expect, it } from 'vitest';
import { writePly } from '../../src/sampling/ply';
import { readVertices } from '../fixtures/readVertices';

describe('writePly', () => {
  const places = Float32Array.from([1.5, -2, 3, 4, 5e-7, -6e5]);
  const marks = Uint8Array.from([0, 255]);

  it('writes what a reader finds, column by column', () => {
    const file = writePly(
      2,
      [
        { names: ['x', 'y', 'z'], type: 'float', values: places },
        { names: ['mark'], type: 'uchar', values: marks },
      ],
      ['in mm'],
    );
    const { count, columns, comments } = readVertices(new Uint8Array(file));
    expect(count).toBe(2);
    expect(comments).toEqual(['in mm']);
    expect([...columns.keys()]).toEqual(['x', 'y', 'z', 'mark']);
    expect(columns.get('y')).toEqual([-2, places[4]]);
    expect(columns.get('mark')).toEqual([0, 255]);
  });

  it('refuses columns of the wrong length and comments that would break the header', () => {
    expect(() => writePly(3, [{ names: ['x', 'y', 'z'], type: 'float', values: places }], [])).toThrow(/must have 9/);
    expect(() => writePly(0, [], ['two\nlines'])).toThrow(/one line of ASCII/);
    expect(() => writePly(0, [], ['°'])).toThrow(/ASCII/);
  });
});
