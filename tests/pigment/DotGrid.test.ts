import { describe, expect, it } from 'vitest';
import { buildDotGrid, darknessFactor, jitterOf, sizeFactor } from '../../src/pigment/DotGrid';
import type { SiteAttributes } from '../../src/pigment/siteAttributes';
import { buildCapSubject } from '../fixtures/capSubject';

const { attributes, grid, sites } = buildCapSubject(3);

interface Unpacked {
  u: number;
  v: number;
  level: number;
  jitter: number;
  zones: number;
}

function unpack(cells: Uint32Array, size: number, cellMm: number, originMm: number): Unpacked[] {
  const found: Unpacked[] = [];
  for (let cell = 0; cell < size * size; cell++) {
    for (let k = 0; k < 4; k++) {
      const word = cells[8 * cell + k]!;
      if (word === 0) continue;
      const place = (bits: number) => ((bits + 0.5) / 128) * cellMm;
      found.push({
        u: originMm + (cell % size) * cellMm + place(word & 127),
        v: originMm + Math.floor(cell / size) * cellMm + place((word >>> 7) & 127),
        level: (word >>> 14) & 4095,
        jitter: word >>> 26,
        zones: cells[8 * cell + 4 + k]!,
      });
    }
  }
  return found;
}

describe('the dot grid', () => {
  it('holds every site but the dropped ones, once, in its place to a hundredth of a mm', () => {
    const found = unpack(grid.cells, grid.size, grid.cellMm, grid.originMm);
    expect(found.length + grid.dropped.length).toBe(sites.count);
    const key = (level: number, u: number, v: number) => `${level} ${Math.round(u * 4)} ${Math.round(v * 4)}`;
    const byPlace = new Map<string, Unpacked[]>();
    for (const site of found) {
      for (const du of [-0.25, 0, 0.25]) {
        for (const dv of [-0.25, 0, 0.25]) {
          const k = key(site.level, site.u + du, site.v + dv);
          byPlace.set(k, [...(byPlace.get(k) ?? []), site]);
        }
      }
    }
    const dropped = new Set(grid.dropped);
    for (let i = 0; i < sites.count; i++) {
      if (dropped.has(i)) continue;
      const u = attributes.chart[2 * i]!;
      const v = attributes.chart[2 * i + 1]!;
      const near = byPlace.get(key(attributes.levels[i]!, u, v)) ?? [];
      const match = near.some(
        (site) =>
          Math.abs(site.u - u) < 0.004 &&
          Math.abs(site.v - v) < 0.004 &&
          site.jitter === jitterOf(i, 3) &&
          site.zones === attributes.zones[i],
      );
      expect(match, `site ${i}`).toBe(true);
    }
  });

  it('keeps the sites of a cell in order of rank, without gaps', () => {
    let wrong = 0;
    for (let cell = 0; cell < grid.cells.length / 8; cell++) {
      const levels = [0, 1, 2, 3].map((k) => (grid.cells[8 * cell + k]! >>> 14) & 4095);
      for (let k = 1; k < 4; k++) if (levels[k]! > 0 && levels[k]! < Math.max(1, levels[k - 1]!)) wrong++;
      if (levels[0] === 0 && levels.some((level) => level > 0)) wrong++;
    }
    expect(wrong).toBe(0);
  });

  it('leaves out the fifth site of a cell, marks its level and lists it', () => {
    const five: SiteAttributes = {
      count: 5,
      chart: Float32Array.from([0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.4, 0.4, 0.5, 0.5]),
      metric: new Float32Array(15),
      zones: new Uint32Array(5),
      levels: Uint16Array.from([1, 2, 3, 4, 5]),
    };
    const { dropped } = buildDotGrid(five, { chartHalfMm: 3, seed: 1 });
    expect([...dropped]).toEqual([4]);
    expect([...five.levels]).toEqual([1, 2, 3, 4, 0]);
  });

  it('refuses a site outside the chart', () => {
    const outside = { ...attributes, chart: attributes.chart.slice() };
    outside.chart[0] = 4000;
    expect(() => buildDotGrid(outside, { chartHalfMm: 128, seed: 1 })).toThrow(RangeError);
    expect(() => buildDotGrid(attributes, { chartHalfMm: Number.NaN, seed: 1 })).toThrow(RangeError);
  });

  it('makes dots that differ as asked and are right in the mean', () => {
    let area = 0;
    let dark = 0;
    let size = 0;
    let sizeSquare = 0;
    for (let jitter = 0; jitter < 64; jitter++) {
      const s = sizeFactor(jitter);
      area += (s * s) / 64;
      dark += darknessFactor(jitter) / 64;
      size += s / 64;
      sizeSquare += (s * s) / 64;
    }
    expect(area).toBeCloseTo(1, 12);
    expect(dark).toBeCloseTo(1, 12);
    expect(Math.sqrt(sizeSquare - size * size) / size).toBeCloseTo(0.15, 6);
    const counts = new Array<number>(64).fill(0);
    for (let i = 0; i < 64_000; i++) counts[jitterOf(i, 9)]!++;
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});
