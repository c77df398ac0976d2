import { describe, expect, it } from 'vitest';
import { sampleRegion } from '../../src/pigment/regionSample';
import { EDGE_LIMIT_MM } from '../../src/scalp/EdgeRaster';
import { fullDensityAt } from '../../src/scalp/fullDensity';
import { type HairlineShape, moveHandle } from '../../src/scalp/hairline';
import { HAIRLINE_PRESETS } from '../../src/scalp/hairlinePresets';
import { fromHalf, toHalf } from '../../src/scalp/halfPrecision';
import { elevationAtTape } from '../../src/scalp/midlineTape';
import { buildRegionMap, RegionMapper } from '../../src/scalp/regionMap';
import { SOFT_NATURAL_LINE } from '../../src/scalp/softNaturalLine';
import { ZONE_STRIDE } from '../../src/scalp/zones';
import { mm } from '../../src/units';
import { scalp } from './realScalp';

const hairline: HairlineShape = { line: SOFT_NATURAL_LINE, edge: HAIRLINE_PRESETS.softNatural.edge };
const settings = { hairline, lossPattern: 'norwood6', seed: 1 };
const map = buildRegionMap(scalp, settings);
const vertexCount = scalp.headVertex.length;
const atVertices = sampleRegion(map, scalp.chart);
const angle = (v: number) => [scalp.angles[2 * v]! / 100, scalp.angles[2 * v + 1]! / 100] as const;

describe('buildRegionMap', () => {
  it('holds finite halfs within their limits', () => {
    for (let i = 0; i < map.data.length; i += 4) {
      const edge = fromHalf(map.data[i]!);
      const native = fromHalf(map.data[i + 1]!);
      if (!(Math.abs(edge) <= EDGE_LIMIT_MM && native >= 0 && native < 2.3)) {
        throw new Error(`texel ${i / 4}: edge ${edge}, native ${native}`);
      }
      if (toHalf(edge) !== map.data[i]) throw new Error(`texel ${i / 4} changes when rounded again`);
    }
  });

  it('gives the same bytes for the same seed, and others only near the edge or in thinning hair', () => {
    expect(buildRegionMap(scalp, settings).data).toEqual(map.data);
    const other = buildRegionMap(scalp, { ...settings, seed: 2 });
    let changed = 0;
    let deepest = 0;
    let farthest = 0;
    for (let i = 0; i < map.data.length; i += 4) {
      const [a, b] = [fromHalf(map.data[i]!), fromHalf(other.data[i]!)];
      if (a === b) continue;
      changed++;
      deepest = Math.max(deepest, Math.abs(a));
      farthest = Math.max(farthest, Math.abs(a - b));
    }
    expect(deepest).toBeLessThan(24);
    expect(farthest).toBeLessThan(8);
    expect(changed).toBeGreaterThan(1000);
  });

  it('puts the edge at the mid-frontal point, give or take its teeth', () => {
    const wanted = elevationAtTape(scalp.midlineTape, HAIRLINE_PRESETS.softNatural.midFrontalMm);
    const near: number[] = [];
    for (let v = 0; v < vertexCount; v++) {
      const [azimuth, elevation] = angle(v);
      if (Math.abs(azimuth) > 8 || Math.abs(elevation - wanted) > 6) continue;
      // tape behind the line minus the map's: the local offset
      near.push((elevation - wanted) * 1.76 - atVertices.edgeMm[v]!);
    }
    expect(near.length).toBeGreaterThan(20);
    const mean = near.reduce((a, b) => a + b) / near.length;
    expect(Math.abs(mean)).toBeLessThan(1);
    for (const offset of near) expect(Math.abs(offset)).toBeLessThan(4);
    // toothed, not drawn with a ruler
    expect(Math.sqrt(near.reduce((sum, x) => sum + (x - mean) ** 2, 0) / near.length)).toBeGreaterThan(0.2);
  });

  it('is positive on top and at the back, negative on the forehead and in the recesses', () => {
    for (let v = 0; v < vertexCount; v++) {
      const [azimuth, elevation] = angle(v);
      const a = Math.abs(azimuth);
      const edge = atVertices.edgeMm[v]!;
      if (scalp.borderDistanceMm[v]! > 25 && a > 80) expect(edge).toBeGreaterThan(20);
      if (elevation > 70) expect(edge).toBeGreaterThan(25);
      if (a < 30 && elevation < 42) expect(edge).toBeLessThan(0);
      if (Math.abs(a - 47) < 2 && elevation < 44 && elevation > 34) expect(edge).toBeLessThan(0);
      if (scalp.borderDistanceMm[v]! < -3) expect(edge).toBeLessThan(0);
    }
  });

  it('is true tape away from front and teeth: at the back, the distance to the border', () => {
    let checked = 0;
    for (let v = 0; v < vertexCount; v++) {
      const border = scalp.borderDistanceMm[v]!;
      if (Math.abs(angle(v)[0]) < 140 || border < 19 || border > 39) continue;
      checked++;
      expect(Math.abs(atVertices.edgeMm[v]! - border)).toBeLessThan(0.5);
    }
    expect(checked).toBeGreaterThan(50);
  });

  it('lets hair grow in a horseshoe: untouched at the sides and the back, none on top', () => {
    for (let v = 0; v < vertexCount; v++) {
      const [azimuth, elevation] = angle(v);
      const a = Math.abs(azimuth);
      const native = atVertices.nativePerMm2[v]!;
      const full = fullDensityAt(scalp.zoneWeights, v, ZONE_STRIDE);
      if (elevation > 52 || (a < 50 && elevation > 0)) expect(native).toBe(0);
      if (a > 95 && elevation < 12 && scalp.borderDistanceMm[v]! > 14) expect(native / full).toBeCloseTo(1, 2);
      if (scalp.borderDistanceMm[v]! < -1) expect(native).toBeLessThan(0.05);
      expect(native).toBeLessThan(1.01 * full);
    }
  });

  it('lets hair reach about 5.5 cm above the ear and fade over 2 to 3 cm', () => {
    // mean over the middle of the side, by tape above the scalp's border over the ear
    const heights: { tape: number; share: number }[] = [];
    for (let v = 0; v < vertexCount; v++) {
      const [azimuth, elevation] = angle(v);
      if (Math.abs(Math.abs(azimuth) - 93) > 7 || elevation < 4) continue;
      heights.push({
        tape: scalp.borderDistanceMm[v]!,
        share: atVertices.nativePerMm2[v]! / fullDensityAt(scalp.zoneWeights, v, ZONE_STRIDE),
      });
    }
    const meanShare = (from: number, to: number) => {
      const inside = heights.filter(({ tape }) => tape >= from && tape < to);
      expect(inside.length).toBeGreaterThan(3);
      return inside.reduce((sum, { share }) => sum + share, 0) / inside.length;
    };
    expect(meanShare(12, 22)).toBeGreaterThan(0.9);
    expect(meanShare(34, 42)).toBeGreaterThan(0.2);
    expect(meanShare(34, 42)).toBeLessThan(0.8);
    expect(meanShare(58, 66)).toBeLessThan(0.05);
  });

  it('leaves no hair with the pattern of a bald scalp, and the same edge', () => {
    const bald = buildRegionMap(scalp, { ...settings, lossPattern: 'bald' });
    for (let i = 0; i < bald.data.length; i += 4) {
      if (bald.data[i] !== map.data[i] || bald.data[i + 1] !== 0) throw new Error(`texel ${i / 4}`);
    }
  });

  it('has valid neighbours for every tap on hair-bearing skin', () => {
    // four taps of which one were empty (-40) would pull the sample far below the vertex's own border distance
    for (let v = 0; v < vertexCount; v++) {
      if (scalp.borderDistanceMm[v]! < 0 || Math.abs(angle(v)[0]) < 80) continue;
      expect(atVertices.edgeMm[v]).toBeGreaterThan(Math.min(scalp.borderDistanceMm[v]! - 4, 25));
    }
  });

  it('refuses what it does not know', () => {
    expect(() => buildRegionMap(scalp, { ...settings, lossPattern: 'toString' })).toThrow(RangeError);
    expect(() => buildRegionMap(scalp, { ...settings, lossPattern: 'norwood9' })).toThrow(RangeError);
    expect(() => buildRegionMap(scalp, { ...settings, seed: -1 })).toThrow(RangeError);
  });
});

describe('RegionMapper', () => {
  const mapper = new RegionMapper(scalp);
  mapper.draw(settings);

  it('draws a moved line to the byte as if it were the first', () => {
    let line = SOFT_NATURAL_LINE;
    for (let step = 0; step < 4; step++) {
      const [azimuth, elevation] = line.left[4]!;
      line = moveHandle(line, { kind: 'corner', side: 'left' }, [azimuth + 0.7, elevation + 0.9], step % 2 === 0);
      const moved = { ...settings, hairline: { ...hairline, line } };
      expect(mapper.draw(moved).data).toEqual(buildRegionMap(scalp, moved).data);
    }
  });

  it('likewise another edge, another seed, and the first line again', () => {
    const edge = { ...hairline.edge, toothPeriodMm: mm(9), sentinelsPerCm: 1 };
    const other = { ...settings, hairline: { ...hairline, edge } };
    expect(mapper.draw(other).data).toEqual(buildRegionMap(scalp, other).data);
    expect(mapper.draw({ ...other, seed: 5 }).data).toEqual(buildRegionMap(scalp, { ...other, seed: 5 }).data);
    expect(mapper.draw(settings).data).toEqual(map.data);
  });

  it('leaves a map that it has handed out as it was', () => {
    const before = map.data.slice();
    mapper.draw({ ...settings, seed: 9 });
    expect(map.data).toEqual(before);
  });

  it('scatters lone dots before the line: small islands, 2 to 6 mm ahead, some for each centimetre', () => {
    const crisp = { ...hairline.edge, featherMm: mm(1), toothDepthMm: mm(0) };
    const without = mapper.draw({ ...settings, hairline: { ...hairline, edge: crisp } });
    const with1 = mapper.draw({ ...settings, hairline: { ...hairline, edge: { ...crisp, sentinelsPerCm: 1 } } });
    let texels = 0;
    for (let i = 0; i < with1.data.length; i += 4) {
      const [a, b] = [fromHalf(without.data[i]!), fromHalf(with1.data[i]!)];
      if (a === b) continue;
      expect(a).toBeLessThan(-1.4);
      expect(a).toBeGreaterThan(-7);
      if (b > 0) texels++;
    }
    const texelMm2 = ((2 * map.chartHalfMm) / map.size) ** 2;
    const islands = (texels * texelMm2) / (Math.PI * 0.8 * 0.8);
    // the line runs some 40 cm from sideburn to sideburn, part of it outside the hair-bearing skin
    expect(islands).toBeGreaterThan(10);
    expect(islands).toBeLessThan(60);
  });
});
