import { describe, expect, it } from 'vitest';
import type { AnglePoint } from '../../src/scalp/angularRegion';
import { type BorderSkin, borderLines, borderOffsetAt } from '../../src/scalp/borderCourse';
import { PlanZones } from '../../src/scalp/planZones';
import { createWholeSkull } from '../../src/scalp/wholeSkull';
import { ANATOMICAL_BORDERS, ZONE_BORDER_IDS, type ZoneBorderId } from '../../src/scalp/zoneEdits';
import { ZONE_IDS, type ZoneId } from '../../src/scalp/zoneIds';
import { ZONE_STRIDE } from '../../src/scalp/zones';
import { mm } from '../../src/units';
import { scalp } from './realScalp';

const skull = createWholeSkull(scalp, scalp.angles);
const skin: BorderSkin = {
  mesh: scalp,
  skull,
  borderDistanceAt: (triangle, [v, w]) => {
    const at = (k: number) => scalp.borderDistanceMm[scalp.triangles[3 * triangle + k]!]!;
    return (1 - v - w) * at(0) + v * at(1) + w * at(2);
  },
};
const zones = new PlanZones(scalp);

function weightsAt(bytes: Uint8Array, at: AnglePoint): Record<ZoneId, number> | null {
  const place = skull.locate(...at);
  if (!place) return null;
  const [v, w] = place.barycentric;
  const corner = (k: number, z: number) => bytes[ZONE_STRIDE * scalp.triangles[3 * place.triangle + k]! + z]! / 255;
  return Object.fromEntries(
    ZONE_IDS.map((id, z) => [id, (1 - v - w) * corner(0, z) + v * corner(1, z) + w * corner(2, z)]),
  ) as Record<ZoneId, number>;
}

const SIDES: Readonly<Record<ZoneBorderId, readonly (readonly [ZoneId, ZoneId])[]>> = {
  hairline: [['frontalHairline', 'frontal']],
  frontal: [['frontal', 'midScalp']],
  midScalp: [['midScalp', 'crown']],
  top: [
    ['midScalp', 'parietalL'],
    ['crown', 'occipital'],
    ['crown', 'parietalR'],
  ],
  temple: [
    ['templeL', 'parietalL'],
    ['templeR', 'parietalR'],
  ],
  back: [
    ['parietalL', 'occipital'],
    ['parietalR', 'occipital'],
  ],
  nape: [['occipital', 'nape']],
};

describe.each(ZONE_BORDER_IDS)('the course of the border %s', (id) => {
  it.each([-15, 0, 4, 15])('runs where two zones weigh alike, moved by %i mm', (offset) => {
    const bytes = zones.weigh({ ...ANATOMICAL_BORDERS, [id]: mm(offset) }, { customA: null, customB: null });
    let compared = 0;
    for (const { points } of borderLines(skin, id, mm(offset))) {
      for (const point of points) {
        const weights = weightsAt(bytes, point);
        const pair = weights && SIDES[id].find(([a, b]) => weights[a] + weights[b] > 0.97);
        if (!pair) continue;
        compared++;
        // a millimetre beside it one weighs 0.15 more than the other
        expect(Math.abs(weights[pair[0]] - weights[pair[1]])).toBeLessThan(0.3);
      }
    }
    expect(compared).toBeGreaterThan(1);
  });

  it('is found again from where its handles stand', () => {
    for (const offset of [-12, -0.5, 0, 7.5, 18]) {
      for (const { points, handles } of borderLines(skin, id, mm(offset))) {
        for (const at of handles) {
          expect(Math.abs(borderOffsetAt(skin, id, points[at]!) - offset)).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('stands still at its limits', () => {
    const far: AnglePoint = id === 'hairline' || id === 'frontal' || id === 'midScalp' ? [180, 50] : [-178, 89];
    expect(Math.abs(borderOffsetAt(skin, id, far))).toBe(25);
  });
});

it('borders of the sides are mirror images', () => {
  for (const id of ['temple', 'back'] as const) {
    const [left, right] = borderLines(skin, id, mm(6));
    left!.points.forEach(([azimuth, elevation], i) => {
      const [a, e] = right!.points[i]!;
      expect(a).toBeCloseTo(-azimuth, 1);
      expect(e).toBeCloseTo(elevation, 1);
    });
  }
});
