import { describe, expect, it } from 'vitest';
import {
  apparentDot,
  blur,
  darkness,
  gain,
  halo,
  meanReflectance,
  placeReflectance,
  veil,
} from '../../src/pigment/optics';
import { mm } from '../../src/units';

/** Of the fit to the Monte Carlo, opaque dots of 0.18 mm radius: depth, veil, blur, and reflectance at coverage 0.1, 0.2, 0.3. */
const VECTORS = [
  {
    depth: 0.08,
    veil: [0.077, 0.154, 0.249],
    blur: 0.084,
    at: [
      [0.632, 0.718, 0.785],
      [0.411, 0.531, 0.632],
      [0.278, 0.405, 0.522],
    ],
  },
  {
    depth: 0.15,
    veil: [0.139, 0.268, 0.415],
    blur: 0.123,
    at: [
      [0.657, 0.757, 0.833],
      [0.451, 0.594, 0.713],
      [0.327, 0.486, 0.628],
    ],
  },
  {
    depth: 0.25,
    veil: [0.221, 0.406, 0.591],
    blur: 0.178,
    at: [
      [0.69, 0.802, 0.883],
      [0.503, 0.671, 0.799],
      [0.391, 0.583, 0.74],
    ],
  },
  {
    depth: 0.4,
    veil: [0.33, 0.565, 0.76],
    blur: 0.26,
    at: [
      [0.733, 0.855, 0.931],
      [0.572, 0.759, 0.883],
      [0.476, 0.695, 0.848],
    ],
  },
] as const;

describe('the optics of pigment under skin', () => {
  for (const vector of VECTORS) {
    it(`gives the fitted veil, blur and reflectance at a depth of ${vector.depth} mm`, () => {
      const depth = mm(vector.depth);
      for (const c of [0, 1, 2] as const) expect(veil(depth)[c]).toBeCloseTo(vector.veil[c], 3);
      expect(Math.abs(blur(depth) - vector.blur)).toBeLessThan(0.0006);
      vector.at.forEach((expected, index) => {
        const coverage = 0.1 * (index + 1);
        const reflectance = meanReflectance(coverage, { radius: mm(0.18), depth, darkness: [1, 1, 1] });
        for (const c of [0, 1, 2] as const) expect(Math.abs(reflectance[c] - expected[c])).toBeLessThan(0.0012);
      });
    });
  }

  it('gives small dots more gain than large ones, in red most', () => {
    const [small, large] = [gain(mm(0.1)), gain(mm(0.3))];
    for (let c = 0; c < 3; c++) expect(small[c]!).toBeGreaterThan(large[c]!);
    expect(small[0]).toBeGreaterThan(small[2]);
  });

  it('averages places to the mean reflectance, whatever their coverage', () => {
    const optics = { radius: mm(0.14), depth: mm(0.1), darkness: [0.7, 0.75, 0.8] as const };
    const places = [0, 0, 0, 0.1, 0.5, 0.62];
    const coverage = places.reduce((sum, c) => sum + c, 0) / places.length;
    const mean = meanReflectance(coverage, optics);
    for (let channel = 0; channel < 3; channel++) {
      const averaged =
        places.reduce((sum, c) => sum + placeReflectance(c, coverage, optics)[channel]!, 0) / places.length;
      expect(averaged).toBeCloseTo(mean[channel]!, 12);
    }
  });

  it('leaves bare skin alone', () => {
    const optics = { radius: mm(0.14), depth: mm(0.1), darkness: [0.7, 0.75, 0.8] as const };
    expect(meanReflectance(0, optics)).toEqual([1, 1, 1]);
    expect(halo(0, optics)).toEqual([1, 1, 1]);
  });

  it('shows every dot with the ink of its true disc', () => {
    for (const radius of [0.075, 0.14, 0.3]) {
      for (const depth of [0, 0.1, 0.3]) {
        const dot = apparentDot(mm(radius), mm(depth));
        const softness = dot.edgeMm / dot.radiusMm;
        let ink = 0;
        const steps = 4000;
        for (let i = 0; i < steps; i++) {
          const rho = ((i + 0.5) / steps) * 2;
          const t = Math.min(1, Math.max(0, (1 + softness - rho) / (2 * softness)));
          ink += dot.peak * t * t * (3 - 2 * t) * 2 * Math.PI * rho * (2 / steps) * dot.radiusMm ** 2;
        }
        expect(ink / (Math.PI * radius * radius)).toBeCloseTo(1, 4);
      }
    }
  });

  it('turns optical density into darkness by the way there and back', () => {
    const [a, b, c] = darkness([0, Math.LN2 / 2, 100]);
    expect(a).toBe(0);
    expect(b).toBeCloseTo(0.5, 12);
    expect(c).toBe(1);
  });
});
