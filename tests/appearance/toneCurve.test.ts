import { CustomToneMapping, ShaderChunk } from 'three';
import { describe, expect, test } from 'vitest';
import { installToneCurve, TONE_CURVE_SHOULDER, toneCurve } from '../../src/appearance/toneCurve';

const gray = (value: number) => toneCurve([value, value, value])[0];

describe('toneCurve', () => {
  test('leaves every colour below the shoulder as it is', () => {
    for (let value = 0; value < TONE_CURVE_SHOULDER; value += 0.01) {
      const color: [number, number, number] = [value, 0.6 * value, 0.2 * value];
      expect(toneCurve(color)).toEqual(color);
    }
  });

  test('rises everywhere and stays below 1', () => {
    for (let value = 0.01; value < 8; value += 0.01) {
      expect(gray(value)).toBeGreaterThan(gray(value - 0.01));
      expect(gray(value)).toBeLessThan(1);
    }
  });

  test('has neither a step nor a kink at the shoulder', () => {
    const step = 1e-6;
    expect(gray(TONE_CURVE_SHOULDER + step) - gray(TONE_CURVE_SHOULDER - step)).toBeLessThan(2.1 * step);
    const slope = (gray(TONE_CURVE_SHOULDER + 2 * step) - gray(TONE_CURVE_SHOULDER + step)) / step;
    expect(slope).toBeCloseTo(1, 3);
  });

  test('whitens bright colours and keeps the order of their channels', () => {
    const [r, g, b] = toneCurve([4, 2, 1]);
    expect(r).toBeGreaterThan(g);
    expect(g).toBeGreaterThan(b);
    expect(b / r).toBeGreaterThan(1 / 4);
  });
});

test('installToneCurve takes the place of the custom curve of three, once however often it is called', () => {
  expect(installToneCurve()).toBe(CustomToneMapping);
  const patched = ShaderChunk.tonemapping_pars_fragment;
  expect(patched).not.toContain('CustomToneMapping( vec3 color ) { return color; }');
  expect(patched.split('vec3 CustomToneMapping(')).toHaveLength(2);
  installToneCurve();
  expect(ShaderChunk.tonemapping_pars_fragment).toBe(patched);
});

test('the shader writes the same shoulder as the CPU', () => {
  installToneCurve();
  expect(ShaderChunk.tonemapping_pars_fragment).toContain(`SHOULDER = ${TONE_CURVE_SHOULDER};`);
});
