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
    this.setVariant(variant);
  }

  setVariant(variant: BackdropVariant): void {
    const { lit, shade } = WALLS[variant];
    setDisplayColour(this.uniforms.backdropLit.value, lit);
    setDisplayColour(this.uniforms.backdropShade.value, shade);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

/** Keeps the hex's own sRGB numbers, where `Color.set` would make them linear. */
function setDisplayColour(color: Color, hex: string): void {
  const value = Number.parseInt(hex.slice(1), 16);
  color.r = ((value >> 16) & 255) / 255;
  color.g = ((value >> 8) & 255) / 255;
  color.b = (value & 255) / 255;
}
