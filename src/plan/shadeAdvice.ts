/**
 * Which shade suits a person's skin and hair, and why. Advice, never a bar: the practitioner sees skin and hair, the
 * program only numbers.
 *
 * The rules are practitioners': one or two shades lighter than the stubble, since a dot can be darkened once it has
 * healed but not lightened; darker skin needs more contrast; too dark reads blue. What the rules count in is computed
 * with the optics of the picture: contrast is the difference in lightness, L* of CIE, between bare skin and the middle
 * of one healed dot.
 */
import { GREY_ROOT_DARKNESS, hairRootDarkness, mixRgb } from '../pigment/hairColour';
import type { HairTraits } from '../pigment/hairTraits';
import { toLab } from '../pigment/lab';
import { apparentDot, darkness, type LinearRgb, meanReflectance, placeReflectance } from '../pigment/optics';
import { type PigmentBase, SHADE_COUNT, SHADE_LADDERS } from '../pigment/shades';
import { dotsPerIn2, type Millimetres, mm } from '../units';

export interface ShadeQuestion {
  /** Reflectance of the patient's skin. */
  readonly skinLinear: LinearRgb;
  /** Of its epidermis: see `epidermalMelanin`. */
  readonly melanin: number;
  readonly hair: Pick<HairTraits, 'colour' | 'greyShare'>;
  readonly base: PigmentBase;
  readonly depthMm: Millimetres;
  /** Of a healed dot. */
  readonly diameterMm: Millimetres;
}

/** Why the suggestion is not simply the stubble's own shade, in the order in which the rules were asked. */
export type ShadeReason = 'lighterFirst' | 'darkSkin' | 'bluish' | 'faint' | 'outOfReach';

export interface ShadeAdvice {
  /** Index into the ladder. */
  readonly shade: number;
  /** The rung whose dot is as dark as a shaved hair of this colour. */
  readonly stubbleShade: number;
  readonly reasons: readonly ShadeReason[];
  /** Contrast of one dot by shade, L*. */
  readonly contrasts: readonly number[];
  /** Of a shaved hair. */
  readonly stubbleContrast: number;
}

export const SHADE_RULES = {
  /** Rungs below the stubble's own. */
  lighterBy: 2,
  /** The same from this much melanin on, Jacques' medium skin. */
  lighterByOnDarkSkin: 1,
  darkSkinMelanin: 0.09,
  /** Dots of less contrast are hardly seen, L*. */
  leastContrast: 4,
  /** More loss of yellow than this, b*, at ordinary density reads blue beside bare skin. Ours. */
  mostBlueShift: 9,
  /** Where the darkest shade has less than this share of the stubble's contrast, depth and size are at fault. */
  reach: 0.7,
  /** Rungs that blue alone may take off. */
  mostLowering: 2,
} as const;

/** What a shaved hair looks like a dot of: its shadow's radius, close under the surface. */
const STUBBLE_RADIUS_MM = mm(0.12);
const STUBBLE_DEPTH_MM = mm(0.05);
/** The density at which blue is judged. */
const ORDINARY_DENSITY = dotsPerIn2(1250);

export function adviseShade(question: ShadeQuestion): ShadeAdvice {
  const { skinLinear, melanin, base, depthMm, diameterMm } = question;
  const { colour, greyShare } = question.hair;
  const radius = mm(diameterMm / 2);
  const skin = toLab(skinLinear);
  const optics = SHADE_LADDERS[base].map(({ opticalDensity }) => ({
    radius,
    depth: depthMm,
    darkness: darkness(opticalDensity),
    melanin,
  }));
  const contrastOf = (reflectance: LinearRgb) => skin[0] - toLab(times(skinLinear, reflectance))[0];
  const { peak } = apparentDot(radius, depthMm);
  const contrasts = optics.map((dot) => contrastOf(placeReflectance(peak, 0, dot)));
  const hair = {
    radius: STUBBLE_RADIUS_MM,
    depth: STUBBLE_DEPTH_MM,
    darkness: mixRgb(hairRootDarkness(colour), GREY_ROOT_DARKNESS, greyShare),
    melanin,
  };
  const stubblePeak = apparentDot(STUBBLE_RADIUS_MM, STUBBLE_DEPTH_MM).peak;
  const stubbleContrast = contrastOf(placeReflectance(stubblePeak, 0, hair));

  const stubbleShade = nearestIndex(contrasts, stubbleContrast);
  const isDark = melanin >= SHADE_RULES.darkSkinMelanin;
  const reasons: ShadeReason[] = [isDark ? 'darkSkin' : 'lighterFirst'];
  const start = Math.max(0, stubbleShade - (isDark ? SHADE_RULES.lighterByOnDarkSkin : SHADE_RULES.lighterBy));

  const coverage = ORDINARY_DENSITY * Math.PI * radius * radius;
  const blueShift = (shade: number) => skin[2] - toLab(times(skinLinear, meanReflectance(coverage, optics[shade]!)))[2];
  let shade = start;
  while (shade > 0 && start - shade < SHADE_RULES.mostLowering && blueShift(shade) > SHADE_RULES.mostBlueShift) shade--;
  if (shade < start) reasons.push('bluish');
  // what depth takes, a darker shade does not give back
  if (contrasts[SHADE_COUNT - 1]! < SHADE_RULES.reach * stubbleContrast) reasons.push('outOfReach');
  else {
    const beforeFaint = shade;
    while (shade < SHADE_COUNT - 1 && contrasts[shade]! < SHADE_RULES.leastContrast) shade++;
    if (shade > beforeFaint) reasons.push('faint');
  }
  return { shade, stubbleShade, reasons, contrasts, stubbleContrast };
}

/** How a shade stands to the advice: one rung either way suits as well. */
export function judgeShade(advice: Pick<ShadeAdvice, 'shade'>, shade: number): 'lighter' | 'suits' | 'darker' {
  if (shade < advice.shade - 1) return 'lighter';
  return shade > advice.shade + 1 ? 'darker' : 'suits';
}

function nearestIndex(values: readonly number[], wanted: number): number {
  let best = 0;
  values.forEach((value, index) => {
    if (Math.abs(value - wanted) < Math.abs(values[best]! - wanted)) best = index;
  });
  return best;
}

function times(a: LinearRgb, b: LinearRgb): LinearRgb {
  return [a[0] * b[0], a[1] * b[1], a[2] * b[2]];
}
