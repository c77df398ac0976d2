import { describe, expect, it } from 'vitest';
import type { Point } from '../../src/head/landmarks';
import { type SurfacePoint, surfacePosition } from '../../src/head/surfacePoint';
import { buildAdjacency } from '../../src/scalp/adjacency';
import { hairlineCurve } from '../../src/scalp/hairline';
import { HAIRLINE_REACH_MM, HairlineDistance } from '../../src/scalp/hairlineDistance';
import { HAIRLINE_PRESETS, layHairline } from '../../src/scalp/hairlinePresets';
import { createSkullCoordinates } from '../../src/scalp/skullCoordinates';
import { surfacePointAtVertex, tapeBetween } from '../../src/scalp/tape';
import { scalp } from './realScalp';

const coordinates = createSkullCoordinates(scalp, scalp.angles);
const adjacency = buildAdjacency(scalp.triangles, scalp.headVertex.length);

describe.each(['softNatural', 'winged'] as const)('HairlineDistance of %s', (id) => {
  const line = layHairline(HAIRLINE_PRESETS[id], { mesh: scalp, coordinates, midlineTape: scalp.midlineTape });
  const field = new Float64Array(scalp.headVertex.length);
  new HairlineDistance(scalp).measureInto(line, field);
  const curve = hairlineCurve(line);
  const points: { place: SurfacePoint; position: Point }[] = [];
  for (let i = 0; i < curve.length; i += 2) {
    const place = coordinates.locate(curve[i]!, curve[i + 1]!);
    if (place) points.push({ place, position: surfacePosition(scalp, place) });
  }

  it('agrees with the shortest way along the skin to the nearest of all points of the line', () => {
    let checked = 0;
    let worst = 0;
    for (let v = 0; v < field.length; v += 17) {
      const distance = Math.abs(field[v]!);
      // beyond the feather's reach nothing asks; at the patch's rim the line may end
      if (distance > 26 || distance < 2 || scalp.borderDistanceMm[v]! < 0) continue;
      const from = surfacePointAtVertex(scalp, v);
      const here = surfacePosition(scalp, from);
      const byAir = points
        .map(({ place, position }) => ({
          place,
          air: Math.hypot(position[0] - here[0], position[1] - here[1], position[2] - here[2]),
        }))
        .sort((a, b) => a.air - b.air);
      const tape = Math.min(...byAir.slice(0, 8).map(({ place }) => tapeBetween(scalp, adjacency, from, place)));
      checked++;
      worst = Math.max(worst, Math.abs(tape - distance));
    }
    expect(checked).toBeGreaterThan(40);
    expect(worst).toBeLessThan(0.35);
  });

  it('is positive behind the line, negative before it, and stops at its reach', () => {
    for (let v = 0; v < field.length; v++) {
      const azimuth = Math.abs(scalp.angles[2 * v]!) / 100;
      const elevation = scalp.angles[2 * v + 1]! / 100;
      expect(Math.abs(field[v]!)).toBeLessThanOrEqual(HAIRLINE_REACH_MM);
      if (elevation > 75 || azimuth > 90) expect(field[v]).toBeGreaterThan(0);
      if (azimuth < 40 && elevation < 43) expect(field[v]).toBeLessThan(0);
    }
  });
});
