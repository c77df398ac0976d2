import { describe, expect, it } from 'vitest';
import { formatTape, readTape } from '../../src/ui/tapeText';
import { mm } from '../../src/units';

const LIMITS = { min: 480, max: 680 };

describe('a tape length', () => {
  it('is shown in the chosen unit', () => {
    expect(formatTape(mm(573), 'cm')).toBe('57.3');
    expect(formatTape(mm(573), 'in')).toBe('22.56');
  });

  it.each([
    ['57.3', 'cm', 573],
    ['57,3', 'cm', 573],
    [' 57 cm ', 'cm', 570],
    ['22.5', 'in', 571.5],
    ['22.5"', 'in', 571.5],
  ] as const)('is read from %j in %s', (text, unit, expected) => {
    expect(readTape(text, unit, LIMITS)).toEqual({ kind: 'length', length: expected });
  });

  it('comes back from its own text to a tenth of a millimetre in centimetres', () => {
    for (let length = 480; length <= 680; length += 7) {
      expect(readTape(formatTape(mm(length), 'cm'), 'cm', LIMITS)).toEqual({ kind: 'length', length });
    }
  });

  it('may be taken away', () => expect(readTape('  ', 'cm', LIMITS)).toEqual({ kind: 'empty' }));

  it.each([['573'], ['5'], ['abc'], ['-57'], ['57.3.1'], ['1e2'], ['22.5']])('is refused when it is %s cm', (text) => {
    const reading = readTape(text, 'cm', LIMITS);
    expect(reading.kind).toBe('refused');
    expect(reading.kind === 'refused' && reading.why).toContain('from 48 to 68 cm');
  });

  it('is recognised in the other unit', () => {
    const reading = readTape('22.5', 'cm', LIMITS);
    expect(reading.kind === 'refused' && reading.why).toContain('would fit as inches');
  });
});
