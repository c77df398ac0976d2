import { describe, expect, it, vi } from 'vitest';
import { HAIR_TRAIT_DEFAULTS } from '../../src/pigment/hairTraits';
import { StubbleLayer } from '../../src/pigment/StubbleLayer';
import { STUBBLE_COLUMNS, type StubbleData, WORDS_A_HAIR } from '../../src/pigment/stubble';
import { mm } from '../../src/units';

const hairs = (count: number): StubbleData => ({
  words: new Uint32Array(WORDS_A_HAIR * STUBBLE_COLUMNS * Math.max(1, Math.ceil(count / STUBBLE_COLUMNS))),
  count,
  boxMm: [-80, -40, -90],
  stepMm: 0.003,
});
const clipped = { ...HAIR_TRAIT_DEFAULTS, lengthMm: mm(1.5) };

describe('StubbleLayer', () => {
  it('draws six vertices a hair, and nothing without hairs or after a razor', () => {
    const layer = new StubbleLayer();
    expect(layer.material.visible).toBe(false);
    layer.setTraits(clipped);
    layer.setHairs(hairs(1000));
    expect(layer.geometry.drawRange.count).toBe(6000);
    expect(layer.material.visible).toBe(true);
    layer.setTraits({ ...clipped, lengthMm: mm(0) });
    expect(layer.material.visible).toBe(false);
  });

  it('can be hidden while its skin is elsewhere', () => {
    const layer = new StubbleLayer();
    layer.setTraits(clipped);
    layer.setHairs(hairs(10));
    layer.setShown(false);
    layer.setHairs(hairs(12));
    expect(layer.material.visible).toBe(false);
    layer.setShown(true);
    expect(layer.material.visible).toBe(true);
  });

  it('changes uniforms only when a slider steps', () => {
    const layer = new StubbleLayer();
    layer.setHairs(hairs(700));
    const { uStubbleHairs } = layer.uniforms;
    const [texture, version] = [uStubbleHairs.value, uStubbleHairs.value.version];
    layer.setTraits({ ...clipped, colour: 'red', greyShare: 0.4, shaftUm: 90 });
    expect(uStubbleHairs.value).toBe(texture);
    expect(texture.version).toBe(version);
    expect(layer.material.version).toBe(0);
    const { x, y, z } = layer.uniforms.uStubbleShaft.value;
    expect([x, y, z]).toEqual([1.5, 0.09, 0.4]);
  });

  it('thins by leaving out the last in rank, and widens the rest', () => {
    const layer = new StubbleLayer();
    layer.setTraits(clipped);
    layer.setHairs(hairs(1000));
    layer.setDetail(0.5);
    expect(layer.geometry.drawRange.count).toBe(3000);
    expect(layer.uniforms.uStubbleShaft.value.y).toBeCloseTo(0.15, 12);
    expect(() => layer.setDetail(0)).toThrow(RangeError);
  });

  it('frees the old texture for new hairs, and everything in the end', () => {
    const layer = new StubbleLayer();
    const freed = vi.fn();
    layer.uniforms.uStubbleHairs.value.addEventListener('dispose', freed);
    layer.setHairs(hairs(10));
    expect(freed).toHaveBeenCalledTimes(1);
    layer.uniforms.uStubbleHairs.value.addEventListener('dispose', freed);
    layer.geometry.addEventListener('dispose', freed);
    layer.material.addEventListener('dispose', freed);
    layer.dispose();
    expect(freed).toHaveBeenCalledTimes(4);
  });
});
