/** Tape lengths as they are typed and shown: centimetres or inches. */
import { type Millimetres, mm } from '../units';

export type LengthUnit = 'cm' | 'in';

export const LENGTH_UNITS: Readonly<
  Record<LengthUnit, { readonly mm: number; readonly digits: number; readonly spoken: string }>
> = {
  cm: { mm: 10, digits: 1, spoken: 'centimetres' },
  in: { mm: 25.4, digits: 2, spoken: 'inches' },
};

export function formatTape(length: Millimetres, unit: LengthUnit): string {
  const { mm: inMm, digits } = LENGTH_UNITS[unit];
  return (length / inMm).toFixed(digits);
}

export type TapeReading =
  | { readonly kind: 'length'; readonly length: Millimetres }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Reads what a person typed. A comma will do for a point, and a trailing unit is passed over.
 *
 * @param limitsMm What a head can measure.
 */
export function readTape(
  text: string,
  unit: LengthUnit,
  limitsMm: { readonly min: number; readonly max: number },
): TapeReading {
  const { mm: inMm } = LENGTH_UNITS[unit];
  const trimmed = text.trim().replace(/\s*(cm|in|″|")$/i, '');
  if (trimmed === '') return { kind: 'empty' };
  const why = () => {
    const bound = (value: number, round: (x: number) => number) => round(value / inMm);
    return `Enter a length from ${bound(limitsMm.min, Math.ceil)} to ${bound(limitsMm.max, Math.floor)} ${unit}, such as ${formatTape(mm((limitsMm.min + limitsMm.max) / 2), unit)}.`;
  };
  if (!/^\d+([.,]\d*)?$/.test(trimmed)) return { kind: 'refused', why: why() };
  // to a tenth of a millimetre, finer than any tape
  const length = Math.round(Number(trimmed.replace(',', '.')) * inMm * 10) / 10;
  if (!(length >= limitsMm.min && length <= limitsMm.max)) {
    const other = unit === 'cm' ? 'in' : 'cm';
    const inOther = Number(trimmed.replace(',', '.')) * LENGTH_UNITS[other].mm;
    const isOther = inOther >= limitsMm.min && inOther <= limitsMm.max;
    return {
      kind: 'refused',
      why: isOther ? `${why()} ${trimmed} would fit as ${LENGTH_UNITS[other].spoken}.` : why(),
    };
  }
  return { kind: 'length', length: mm(length) };
}
