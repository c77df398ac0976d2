import { Color, MeshStandardMaterial, type WebGLProgramParametersWithUniforms } from 'three';
import eyeColour from '../../shaders/appearance/eyeColour.glsl?raw';
import eyeOcclusion from '../../shaders/appearance/eyeOcclusion.glsl?raw';
import eyeVertex from '../../shaders/appearance/eyeVertex.glsl?raw';
import { insertAfter, replaceAnchor } from './patchShader';
import type { SkinTextures } from './SkinTextures';

/** An adult's eye: radius of the eyeball and of the iris. */
export interface EyeSize {
  readonly radiusMm: number;
  readonly irisRadiusMm: number;
}

/**
 * Both eyes: wet sclera and cornea over an iris that refraction shows in depth. The catch light is the reflection of key
 * light and room in the cornea's bulge.
 */
export class EyeMaterial extends MeshStandardMaterial {
  readonly eyeUniforms;

  /** @param textures Borrowed: their owner disposes them. */
  constructor(textures: SkinTextures) {
    super({ name: 'Eye', roughness: 0.09, envMapIntensity: 0.9 });
    this.eyeUniforms = {
      irisLinear: { value: new Color('#5a3a22') },
      irisRadiusMm: { value: 5.85 },
      eyeRadiusMm: { value: 12 },
      skinColourTile: { value: textures.colour },
      skinReliefTile: { value: textures.relief },
    };
  }

  setSize({ radiusMm, irisRadiusMm }: EyeSize): void {
    this.eyeUniforms.eyeRadiusMm.value = radiusMm;
    this.eyeUniforms.irisRadiusMm.value = irisRadiusMm;
  }

  setIris(colourSrgb: string): void {
    this.eyeUniforms.irisLinear.value.set(colourSrgb);
  }

  override onBeforeCompile(shader: WebGLProgramParametersWithUniforms): void {
    Object.assign(shader.uniforms, this.eyeUniforms);
    let { vertexShader, fragmentShader } = shader;
    vertexShader = insertAfter(vertexShader, '#include <common>', ATTRIBUTES + VARYINGS, 'eye vertex');
    vertexShader = insertAfter(vertexShader, '#include <begin_vertex>', eyeVertex, 'eye vertex');
    fragmentShader = insertAfter(fragmentShader, '#include <common>', UNIFORMS + VARYINGS, 'eye fragment');
    fragmentShader = insertAfter(fragmentShader, '#include <color_fragment>', eyeColour, 'eye fragment');
    fragmentShader = replaceAnchor(fragmentShader, '#include <aomap_fragment>', eyeOcclusion, 'eye fragment');
    shader.vertexShader = vertexShader;
    shader.fragmentShader = fragmentShader;
  }

  override customProgramCacheKey(): string {
    return 'EyeMaterial';
  }
}

const ATTRIBUTES = 'attribute vec3 aEye;\nattribute float aOcclusion;\n';
const VARYINGS = 'varying vec3 vEye;\nvarying vec3 vEyeNormal;\nvarying float vOcclusion;\n';
const UNIFORMS =
  'uniform vec3 irisLinear;\nuniform float irisRadiusMm, eyeRadiusMm;\nuniform sampler2D skinColourTile, skinReliefTile;\n';
