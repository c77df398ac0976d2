import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  RepeatWrapping,
  RGBAFormat,
  UnsignedByteType,
} from 'three';
import { bakeSkinTexels, SKIN_TEXTURE_SIZE, type SkinTexels } from './skinTexels';

/** The skin's two tiling textures on the GPU: 2.7 MB with mipmaps. */
export class SkinTextures {
  readonly colour: DataTexture;
  readonly relief: DataTexture;

  /** @param texels From `bakeSkinTexels`; baked here, with seed 1, when left out. */
  constructor(texels: SkinTexels = bakeSkinTexels(1)) {
    this.colour = tile(texels.colour, 'skinColourTile');
    this.relief = tile(texels.relief, 'skinReliefTile');
  }

  dispose(): void {
    this.colour.dispose();
    this.relief.dispose();
  }
}

function tile(texels: Uint8Array, name: string): DataTexture {
  const texture = new DataTexture(texels, SKIN_TEXTURE_SIZE, SKIN_TEXTURE_SIZE, RGBAFormat, UnsignedByteType);
  texture.name = name;
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}
