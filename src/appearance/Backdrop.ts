import { BufferGeometry, Color, Float32BufferAttribute, type IUniform, Mesh, ShaderMaterial } from 'three';
import backdropFragment from '../../shaders/appearance/backdrop.frag?raw';
import backdropGlsl from '../../shaders/appearance/backdrop.glsl?raw';
import backdropVertex from '../../shaders/appearance/backdrop.vert?raw';

export type BackdropVariant = 'light' | 'dark';

/** Middle and edge of the wall, display sRGB. */
const WALLS: Readonly<Record<BackdropVariant, { lit: string; shade: string }>> = {
  light: { lit: '#dfe3e7', shade: '#a3a9b0' },
  dark: { lit: '#5b626a', shade: '#1d2126' },
};

/** The wall's colours, shared by the backdrop and by the skin that fades into it. Display sRGB, so no conversion. */
export interface BackdropUniforms {
  readonly backdropLit: IUniform<Color>;
  readonly backdropShade: IUniform<Color>;
}

/** The studio wall: one triangle at the far plane, drawn after the head so that hidden wall costs nothing. */
export class Backdrop {
  readonly uniforms: BackdropUniforms = {
    backdropLit: { value: new Color() },
    backdropShade: { value: new Color() },
  };
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  private variant: BackdropVariant;
  private readonly tint = new Color(1, 1, 1);

  constructor(variant: BackdropVariant = 'light') {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3));
    const material = new ShaderMaterial({
      name: 'Backdrop',
      uniforms: { ...this.uniforms },
      vertexShader: backdropVertex,
      fragmentShader: `${backdropGlsl}\n${backdropFragment}`,
      depthWrite: false,
      // its colour is already that of the screen
      toneMapped: false,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.name = 'backdrop';
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 1000;
    this.mesh.raycast = () => {};
    this.variant = variant;
    this.paint();
  }

  setVariant(variant: BackdropVariant): void {
    this.variant = variant;
    this.paint();
  }

  /** @param tint Colour of the light on the wall, linear. */
  setTint(tint: Color): void {
    this.tint.copy(tint);
    this.paint();
  }

  private paint(): void {
    const { lit, shade } = WALLS[this.variant];
    const { backdropLit, backdropShade } = this.uniforms;
    for (const [colour, srgb] of [
      [backdropLit.value, lit],
      [backdropShade.value, shade],
    ] as const) {
      // linear light is multiplied, display numbers are kept
      colour.set(srgb).multiply(this.tint).convertLinearToSRGB();
    }
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
