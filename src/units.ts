/** Units as types, so that a density never stands where a length belongs. Made only by the functions below. */
declare const unit: unique symbol;
type Quantity<Name extends string> = number & { readonly [unit]: Name };

/** Length at life size; along the skin unless a doc says otherwise. */
export type Millimetres = Quantity<'mm'>;
/** Skin area. */
export type SquareMillimetres = Quantity<'mm²'>;
/** Microdots, follicles or sites per mm² of skin. Every density inside the program is one of these. */
export type DotsPerMm2 = Quantity<'dots/mm²'>;
export type Radians = Quantity<'rad'>;
/** Time since the last session. */
export type Weeks = Quantity<'weeks'>;

export const mm = (value: number) => value as Millimetres;
export const mm2 = (value: number) => value as SquareMillimetres;
export const dotsPerMm2 = (value: number) => value as DotsPerMm2;
export const radians = (value: number) => value as Radians;
export const weeks = (value: number) => value as Weeks;

export const MM2_PER_IN2 = 645.16;
export const MM2_PER_CM2 = 100;

export const dotsPerIn2 = (value: number) => dotsPerMm2(value / MM2_PER_IN2);
export const dotsPerCm2 = (value: number) => dotsPerMm2(value / MM2_PER_CM2);
export const toPerIn2 = (density: DotsPerMm2) => density * MM2_PER_IN2;
export const toPerCm2 = (density: DotsPerMm2) => density * MM2_PER_CM2;
export const toCm2 = (area: SquareMillimetres) => area / MM2_PER_CM2;
export const degrees = (value: number) => radians((value * Math.PI) / 180);

/** The densest layer that anyone plans: 2,000 per in², about 3.1 per mm². The sampler's ceiling. */
export const CEILING_DENSITY = dotsPerIn2(2000);
