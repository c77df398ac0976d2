/** Every material's patch finds its anchors in three's shaders, and declares each uniform that it sets. */
import { type Material, ShaderLib, type WebGLProgramParametersWithUniforms } from 'three';
import { describe, expect, test } from 'vitest';
import { Backdrop } from '../../src/appearance/Backdrop';
import { EyeMaterial } from '../../src/appearance/EyeMaterial';
import { HairMaterial } from '../../src/appearance/HairMaterial';
import { ScalpMaterial } from '../../src/appearance/ScalpMaterial';
import { SkinTextures } from '../../src/appearance/SkinTextures';
import { PigmentLayer } from '../../src/pigment/PigmentLayer';

const textures = new SkinTextures();
const backdrop = new Backdrop();

interface Patched {
  uniforms: Record<string, unknown>;
  vertexShader: string;
  fragmentShader: string;
}

function patch(material: Material, from: 'physical' | 'lambert'): Patched {
  const { vertexShader, fragmentShader } = ShaderLib[from];
  const shader: Patched = { uniforms: {}, vertexShader, fragmentShader };
  material.onBeforeCompile(shader as unknown as WebGLProgramParametersWithUniforms, undefined as never);
  return shader;
}

describe.each([
  ['bare skin', () => patch(new ScalpMaterial(textures, backdrop.uniforms), 'physical')],
  ['skin with pigment', () => patch(new ScalpMaterial(textures, backdrop.uniforms, new PigmentLayer()), 'physical')],
  ['eyes', () => patch(new EyeMaterial(textures), 'physical')],
  ['brows and lashes', () => patch(new HairMaterial(), 'lambert')],
])('%s', (_, patched) => {
  test('declares every uniform that the material sets', () => {
    const { uniforms, vertexShader, fragmentShader } = patched();
    expect(Object.keys(uniforms).length).toBeGreaterThan(3);
    for (const name of Object.keys(uniforms)) {
      const declared = new RegExp(`uniform [^;]*\\b${name}\\b`);
      expect(declared.test(vertexShader) || declared.test(fragmentShader), name).toBe(true);
    }
  });

  test('reads no varying that the vertex stage does not write', () => {
    const { vertexShader, fragmentShader } = patched();
    const names = [...fragmentShader.matchAll(/^varying \w+ (\w+);/gm)].map((match) => match[1]!);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(vertexShader, name).toMatch(new RegExp(`\\b${name}(\\.\\w+)? =`));
  });
});

test('pigment comes after the skin has its colour and before any light', () => {
  const { fragmentShader } = patch(new ScalpMaterial(textures, backdrop.uniforms, new PigmentLayer()), 'physical');
  const pigment = fragmentShader.indexOf(PigmentLayer.glsl.fragmentApply);
  expect(pigment).toBeGreaterThan(fragmentShader.indexOf('skinToneLinear * exp('));
  expect(pigment).toBeLessThan(fragmentShader.indexOf('#include <lights_physical_fragment>'));
});

test('bare skin and skin with pigment are different programs', () => {
  const bare = new ScalpMaterial(textures, backdrop.uniforms);
  const inked = new ScalpMaterial(textures, backdrop.uniforms, new PigmentLayer());
  expect(bare.customProgramCacheKey()).not.toBe(inked.customProgramCacheKey());
});

test('the outline chooses one zone, all or none', () => {
  const material = new ScalpMaterial(textures, backdrop.uniforms, new PigmentLayer());
  const { zoneOutlineA, zoneOutlineB, zoneOutlineC, zoneOutlineStrength } = material.outlineUniforms;
  const chosen = () => [
    ...zoneOutlineA.value.toArray(),
    ...zoneOutlineB.value.toArray(),
    ...zoneOutlineC.value.toArray(),
  ];
  expect(zoneOutlineStrength.value).toBe(0);
  material.setOutline('crown');
  expect(chosen()).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(zoneOutlineStrength.value).toBe(1);
  material.setOutline('nape');
  expect(chosen()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
  material.setOutline('all');
  expect(chosen()).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  material.setOutline(null);
  expect(zoneOutlineStrength.value).toBe(0);
});
