import { describe, expect, it } from 'vitest';
import { surfacePosition } from '../../src/head/surfacePoint';
import { signedAngularDistance } from '../../src/scalp/angularRegion';
import { EDGE_LIMITS, type HairlineEdge, hairlineCurve, SIDE_CONTROLS } from '../../src/scalp/hairline';
import { HAIRLINE_REACH_MM, HairlineDistance } from '../../src/scalp/hairlineDistance';
import {
  HAIRLINE_PRESET_IDS,
  HAIRLINE_PRESETS,
  type HairlinePresetId,
  layHairline,
} from '../../src/scalp/hairlinePresets';
import { elevationAfter } from '../../src/scalp/meridianTape';
import { elevationAtTape } from '../../src/scalp/midlineTape';
import { drawScalpOutline, OUTLINE_ABOVE_GLABELLA_MM } from '../../src/scalp/scalpOutline';
import { createSkullCoordinates } from '../../src/scalp/skullCoordinates';
import { SOFT_NATURAL_LINE } from '../../src/scalp/softNaturalLine';
import { scalp, stored } from './realScalp';

const skin = {
  mesh: scalp,
  coordinates: createSkullCoordinates(scalp, scalp.angles),
  midlineTape: scalp.midlineTape,
};
const outline = drawScalpOutline(elevationAtTape(stored.midlineTape, OUTLINE_ABOVE_GLABELLA_MM));

/** Recession depth in cm and feather in mm, as published or, where nobody has, as meant. */
const RANGES: Readonly<Record<HairlinePresetId, { recession: [number, number]; feather: [number, number] }>> = {
  softNatural: { recession: [0.5, 1.5], feather: [6, 14] },
  rounded: { recession: [0.5, 1.5], feather: [6, 10] },
  straight: { recession: [0, 0.5], feather: [0, 2] },
  defined: { recession: [0, 1], feather: [2, 4] },
  broken: { recession: [0, 3], feather: [10, 20] },
  faded: { recession: [0, 3], feather: [15, 25] },
  widowsPeak: { recession: [0.7, 1.5], feather: [6, 10] },
  mature: { recession: [1.5, 2.5], feather: [8, 14] },
  winged: { recession: [1.5, 3], feather: [12, 20] },
  receded: { recession: [0, 1.5], feather: [6, 20] },
  forward: { recession: [0, 1.5], feather: [6, 20] },
  femaleRounded: { recession: [-1, 0.1], feather: [10, 15] },
};

describe.each(HAIRLINE_PRESET_IDS)('the hairline %s', (id) => {
  const preset = HAIRLINE_PRESETS[id];
  const line = layHairline(preset, skin);

  it('has its mid-frontal point 65 to 100 mm of tape above the glabella', () => {
    expect(preset.midFrontalMm).toBeGreaterThanOrEqual(65);
    expect(preset.midFrontalMm).toBeLessThanOrEqual(100);
    expect(line.mid[0]).toBe(0);
    expect(line.mid[1]).toBeCloseTo(elevationAtTape(stored.midlineTape, preset.midFrontalMm), 1);
  });

  it('has as many controls as a line has, and an edge that can be set', () => {
    expect(line.left).toHaveLength(SIDE_CONTROLS);
    expect(line.right).toHaveLength(SIDE_CONTROLS);
    for (const key of Object.keys(EDGE_LIMITS) as (keyof HairlineEdge)[]) {
      expect(preset.edge[key]).toBeGreaterThanOrEqual(EDGE_LIMITS[key].min);
      expect(preset.edge[key]).toBeLessThanOrEqual(EDGE_LIMITS[key].max);
    }
  });

  it('recedes and fades within the ranges that its name means', () => {
    const { recession, feather } = RANGES[id];
    const deepest = Math.max(...preset.front.slice(2, 5).map(([, rise]) => rise)) / 10;
    const most = id === 'femaleRounded' ? preset.front[4]![1] / 10 : deepest;
    expect(most).toBeGreaterThanOrEqual(recession[0]);
    expect(most).toBeLessThanOrEqual(recession[1]);
    expect(preset.edge.featherMm).toBeGreaterThanOrEqual(feather[0]);
    expect(preset.edge.featherMm).toBeLessThanOrEqual(feather[1]);
  });

  it('lies on the hair-bearing skin from sideburn to sideburn', () => {
    const curve = hairlineCurve(line);
    for (let i = 0; i < curve.length; i += 2) {
      const [azimuth, elevation] = [curve[i]!, curve[i + 1]!];
      if (elevation < -14) continue;
      expect(signedAngularDistance(outline, azimuth, elevation)).toBeGreaterThan(0.3);
    }
  });

  it('is the same left and right to 0.2 mm of skin', () => {
    const curve = hairlineCurve(line);
    const place = (azimuth: number, elevation: number) => {
      const found = skin.coordinates.locate(azimuth, elevation);
      return found && surfacePosition(scalp, found);
    };
    let compared = 0;
    for (let i = 0, j = curve.length - 2; i < j; i += 2, j -= 2) {
      const a = place(curve[i]!, curve[i + 1]!);
      const b = place(curve[j]!, curve[j + 1]!);
      if (!a || !b) continue;
      compared++;
      expect(Math.hypot(a[0] + b[0], a[1] - b[1], a[2] - b[2])).toBeLessThan(0.2);
    }
    expect(compared).toBeGreaterThan(80);
  });
});

describe('the presets', () => {
  it('are lines of their own: no two within a millimetre everywhere, or else with edges unlike', () => {
    const distance = new HairlineDistance(scalp);
    const fields = HAIRLINE_PRESET_IDS.map((id) => {
      const field = new Float64Array(scalp.headVertex.length);
      distance.measureInto(layHairline(HAIRLINE_PRESETS[id], skin), field);
      return field;
    });
    for (let i = 0; i < fields.length; i++) {
      for (let j = 0; j < i; j++) {
        let most = 0;
        for (let v = 0; v < fields[i]!.length; v++) {
          if (Math.abs(fields[i]![v]!) < HAIRLINE_REACH_MM / 2)
            most = Math.max(most, Math.abs(fields[i]![v]! - fields[j]![v]!));
        }
        const [a, b] = [HAIRLINE_PRESETS[HAIRLINE_PRESET_IDS[i]!], HAIRLINE_PRESETS[HAIRLINE_PRESET_IDS[j]!]];
        const softer = Math.abs(a.edge.featherMm - b.edge.featherMm);
        expect(most > 1 || softer > 5, `${HAIRLINE_PRESET_IDS[i]} and ${HAIRLINE_PRESET_IDS[j]}`).toBe(true);
      }
    }
  });

  it('begin with the soft natural line that older designs mean', () => {
    expect(layHairline(HAIRLINE_PRESETS.softNatural, skin)).toEqual(SOFT_NATURAL_LINE);
  });
});

describe('elevationAfter', () => {
  it('goes up the midline as the tape does, and down again', () => {
    const from = elevationAtTape(scalp.midlineTape, 70);
    const to = elevationAtTape(scalp.midlineTape, 95);
    expect(elevationAfter(skin, 0, from, 25)).toBeCloseTo(to, 1);
    expect(elevationAfter(skin, 0, to, -25)).toBeCloseTo(from, 1);
  });
});
