/**
 * The tone curve: straight below 0.76, a shoulder above. The GPU's copy is shaders/appearance/toneCurve.glsl.
 *
 * Tried: ACES pales and shifts skin, AgX greys it, and the toe of Khronos Neutral turns grey-blue pigment brown.
 */
import { CustomToneMapping, ShaderChunk, type ToneMapping } from 'three';
import toneCurveGlsl from '../../shaders/appearance/toneCurve.glsl?raw';
import { replaceAnchor } from './patchShader';

/** Scene light at which the shoulder begins. */
export const TONE_CURVE_SHOULDER = 0.76;
const WHITENING = 0.15;

/** three's own custom curve: the identity. Ours takes its place. */
const ANCHOR = 'vec3 CustomToneMapping( vec3 color ) { return color; }';

/**
 * Puts the curve behind three's `CustomToneMapping`, once for the page, and returns the constant to set on the renderer.
 * Call it before the first material compiles.
 *
 * @throws {Error} If three's chunk has changed.
 */
export function installToneCurve(): ToneMapping {
  if (!ShaderChunk.tonemapping_pars_fragment.includes(toneCurveGlsl)) {
    ShaderChunk.tonemapping_pars_fragment = replaceAnchor(
      ShaderChunk.tonemapping_pars_fragment,
      ANCHOR,
      toneCurveGlsl,
      'tonemapping_pars_fragment',
    );
  }
  return CustomToneMapping;
}

/** The same curve on the CPU, at exposure 1: for swatches, reports and tests. Linear sRGB in and out. */
export function toneCurve(color: readonly [number, number, number]): [number, number, number] {
  const [r, g, b] = color;
  const peak = Math.max(r, g, b);
  if (peak < TONE_CURVE_SHOULDER) return [r, g, b];
  const headroom = 1 - TONE_CURVE_SHOULDER;
  const bent = 1 - (headroom * headroom) / (peak + headroom - TONE_CURVE_SHOULDER);
  const keep = 1 / (WHITENING * (peak - bent) + 1);
  const shade = (channel: number) => bent + ((channel * bent) / peak - bent) * keep;
  return [shade(r), shade(g), shade(b)];
}
