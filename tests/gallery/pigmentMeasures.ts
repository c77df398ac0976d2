/** Measurements on the picture of the pigment layer, run in the page and judged by tests/browser/pigment.test.ts. */
import { type FieldSettings, featherAt, NOTHING, type ZonePlans } from '../../src/pigment/fields';
import { lookAt } from '../../src/pigment/healing';
import { darkness, type LinearRgb, meanReflectance } from '../../src/pigment/optics';
import { RANK_LEVEL_BIAS } from '../../src/pigment/rankLevels';
import { SHADES } from '../../src/pigment/shades';
import { toHalf } from '../../src/scalp/halfPrecision';
import { ZONE_IDS } from '../../src/scalp/zoneIds';
import { dotsPerIn2, type Millimetres, mm } from '../../src/units';
import { uniformPlans } from '../fixtures/zonePlans';
import { CAP_RADIUS, capRegion } from './capHead';
import type { PigmentScene } from './pigmentScene';
import {
  type DiameterResult,
  expectedTone,
  meanOf,
  measureLoneDots,
  middlePatch,
  type Patch,
  type TonePlan,
  tonePlanFields,
} from './skinMeasures';

export interface ToneCase extends TonePlan {
  /** Native hair everywhere, per mm². */
  readonly nativePerMm2?: number;
}

export interface ToneResult {
  readonly expected: LinearRgb;
  /** Mean reflectance relative to bare skin by pixel width. */
  readonly measured: readonly { readonly pixelMm: number; readonly rgb: LinearRgb }[];
}

const TONE_PIXELS_MM = [0.03, 0.12, 0.3, 0.5];
/** Side of the skin that is averaged. */
const TONE_PATCH_MM = 13;

/** Mean tone of the same skin from close up to the whole head, and what the optics say it should be. */
export function measureTone(scene: PigmentScene, toneCase: ToneCase): ToneResult {
  const { nativePerMm2 = 0 } = toneCase;
  scene.setRegion(capRegion(300, () => nativePerMm2));
  scene.layer.setFields(tonePlanFields(toneCase, 1));
  const measured = TONE_PIXELS_MM.map((pixelMm) => {
    scene.lookAt(5, 30, pixelMm);
    return { pixelMm, rgb: meanOf(scene.reflectance(middlePatch(scene, TONE_PATCH_MM, pixelMm))) };
  });
  return { expected: expectedTone(toneCase, nativePerMm2), measured };
}

/** An edge whose dots are this pale and small at the line. */
export interface GradeCase extends TonePlan {
  readonly lineInkShare: number;
  readonly lineSizeShare: number;
}

/** Where in a feather of 20 mm tone is measured: dots grow and darken around it. */
const GRADE = { featherMm: 20, behindMm: 8 };

/**
 * Mean tone under a graded edge by pixel width, and what the optics say. In `even` all skin is as far behind the line; else
 * ink and size rise across the patch, and density with them.
 */
export function measureGradedTone(scene: PigmentScene, grade: GradeCase, even: boolean): ToneResult {
  const { lineInkShare, lineSizeShare } = grade;
  const { featherMm, behindMm } = GRADE;
  const region = capRegion(even ? 300 : 30 + behindMm, () => 0);
  if (even) for (let i = 3; i < region.data.length; i += 4) region.data[i] = toHalf(behindMm);
  scene.setRegion(region);
  scene.layer.setFields({ ...tonePlanFields(grade, featherMm), lineInkShare, lineSizeShare });
  const measured = TONE_PIXELS_MM.map((pixelMm) => {
    scene.lookAt(0, 30, pixelMm);
    return { pixelMm, rgb: meanOf(scene.reflectance(middlePatch(scene, TONE_PATCH_MM, pixelMm))) };
  });
  const inside = featherAt(behindMm, featherMm);
  const ink = lineInkShare + (1 - lineInkShare) * inside;
  const radius = mm((grade.diameterMm / 2) * (lineSizeShare + (1 - lineSizeShare) * inside));
  const density = SHADES[grade.shade]!.opticalDensity;
  const expected = meanReflectance(dotsPerIn2(grade.perIn2) * Math.PI * radius * radius, {
    radius,
    depth: mm(0.1),
    darkness: darkness([density[0] * ink, density[1] * ink, density[2] * ink]),
  });
  return { expected, measured };
}

/** Lone dots in a wide graded edge and behind it, each to be as wide as the numbers say at its own place. */
export function measureGradedDiameters(
  scene: PigmentScene,
  diameterMm: number,
  count: number,
  year: number,
): DiameterResult[] {
  scene.setRegion(capRegion(CAP_RADIUS - 4, () => 0));
  const { age } = lookAt({ kind: 'year', year }, { sessions: 3, touchUpYears: [2] });
  return measureLoneDots(scene, diameterMm, count, { featherMm: mm(40), lineInkShare: 0.5, lineSizeShare: 0.6, age });
}

/** Lone dots at `count` places all over the cap. */
export function measureDiameters(scene: PigmentScene, diameterMm: number, count: number): DiameterResult[] {
  scene.setRegion(capRegion(CAP_RADIUS - 4, () => 0));
  return measureLoneDots(scene, diameterMm, count);
}

export interface CountResult {
  /** Sites that the fields show in the crop, those on the knife's edge left out. */
  readonly expected: number;
  /** Spots in the picture. */
  readonly found: number;
  /** Sites without a spot, and spots without a site. */
  readonly missing: number;
  readonly extra: number;
  /** Sites on the knife's edge, which may show or not. */
  readonly undecided: number;
}

/**
 * Levels by which shader and fields may differ at a site. The grid keeps its place to 6 µm, and the shader continues the
 * region map from the pixel's own texel to it: in these slopes 0.7 levels in the fringe and 2.1 in the feather, at most.
 */
const KNIFE_EDGE_LEVELS = 2.5;

export type CountPlace = 'zones' | 'feather' | 'graded' | 'nape' | 'fringe' | 'hair';

/** Counts spots in a close-up and pairs them with the sites that the CPU's fields show there. */
export function measureCount(scene: PigmentScene, place: CountPlace): CountResult {
  const settings = countSettings(scene, place);
  scene.layer.setFields(settings);
  scene.layer.setSpread(0, 0);
  const pixelMm = 0.025;
  // a zone's border, the feathered edge, and where hair thins out
  const [u, v] = (
    { zones: [3, 22], feather: [2, 73], graded: [2, 73], nape: [2, 73], fringe: [40, 50], hair: [40, 50] } as const
  )[place];
  scene.lookAt(u, v, pixelMm);
  const crop: Patch = { x: 0, y: 0, width: scene.width, height: scene.height };
  const rgb = scene.reflectance(crop);
  const spots = findSpots(rgb, scene.width, scene.height);

  const { shows, target, native } = scene.evaluate(settings);
  const { levels } = scene.attributes;
  const { positions } = scene.sites;
  const sites: [number, number][] = [];
  const undecided: [number, number][] = [];
  for (let i = 0; i < shows.length; i++) {
    if (levels[i] === 0) continue;
    const above = levels[i]! - RANK_LEVEL_BIAS - Math.max(target[i]!, native[i]!);
    const isUndecided = Math.abs(above) < KNIFE_EDGE_LEVELS;
    if (shows[i] === NOTHING && !isUndecided) continue;
    const point = [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!] as const;
    if (Math.hypot(point[0] - scene.target[0], point[1] - scene.target[1], point[2] - scene.target[2]) > 40) continue;
    const { x, y } = scene.pixelOf(point);
    (isUndecided ? undecided : sites).push([x, y]);
  }
  scene.layer.setSpread(...scene.spread);
  // spots cut by the picture's border are neither counted nor missed
  const inside = ([x, y]: readonly [number, number]) => x > 8 && y > 8 && x < scene.width - 8 && y < scene.height - 8;
  const close = 0.08 / pixelMm;
  const hasNear = (list: readonly (readonly [number, number])[], [x, y]: readonly [number, number]) =>
    list.some(([a, b]) => Math.hypot(a - x, b - y) < close);
  return {
    expected: sites.filter(inside).length,
    found: spots.filter(inside).length,
    missing: sites.filter((site) => inside(site) && !hasNear(spots, site)).length,
    extra: spots.filter((spot) => inside(spot) && !hasNear(sites, spot) && !hasNear(undecided, spot)).length,
    undecided: undecided.filter(inside).length,
  };
}

function countSettings(scene: PigmentScene, place: CountPlace): FieldSettings {
  const small = { shade: 9, diameterMm: mm(0.15) as Millimetres };
  const even = uniformPlans({ ...small, densityPerMm2: dotsPerIn2(1250) });
  const common = { featherMm: mm(8), depthMm: mm(0) };
  // thins out over 24 mm, as a fringe does
  const thinning = (u: number, v: number) => 1.8 * Math.min(1, Math.max(0, (Math.hypot(u, v) - 50) / 24));
  switch (place) {
    case 'zones': {
      scene.setRegion(capRegion(300, () => 0));
      const zonePlans = Object.fromEntries(
        ZONE_IDS.map((id, zone) => [id, { ...small, densityPerMm2: dotsPerIn2(zone % 2 ? 1500 : 300) }]),
      ) as unknown as ZonePlans;
      return { ...common, zonePlans };
    }
    case 'feather':
      scene.setRegion(capRegion(80, () => 0));
      return { ...common, zonePlans: even };
    case 'graded':
      scene.setRegion(capRegion(80, () => 0));
      return { ...common, zonePlans: even, lineInkShare: 0.7, lineSizeShare: 0.8 };
    case 'nape':
      // half-way from the side to the back
      scene.setRegion(capRegion(80, () => 0, 1.5));
      return { ...common, zonePlans: even, sideEdge: { featherMm: mm(4) }, napeEdge: { featherMm: mm(12) } };
    case 'fringe':
      scene.setRegion(capRegion(300, thinning));
      return { ...common, zonePlans: even };
    case 'hair':
      scene.setRegion(capRegion(300, thinning));
      return { ...common, zonePlans: uniformPlans({ ...small, densityPerMm2: dotsPerIn2(0) }) };
  }
}

/** Centres of dark spots: connected pixels that are nearer to the spots' darkness than to the skin around. */
function findSpots(rgb: Float32Array, width: number, height: number): [number, number][] {
  const isDark = new Uint8Array(width * height);
  const reach = 24;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = rgb[3 * (y * width + x) + 1]!;
      // skin between the dots: the brightest near by, looked for along a cross
      let skin = value;
      for (let d = -reach; d <= reach; d += 2) {
        if (x + d >= 0 && x + d < width) skin = Math.max(skin, rgb[3 * (y * width + x + d) + 1]!);
        if (y + d >= 0 && y + d < height) skin = Math.max(skin, rgb[3 * ((y + d) * width + x) + 1]!);
      }
      isDark[y * width + x] = value < 0.75 * skin ? 1 : 0;
    }
  }
  const spots: [number, number][] = [];
  const stack: number[] = [];
  for (let start = 0; start < isDark.length; start++) {
    if (!isDark[start]) continue;
    stack.push(start);
    isDark[start] = 0;
    let [count, sumX, sumY] = [0, 0, 0];
    while (stack.length > 0) {
      const at = stack.pop()!;
      const x = at % width;
      const y = (at - x) / width;
      count++;
      sumX += x + 0.5;
      sumY += y + 0.5;
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const next = at + dx + dy * width;
        if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height || !isDark[next]) continue;
        isDark[next] = 0;
        stack.push(next);
      }
    }
    spots.push([sumX / count, sumY / count]);
  }
  return spots;
}

/** Names of the WebGL calls that make, fill or build something, in a frame after a step of each slider. */
export function watchSliderSteps(scene: PigmentScene): string[] {
  const plan = (perIn2: number, shade: number, diameter: number): FieldSettings => ({
    zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(perIn2), shade, diameterMm: mm(diameter) }),
    featherMm: mm(8),
  });
  scene.lookAt(0, 30, 0.3);
  scene.layer.setFields(plan(1250, 4, 0.28));
  scene.show(true);
  const gl = scene.renderer.getContext() as unknown as Record<string, unknown>;
  const calls: string[] = [];
  const watched: string[] = [];
  for (const name in gl) {
    if (typeof gl[name] !== 'function') continue;
    if (
      !/^(create|delete|tex(Image|SubImage|Storage)|buffer(Data|SubData)|copyTex|compressed|generateMipmap|compile|link)/.test(
        name,
      )
    )
      continue;
    const original = gl[name] as (...args: unknown[]) => unknown;
    watched.push(name);
    gl[name] = (...args: unknown[]) => {
      calls.push(name);
      return original.apply(gl, args);
    };
  }
  for (const step of [plan(1300, 4, 0.28), plan(1300, 5, 0.28), plan(1300, 5, 0.3)]) {
    scene.layer.setFields(step);
    scene.show(true);
  }
  // the watch itself works: a new region map is an upload
  const before = calls.length;
  scene.setRegion(capRegion(90, () => 0));
  scene.show(true);
  if (calls.length === before) calls.push('nothing was watched');
  for (const name of watched) delete gl[name];
  return calls.slice(0, before).concat(calls.includes('nothing was watched') ? ['nothing was watched'] : []);
}
