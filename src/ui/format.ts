/** Quantities in the practitioner's words: once to be seen, once to be read aloud. */
import { type DotsPerMm2, dotsPerCm2, dotsPerIn2, type SquareMillimetres, toCm2, toPerCm2, toPerIn2 } from '../units';

export type DensityUnit = 'in2' | 'cm2';

interface DensityScale {
  readonly label: string;
  readonly spoken: string;
  readonly max: number;
  readonly step: number;
  to(density: DotsPerMm2): number;
  from(value: number): DotsPerMm2;
}

/** How a density slider runs in each unit. 310 per cm² is the ceiling of 2,000 per in², cut to a whole step. */
export const DENSITY_SCALES: Readonly<Record<DensityUnit, DensityScale>> = {
  in2: { label: 'per in²', spoken: 'per square inch', max: 2000, step: 50, to: toPerIn2, from: dotsPerIn2 },
  cm2: { label: 'per cm²', spoken: 'per square centimetre', max: 310, step: 5, to: toPerCm2, from: dotsPerCm2 },
};

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export function formatCount(count: number): string {
  return WHOLE.format(count);
}

/** Smallest and largest of some values. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

export function spanOf(values: readonly number[]): Span {
  return { min: Math.min(...values), max: Math.max(...values) };
}

/** One number, or two with a dash between when they read differently. */
export function formatSpan({ min, max }: Span, format: (value: number) => string, dash = ' – '): string {
  const [from, to] = [format(min), format(max)];
  return from === to ? from : `${from}${dash}${to}`;
}

export function formatDensity(density: DotsPerMm2, unit: DensityUnit): string {
  return WHOLE.format(DENSITY_SCALES[unit].to(density));
}

/** Millimetres to a hundredth: the smallest step that means something on skin. */
export function formatMm(length: number): string {
  return length.toFixed(2);
}

export function formatCm2(area: SquareMillimetres): string {
  const value = toCm2(area);
  return value < 10 ? value.toFixed(1) : WHOLE.format(value);
}

/** A share as whole per cent; a trace is not nothing. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.5) return '<1';
  return WHOLE.format(percent);
}
