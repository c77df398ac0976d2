import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  apparentDot,
  blur,
  darkness,
  epidermalMelanin,
  flush,
  gain,
  gainUnderMelanin,
  halo,
  meanReflectance,
  placeReflectance,
  REDNESS_RADIUS_MM,
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

/** Of the Monte Carlo itself, at a depth of 0.15 mm: coverage, reflectance. */
const SIMULATED = [
  [0.1, [0.634, 0.746, 0.838]],
  [0.3, [0.296, 0.454, 0.602]],
] as const;

/** The same: contrast at the middle of one opaque dot, red and blue, and its width at half depth, by depth. */
const SIMULATED_DOTS = [
  [0.08, 0.83, 0.7, 0.39],
  [0.15, 0.6, 0.4, 0.42],
  [0.25, 0.37, 0.16, 0.49],
  [0.4, 0.13, 0.09, 0.73],
] as const;

describe('the optics of pigment under skin', () => {
  it('comes within 0.035 of the simulated reflectance, where area alone and Yule and Nielsen miss by 0.2 and more', () => {
    const depth = mm(0.15);
    const v = veil(depth);
    let [ofArea, ofYuleNielsen] = [0, 0];
    for (const [coverage, expected] of SIMULATED) {
      const ours = meanReflectance(coverage, { radius: mm(0.18), depth, darkness: [1, 1, 1] });
      for (const c of [0, 1, 2] as const) {
        expect(Math.abs(ours[c] - expected[c])).toBeLessThan(0.035);
        const area = 1 - coverage + coverage * v[c];
        const yuleNielsen = (1 - coverage + coverage * Math.sqrt(v[c])) ** 2;
        ofArea = Math.max(ofArea, area - expected[c]);
        ofYuleNielsen = Math.max(ofYuleNielsen, yuleNielsen - expected[c]);
      }
    }
    expect(ofArea).toBeGreaterThan(0.4);
    expect(ofYuleNielsen).toBeGreaterThan(0.3);
  });

  it('shows a single dot about as dark and as wide as simulated', () => {
    for (const [depth, red, blue, width] of SIMULATED_DOTS) {
      const dot = apparentDot(mm(0.18), mm(depth));
      const seen = placeReflectance(dot.peak, 0, { radius: mm(0.18), depth: mm(depth), darkness: [1, 1, 1] });
      expect(Math.abs(1 - seen[0] - red)).toBeLessThan(0.16);
      expect(Math.abs(1 - seen[2] - blue)).toBeLessThan(0.13);
      expect(Math.abs(2 * dot.radiusMm - width)).toBeLessThan(0.06);
    }
  });

  it('loses contrast under melanin: a tenth of the red gain and a tenth of the light at the most', () => {
    expect(epidermalMelanin(1)).toBeCloseTo(0.013, 12);
    expect(epidermalMelanin(10)).toBeCloseTo(0.43, 12);
    expect(gainUnderMelanin(0.03)).toEqual([1, 1, 1]);
    expect(gainUnderMelanin(0.12)).toEqual([0.9, 1, 1]);
    expect(gainUnderMelanin(0.43)).toEqual([0.9, 1, 1]);
    // the lightest three tones are the skin of the fit
    expect(veil(mm(0.1), epidermalMelanin(3))).toEqual(veil(mm(0.1)));
    const contrast = (monk: number, channel: 0 | 1 | 2) =>
      1 -
      meanReflectance(0.1, {
        radius: mm(0.14),
        depth: mm(0.1),
        darkness: [0.7, 0.75, 0.8],
        melanin: epidermalMelanin(monk),
      })[channel];
    for (let monk = 4; monk <= 10; monk++) {
      for (const c of [0, 1, 2] as const) expect(contrast(monk, c)).toBeLessThan(contrast(monk - 1, c));
    }
    expect(contrast(10, 0) / contrast(1, 0)).toBeGreaterThan(0.8);
  });

  it('stays between nothing and bare skin where dots overlap beyond the formula', () => {
    const optics = { radius: mm(0.4), depth: mm(0.1), darkness: [0.99, 0.99, 0.99] as const };
    for (const mean of [0.9, 1, 1.3, 2]) {
      for (const coverage of [0, 0.5, 1, 2]) {
        for (const value of placeReflectance(coverage, mean, optics)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('reddens: green and blue are taken, red is left', () => {
    expect(flush(0, 0.7)).toEqual([1, 1, 1]);
    const [r, g, b] = flush(1, 0.7);
    expect(r).toBeGreaterThan(0.95);
    expect(g).toBeLessThan(b);
    expect(g).toBeGreaterThan(0.6);
  });

  it('repeats its numbers in GLSL', () => {
    const source = readFileSync(resolve(import.meta.dirname, '../../shaders/lib/pigmentOptics.glsl'), 'utf8');
    const numbersOf = (name: string) => {
      const match = new RegExp(`const \\w+ ${name} = (?:vec3\\()?([^;)]+)\\)?;`).exec(source);
      return match![1]!.split(',').map(Number);
    };
    const [base, rim] = [numbersOf('PIGMENT_GAIN_BASE'), numbersOf('PIGMENT_GAIN_RIM_MM')];
    for (const radius of [0.075, 0.14, 0.3]) {
      gain(mm(radius)).forEach((value, c) => {
        expect(base[c]! + rim[c]! / radius).toBeCloseTo(value, 12);
      });
    }
    expect(numbersOf('PIGMENT_REDNESS_RADIUS_MM')).toEqual([REDNESS_RADIUS_MM]);
    const [most] = numbersOf('PIGMENT_MOST_REDNESS');
    for (const coverage of [0.5, 3]) {
      flush(0.8, coverage).forEach((value, c) => {
        expect(Math.exp(-numbersOf('PIGMENT_BLOOD')[c]! * 0.8 * Math.min(coverage, most!))).toBeCloseTo(value, 12);
      });
    }
    // between the dots: beyond this density the divisor is held
    const [least] = numbersOf('PIGMENT_LEAST_BETWEEN');
    const optics = { radius: mm(0.3), depth: mm(0.1), darkness: [1, 1, 1] as const };
    expect(halo(2, optics)[0]).toBeCloseTo(Math.exp(-gain(mm(0.3))[0] * 2) / least!, 12);
  });

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
