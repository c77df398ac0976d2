import { DataTexture, type Vector2 } from 'three';
import { describe, expect, it, vi } from 'vitest';
import { ZONE_PLAN_DEFAULTS } from '../../src/pigment/fields';
import { PigmentLayer } from '../../src/pigment/PigmentLayer';
import { COVERAGE_RADIUS_MM } from '../../src/pigment/RankCoverage';
import { LEVELS_PER_MM2, RANK_LEVEL_BIAS, RANK_LEVELS } from '../../src/pigment/rankLevels';
import { toHalf } from '../../src/scalp/halfPrecision';
import { dotsPerIn2, mm } from '../../src/units';
import { uniformPlans } from '../fixtures/zonePlans';

const { vertexPars, vertexMain, fragmentPars, fragmentApply } = PigmentLayer.glsl;
const source = [vertexPars, vertexMain, fragmentPars, fragmentApply].join('\n');

describe('the pigment layer', () => {
  it('declares in GLSL exactly the uniforms that it sets', () => {
    const declared = [...source.matchAll(/^uniform\s+(?:highp\s+)?\w+\s+(\w+)/gm)].map((match) => match[1]);
    expect(new Set(declared)).toEqual(new Set(Object.keys(new PigmentLayer().uniforms)));
  });

  it('repeats in GLSL the constants of the CPU', () => {
    const constant = (name: string) => {
      const text = new RegExp(`const float ${name} = ([^;]+);`).exec(source)![1]!;
      return text.split(/([*/])/).reduce((value, part, i, parts) => {
        if (i % 2 === 1) return value;
        return i === 0 ? Number(part) : parts[i - 1] === '*' ? value * Number(part) : value / Number(part);
      }, 0);
    };
    expect(constant('PIGMENT_LEVELS')).toBe(RANK_LEVELS);
    expect(constant('PIGMENT_LEVELS_PER_MM2')).toBeCloseTo(LEVELS_PER_MM2, 9);
    expect(constant('PIGMENT_LEVEL_BIAS')).toBe(RANK_LEVEL_BIAS);
    expect(constant('PIGMENT_COVERAGE_RADIUS_MM')).toBe(COVERAGE_RADIUS_MM);
  });

  it('writes a plan into the uniforms that there are, and touches no texture', () => {
    const layer = new PigmentLayer();
    const before = { ...layer.uniforms };
    const values = Object.values(layer.uniforms).map(({ value }) => value);
    const zones = [...layer.uniforms.uPigmentZonePlan.value];
    const versions = values.filter((value) => value instanceof DataTexture).map(({ version }) => version);
    layer.setFields({
      zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(1000), shade: 9, diameterMm: mm(0.4) }),
      featherMm: mm(5),
    });
    expect({ ...layer.uniforms }).toEqual(before);
    expect(Object.values(layer.uniforms).every(({ value }, i) => value === values[i])).toBe(true);
    expect(layer.uniforms.uPigmentZonePlan.value.every((zone, i) => zone === zones[i])).toBe(true);
    const after = values.filter((value) => value instanceof DataTexture).map(({ version }) => version);
    expect(after).toEqual(versions);
    const plan = layer.uniforms.uPigmentZonePlan.value[3] as Vector2;
    expect(plan.x).toBeCloseTo(RANK_LEVELS / 2, 3);
    expect(plan.y).toBeCloseTo(0.2, 6);
    expect(layer.uniforms.uPigmentFeather.value.toArray()).toEqual([5, 5, 5]);
    expect(layer.uniforms.uPigmentField.value.x).toBe(0);
  });

  it('writes the edge’s grades for front, side and nape, and says whether there are any', () => {
    const layer = new PigmentLayer();
    const { uPigmentFeather, uPigmentLineInk, uPigmentLineSize, uPigmentSpread, uPigmentField } = layer.uniforms;
    const settings = {
      zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(1000), shade: 9, diameterMm: mm(0.4) }),
      featherMm: mm(14),
      lineInkShare: 0.75,
      lineSizeShare: 0.85,
      sideEdge: { featherMm: mm(0) },
      age: { diameterScale: 1, opticalDensityScale: 0.8, spreadMm2: 0.02, filledSpreadMm2: 0.012 },
    };
    layer.setFields(settings);
    expect(uPigmentFeather.value.toArray()).toEqual([14, 0.001, 14]);
    expect(uPigmentLineInk.value.toArray()).toEqual([0.75, 1, 0.75]);
    expect(uPigmentLineSize.value.toArray()).toEqual([0.85, 1, 0.85]);
    expect(uPigmentSpread.value.toArray()).toEqual([0.02, 0.012]);
    expect(uPigmentField.value.x).toBe(1);
    layer.setFields({ ...settings, lineInkShare: 1, lineSizeShare: 1 });
    expect(uPigmentField.value.x).toBe(0);
  });

  it('shows time by uniforms: width, darkness, share, veil, redness', () => {
    const layer = new PigmentLayer();
    const settings = {
      zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(1000), shade: 6, diameterMm: mm(0.28) }),
      featherMm: mm(5),
    };
    const { uPigmentZonePlan, uPigmentZoneDarkness, uPigmentField, uPigmentVeil, uPigmentRedness, uPigmentGain } =
      layer.uniforms;
    layer.setFields(settings);
    const healed = [uPigmentZonePlan.value[0]!.y, uPigmentZoneDarkness.value[0]!.x, uPigmentVeil.value.z] as const;
    expect([uPigmentField.value.y, uPigmentRedness.value, uPigmentGain.value.x]).toEqual([1, 0, 1]);
    const level = uPigmentField.value.w;
    layer.setFields({
      ...settings,
      sessionShare: 1.075,
      depthMm: mm(0.06),
      age: { diameterScale: 1.2, opticalDensityScale: 1.35, spreadMm2: 0, filledSpreadMm2: 0 },
      redness: 1,
      melanin: 0.12,
    });
    expect(uPigmentZonePlan.value[0]!.y / healed[0]).toBeCloseTo(1.2, 6);
    expect(uPigmentZoneDarkness.value[0]!.x).toBeGreaterThan(healed[1]);
    expect(uPigmentVeil.value.z).toBeLessThan(healed[2]);
    expect(uPigmentField.value.y).toBe(1.075);
    // the shader's search goes on to the last dot of the fourth session
    expect(uPigmentField.value.w / level).toBeCloseTo(1.075, 12);
    expect([uPigmentRedness.value, uPigmentGain.value.x]).toEqual([1, 0.9]);
  });

  it('writes a region map of the same size into the same texture', () => {
    const layer = new PigmentLayer();
    const region = (native: number) => ({ size: 4, chartHalfMm: 10, data: new Uint16Array(64).fill(toHalf(native)) });
    layer.setRegionMap(region(1));
    const first = layer.uniforms.uPigmentRegion.value;
    const { version } = first;
    layer.setRegionMap(region(2));
    expect(layer.uniforms.uPigmentRegion.value).toBe(first);
    expect(first.version).toBeGreaterThan(version);
    expect(layer.uniforms.uPigmentField.value.z).toBeCloseTo(2 * LEVELS_PER_MM2, 6);
  });

  it('draws with another region and plan, and has its own back afterwards, even when the drawing fails', () => {
    const layer = new PigmentLayer();
    const region = (native: number) => ({ size: 4, chartHalfMm: 10, data: new Uint16Array(64).fill(toHalf(native)) });
    const own = { zonePlans: uniformPlans(ZONE_PLAN_DEFAULTS), featherMm: mm(8) };
    const other = { ...own, featherMm: mm(2) };
    layer.setRegionMap(region(1));
    layer.setFields(own);
    const { uPigmentRegion, uPigmentField } = layer.uniforms;
    const before = { texture: uPigmentRegion.value, field: uPigmentField.value.toArray() };
    const seen: unknown[] = [];
    layer.drawWith(region(2), other, () => {
      seen.push(uPigmentRegion.value === before.texture, uPigmentField.value.toArray());
    });
    expect(seen[0]).toBe(false);
    expect(seen[1]).not.toEqual(before.field);
    expect((seen[1] as number[])[2]).toBeCloseTo(2 * LEVELS_PER_MM2, 6);
    expect(() =>
      layer.drawWith(region(2), other, () => {
        throw new Error('lost');
      }),
    ).toThrow('lost');
    expect(uPigmentRegion.value).toBe(before.texture);
    expect(uPigmentField.value.toArray()).toEqual(before.field);
  });

  it('disposes what it replaces and all that it holds', () => {
    const layer = new PigmentLayer();
    const disposed = vi.fn();
    const textures = () => [
      layer.uniforms.uPigmentGrid.value,
      layer.uniforms.uPigmentCoverage.value,
      layer.uniforms.uPigmentRegion.value,
    ];
    for (const texture of textures()) texture.addEventListener('dispose', disposed);
    layer.setGrid({
      cells: new Uint32Array(4),
      size: 1,
      cellMm: mm(0.75),
      originMm: mm(-1),
      chartHalfMm: mm(1),
      dropped: new Uint32Array(0),
    });
    layer.setCoverage({ size: 1, levels: [new Uint8Array(4)] });
    layer.setRegionMap({ size: 4, chartHalfMm: 1, data: new Uint16Array(64) });
    expect(disposed).toHaveBeenCalledTimes(3);
    for (const texture of textures()) texture.addEventListener('dispose', disposed);
    layer.dispose();
    expect(disposed).toHaveBeenCalledTimes(6);
  });
});
