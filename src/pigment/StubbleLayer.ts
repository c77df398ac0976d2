/**
 * Native stubble on the GPU: one texture of hairs, one draw call, a few uniforms.
 *
 * Vertices are pulled from the texture by their number: instancing was four to five times as dear in software, and six
 * copies of each hair's attributes would be as much memory. Hairs lie in order of rank, so the first share of them is an
 * even thinning. Blended over the skin without writing depth: colours are alike, so their order does not matter.
 *
 * Length, width, colour and grey change uniforms; a new seed, origin or loss pattern brings a new texture.
 */
import {
  BufferGeometry,
  DataTexture,
  LinearSRGBColorSpace,
  Mesh,
  MeshLambertMaterial,
  NearestFilter,
  RGBAIntegerFormat,
  Sphere,
  UnsignedIntType,
  Vector2,
  Vector3,
  Vector4,
  type WebGLProgramParametersWithUniforms,
  type WebGLRenderer,
} from 'three';
import fragmentShader from '../../shaders/pigment/stubble.frag?raw';
import vertexShader from '../../shaders/pigment/stubble.vert?raw';
import { HAIR_GROWTH } from '../scalp/hairOrigins';
import { GREY_REFLECTANCE, hairReflectance } from './hairColour';
import { HAIR_TRAIT_DEFAULTS, type HairTraits } from './hairTraits';
import type { LinearRgb } from './optics';
import { STUBBLE_COLUMNS, type StubbleData } from './stubble';
import { shaftOpacity, shavedHair, skinUnderHair } from './stubbleTone';

const VERTICES_A_HAIR = 6;
/** Draws after the skin and before lashes. */
const RENDER_ORDER = 0.5;
/** What a canvas encodes with, as a plain power; a little less, since hairs also fall on hairs. Set by the tone at all zooms. */
const SCREEN_GAMMA = 0.57;

export class StubbleLayer {
  /** Both to be shared, not copied, with meshes made by `createMesh`. */
  readonly geometry = new BufferGeometry();
  readonly material: MeshLambertMaterial;
  readonly uniforms = {
    uStubbleHairs: { value: emptyHairs() },
    uStubbleBox: { value: new Vector4(0, 0, 0, 1) },
    uStubbleShaft: { value: new Vector4() },
    uStubbleCurve: { value: 0 },
    uStubbleColour: { value: new Vector3() },
    uStubbleGrey: { value: new Vector3(...GREY_REFLECTANCE) },
    uStubbleScreen: { value: new Vector2(1, 1) },
    uStubbleSkin: { value: new Vector3(0.5, 0.5, 0.5) },
    uStubbleGamma: { value: 1 },
  };

  private count = 0;
  private share = 1;
  private traits: HairTraits = HAIR_TRAIT_DEFAULTS;
  private skin: LinearRgb = [0.5, 0.4, 0.3];
  private isShown = true;

  constructor() {
    this.material = new StubbleMaterial(this.uniforms);
    this.geometry.boundingSphere = new Sphere(new Vector3(), 400);
    this.setTraits(this.traits);
  }

  /** A mesh to add to a scene at its origin: hairs lie in the head frame. The layer goes on owning what it draws. */
  createMesh(): Mesh<BufferGeometry, MeshLambertMaterial> {
    const mesh = new Mesh(this.geometry, this.material);
    mesh.name = 'stubble';
    mesh.frustumCulled = false;
    mesh.receiveShadow = true;
    mesh.renderOrder = RENDER_ORDER;
    mesh.raycast = () => {};
    return mesh;
  }

  /** Takes the hairs. The words are used, not copied: they must not change afterwards. */
  setHairs({ words, count, boxMm, stepMm }: StubbleData): void {
    this.uniforms.uStubbleHairs.value.dispose();
    this.uniforms.uStubbleHairs.value = hairTexture(words);
    this.uniforms.uStubbleBox.value.set(...boxMm, stepMm);
    this.count = count;
    this.refresh();
  }

  /** Follows the design: uniforms only, nothing is made anew. */
  setTraits(traits: HairTraits): void {
    this.traits = traits;
    this.uniforms.uStubbleColour.value.set(...hairReflectance(traits.colour));
    this.uniforms.uStubbleCurve.value = 1 / HAIR_GROWTH[traits.origin].curlRadiusMm;
    this.refresh();
  }

  /** @param skin Reflectance of the bare skin: what shafts are blended against. */
  setSkin(skin: LinearRgb): void {
    this.skin = skin;
    this.refresh();
  }

  /** Draws only the hairs of lowest rank, each as much wider. @param share Of all hairs, above 0 to 1. */
  setDetail(share: number): void {
    if (!(share > 0 && share <= 1)) throw new RangeError(`setDetail: share must be above 0 to 1, got ${share}.`);
    if (share === this.share) return;
    this.share = share;
    this.refresh();
  }

  /** Hidden while the skin under the hairs is not where they stand. */
  setShown(isShown: boolean): void {
    this.isShown = isShown;
    this.refresh();
  }

  private refresh(): void {
    const { traits, skin, uniforms, geometry, material } = this;
    const widthMm = traits.shaftUm / 1000 / this.share;
    const visible = shaftOpacity(traits.lengthMm);
    uniforms.uStubbleShaft.value.set(traits.lengthMm, widthMm, traits.greyShare, visible);
    const between = skinUnderHair(HAIR_GROWTH[traits.origin].hairsPerMm2, shavedHair(traits));
    uniforms.uStubbleSkin.value.set(skin[0] * between[0], skin[1] * between[1], skin[2] * between[2]);
    geometry.setDrawRange(0, VERTICES_A_HAIR * Math.ceil(this.count * this.share));
    material.visible = this.isShown && this.count > 0 && visible > 0;
  }

  /** Frees texture, geometry and shader. Shown again, they are uploaded anew. */
  dispose(): void {
    this.uniforms.uStubbleHairs.value.dispose();
    this.geometry.dispose();
    this.material.dispose();
  }
}

/** three's Lambert, for its lights, shadow and room; both stages are ours. */
class StubbleMaterial extends MeshLambertMaterial {
  constructor(private readonly stubbleUniforms: StubbleLayer['uniforms']) {
    super({ name: 'Stubble', transparent: true, depthWrite: false, premultipliedAlpha: true });
  }

  override onBeforeRender(renderer: WebGLRenderer): void {
    const { uStubbleScreen, uStubbleGamma } = this.stubbleUniforms;
    const target = renderer.getRenderTarget();
    // not the canvas: the loupe draws into a part of it
    renderer.getCurrentViewport(viewport);
    uStubbleScreen.value.set(viewport.z, viewport.w);
    const isLinear = target ? target.texture.colorSpace !== 'srgb' : renderer.outputColorSpace === LinearSRGBColorSpace;
    uStubbleGamma.value = isLinear ? 1 : SCREEN_GAMMA;
  }

  override onBeforeCompile(shader: WebGLProgramParametersWithUniforms): void {
    Object.assign(shader.uniforms, this.stubbleUniforms);
    shader.vertexShader = vertexShader;
    shader.fragmentShader = fragmentShader;
  }

  override customProgramCacheKey(): string {
    return 'StubbleMaterial';
  }
}

const viewport = new Vector4();

function hairTexture(words: Uint32Array): DataTexture {
  const rows = words.length / (4 * STUBBLE_COLUMNS);
  const texture = new DataTexture(
    words as Uint32Array<ArrayBuffer>,
    STUBBLE_COLUMNS,
    rows,
    RGBAIntegerFormat,
    UnsignedIntType,
  );
  texture.internalFormat = 'RGBA32UI';
  texture.minFilter = NearestFilter;
  texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}

function emptyHairs(): DataTexture {
  return hairTexture(new Uint32Array(4 * STUBBLE_COLUMNS));
}
