/** Measurements of tone and of lone dots on any pigmented skin that can be looked at: the cap's and the real head's. */
import { type EdgeGrade, type FieldSettings, MICRODOT, NOTHING, type SiteFields } from '../../src/pigment/fields';
import { agedDensityScale, HEALED_AGE } from '../../src/pigment/healing';
import { apparentDot, darkness, gain, halo, type LinearRgb, meanReflectance, veil } from '../../src/pigment/optics';
import { type PigmentLayer, SHAVED_HAIR_DEFAULTS } from '../../src/pigment/PigmentLayer';
import { LEVELS_PER_MM2 } from '../../src/pigment/rankLevels';
import { SHADES } from '../../src/pigment/shades';
import type { SiteAttributes } from '../../src/pigment/siteAttributes';
import { type DotsPerMm2, dotsPerIn2, mm } from '../../src/units';
import { uniformPlans } from '../fixtures/zonePlans';

export interface Patch {
  /** Pixels, origin at the lower left. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Skin with the pigment layer under a camera. */
export interface SkinScene {
  readonly width: number;
  readonly height: number;
  readonly layer: PigmentLayer;
  readonly attributes: SiteAttributes;
  /** The layer's own spread of size and darkness, to go back to. */
  readonly spread: readonly [number, number];
  evaluate(settings: FieldSettings): SiteFields;
  /** Looks straight at a site, so that a pixel is this wide there. */
  lookAtSite(site: number, pixelMm: number): void;
  /** Reflectance relative to bare skin, rgb triples, row by row from below. */
  reflectance(patch: Patch): Float32Array;
}

/** The middle of the picture: this much skin, or as much of it as the screen shows. */
export function middlePatch({ width, height }: Pick<SkinScene, 'width' | 'height'>, sideMm: number, pixelMm: number) {
  const side = Math.min(height - 4, Math.round(sideMm / pixelMm));
  const patch: Patch = {
    x: Math.round((width - side) / 2),
    y: Math.round((height - side) / 2),
    width: side,
    height: side,
  };
  return patch;
}

export function meanOf(rgb: Float32Array): LinearRgb {
  const sum = [0, 0, 0];
  for (let i = 0; i < rgb.length; i++) sum[i % 3]! += rgb[i]!;
  return sum.map((value) => value / (rgb.length / 3)) as unknown as LinearRgb;
}

export interface TonePlan {
  readonly perIn2: number;
  readonly shade: number;
  readonly diameterMm: number;
  readonly depthMm?: number;
  /** Share of the epidermis that is melanin. */
  readonly melanin?: number;
}

export function tonePlanFields(plan: TonePlan, featherMm: number) {
  const { perIn2, shade, diameterMm, depthMm = 0.1, melanin = 0 } = plan;
  const settings: FieldSettings = {
    zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(perIn2), shade, diameterMm: mm(diameterMm) }),
    featherMm: mm(featherMm),
    depthMm: mm(depthMm),
    melanin,
  };
  return settings;
}

/** What the optics say of the mean reflectance where so much hair grows. */
export function expectedTone(plan: TonePlan, nativePerMm2: number): LinearRgb {
  const { perIn2, shade, diameterMm, depthMm = 0.1, melanin = 0 } = plan;
  const radius = mm(diameterMm / 2);
  const dots = Math.max(0, dotsPerIn2(perIn2) - nativePerMm2);
  const pigment = meanReflectance(dots * Math.PI * radius * radius, {
    radius,
    depth: mm(depthMm),
    darkness: darkness(SHADES[shade]!.opticalDensity),
    melanin,
  });
  const hair = shavedHair(nativePerMm2);
  return pigment.map((value, c) => value * hair[c]!) as unknown as LinearRgb;
}

/** What the shader's hair does to the mean: its veil is a constant there. */
function shavedHair(nativePerMm2: number): LinearRgb {
  const { shaftRadiusMm, shadowRadiusMm, shadowEndMm, darkness: dark } = SHAVED_HAIR_DEFAULTS;
  const coverage = nativePerMm2 * Math.PI * (shaftRadiusMm ** 2 + shadowRadiusMm ** 2);
  const g = gain(shadowEndMm);
  return [0.04, 0.07, 0.1].map((v, c) => v + (1 - v) * Math.exp(-dark[c]! * g[c]! * coverage)) as unknown as LinearRgb;
}

export interface DiameterResult {
  readonly chart: readonly [number, number];
  /** Of the disc that holds the ink. */
  readonly diameterMm: number;
  /** What the numbers say of it. */
  readonly plannedMm: number;
  /** Longer over shorter axis, from second moments. */
  readonly roundness: number;
  /** Of the chart there: longest over shortest millimetre. */
  readonly stretch: number;
}

const LONE_DENSITY: DotsPerMm2 = dotsPerIn2(60);
const LONE_SHADE = 4;

/** Lone dots at `count` places all over the scalp, measured one by one at 100 pixels to the mm. */
export function measureLoneDots(
  scene: SkinScene,
  diameterMm: number,
  count: number,
  edge: EdgeGrade & Pick<FieldSettings, 'age'> = { featherMm: mm(1) },
): DiameterResult[] {
  const depth = mm(0.02);
  const settings: FieldSettings = {
    zonePlans: uniformPlans({ densityPerMm2: LONE_DENSITY, shade: LONE_SHADE, diameterMm: mm(diameterMm) }),
    ...edge,
    depthMm: depth,
  };
  scene.layer.setFields(settings);
  scene.layer.setSpread(0, 0);
  const { chart, metric } = scene.attributes;
  const fields = scene.evaluate(settings);
  const density = SHADES[LONE_SHADE]!.opticalDensity[1] * agedDensityScale(mm(diameterMm / 2), edge.age ?? HEALED_AGE);
  const lone = loneDots(fields, chart);
  const returned = veil(depth)[1];
  const radius = mm(diameterMm / 2);
  const pixelMm = 0.01;
  const patch = middlePatch(scene, 4 * apparentDot(radius, depth).radiusMm, pixelMm);
  const results = Array.from({ length: count }, (_, n): DiameterResult => {
    const site = lone[Math.floor(((n + 0.5) / count) * lone.length)]!;
    const own = mm(fields.diameterMm[site]! / 2);
    const dark = 1 - Math.exp(-2 * density * fields.inkShare[site]!);
    // the shader's surroundings: the plan's mean coverage
    const between = halo((fields.target[site]! / LEVELS_PER_MM2) * Math.PI * own * own, {
      radius: own,
      depth,
      darkness: [dark, dark, dark],
    })[1];
    scene.lookAtSite(site, pixelMm);
    const rgb = scene.reflectance(patch);
    const coverage = new Float32Array(patch.width * patch.height);
    for (let i = 0; i < coverage.length; i++) {
      coverage[i] = (1 - (rgb[3 * i + 1]! - returned) / ((1 - returned) * between)) / dark;
    }
    const { ink, roundness } = moments(coverage, patch.width);
    const [e, f, g] = metric.subarray(3 * site, 3 * site + 3) as unknown as [number, number, number];
    return {
      chart: [chart[2 * site]!, chart[2 * site + 1]!],
      diameterMm: 2 * Math.sqrt((ink * pixelMm * pixelMm) / Math.PI),
      plannedMm: 2 * own,
      roundness,
      stretch: Math.sqrt(axes(e, f, g)),
    };
  });
  scene.layer.setSpread(...scene.spread);
  return results;
}

/** Microdots with nothing else within 2 mm, from the middle of the chart outwards. */
function loneDots({ shows }: SiteFields, chart: Float32Array): number[] {
  const shown: number[] = [];
  for (let i = 0; i < shows.length; i++) if (shows[i] !== NOTHING) shown.push(i);
  return shown
    .filter((a) => shows[a] === MICRODOT && shown.every((b) => a === b || apart(chart, a, b) > 2))
    .sort((a, b) => Math.hypot(chart[2 * a]!, chart[2 * a + 1]!) - Math.hypot(chart[2 * b]!, chart[2 * b + 1]!));
}

function apart(chart: Float32Array, a: number, b: number): number {
  return Math.hypot(chart[2 * a]! - chart[2 * b]!, chart[2 * a + 1]! - chart[2 * b + 1]!);
}

/** Of a square picture of coverage: its sum, and how far from round it lies. */
function moments(coverage: Float32Array, side: number): { ink: number; roundness: number } {
  let [ink, x, y] = [0, 0, 0];
  for (let i = 0; i < coverage.length; i++) {
    ink += coverage[i]!;
    x += coverage[i]! * (i % side);
    y += coverage[i]! * Math.floor(i / side);
  }
  x /= ink;
  y /= ink;
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < coverage.length; i++) {
    const [dx, dy] = [(i % side) - x, Math.floor(i / side) - y];
    xx += coverage[i]! * dx * dx;
    xy += coverage[i]! * dx * dy;
    yy += coverage[i]! * dy * dy;
  }
  return { ink, roundness: Math.sqrt(axes(xx, xy, yy)) };
}

/** Larger over smaller eigenvalue of a symmetric matrix. */
function axes(xx: number, xy: number, yy: number): number {
  const middle = (xx + yy) / 2;
  const away = Math.hypot((xx - yy) / 2, xy);
  return (middle + away) / (middle - away);
}
