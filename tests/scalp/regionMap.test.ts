import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { evaluateFields } from '../../src/pigment/fields';
import { sampleRegion } from '../../src/pigment/regionSample';
import { EDGE_LIMIT_MM } from '../../src/scalp/EdgeRaster';
import { drawsAlike, edgeFinishes, measureEdgePlace } from '../../src/scalp/edgeFinish';
import { fullDensityAt } from '../../src/scalp/fullDensity';
import { type HairlineShape, moveHandle, type NapeEdge, type SideProfile } from '../../src/scalp/hairline';
import { EDGE_CHARACTERS, HAIRLINE_PRESETS } from '../../src/scalp/hairlinePresets';
import { fromHalf, toHalf } from '../../src/scalp/halfPrecision';
import { elevationAtTape } from '../../src/scalp/midlineTape';
import { buildRegionMap, RegionMapper } from '../../src/scalp/regionMap';
import { SOFT_NATURAL_LINE } from '../../src/scalp/softNaturalLine';
import { ZONE_STRIDE } from '../../src/scalp/zones';
import { dotsPerMm2, mm } from '../../src/units';
import { uniformPlans } from '../fixtures/zonePlans';
import { mirrorVertices, scalp } from './realScalp';

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
    expect(isSame(buildRegionMap(scalp, settings).data, map.data)).toBe(true);
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
      expect(isSame(mapper.draw(moved).data, buildRegionMap(scalp, moved).data)).toBe(true);
    }
  });

  it('likewise another edge, another seed, and the first line again', () => {
    const edge = { ...hairline.edge, toothPeriodMm: mm(9), sentinelsPerCm: 1 };
    const other = { ...settings, hairline: { ...hairline, edge } };
    expect(isSame(mapper.draw(other).data, buildRegionMap(scalp, other).data)).toBe(true);
    const reseeded = { ...other, seed: 5 };
    expect(isSame(mapper.draw(reseeded).data, buildRegionMap(scalp, reseeded).data)).toBe(true);
    expect(isSame(mapper.draw(settings).data, map.data)).toBe(true);
  });

  it('leaves a map that it has handed out as it was', () => {
    const before = map.data.slice();
    mapper.draw({ ...settings, seed: 9 });
    expect(isSame(map.data, before)).toBe(true);
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

/** Byte for byte: far faster than comparing as lists. */
function isSame(a: Uint16Array, b: Uint16Array): boolean {
  return Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));
}

describe('side profile and nape edge', () => {
  const mapper = new RegionMapper(scalp);
  const draw = (sideProfile: SideProfile, napeEdge: NapeEdge, edge = hairline.edge, lossPattern = 'norwood6') =>
    mapper.draw({ ...settings, lossPattern, hairline: { line: SOFT_NATURAL_LINE, edge, sideProfile, napeEdge } });
  const place = measureEdgePlace(scalp.angles);
  const channel = ({ data }: { readonly data: Uint16Array }, k: number) =>
    Uint16Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + k]!);

  it('are those of the designs before there was a choice: rounded and natural give the same edge and hair', () => {
    const digests = Object.values(EDGE_CHARACTERS).map((edge) => {
      const { data } = draw('rounded', 'natural', edge);
      const edgeAndHair = Uint16Array.from({ length: data.length / 2 }, (_, i) => data[4 * (i >> 1) + (i & 1)]!);
      return createHash('sha256').update(edgeAndHair).digest('hex');
    });
    expect(digests).toEqual([
      'f4762a08e4aa5b52ac570d8f4890d43b3e8c12e056de56ff637bb3b7640928db',
      '0cc1c916b15393affbc8a5e3c2dfa6ed7cf2c8bb1bc1c4d68494fe3fe2fb1660',
      '5163127cafbf00cdc9b9309b45d7f6b3f764b2c1fc3fe93c2abfdeb9e6b10bbd',
    ]);
  });

  it('draw to the byte what a map from nothing has, in whatever order they are chosen', () => {
    const steps: [SideProfile, NapeEdge][] = [
      ['razored', 'natural'],
      ['razored', 'squared'],
      ['soft', 'tapered'],
      ['rounded', 'squared'],
      ['razored', 'tapered'],
      ['rounded', 'natural'],
    ];
    const other = new RegionMapper(scalp);
    let line = SOFT_NATURAL_LINE;
    for (const [sideProfile, napeEdge] of steps) {
      const [azimuth, elevation] = line.left[8]!;
      line = moveHandle(line, { kind: 'temporalPeak', side: 'left' }, [azimuth + 0.4, elevation + 0.5], true);
      const own = { ...settings, hairline: { line, edge: EDGE_CHARACTERS.broken, sideProfile, napeEdge } };
      expect(isSame(other.draw(own).data, buildRegionMap(scalp, own).data)).toBe(true);
    }
  });

  it('leave the place along the edge as it is, and the front too', () => {
    const before = draw('rounded', 'natural');
    for (const [sideProfile, napeEdge] of [
      ['razored', 'squared'],
      ['soft', 'tapered'],
    ] as const) {
      const after = draw(sideProfile, napeEdge);
      expect(isSame(channel(after, 2), channel(before, 2))).toBe(true);
      for (let i = 0; i < before.data.length; i += 4) {
        if (fromHalf(before.data[i + 2]!) > 0) continue;
        for (const k of [0, 1, 3]) if (before.data[i + k] !== after.data[i + k]) throw new Error(`texel ${i / 4}`);
      }
    }
  });

  it('are the same on both sides of a line that is, their teeth aside', () => {
    const twin = mirrorVertices(scalp.positions);
    const { lineMm } = sampleRegion(draw('razored', 'squared'), scalp.chart);
    let checked = 0;
    for (let v = 0; v < vertexCount; v++) {
      if (twin[v]! < 0 || Math.abs(lineMm[v]!) > 12) continue;
      checked++;
      // the chart's texels lie otherwise left and right
      expect(Math.abs(lineMm[twin[v]!]! - lineMm[v]!)).toBeLessThan(0.9);
    }
    expect(checked).toBeGreaterThan(300);
  });

  it('razor a temple to a line without teeth, and roughen a soft one', () => {
    const stray = (profile: SideProfile) => {
      const { edgeMm, lineMm } = sampleRegion(draw(profile, 'natural'), scalp.chart);
      let most = 0;
      for (let v = 0; v < vertexCount; v++) {
        if (Math.abs(place[v]! - 1) < 0.02) most = Math.max(most, Math.abs(edgeMm[v]! - lineMm[v]!));
      }
      return most;
    };
    expect(stray('razored')).toBeLessThan(0.3);
    expect(stray('rounded')).toBeGreaterThan(0.6);
    expect(stray('soft')).toBeGreaterThan(1.2 * stray('rounded'));
  });

  it('have no lone dots before a razored temple, where others have some', () => {
    const edge = { ...hairline.edge, sentinelsPerCm: 2 };
    const alone = (profile: SideProfile, from: number, to: number) => {
      const { data } = draw(profile, 'natural', edge);
      let texels = 0;
      for (let i = 0; i < data.length; i += 4) {
        const at = fromHalf(data[i + 2]!);
        if (at > from && at < to && fromHalf(data[i]!) > 0 && fromHalf(data[i + 3]!) < -2.4) texels++;
      }
      return texels;
    };
    expect(alone('rounded', 0.6, 1.2)).toBeGreaterThan(20);
    expect(alone('razored', 0.6, 1.2)).toBe(0);
    expect(alone('razored', -1, 0.1)).toBe(alone('rounded', -1, 0.1));
  });

  /** Tape behind the edge at which half of the plan's density is reached, twice that: the feather's width. */
  function featherAt(sideProfile: SideProfile, napeEdge: NapeEdge, at: number): number {
    const map = draw(sideProfile, napeEdge, hairline.edge, 'bald');
    const { front, side, nape } = edgeFinishes(hairline.edge, sideProfile, napeEdge);
    const { edgeMm, nativePerMm2, place: placeAt, lineMm } = sampleRegion(map, scalp.chart);
    const sites = {
      count: vertexCount,
      levels: new Uint16Array(vertexCount).fill(1),
      zones: new Uint32Array(vertexCount),
      chart: scalp.chart,
      metric: scalp.metric,
    };
    const { target } = evaluateFields(
      sites,
      { edgeMm, native: nativePerMm2, place: placeAt, lineMm },
      {
        zonePlans: uniformPlans({ densityPerMm2: dotsPerMm2(2), shade: 4, diameterMm: mm(0.28) }),
        ...front,
        sideEdge: side,
        napeEdge: nape,
      },
    );
    const full = Math.max(...target);
    let [low, high] = [0, 40];
    for (let v = 0; v < vertexCount; v++) {
      if (Math.abs(placeAt[v]! - at) > 0.01) continue;
      if (target[v]! < 0.5 * full) low = Math.max(low, edgeMm[v]!);
      else high = Math.min(high, edgeMm[v]!);
    }
    // one threshold splits all vertices: the feather depends on nothing else
    expect(low).toBeLessThanOrEqual(high);
    return low + high;
  }

  it('have the density rise over their own widths', () => {
    const soft = hairline.edge.featherMm;
    expect(Math.abs(featherAt('rounded', 'natural', 1) - soft)).toBeLessThan(1);
    expect(Math.abs(featherAt('rounded', 'natural', 2) - soft)).toBeLessThan(1);
    expect(featherAt('razored', 'natural', 1)).toBeLessThan(2);
    expect(Math.abs(featherAt('soft', 'natural', 1) - 20)).toBeLessThan(1);
    expect(Math.abs(featherAt('razored', 'tapered', 2) - 35)).toBeLessThan(1);
    expect(featherAt('rounded', 'squared', 2)).toBeLessThan(2);
    expect(Math.abs(featherAt('razored', 'squared', 0) - soft)).toBeLessThan(1);
  });

  it('cut the person’s own hair to a drawn line and to a taper, and nowhere else', () => {
    const before = draw('rounded', 'natural');
    const squared = draw('rounded', 'squared');
    const tapered = draw('rounded', 'tapered');
    let shaved = 0;
    for (let i = 0; i < before.data.length; i += 4) {
      const [grown, cut, thinned] = [before, squared, tapered].map(({ data }) => fromHalf(data[i + 1]!)) as [
        number,
        number,
        number,
      ];
      const at = fromHalf(before.data[i + 2]!);
      const lineMm = fromHalf(squared.data[i + 3]!);
      const isKept = cut === grown && thinned === grown;
      const isCut = (lineMm > 0 || cut === 0) && (lineMm < 1 || cut === grown) && thinned <= grown;
      if ((at <= 1 && !isKept) || (at >= 2 && !isCut)) throw new Error(`texel ${i / 4}: ${[grown, cut, thinned]}`);
      if (at >= 2 && lineMm < 0 && grown > 0.1) shaved++;
    }
    expect(shaved).toBeGreaterThan(300);
  });

  it('are drawn alike whatever ink and size there are at the line: those are no part of the map', () => {
    const pale = { ...hairline.edge, lineInkShare: 0.4, lineSizeShare: 0.6 };
    expect(drawsAlike(pale, hairline.edge)).toBe(true);
    expect(isSame(draw('razored', 'tapered', pale).data, draw('razored', 'tapered').data)).toBe(true);
    expect(drawsAlike({ ...pale, featherMm: mm(3) }, pale)).toBe(false);
  });

  it('tell when hair has changed, so that it is grown anew', () => {
    const own = new RegionMapper(scalp);
    const version = (sideProfile: SideProfile, line = SOFT_NATURAL_LINE) => {
      own.draw({ ...settings, hairline: { line, edge: hairline.edge, sideProfile } });
      return own.nativeVersion;
    };
    const moved = moveHandle(SOFT_NATURAL_LINE, { kind: 'hump', side: 'left' }, [57, 39], true);
    const first = version('rounded');
    expect(version('rounded', moved)).toBe(first);
    expect(version('soft', moved)).toBe(first);
    expect(version('razored', moved)).toBe(first + 1);
    expect(version('razored')).toBe(first + 2);
    expect(version('razored')).toBe(first + 2);
    expect(version('rounded')).toBe(first + 3);
  });
});
