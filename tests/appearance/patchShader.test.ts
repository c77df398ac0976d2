import { describe, expect, test } from 'vitest';
import { insertAfter, replaceAnchor } from '../../src/appearance/patchShader';

describe('replaceAnchor', () => {
  test('puts the replacement in the place of the anchor and keeps the rest', () => {
    expect(replaceAnchor('a;\nb;\nc;', 'b;', 'x;', 'test')).toBe('a;\nx;\nc;');
  });

  test('takes the replacement literally, dollar signs included', () => {
    expect(replaceAnchor('a b', 'b', '$& $1', 'test')).toBe('a $& $1');
  });

  test('throws, naming anchor and shader, when the anchor is missing', () => {
    expect(() => replaceAnchor('void main() {}', '#include <gone>', 'x', 'meshphysical fragment')).toThrow(
      /#include <gone>.*meshphysical fragment.*missing/,
    );
  });

  test('throws when the anchor occurs twice', () => {
    expect(() => replaceAnchor('a a', 'a', 'x', 'test')).toThrow(/more than once/);
  });
});

test('insertAfter keeps the anchor and adds below it', () => {
  expect(insertAfter('a\nb', 'a', 'x', 'test')).toBe('a\nx\nb');
});
