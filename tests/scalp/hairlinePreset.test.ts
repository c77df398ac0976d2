import { describe, expect, it } from 'vitest';
import { type AngularRegion, signedAngularDistance } from '../../src/scalp/angularRegion';
import { drawHairline, HAIRLINE_IDS, HAIRLINES } from '../../src/scalp/hairlinePreset';
import { elevationAtTape } from '../../src/scalp/midlineTape';
import { drawScalpOutline, OUTLINE_ABOVE_GLABELLA_MM } from '../../src/scalp/scalpOutline';
import { stored } from './realScalp';

/** Lowest elevation inside a region at an azimuth. */
function edgeAt(region: AngularRegion, azimuth: number): number {
  for (let elevation = -60; elevation < 80; elevation += 0.05) {
    if (signedAngularDistance(region, azimuth, elevation) > 0) return elevation;
  }
  return Number.NaN;
}

describe.each(HAIRLINE_IDS)('the hairline %s', (id) => {
  const hairline = HAIRLINES[id];
  const region = drawHairline(hairline, stored.midlineTape);
  const outline = drawScalpOutline(elevationAtTape(stored.midlineTape, OUTLINE_ABOVE_GLABELLA_MM));

  it('crosses the midline at its mid-frontal point, 65 to 100 mm above the glabella', () => {
    expect(hairline.midFrontalMm).toBeGreaterThanOrEqual(65);
    expect(hairline.midFrontalMm).toBeLessThanOrEqual(100);
    expect(edgeAt(region, 0)).toBeCloseTo(elevationAtTape(stored.midlineTape, hairline.midFrontalMm), 0.9);
  });

  it('is lowest in the middle and never straight: the front rises steadily to the recess', () => {
    const heights = [0, 8, 16, 24, 32, 40].map((azimuth) => edgeAt(region, azimuth));
    for (let i = 1; i < heights.length; i++) expect(heights[i]).toBeGreaterThan(heights[i - 1]!);
  });

  it('has a temporal peak in front of the hump above it', () => {
    const frontAt = (elevation: number) => {
      for (let azimuth = 30; azimuth < 90; azimuth += 0.05)
        if (signedAngularDistance(region, azimuth, elevation) > 0) return azimuth;
      return Number.NaN;
    };
    expect(frontAt(24)).toBeLessThan(frontAt(33) - 1);
  });

  it('lies on the hair-bearing skin from midline to sideburn', () => {
    const { line } = region;
    for (let i = 0; i < line.length; i += 2) {
      const [azimuth, elevation] = [line[i]!, line[i + 1]!];
      if (azimuth < 0 || elevation < -14) continue;
      expect(signedAngularDistance(outline, azimuth, elevation)).toBeGreaterThan(0.5);
    }
  });
});
