/** Measurements on the picture of the pigment layer, run in the page and judged by tests/browser/pigment.test.ts. */
import { type FieldSettings, MICRODOT, NOTHING, type ZonePlans } from '../../src/pigment/fields';
import { apparentDot, darkness, gain, halo, type LinearRgb, meanReflectance, veil } from '../../src/pigment/optics';
import { SHAVED_HAIR_DEFAULTS } from '../../src/pigment/PigmentLayer';
import { SHADES } from '../../src/pigment/shades';
import { ZONE_IDS } from '../../src/scalp/zoneIds';
import { dotsPerIn2, type Millimetres, mm } from '../../src/units';
import { uniformPlans } from '../fixtures/zonePlans';
import { CAP_RADIUS, capRegion } from './capHead';
import type { Patch, PigmentScene } from './pigmentScene';

export interface ToneCase {
  readonly perIn2: number;
  readonly shade: number;
  readonly diameterMm: number;
  readonly depthMm?: number;
  /** Native hair everywhere, per mm². */
  readonly nativePerMm2?: number;
}

export interface ToneResult {
  readonly expected: LinearRgb;
  /** Mean reflectance relative to bare skin by pixel width. */
  readonly measured: readonly { readonly pixelMm: number; readonly rgb: LinearRgb }[];
}

const TONE_PIXELS_MM = [0.03, 0.12, 0.3, 0.5];

/** Mean tone of the same skin from close up to the whole head, and what the optics say it should be. */
export function measureTone(scene: PigmentScene, toneCase: ToneCase): ToneResult {
  const { perIn2, shade, diameterMm, depthMm = 0.1, nativePerMm2 = 0 } = toneCase;
  const densityPerMm2 = dotsPerIn2(perIn2);
  scene.setRegion(capRegion(300, () => nativePerMm2));
  scene.layer.setFields({
    zonePlans: uniformPlans({ densityPerMm2, shade, diameterMm: mm(diameterMm) }),
    featherMm: mm(1),
    depthMm: mm(depthMm),
  });
  const radius = mm(diameterMm / 2);
  const dots = Math.max(0, densityPerMm2 - nativePerMm2);
  const pigment = meanReflectance(dots * Math.PI * radius * radius, {
    radius,
    depth: mm(depthMm),
    darkness: darkness(SHADES[shade]!.opticalDensity),
  });
  const expected = pigment.map((value, c) => value * shavedHair(nativePerMm2)[c]!) as unknown as LinearRgb;
  const measured = TONE_PIXELS_MM.map((pixelMm) => {
    scene.lookAt(5, 30, pixelMm);
    // always the same 13 mm of skin, or as much of it as the screen shows
    const side = Math.min(scene.height - 4, Math.round(13 / pixelMm));
    const patch = {
      x: Math.round((scene.width - side) / 2),
      y: Math.round((scene.height - side) / 2),
      width: side,
      height: side,
    };
    return { pixelMm, rgb: meanOf(scene.reflectance(patch)) };
  });
  return { expected, measured };
}

/** What the shader's hair does to the mean: its veil is a constant there. */
function shavedHair(nativePerMm2: number): LinearRgb {
  const { shaftRadiusMm, shadowRadiusMm, shadowEndMm, darkness: dark } = SHAVED_HAIR_DEFAULTS;
  const coverage = nativePerMm2 * Math.PI * (shaftRadiusMm ** 2 + shadowRadiusMm ** 2);
  const g = gain(shadowEndMm);
  return [0.04, 0.07, 0.1].map((v, c) => v + (1 - v) * Math.exp(-dark[c]! * g[c]! * coverage)) as unknown as LinearRgb;
}

function meanOf(rgb: Float32Array): LinearRgb {
  const sum = [0, 0, 0];
  for (let i = 0; i < rgb.length; i++) sum[i % 3]! += rgb[i]!;
  return sum.map((value) => value / (rgb.length / 3)) as unknown as LinearRgb;
}

export interface DiameterResult {
  readonly chart: readonly [number, number];
  /** Of the disc that holds the ink. */
  readonly diameterMm: number;
  /** Width across over width along, from second moments. */
  readonly roundness: number;
  /** Of the chart there: longest over shortest millimetre. */
  readonly stretch: number;
}

/** Lone dots at `count` places all over the cap, measured one by one at 100 pixels to the mm. */
export function measureDiameters(scene: PigmentScene, diameterMm: number, count: number): DiameterResult[] {
  const depth = mm(0.02);
  const shade = 4;
  const settings: FieldSettings = {
    zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(60), shade, diameterMm: mm(diameterMm) }),
    featherMm: mm(1),
    depthMm: depth,
  };
  scene.setRegion(capRegion(CAP_RADIUS - 4, () => 0));
  scene.layer.setFields(settings);
  scene.layer.setSpread(0, 0);
  const { shows } = scene.evaluate(settings);
  const { chart, metric } = scene.attributes;
  const shown: number[] = [];
  for (let i = 0; i < shows.length; i++) if (shows[i] === MICRODOT) shown.push(i);
  const lone = shown.filter((a) => shown.every((b) => a === b || apart(chart, a, b) > 2));
  // spread over the cap: from the middle outwards in a spiral of the lone ones' order
  lone.sort((a, b) => Math.hypot(chart[2 * a]!, chart[2 * a + 1]!) - Math.hypot(chart[2 * b]!, chart[2 * b + 1]!));
  const dark = darkness(SHADES[shade]!.opticalDensity)[1];
  const returned = veil(depth)[1];
  const radius = mm(diameterMm / 2);
  const pixelMm = 0.01;
  const side = Math.min(scene.height - 2, Math.ceil((4 * apparentDot(radius, depth).radiusMm) / pixelMm));
  const results = Array.from({ length: count }, (_, n): DiameterResult => {
    const site = lone[Math.floor(((n + 0.5) / count) * lone.length)]!;
    const at: [number, number] = [chart[2 * site]!, chart[2 * site + 1]!];
    scene.lookAt(...at, pixelMm);
    const low = Math.round((scene.width - side) / 2);
    const rgb = scene.reflectance({ x: low, y: low, width: side, height: side });
    // the shader's surroundings: the plan's mean coverage
    const between = halo(dotsPerIn2(60) * Math.PI * radius * radius, {
      radius,
      depth,
      darkness: [dark, dark, dark],
    })[1];
    let [ink, x, y] = [0, 0, 0];
    const coverage = new Float32Array(side * side);
    for (let i = 0; i < side * side; i++) {
      const c = (1 - (rgb[3 * i + 1]! - returned) / ((1 - returned) * between)) / dark;
      coverage[i] = c;
      ink += c;
      x += c * (i % side);
      y += c * Math.floor(i / side);
    }
    x /= ink;
    y /= ink;
    let [xx, xy, yy] = [0, 0, 0];
    for (let i = 0; i < side * side; i++) {
      const [dx, dy] = [(i % side) - x, Math.floor(i / side) - y];
      xx += coverage[i]! * dx * dx;
      xy += coverage[i]! * dx * dy;
      yy += coverage[i]! * dy * dy;
    }
    const [e, f, g] = metric.subarray(3 * site, 3 * site + 3) as unknown as [number, number, number];
    return {
      chart: at,
      diameterMm: 2 * Math.sqrt((ink * pixelMm * pixelMm) / Math.PI),
      roundness: Math.sqrt(axes(xx, xy, yy)),
      stretch: Math.sqrt(axes(e, f, g)),
    };
  });
  scene.layer.setSpread(...scene.spread);
  return results;
}

/** Larger over smaller eigenvalue of a symmetric matrix. */
function axes(xx: number, xy: number, yy: number): number {
  const middle = (xx + yy) / 2;
  const away = Math.hypot((xx - yy) / 2, xy);
  return (middle + away) / (middle - away);
}

function apart(chart: Float32Array, a: number, b: number): number {
  return Math.hypot(chart[2 * a]! - chart[2 * b]!, chart[2 * a + 1]! - chart[2 * b + 1]!);
}

export interface CountResult {
  /** Sites that the fields show in the crop. */
  readonly expected: number;
  /** Spots in the picture. */
  readonly found: number;
  /** Sites without a spot, and spots without a site. */
  readonly missing: number;
  readonly extra: number;
}

export type CountPlace = 'zones' | 'feather' | 'fringe' | 'hair';

/** Counts spots in a close-up and pairs them with the sites that the CPU's fields show there. */
export function measureCount(scene: PigmentScene, place: CountPlace): CountResult {
  const settings = countSettings(scene, place);
  scene.layer.setFields(settings);
  scene.layer.setSpread(0, 0);
  const pixelMm = 0.025;
  // a zone's border, the feathered edge, and where hair thins out
  const [u, v] = ({ zones: [3, 22], feather: [2, 73], fringe: [40, 50], hair: [40, 50] } as const)[place];
  scene.lookAt(u, v, pixelMm);
  const crop: Patch = { x: 0, y: 0, width: scene.width, height: scene.height };
  const rgb = scene.reflectance(crop);
  const spots = findSpots(rgb, scene.width, scene.height);

  const { shows } = scene.evaluate(settings);
  const { positions } = scene.sites;
  const sites: [number, number][] = [];
  for (let i = 0; i < shows.length; i++) {
    if (shows[i] === NOTHING) continue;
    const point = [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!] as const;
    if (Math.hypot(point[0] - scene.target[0], point[1] - scene.target[1], point[2] - scene.target[2]) > 40) continue;
    const { x, y } = scene.pixelOf(point);
    sites.push([x, y]);
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
    extra: spots.filter((spot) => inside(spot) && !hasNear(sites, spot)).length,
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
