/**
 * Gallery page: stubble over the cap, thick in the middle of the picture's lower half and thinning out above, with pigment
 * beyond. `?length=mm&pixel=mm&tilt=radians&colour=name&grey=share&side=pixels`, and the browser test's measurements.
 */
import { buildDotGrid } from '../../src/pigment/DotGrid';
import { gatherFollicularUnits } from '../../src/pigment/follicularUnits';
import { HAIR_COLOURS, HAIR_TRAIT_DEFAULTS, type HairTraits } from '../../src/pigment/hairTraits';
import type { LinearRgb } from '../../src/pigment/optics';
import { buildRankCoverage } from '../../src/pigment/RankCoverage';
import { StubbleLayer } from '../../src/pigment/StubbleLayer';
import { siteAttributes } from '../../src/pigment/siteAttributes';
import { buildStubble, scalpSkin } from '../../src/pigment/stubble';
import { shavedHair, stubbleReflectance } from '../../src/pigment/stubbleTone';
import { createHairFlow } from '../../src/scalp/hairFlow';
import { HAIR_GROWTH } from '../../src/scalp/hairOrigins';
import { dotsPerIn2, mm } from '../../src/units';
import { uniformPlans } from '../fixtures/zonePlans';
import { CHART_HALF_MM, capPoint, capRegion } from './capHead';
import { PigmentScene } from './pigmentScene';

/** The cap's skin, as pigmentScene paints it. */
const SKIN_SRGB = [0xd8, 0xa8, 0x88];

export interface StubbleTone {
  /** Mean colour over bare skin's by width of a pixel: drawn to light, and as the canvas shows it. */
  readonly measured: readonly { readonly pixelMm: number; readonly linear: LinearRgb; readonly canvas: LinearRgb }[];
  /** By the model. */
  readonly expected: LinearRgb;
}

export class StubbleGallery {
  readonly scene: PigmentScene;
  readonly layer = new StubbleLayer();
  private readonly mesh = this.layer.createMesh();

  constructor(side: number) {
    this.scene = new PigmentScene(side, side);
    this.scene.scene.add(this.mesh);
    this.layer.setSkin(skinLinear());
  }

  /** Native hair as the region map says, gathered and grown anew. */
  grow(nativePerMm2: (u: number, v: number) => number, seed = 1): void {
    const { scene } = this;
    const { cap, sites, layer } = scene;
    const region = capRegion(300, nativePerMm2);
    const attributes = siteAttributes(sites, cap.scalp);
    const options = { chartHalfMm: CHART_HALF_MM, seed };
    const units = gatherFollicularUnits(sites, attributes, region, { origin: 'european', ...options });
    layer.setGrid(buildDotGrid(attributes, options));
    layer.setCoverage(buildRankCoverage(attributes, options));
    scene.setRegion(region);
    const ambientOcclusion = new Uint8Array(cap.head.positions.length / 3).fill(255);
    this.layer.setHairs(
      buildStubble(
        {
          sites,
          attributes,
          region: units.region,
          units,
          scalp: cap.scalp,
          skin: scalpSkin({ normals: cap.head.normals, ambientOcclusion }, cap.scalp),
          flow: createHairFlow(capPoint(0, -60)),
        },
        { fullPerMm2: HAIR_GROWTH.european.hairsPerMm2, seed },
      ),
    );
  }

  setHair(traits: HairTraits): void {
    this.layer.setTraits(traits);
    this.scene.layer.setHair(shavedHair(traits));
  }

  setDensity(perIn2: number): void {
    this.scene.layer.setFields({
      zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(perIn2), shade: 7, diameterMm: mm(0.28) }),
      featherMm: mm(8),
    });
  }

  show(): void {
    this.scene.show(true);
  }

  /** The same patch of full stubble from close up to the whole head. */
  measureTone(traits: HairTraits, nativePerMm2: number, pixelsMm: readonly number[]): StubbleTone {
    this.grow(() => nativePerMm2);
    this.setDensity(0);
    this.setHair(traits);
    const measured = pixelsMm.map((pixelMm) => {
      this.scene.lookAt(5, 30, pixelMm);
      return { pixelMm, linear: this.ratio(pixelMm, false), canvas: this.ratio(pixelMm, true) };
    });
    const skin = skinLinear();
    const expected = stubbleReflectance(nativePerMm2, traits, skin).map((value, c) => value / skin[c]!);
    return { measured, expected: expected as unknown as LinearRgb };
  }

  /** Mean over 12 mm of skin, or as much as the picture shows, over the same of bare skin. */
  private ratio(pixelMm: number, isCanvas: boolean): LinearRgb {
    const { scene } = this;
    const side = Math.min(scene.height - 4, Math.round(12 / pixelMm));
    const low = Math.round((scene.width - side) / 2);
    const patch = { x: low, y: low, width: side, height: side };
    const mean = (isGrown: boolean) => {
      this.mesh.visible = isGrown;
      const pixels = isCanvas ? this.readCanvas(isGrown, patch) : scene.readLinear(isGrown, patch);
      const sum = [0, 0, 0];
      for (let i = 0; i < pixels.length; i++) if (i % 4 < 3) sum[i % 4]! += pixels[i]!;
      return sum;
    };
    const grown = mean(true);
    const bare = mean(false);
    this.mesh.visible = true;
    return grown.map((value, c) => value / bare[c]!) as unknown as LinearRgb;
  }

  private readCanvas(
    isGrown: boolean,
    { x, y, width, height }: { x: number; y: number; width: number; height: number },
  ): Float32Array {
    const { scene } = this;
    scene.show(isGrown);
    const gl = scene.renderer.getContext();
    const bytes = new Uint8Array(4 * width * height);
    gl.readPixels(x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    return Float32Array.from(bytes, (byte) => toLinear(byte / 255));
  }
}

function skinLinear(): LinearRgb {
  return SKIN_SRGB.map((byte) => toLinear(byte / 255)) as unknown as LinearRgb;
}

function toLinear(srgb: number): number {
  return srgb <= 0.04045 ? srgb / 12.92 : ((srgb + 0.055) / 1.055) ** 2.4;
}

declare global {
  interface Window {
    stubbleGallery: StubbleGallery;
    stubbleReady: boolean;
  }
}

const query = new URLSearchParams(location.search);
const number = (name: string, other: number) => Number(query.get(name) ?? other);
const gallery = new StubbleGallery(number('side', 900));
gallery.grow((_u, v) => 2.22 * Math.min(1, Math.max(0, (v - 20) / 24)));
gallery.setDensity(number('density', 1250));
gallery.setHair({
  ...HAIR_TRAIT_DEFAULTS,
  colour: HAIR_COLOURS.find((colour) => colour === query.get('colour')) ?? HAIR_TRAIT_DEFAULTS.colour,
  greyShare: number('grey', 0),
  shaftUm: number('shaft', HAIR_TRAIT_DEFAULTS.shaftUm),
  lengthMm: mm(number('length', 0.5)),
});
gallery.scene.lookAt(number('u', 5), number('v', 34), number('pixel', 0.03), number('tilt', 0));
document.body.append(gallery.scene.renderer.domElement);
gallery.show();
window.stubbleGallery = gallery;
window.stubbleReady = true;
