import {
  Color,
  MeshLambertMaterial,
  Vector2,
  type WebGLProgramParametersWithUniforms,
  type WebGLRenderer,
} from 'three';
import hairVertex from '../../shaders/appearance/hairVertex.glsl?raw';
import { insertAfter } from './patchShader';

/**
 * Brows and lashes: thin tubes that never get thinner than a pixel. A hair widened to that limit turns as much more
 * transparent, so it neither flickers nor darkens with distance.
 */
export class HairMaterial extends MeshLambertMaterial {
  readonly hairUniforms = {
    hairRootLinear: { value: new Color() },
    hairTipLinear: { value: new Color() },
    hairOpacity: { value: 1 },
    viewportHeight: { value: 1000 },
  };

  constructor() {
    super({ name: 'Hair', transparent: true, depthWrite: false });
    this.setColour('#2b1d14');
  }

  setColour(colourSrgb: string): void {
    this.hairUniforms.hairRootLinear.value.set(colourSrgb);
    this.hairUniforms.hairTipLinear.value.set(colourSrgb).lerp(WHITE, 0.04).multiplyScalar(1.5);
  }

  override onBeforeRender(renderer: WebGLRenderer): void {
    this.hairUniforms.viewportHeight.value = renderer.getDrawingBufferSize(drawingBuffer).y;
  }

  override onBeforeCompile(shader: WebGLProgramParametersWithUniforms): void {
    Object.assign(shader.uniforms, this.hairUniforms);
    shader.vertexShader = insertAfter(shader.vertexShader, '#include <common>', PARS, 'hair vertex');
    shader.vertexShader = insertAfter(shader.vertexShader, '#include <begin_vertex>', hairVertex, 'hair vertex');
    shader.fragmentShader = insertAfter(
      shader.fragmentShader,
      '#include <common>',
      'varying vec4 vHair;',
      'hair fragment',
    );
    shader.fragmentShader = insertAfter(
      shader.fragmentShader,
      '#include <color_fragment>',
      'diffuseColor = vHair;',
      'hair fragment',
    );
  }

  override customProgramCacheKey(): string {
    return 'HairMaterial';
  }
}

const WHITE = new Color(1, 1, 1);
const drawingBuffer = new Vector2();
const PARS = `
attribute float aHalfWidthMm;
attribute float aAlong;
attribute float aShade;
uniform vec3 hairRootLinear;
uniform vec3 hairTipLinear;
uniform float hairOpacity;
uniform float viewportHeight;
varying vec4 vHair;`;
