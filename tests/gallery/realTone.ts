/**
 * Gallery page: tone and dots on the head that the program ships, in its own skin and light.
 *
 * Gloss lies over the pigment and is none of its doing. A third picture, of black skin, is nothing but gloss; taken
 * from both, it leaves the light that went through the skin.
 */
import { Color, FloatType, PerspectiveCamera, Scene, Vector3, WebGLRenderer, WebGLRenderTarget } from 'three';
import { HeadScene } from '../../src/appearance/HeadScene';
import { SkinTextures } from '../../src/appearance/SkinTextures';
import { SKIN_TRAIT_DEFAULTS, skinLook } from '../../src/appearance/skinLook';
import { CAMERA_FAR_MM, CAMERA_NEAR_MM } from '../../src/appearance/viewPresets';
import { DARKNESS_SPREAD, SIZE_SPREAD } from '../../src/pigment/DotGrid';
import { evaluateFields, type FieldSettings, type SiteFields, sampleRegionAtSites } from '../../src/pigment/fields';
import { toLab } from '../../src/pigment/lab';
import { epidermalMelanin, type LinearRgb } from '../../src/pigment/optics';
import { PigmentLayer } from '../../src/pigment/PigmentLayer';
import { LEVELS_PER_MM2 } from '../../src/pigment/rankLevels';
import type { RegionTexels } from '../../src/pigment/regionSample';
import type { SiteAttributes } from '../../src/pigment/siteAttributes';
import { EDGE_LIMIT_MM } from '../../src/scalp/EdgeRaster';
import { toHalf } from '../../src/scalp/halfPrecision';
import { buildRealHead, type RealHead } from './realHead';
import {
  type DiameterResult,
  expectedTone,
  meanOf,
  measureLoneDots,
  middlePatch,
  type Patch,
  type SkinScene,
  type TonePlan,
  tonePlanFields,
} from './skinMeasures';

const SIDE = 700;
const FOV_DEGREES = 20;
const BLACK = new Color(0, 0, 0);

/** Where tone is measured: the site nearest to a point, head frame, mm. */
const PLACES = {
  frontal: [12, 127, 50],
  midscalp: [-10, 138, 5],
  crown: [15, 118, -62],
  side: [82, 62, -10],
} as const;
export type RealPlace = keyof typeof PLACES;

export interface RealTone {
  readonly pixelMm: number;
  /** Pigmented over bare skin as a camera has it, gloss and all. */
  readonly seen: LinearRgb;
  /** The same of the light that went through the skin. */
  readonly rgb: LinearRgb;
}

export interface RealToneResult {
  readonly place: RealPlace;
  /** Mean native hair over the patch, per mm². */
  readonly nativePerMm2: number;
  /** Least distance of the patch to the edge of the pigmented region: beyond the feather, the plan holds in full. */
  readonly edgeMm: number;
  readonly expected: LinearRgb;
  readonly measured: readonly RealTone[];
}

export interface LightnessResult {
  readonly pixelMm: number;
  /** CIELAB L*. */
  readonly measured: number;
  readonly expected: number;
}

/** Close up, and the whole head on a tablet. */
const PIXELS_MM = [0.03, 0.4];
const PATCH_MM = 13;
const FEATHER_MM = 8;

class RealToneScene implements SkinScene {
  readonly width = SIDE;
  readonly height = SIDE;
  readonly renderer = new WebGLRenderer();
  readonly camera = new PerspectiveCamera(FOV_DEGREES, 1, CAMERA_NEAR_MM, CAMERA_FAR_MM);
  readonly layer = new PigmentLayer();
  readonly attributes: SiteAttributes;
  readonly spread = [SIZE_SPREAD, DARKNESS_SPREAD] as const;
  private readonly pigmented: HeadScene;
  private readonly bare: HeadScene;
  private readonly scenes = new Map<HeadScene, Scene>();
  private region: RegionTexels;

  constructor(readonly head: RealHead) {
    const { renderer, layer } = this;
    renderer.debug.onShaderError = (gl, _program, vertex, fragment) => {
      throw new Error(`${gl.getShaderInfoLog(vertex)}\n${gl.getShaderInfoLog(fragment)}`);
    };
    HeadScene.prepare(renderer);
    renderer.setPixelRatio(1);
    renderer.setSize(SIDE, SIDE);
    this.attributes = head.siteAttributes;
    this.region = head.region;
    layer.setGrid(head.grid);
    layer.setCoverage(head.coverage);
    layer.setRegionMap(head.region);
    const textures = new SkinTextures();
    const make = (pigmentLayer: PigmentLayer | null) => {
      const scene = new Scene();
      const headScene = new HeadScene({ pigmentLayer, textures });
      scene.add(headScene.root);
      headScene.setHead(head.mesh, head.pigmentAttributes, head.parts);
      headScene.setLight('clinic', renderer, scene);
      this.scenes.set(headScene, scene);
      return headScene;
    };
    this.pigmented = make(layer);
    this.bare = make(null);
  }

  /** Tone of each plan at a place, from close up and from far, looked at from the same side in the same light. */
  measureTone(place: RealPlace, plans: readonly TonePlan[]): RealToneResult[] {
    this.setRegion(this.head.region);
    const site = this.nearestSite(PLACES[place]);
    const around = this.regionAround(site, PATCH_MM / Math.SQRT2);
    const measured: RealTone[][] = plans.map(() => []);
    for (const pixelMm of PIXELS_MM) {
      this.lookAtSite(site, pixelMm);
      const patch = middlePatch(this, PATCH_MM, pixelMm);
      const bare = meanOf(this.read(this.bare, patch));
      const gloss = meanOf(this.readGloss(patch));
      for (const [index, plan] of plans.entries()) {
        this.layer.setFields(tonePlanFields(plan, FEATHER_MM));
        const inked = meanOf(this.read(this.pigmented, patch));
        const ratio = (under: LinearRgb) =>
          inked.map((value, c) => (value - under[c]!) / (bare[c]! - under[c]!)) as unknown as LinearRgb;
        measured[index]!.push({ pixelMm, seen: ratio([0, 0, 0]), rgb: ratio(gloss) });
      }
    }
    return plans.map((plan, index) => ({
      place,
      ...around,
      expected: expectedTone(plan, around.nativePerMm2),
      measured: measured[index]!,
    }));
  }

  /**
   * Lightness of pigmented skin of a tone, from several distances, beside what the optics say: bald skin on top of the
   * head, seen from straight above.
   */
  measureLightness(monk: number, plans: readonly TonePlan[], pixelsMm: readonly number[]): LightnessResult[] {
    this.setRegion(everywhere(this.head.region));
    for (const scene of [this.pigmented, this.bare]) scene.setSkin(monk, SKIN_TRAIT_DEFAULTS);
    const albedo = skinLook(monk, SKIN_TRAIT_DEFAULTS).albedoLinear;
    const melanin = epidermalMelanin(monk);
    const lightness = (ratio: LinearRgb) =>
      toLab([ratio[0] * albedo[0], ratio[1] * albedo[1], ratio[2] * albedo[2]])[0];
    const site = this.nearestSite(PLACES.midscalp);
    const results: LightnessResult[] = [];
    for (const pixelMm of pixelsMm) {
      this.lookAtSite(site, pixelMm);
      const patch = middlePatch(this, PATCH_MM, pixelMm);
      const bare = meanOf(this.read(this.bare, patch));
      const gloss = meanOf(this.readGloss(patch));
      for (const plan of plans) {
        const own = { ...plan, melanin };
        this.layer.setFields(tonePlanFields(own, FEATHER_MM));
        const inked = meanOf(this.read(this.pigmented, patch));
        const ratio = inked.map((value, c) => (value - gloss[c]!) / (bare[c]! - gloss[c]!)) as unknown as LinearRgb;
        results.push({ pixelMm, measured: lightness(ratio), expected: lightness(expectedTone(own, 0)) });
      }
    }
    return results;
  }

  /** Lone dots at `count` places all over the scalp. */
  measureDiameters(diameterMm: number, count: number): DiameterResult[] {
    this.setRegion(everywhere(this.head.region));
    return measureLoneDots(this, diameterMm, count);
  }

  evaluate(settings: FieldSettings): SiteFields {
    return evaluateFields(this.attributes, sampleRegionAtSites(this.attributes, this.region), settings);
  }

  lookAtSite(site: number, pixelMm: number): void {
    const { head, camera } = this;
    const target = new Vector3().fromArray(head.sites.positions, 3 * site);
    const normal = this.normalAt(site);
    const distance = (pixelMm * SIDE) / 2 / Math.tan((FOV_DEGREES * Math.PI) / 360);
    camera.position.copy(target).addScaledVector(normal, distance);
    camera.up.set(0, normal.y > 0.9 ? 0 : 1, normal.y > 0.9 ? -1 : 0);
    camera.lookAt(target);
    camera.updateMatrixWorld();
  }

  reflectance(patch: Patch): Float32Array {
    const gloss = this.readGloss(patch);
    const bare = this.read(this.bare, patch);
    return this.read(this.pigmented, patch).map((value, i) => (value - gloss[i]!) / (bare[i]! - gloss[i]!));
  }

  private setRegion(region: RegionTexels): void {
    this.region = region;
    this.layer.setRegionMap(region);
  }

  private nearestSite(point: readonly [number, number, number]): number {
    let [nearest, least] = [0, Number.POSITIVE_INFINITY];
    for (let i = 0; i < this.head.sites.count; i++) {
      const away = this.away(i, point);
      if (away < least) [nearest, least] = [i, away];
    }
    return nearest;
  }

  private away(site: number, point: ArrayLike<number>): number {
    const { positions } = this.head.sites;
    return Math.hypot(
      positions[3 * site]! - point[0]!,
      positions[3 * site + 1]! - point[1]!,
      positions[3 * site + 2]! - point[2]!,
    );
  }

  private regionAround(site: number, radiusMm: number): Pick<RealToneResult, 'nativePerMm2' | 'edgeMm'> {
    const centre = this.head.sites.positions.subarray(3 * site, 3 * site + 3);
    const { native, edgeMm } = sampleRegionAtSites(this.attributes, this.region);
    let [count, sum, least] = [0, 0, EDGE_LIMIT_MM];
    for (let i = 0; i < native.length; i++) {
      if (this.away(i, centre) > radiusMm) continue;
      count++;
      sum += native[i]!;
      least = Math.min(least, edgeMm[i]!);
    }
    return { nativePerMm2: sum / count / LEVELS_PER_MM2, edgeMm: least };
  }

  private normalAt(site: number): Vector3 {
    const { sites, scalp } = this.head;
    const corner = 3 * sites.triangles[site]!;
    const [a, b, c] = [0, 1, 2].map((k) =>
      new Vector3().fromArray(scalp.positions, 3 * scalp.triangles[corner + k]!),
    ) as [Vector3, Vector3, Vector3];
    return b.sub(a).cross(c.sub(a)).normalize();
  }

  private readGloss(patch: Patch): Float32Array {
    const tone = this.bare.skin.skinUniforms.skinToneLinear;
    const skin = tone.value;
    tone.value = BLACK;
    const gloss = this.read(this.bare, patch);
    tone.value = skin;
    return gloss;
  }

  /** Linear rgb of a patch before the tone curve, one sample a pixel, row by row from below. */
  private read(headScene: HeadScene, patch: Patch): Float32Array {
    const { renderer, camera } = this;
    const scene = this.scenes.get(headScene)!;
    const target = new WebGLRenderTarget(SIDE, SIDE, { type: FloatType });
    // draws no more than is read
    target.scissorTest = true;
    target.scissor.set(patch.x, patch.y, patch.width, patch.height);
    headScene.update(camera, scene, 1);
    renderer.setRenderTarget(target);
    renderer.render(scene, camera);
    const rgba = new Float32Array(4 * patch.width * patch.height);
    renderer.readRenderTargetPixels(target, patch.x, patch.y, patch.width, patch.height, rgba);
    renderer.setRenderTarget(null);
    target.dispose();
    return rgba.filter((_, i) => i % 4 < 3);
  }
}

/** Pigment all over the scalp and no hair. */
function everywhere({ size, chartHalfMm }: RegionTexels): RegionTexels {
  const inside = toHalf(EDGE_LIMIT_MM);
  return { size, chartHalfMm, data: Uint16Array.from({ length: 4 * size * size }, (_, i) => (i % 4 ? 0 : inside)) };
}

declare global {
  interface Window {
    realTone: RealToneScene;
    realToneReady: boolean;
  }
}
buildRealHead('/head/head.bin').then((head) => {
  window.realTone = new RealToneScene(head);
  document.body.append(window.realTone.renderer.domElement);
  window.realToneReady = true;
});
