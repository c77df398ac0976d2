/**
 * The skin of the head: three's physical material with skin's own colour, relief, gloss and subsurface light.
 *
 * Everything that changes while a person works is a uniform. The shader's parts, in the order in which they run:
 *
 * | part                | what it decides                                        |
 * |---------------------|--------------------------------------------------------|
 * | skinDetail, skinColour | albedo: tone, face colour, melanin, blood, marks |
 * | the pigment layer   | microdots and shaved hair, over the albedo only        |
 * | skinGloss           | roughness: scalp and face, oil, pores                  |
 * | skinNormal          | relief                                                 |
 * | skinLighting        | diffuse light that wraps and reddens, two-lobe gloss   |
 * | skinOcclusion       | folds                                                  |
 * | skinFinish          | outline of the chosen zone, fade into the backdrop     |
 */
import {
  Color,
  type IUniform,
  MeshPhysicalMaterial,
  ShaderChunk,
  Vector2,
  Vector4,
  type WebGLProgramParametersWithUniforms,
} from 'three';
import backdropGlsl from '../../shaders/appearance/backdrop.glsl?raw';
import skinAttributes from '../../shaders/appearance/skinAttributes.glsl?raw';
import skinColour from '../../shaders/appearance/skinColour.glsl?raw';
import skinDetail from '../../shaders/appearance/skinDetail.glsl?raw';
import skinFinish from '../../shaders/appearance/skinFinish.glsl?raw';
import skinGloss from '../../shaders/appearance/skinGloss.glsl?raw';
import skinLighting from '../../shaders/appearance/skinLighting.glsl?raw';
import skinNormal from '../../shaders/appearance/skinNormal.glsl?raw';
import skinOcclusion from '../../shaders/appearance/skinOcclusion.glsl?raw';
import skinShadow from '../../shaders/appearance/skinShadow.glsl?raw';
import skinVertex from '../../shaders/appearance/skinVertex.glsl?raw';
import zoneOutline from '../../shaders/appearance/zoneOutline.glsl?raw';
import zoneVertex from '../../shaders/appearance/zoneVertex.glsl?raw';
import { PigmentLayer } from '../pigment/PigmentLayer';
import { ZONE_IDS, type ZoneId } from '../scalp/zoneIds';
import type { BackdropUniforms } from './Backdrop';
import { insertAfter, replaceAnchor } from './patchShader';
import type { SkinTextures } from './SkinTextures';
import { SKIN_TRAIT_DEFAULTS, type SkinTraits, skinLook } from './skinLook';
import { COLOUR_TILE_MM, RELIEF_SLOPE_RANGE, RELIEF_TILE_MM, SKIN_TEXTURE_SIZE } from './skinTexels';

export class ScalpMaterial extends MeshPhysicalMaterial {
  readonly skinUniforms: {
    readonly skinToneLinear: IUniform<Color>;
    readonly skinFlush: IUniform<number>;
    readonly skinFreckles: IUniform<number>;
    readonly skinMottling: IUniform<number>;
    readonly skinRelief: IUniform<number>;
    readonly skinVeins: IUniform<number>;
    readonly skinSunSpots: IUniform<Vector2>;
    readonly skinGloss: IUniform<Vector2>;
    readonly skinColourTile: IUniform;
    readonly skinReliefTile: IUniform;
  } & BackdropUniforms;

  readonly outlineUniforms = {
    zoneOutlineA: { value: new Vector4() },
    zoneOutlineB: { value: new Vector4() },
    zoneOutlineC: { value: new Vector4() },
    zoneOutlineStrength: { value: 0 },
    zoneOutlineScale: { value: 1 },
  };

  /**
   * @param textures Borrowed: their owner disposes them.
   * @param backdrop The wall that the bust fades into.
   * @param pigmentLayer Borrowed too. Null for bare skin: then there is no zone outline either.
   */
  constructor(
    textures: SkinTextures,
    backdrop: BackdropUniforms,
    readonly pigmentLayer: PigmentLayer | null = null,
  ) {
    super({ name: 'Scalp', ior: 1.4, specularIntensity: 1, dithering: true });
    this.skinUniforms = {
      skinToneLinear: { value: new Color() },
      skinFlush: { value: 1 },
      skinFreckles: { value: 1 },
      skinMottling: { value: 1 },
      skinRelief: { value: 1 },
      skinVeins: { value: 0 },
      skinSunSpots: { value: new Vector2() },
      skinGloss: { value: new Vector2() },
      skinColourTile: { value: textures.colour },
      skinReliefTile: { value: textures.relief },
      backdropLit: backdrop.backdropLit,
      backdropShade: backdrop.backdropShade,
    };
    if (pigmentLayer) this.defines = { ...this.defines, USE_PIGMENT: '' };
    this.setSkin(4, SKIN_TRAIT_DEFAULTS);
  }

  /** @param monk Tone on the Monk scale, integer from 1 to 10. */
  setSkin(monk: number, traits: SkinTraits): void {
    const look = skinLook(monk, traits);
    const { skinUniforms: uniforms } = this;
    uniforms.skinToneLinear.value.fromArray(look.albedoLinear);
    uniforms.skinFlush.value = look.flush;
    uniforms.skinFreckles.value = look.freckles;
    uniforms.skinMottling.value = look.mottling;
    uniforms.skinRelief.value = look.relief;
    uniforms.skinVeins.value = look.veins;
    uniforms.skinSunSpots.value.set(look.sunSpotShare, look.sunSpotStrength);
    uniforms.skinGloss.value.set(look.roughness, look.oilShare);
  }

  /** Draws the outline of a zone, of the whole pigmented region, or none. */
  setOutline(zone: ZoneId | 'all' | null): void {
    const { zoneOutlineA, zoneOutlineB, zoneOutlineC, zoneOutlineStrength } = this.outlineUniforms;
    const chosen = (index: number) => (zone === 'all' || ZONE_IDS[index] === zone ? 1 : 0);
    zoneOutlineA.value.set(chosen(0), chosen(1), chosen(2), chosen(3));
    zoneOutlineB.value.set(chosen(4), chosen(5), chosen(6), chosen(7));
    zoneOutlineC.value.set(chosen(8), chosen(9), chosen(10), chosen(11));
    zoneOutlineStrength.value = zone === null ? 0 : 1;
  }

  /** @param pixelRatio Device pixels per CSS pixel, so that the outline is as wide on every screen. */
  setPixelRatio(pixelRatio: number): void {
    this.outlineUniforms.zoneOutlineScale.value = pixelRatio;
  }

  override onBeforeCompile(shader: WebGLProgramParametersWithUniforms): void {
    Object.assign(shader.uniforms, this.skinUniforms);
    shader.vertexShader = patchVertex(shader.vertexShader);
    shader.fragmentShader = patchFragment(shader.fragmentShader);
    if (!this.pigmentLayer) return;
    Object.assign(shader.uniforms, this.pigmentLayer.uniforms, this.outlineUniforms);
    shader.vertexShader = addPigmentToVertex(shader.vertexShader);
    shader.fragmentShader = addPigmentToFragment(shader.fragmentShader);
  }

  override customProgramCacheKey(): string {
    return this.pigmentLayer ? 'ScalpMaterial with pigment' : 'ScalpMaterial';
  }
}

function patchVertex(source: string): string {
  const where = 'meshphysical vertex';
  const declared = insertAfter(source, '#include <common>', skinAttributes, where);
  return insertAfter(declared, '#include <project_vertex>', skinVertex, where);
}

function patchFragment(source: string): string {
  const where = 'meshphysical fragment';
  let patched = insertAfter(
    source,
    '#include <common>',
    [DETAIL_CONSTANTS, SKIN_UNIFORMS, skinDetail, backdropGlsl].join('\n'),
    where,
  );
  patched = insertAfter(patched, '#include <color_fragment>', skinColour, where);
  patched = insertAfter(patched, '#include <roughnessmap_fragment>', skinGloss, where);
  patched = insertAfter(patched, '#include <normal_fragment_maps>', skinNormal, where);
  patched = insertAfter(
    patched,
    '#include <lights_physical_pars_fragment>',
    `${skinLighting}\n${OUR_DIRECT_LIGHT}`,
    where,
  );
  patched = insertAfter(
    patched,
    '#include <shadowmap_pars_fragment>',
    `#ifdef SHADOWMAP_TYPE_PCF\n${skinShadow}\n#endif`,
    where,
  );
  patched = replaceAnchor(patched, '#include <lights_fragment_begin>', ourShadows(), where);
  patched = replaceAnchor(patched, '#include <aomap_fragment>', skinOcclusion, where);
  return insertAfter(patched, '#include <dithering_fragment>', skinFinish, where);
}

function addPigmentToVertex(source: string): string {
  const where = 'skin vertex';
  const declared = insertAfter(source, skinAttributes, `${PigmentLayer.glsl.vertexPars}\n${ZONE_VARYINGS}`, where);
  return insertAfter(declared, skinVertex, `${PigmentLayer.glsl.vertexMain}\n${zoneVertex}`, where);
}

function addPigmentToFragment(source: string): string {
  const where = 'skin fragment';
  const declared = insertAfter(source, backdropGlsl, `${PigmentLayer.glsl.fragmentPars}\n${zoneOutline}`, where);
  return insertAfter(declared, skinColour, PigmentLayer.glsl.fragmentApply, where);
}

const ZONE_VARYINGS = 'varying vec4 vZoneA;\nvarying vec4 vZoneB;\nvarying vec4 vZoneC;';

const DETAIL_CONSTANTS = [
  `#define COLOUR_TILE_MM ${COLOUR_TILE_MM.toFixed(1)}`,
  `#define RELIEF_TILE_MM ${RELIEF_TILE_MM.toFixed(1)}`,
  `#define MIDDLE_TILE_MM ${(3.7 * RELIEF_TILE_MM).toFixed(1)}`,
  `#define TILE_TEXELS ${SKIN_TEXTURE_SIZE.toFixed(1)}`,
  // a signed 8-bit channel reaches its range at 127/255 above the mean
  `#define SLOPE_SCALE ${((RELIEF_SLOPE_RANGE * 255) / 127).toFixed(4)}`,
  '#define FINE_RELIEF 1.0',
  '#define MIDDLE_RELIEF 0.45',
].join('\n');

const SKIN_UNIFORMS = [
  'uniform vec3 skinToneLinear;',
  'uniform float skinFlush, skinFreckles, skinMottling, skinRelief, skinVeins;',
  'uniform vec2 skinSunSpots, skinGloss;',
].join('\n');

const OUR_DIRECT_LIGHT = '#undef RE_Direct\n#define RE_Direct RE_Direct_Skin';

/** three multiplies a light by its shadow as one number; ours is softer and its edge red. */
function ourShadows(): string {
  const MAP =
    '( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] )';
  const WHEN = '( directLight.visible && receiveShadow )';
  return replaceAnchor(
    ShaderChunk.lights_fragment_begin,
    `${WHEN} ? getShadow${MAP} : 1.0;`,
    `skinPenumbra( ${WHEN} ? skinShadow${MAP} : 1.0 );`,
    'lights_fragment_begin',
  );
}
