import { describe, expect, it } from 'vitest';
import { areaAboveZero } from '../../src/scalp/area';
import { cutScalpPatch } from '../../src/scalp/scalpOutline';
import {
  ANATOMICAL_ZONE_IDS,
  CUSTOM_ZONE_IDS,
  MIRROR_ZONE,
  ZONE_COUNT,
  ZONE_IDS,
  type ZoneId,
} from '../../src/scalp/zoneIds';
import { measureZoneWeights, ZONE_STRIDE, zoneAreas } from '../../src/scalp/zones';
import { ellipsoidHead } from './meshes';
import { mirrorVertices, scalp } from './realScalp';

const { mesh: head, landmarks, earMask } = ellipsoidHead();
const patch = cutScalpPatch(head, landmarks, earMask);
const surfaces = {
  'an ellipsoid': {
    ...patch.mesh,
    borderDistanceMm: patch.borderDistanceMm,
    zoneWeights: measureZoneWeights(patch.angles, patch.borderDistanceMm),
  },
  'the head': scalp,
};

describe.each(Object.entries(surfaces))('the zones of %s', (_name, surface) => {
  const { positions, triangles, borderDistanceMm, zoneWeights } = surface;
  const vertexCount = positions.length / 3;
  const weight = (v: number, zone: ZoneId) => zoneWeights[ZONE_STRIDE * v + ZONE_IDS.indexOf(zone)]!;

  it('weigh exactly 255 together at every vertex, and those of drawn zones nothing', () => {
    for (let v = 0; v < vertexCount; v++) {
      let sum = 0;
      for (let z = 0; z < ZONE_COUNT; z++) sum += zoneWeights[ZONE_STRIDE * v + z]!;
      expect(sum).toBe(255);
      expect(zoneWeights[ZONE_STRIDE * v + 10]! + zoneWeights[ZONE_STRIDE * v + 11]!).toBe(0);
    }
  });

  it('cover the hair-bearing skin together, each with an area of its own', () => {
    const areas = zoneAreas(surface);
    const sum = ZONE_IDS.reduce((total, zone) => total + areas[zone], 0);
    expect(sum).toBeCloseTo(areaAboveZero(surface, borderDistanceMm), 3);
    for (const zone of ANATOMICAL_ZONE_IDS) expect(areas[zone]).toBeGreaterThan(1500);
    for (const zone of CUSTOM_ZONE_IDS) expect(areas[zone]).toBe(0);
  });

  it('are mirror images left and right', () => {
    const twin = mirrorVertices(positions);
    let worst = 0;
    for (let v = 0; v < vertexCount; v++) {
      if (twin[v] === -1) {
        expect(borderDistanceMm[v]).toBeLessThan(0);
        continue;
      }
      for (const zone of ZONE_IDS) {
        worst = Math.max(worst, Math.abs(weight(v, zone) - weight(twin[v]!, MIRROR_ZONE[zone])));
      }
    }
    expect(worst).toBeLessThanOrEqual(1);
    const areas = zoneAreas(surface);
    for (const zone of ANATOMICAL_ZONE_IDS)
      expect(Math.abs(areas[zone] / areas[MIRROR_ZONE[zone]] - 1)).toBeLessThan(0.01);
  });

  it('turn smoothly into one another: no weight changes by more than a tenth a millimetre', () => {
    let steepest = 0;
    for (let side = 0; side < triangles.length; side++) {
      const a = triangles[side]!;
      const b = triangles[side % 3 === 2 ? side - 2 : side + 1]!;
      const length = Math.hypot(...[0, 1, 2].map((k) => positions[3 * a + k]! - positions[3 * b + k]!));
      if (length < 1) continue;
      for (const zone of ZONE_IDS)
        steepest = Math.max(steepest, Math.abs(weight(a, zone) - weight(b, zone)) / 255 / length);
    }
    expect(steepest).toBeLessThan(0.1);
    // and not so slowly that no zone is ever itself
    for (const zone of ANATOMICAL_ZONE_IDS) {
      let most = 0;
      for (let v = 0; v < vertexCount; v++) if (borderDistanceMm[v]! > 0) most = Math.max(most, weight(v, zone));
      expect(most).toBeGreaterThan(240);
    }
  });
});

describe('zoneAreas', () => {
  it('weighs each cut triangle by its mean weight', () => {
    const zoneWeights = new Uint8Array(3 * ZONE_STRIDE);
    zoneWeights[0] = 255;
    zoneWeights[ZONE_STRIDE + 1] = 255;
    zoneWeights[2 * ZONE_STRIDE + 1] = 255;
    const areas = zoneAreas({
      positions: Float32Array.of(0, 0, 0, 10, 0, 0, 0, 10, 0),
      triangles: Uint32Array.of(0, 1, 2),
      borderDistanceMm: Float32Array.of(1, -1, -1),
      zoneWeights,
    });
    // the tip of 12.5 mm² at the first corner, whose weight falls from 1 to 1/2 across it: mean 2/3
    expect(areas.frontalHairline).toBeCloseTo((12.5 * 2) / 3, 5);
    expect(areas.frontal).toBeCloseTo(12.5 / 3, 5);
  });
});
