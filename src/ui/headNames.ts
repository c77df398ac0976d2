/** What the head's starting points and sliders are called. */
import type { HeadSizeId } from '../head/headSize';
import type { AgeGroup, Ancestry, Outline, Sex, ShapeId } from '../head/likeness';

export const SEX_NAMES: Readonly<Record<Sex, string>> = { male: 'Male', female: 'Female' };

export const AGE_NAMES: Readonly<Record<AgeGroup, { readonly short: string; readonly full: string }>> = {
  young: { short: '25', full: 'About 25 years' },
  middle: { short: '38', full: 'About 38 years' },
  mature: { short: '55', full: 'About 55 years' },
  senior: { short: '70', full: 'About 70 years' },
};

export const ANCESTRY_NAMES: Readonly<Record<Ancestry, string>> = {
  african: 'African',
  asian: 'Asian',
  european: 'European',
};

export const OUTLINE_NAMES: Readonly<Record<Outline | 'none', { readonly short: string; readonly full: string }>> = {
  none: { short: 'Average', full: 'Average' },
  oval: { short: 'Oval', full: 'Oval' },
  round: { short: 'Round', full: 'Round' },
  rectangular: { short: 'Long', full: 'Rectangular' },
  square: { short: 'Square', full: 'Square' },
  triangular: { short: 'Pear', full: 'Triangular, broad below' },
  invertedTriangular: { short: 'Heart', full: 'Triangular, broad above' },
  diamond: { short: 'Diamond', full: 'Diamond' },
};

interface ShapeName {
  readonly label: string;
  /** Names of the slider's ends. */
  readonly less: string;
  readonly more: string;
}

export const SHAPE_NAMES: Readonly<Record<ShapeId, ShapeName>> = {
  width: { label: 'Width', less: 'Narrow', more: 'Wide' },
  height: { label: 'Height', less: 'Low', more: 'High' },
  depth: { label: 'Length, front to back', less: 'Short', more: 'Long' },
  crown: { label: 'Crown', less: 'Flat', more: 'Domed' },
  backOfHead: { label: 'Back of the head', less: 'Flat', more: 'Full' },
  foreheadHeight: { label: 'Forehead height', less: 'Low', more: 'High' },
  foreheadSlope: { label: 'Forehead slope', less: 'Upright', more: 'Sloping' },
  temples: { label: 'Temples', less: 'Hollow', more: 'Full' },
  brows: { label: 'Brows', less: 'Average', more: 'Raised' },
  earSize: { label: 'Ear size', less: 'Small', more: 'Large' },
  earStandOff: { label: 'Ears stand', less: 'Close', more: 'Off' },
  weight: { label: 'Weight', less: 'Thin', more: 'Heavy' },
  cheeks: { label: 'Cheeks', less: 'Hollow', more: 'Full' },
  jaw: { label: 'Jaw', less: 'Narrow', more: 'Broad' },
  chin: { label: 'Chin', less: 'Average', more: 'Prominent' },
  neck: { label: 'Neck', less: 'Average', more: 'Broad' },
};

/** The sliders in the order and company in which they are shown. */
export const SHAPE_GROUPS: readonly { readonly label: string; readonly ids: readonly ShapeId[] }[] = [
  { label: 'Skull', ids: ['width', 'height', 'depth', 'crown', 'backOfHead'] },
  { label: 'Forehead and brows', ids: ['foreheadHeight', 'foreheadSlope', 'temples', 'brows'] },
  { label: 'Ears', ids: ['earSize', 'earStandOff'] },
  { label: 'Face and neck', ids: ['weight', 'cheeks', 'jaw', 'chin', 'neck'] },
];

export const SIZE_NAMES: Readonly<Record<HeadSizeId, { readonly label: string; readonly how: string }>> = {
  circumference: { label: 'Around the head', how: 'Above the brows and round the back' },
  glabellaToVertex: { label: 'Brows to the top', how: 'From between the brows up to the highest point' },
  earToEar: { label: 'Ear to ear over the top', how: 'From the front of one ear canal to the other' },
};
