/**
 * How well pigment on bare skin and the hair that would grow beside it agree in tone, as from across a room.
 *
 * Both sides are means over many dots or hairs, by the models that the picture is drawn with: so the answer is about
 * the picture. The advice is found by trying the whole ladder of shades.
 */
import type { ZonePlan } from '../pigment/fields';
import type { HairTraits } from '../pigment/hairTraits';
import { deltaE2000, toLab } from '../pigment/lab';
import { darkness, type LinearRgb, meanReflectance } from '../pigment/optics';
import { type PigmentBase, SHADE_COUNT, SHADE_LADDERS } from '../pigment/shades';
import { stubbleReflectance } from '../pigment/stubbleTone';
import { fullDensityOf } from '../scalp/fullDensity';
import type { ZoneId } from '../scalp/zoneIds';
import { type Millimetres, mm } from '../units';

export type MatchVerdict = 'matches' | 'close' | 'lighter' | 'darker';

/** CIEDE2000 below which two areas are taken for one, and below which the eye has to look. */
export const MATCH_LIMITS = { matches: 2.3, close: 5 } as const;

/** A shade is proposed only where it brings this much. */
const WORTH_CHANGING = 0.5;

export interface ToneMatch {
  readonly deltaE: number;
  /** Lightness of the pigment less that of the hair: positive is too light. */
  readonly lightness: number;
  readonly verdict: MatchVerdict;
  /** Steps along the ladder for all zones, darker is positive, and what would be left. Null where it matches or none is better. */
  readonly suggestion: { readonly steps: number; readonly deltaE: number } | null;
}

export interface ToneMatchInput {
  /** The zones that are compared, at least one. */
  readonly zones: readonly (readonly [ZoneId, ZonePlan])[];
  readonly hair: HairTraits;
  /** Reflectance of the bare skin. */
  readonly skin: LinearRgb;
  /** Volume share of melanin in the epidermis, of `epidermalMelanin`. */
  readonly melanin: number;
  readonly base: PigmentBase;
  readonly depthMm: Millimetres;
}

/** Compares, and tries every shade. Some microseconds: fit for each step of a slider. */
export function matchTone(input: ToneMatchInput): ToneMatch {
  const { zones, hair, skin } = input;
  if (zones.length === 0) throw new RangeError('matchTone: zones must hold at least one zone, got none.');
  const beside = toLab(mean(zones.map(([zone]) => stubbleReflectance(fullDensityOf(zone, hair.origin), hair, skin))));
  const pigmentAt = (steps: number) =>
    toLab(mean(zones.map(([, plan]) => pigmentReflectance(plan, shifted(plan.shade, steps), input))));

  const own = pigmentAt(0);
  const deltaE = deltaE2000(own, beside);
  const lightness = own[0] - beside[0];
  let best = { steps: 0, deltaE };
  for (let steps = 1 - SHADE_COUNT; steps < SHADE_COUNT; steps++) {
    if (zones.every(([, { shade }]) => shade + steps < 0 || shade + steps >= SHADE_COUNT)) continue;
    const left = deltaE2000(pigmentAt(steps), beside);
    if (left < best.deltaE) best = { steps, deltaE: left };
  }
  const verdict = verdictOf(deltaE, lightness);
  const isWorthIt = verdict !== 'matches' && deltaE - best.deltaE >= WORTH_CHANGING;
  return { deltaE, lightness, verdict, suggestion: isWorthIt ? best : null };
}

/** A shade so many steps along the ladder, or its end. */
export function shifted(shade: number, steps: number): number {
  return Math.min(SHADE_COUNT - 1, Math.max(0, shade + steps));
}

/** Mean reflectance of bare skin under a zone's full plan. */
function pigmentReflectance(
  plan: ZonePlan,
  shade: number,
  { skin, melanin, base, depthMm: depth }: ToneMatchInput,
): LinearRgb {
  const radius = mm(plan.diameterMm / 2);
  const coverage = plan.densityPerMm2 * Math.PI * radius * radius;
  const absorbed = darkness(SHADE_LADDERS[base][shade]!.opticalDensity);
  const left = meanReflectance(coverage, { radius, depth, darkness: absorbed, melanin });
  return [skin[0] * left[0], skin[1] * left[1], skin[2] * left[2]];
}

function verdictOf(deltaE: number, lightness: number): MatchVerdict {
  if (deltaE < MATCH_LIMITS.matches) return 'matches';
  if (deltaE < MATCH_LIMITS.close) return 'close';
  return lightness > 0 ? 'lighter' : 'darker';
}

function mean(colours: readonly LinearRgb[]): LinearRgb {
  const channel = (c: 0 | 1 | 2) => colours.reduce((sum, rgb) => sum + rgb[c], 0) / colours.length;
  return [channel(0), channel(1), channel(2)];
}
