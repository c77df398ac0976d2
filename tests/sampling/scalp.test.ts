import { beforeAll, describe, expect, it } from 'vitest';
import { inspectCoverage, inspectSpacing, worstPrefix } from '../../src/sampling/inspectSites';
import { POISSON_DISK_DEFAULTS, samplePoissonDisk } from '../../src/sampling/poissonDisk';
import type { Sites } from '../../src/sampling/Sites';
import type { AnatomicalScalp } from '../../src/scalp/buildScalpSurface';
import { CEILING_DENSITY } from '../../src/units';
import { builtInScalp } from '../../tools/sample/builtInScalp';

describe('the full scalp of the built-in head', () => {
  let scalp: AnatomicalScalp;
  let even: Sites;
  let natural: Sites;
  beforeAll(async () => {
    scalp = await builtInScalp();
    const options = { densityPerMm2: CEILING_DENSITY, seed: 1, mask: scalp.borderDistanceMm };
    even = samplePoissonDisk(scalp, { ...options, irregularity: 0 });
    natural = samplePoissonDisk(scalp, options);
  });

  it('has the ceiling density, site by site inside the hair-bearing skin', () => {
    expect(even.areaMm2).toBeCloseTo(scalp.areaMm2, 0);
    expect(even.count).toBe(Math.round(even.areaMm2 * CEILING_DENSITY));
    expect(natural.count).toBe(even.count);
    for (const sites of [even, natural]) {
      let outside = 0;
      for (let i = 0; i < sites.count; i++) {
        const [a, b, c] = [0, 1, 2].map((k) => scalp.borderDistanceMm[scalp.triangles[3 * sites.triangles[i]! + k]!]!);
        const v = sites.barycentrics[2 * i]!;
        const w = sites.barycentrics[2 * i + 1]!;
        if (!(a! + v * (b! - a!) + w * (c! - a!) > 0)) outside++;
      }
      expect(outside).toBe(0);
    }
  });

  it('keeps sites of every prefix apart: 0.72 of the hexagonal spacing underneath, half of it at the default irregularity', () => {
    expect(worstPrefix(even).relativeRadius).toBeGreaterThanOrEqual(0.72);
    expect(worstPrefix(natural).relativeRadius).toBeGreaterThanOrEqual(
      0.72 * (1 - POISSON_DISK_DEFAULTS.irregularity) - 0.001,
    );
  });

  it('leaves no hole wider than 1.35 of the smallest distance, at any density', () => {
    for (const share of [1 / 9, 1 / 3, 2 / 3, 1]) {
      const count = Math.round(share * even.count);
      const { smallestMm, hexagonalMm } = inspectSpacing(even, count);
      const { largestHoleMm, fano } = inspectCoverage(scalp, scalp.borderDistanceMm, even, {
        count,
        leastMask: hexagonalMm,
        dartsPerSite: 8,
      });
      expect(largestHoleMm / smallestMm).toBeLessThanOrEqual(1.35);
      expect(fano).toBeLessThan(0.2);
    }
  });
});
