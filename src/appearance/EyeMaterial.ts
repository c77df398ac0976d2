import { Color, MeshStandardMaterial, Vector3, type WebGLProgramParametersWithUniforms } from 'three';
import eyeCatchLight from '../../shaders/appearance/eyeCatchLight.glsl?raw';
import eyeColour from '../../shaders/appearance/eyeColour.glsl?raw';
import eyeOcclusion from '../../shaders/appearance/eyeOcclusion.glsl?raw';
import eyeVertex from '../../shaders/appearance/eyeVertex.glsl?raw';
import { insertAfter, replaceAnchor } from './patchShader';
import type { SkinTextures } from './SkinTextures';

/** What the shader must know of an eye; both are alike. */
export interface EyeShape {
  readonly radiusMm: number;
  readonly irisRadiusMm: number;
  /** Unit vector along the line of sight, head frame. */
  readonly gaze: readonly [number, number, number];
}

/**
 * Both eyes: wet sclera and cornea over an iris that refraction shows in depth. The catch light is the key
 * light's window in the cornea's bulge.
 */
export class EyeMaterial extends MeshStandardMaterial {
  readonly eyeUniforms;

  /** @param textures Borrowed: their owner disposes them. */
  constructor(textures: SkinTextures) {
    super({ name: 'Eye', roughness: 0.22, envMapIntensity: 0.8 });
    this.eyeUniforms = {
      irisLinear: { value: new Color('#5a3a22') },
      irisRadiusMm: { value: 5.85 },
      gaze: { value: new Vector3(0, 0, 1) },
      eyeRadiusMm: { value: 12 },
      catchLightSize: { value: 0.31 },
      skinColourTile: { value: textures.colour },
      skinReliefTile: { value: textures.relief },
    };
  }

  setShape({ radiusMm, irisRadiusMm, gaze }: EyeShape): void {
    this.eyeUniforms.gaze.value.set(...gaze);
    this.eyeUniforms.eyeRadiusMm.value = radiusMm;
    this.eyeUniforms.irisRadiusMm.value = irisRadiusMm;
  }

  setIris(colourSrgb: string): void {
    this.eyeUniforms.irisLinear.value.set(colourSrgb);
  }

  /** @param size Half the side of the lamp in the eye, as a tangent of the angle in which it is seen. */
  setCatchLight(size: number): void {
    this.eyeUniforms.catchLightSize.value = size;
  }

  override onBeforeCompile(shader: WebGLProgramParametersWithUniforms): void {
    Object.assign(shader.uniforms, this.eyeUniforms);
    let { vertexShader, fragmentShader } = shader;
    vertexShader = insertAfter(vertexShader, '#include <common>', ATTRIBUTES + VARYINGS, 'eye vertex');
    vertexShader = insertAfter(vertexShader, '#include <begin_vertex>', eyeVertex, 'eye vertex');
    fragmentShader = insertAfter(fragmentShader, '#include <common>', UNIFORMS + VARYINGS, 'eye fragment');
    fragmentShader = insertAfter(fragmentShader, '#include <color_fragment>', eyeColour, 'eye fragment');
    fragmentShader = insertAfter(fragmentShader, '#include <lights_fragment_end>', eyeCatchLight, 'eye fragment');
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
  'uniform vec3 irisLinear, gaze;\nuniform float irisRadiusMm, eyeRadiusMm, catchLightSize;\nuniform sampler2D skinColourTile, skinReliefTile;\n';
