import { describe, expect, it } from 'vitest';
import { SKIN_TONES } from '../../src/appearance/skinTones';
import { HAIR_COLOURS } from '../../src/pigment/hairTraits';
import { epidermalMelanin, type LinearRgb } from '../../src/pigment/optics';
import { PIGMENT_BASES, SHADE_COUNT } from '../../src/pigment/shades';
import { adviseShade, judgeShade, SHADE_RULES, type ShadeQuestion } from '../../src/plan/shadeAdvice';
import { mm } from '../../src/units';

function linearOf(hex: string): LinearRgb {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [r!, g!, b!];
}

function question(monk: number, change: Partial<ShadeQuestion> = {}): ShadeQuestion {
  return {
    skinLinear: linearOf(SKIN_TONES[monk - 1]!.albedoSrgb),
    melanin: epidermalMelanin(monk),
    hair: { colour: 'darkBrown', greyShare: 0 },
    base: 'warm',
    depthMm: mm(0.1),
    diameterMm: mm(0.28),
    ...change,
  };
}

describe('advice on the shade', () => {
  it('stays on the ladder and gives a reason, whoever asks', () => {
    for (const { monk } of SKIN_TONES) {
      for (const colour of HAIR_COLOURS) {
        for (const greyShare of [0, 0.5, 1]) {
          for (const base of PIGMENT_BASES) {
            for (const depthMm of [0.05, 0.1, 0.4]) {
              for (const diameterMm of [0.15, 0.28, 0.6]) {
                const asked = question(monk, {
                  hair: { colour, greyShare },
                  base,
                  depthMm: mm(depthMm),
                  diameterMm: mm(diameterMm),
                });
                const { shade, reasons, contrasts } = adviseShade(asked);
                expect(Number.isInteger(shade)).toBe(true);
                expect(shade).toBeGreaterThanOrEqual(0);
                expect(shade).toBeLessThan(SHADE_COUNT);
                expect(reasons.length).toBeGreaterThan(0);
                expect(contrasts.length).toBe(SHADE_COUNT);
              }
            }
          }
        }
      }
    }
  });

  it('goes one or two shades lighter than the stubble', () => {
    for (const colour of HAIR_COLOURS) {
      const light = adviseShade(question(3, { hair: { colour, greyShare: 0 } }));
      if (light.stubbleShade >= 2) expect([1, 2]).toContain(light.stubbleShade - light.shade);
    }
  });

  it('asks for more contrast on darker skin', () => {
    const [light, dark] = [adviseShade(question(3)), adviseShade(question(8))];
    expect(dark.stubbleShade - dark.shade).toBeLessThan(light.stubbleShade - light.shade);
    expect(dark.reasons).toContain('darkSkin');
  });

  it('gives fairer and greyer hair a lighter shade', () => {
    const shadeOf = (colour: ShadeQuestion['hair']['colour'], greyShare = 0) =>
      adviseShade(question(2, { hair: { colour, greyShare } })).shade;
    expect(shadeOf('blond')).toBeLessThan(shadeOf('lightBrown'));
    expect(shadeOf('lightBrown')).toBeLessThanOrEqual(shadeOf('black'));
    expect(shadeOf('black', 1)).toBeLessThan(shadeOf('black'));
  });

  it('never lets a dot vanish when a darker one would show', () => {
    for (const { monk } of SKIN_TONES) {
      const { shade, contrasts } = adviseShade(question(monk, { hair: { colour: 'blond', greyShare: 1 } }));
      expect(contrasts[shade]! >= SHADE_RULES.leastContrast || shade === SHADE_COUNT - 1).toBe(true);
    }
  });

  it('sees less contrast in the same shade the darker the skin', () => {
    for (let monk = 4; monk <= 10; monk++) {
      expect(adviseShade(question(monk)).contrasts[7]!).toBeLessThan(adviseShade(question(monk - 1)).contrasts[7]!);
    }
  });

  it('says when depth keeps every shade from the stubble’s darkness', () => {
    expect(adviseShade(question(3)).reasons).not.toContain('outOfReach');
    const deep = adviseShade(question(3, { depthMm: mm(0.4) }));
    expect(deep.reasons).toContain('outOfReach');
    // and does not answer depth with darkness
    expect(deep.shade).toBeLessThanOrEqual(adviseShade(question(3)).shade);
  });

  it('lets one rung either way pass', () => {
    expect([4, 5, 6, 7, 8].map((shade) => judgeShade({ shade: 6 }, shade))).toEqual([
      'lighter',
      'suits',
      'suits',
      'suits',
      'darker',
    ]);
  });
});
