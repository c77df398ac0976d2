import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../../src/design/Design';
import { sampleRegion } from '../../src/pigment/regionSample';
import { type AreataPatch, createAreata } from '../../src/scalp/areata';
import { buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import { buildRegionMap } from '../../src/scalp/regionMap';
import { scalpPosition } from '../../src/scalp/scalpPoint';
import { mm } from '../../src/units';
import { asset, builder } from '../head/headAsset';
import { head, scalp, stored } from './realScalp';

/** A triangle of the scalp near some angles, as a triangle of the head. */
function triangleNear(azimuth: number, elevation: number): number {
  let best = 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (let t = 0; t < scalp.headTriangle.length; t++) {
    const v = scalp.triangles[3 * t]!;
    const d = Math.hypot(scalp.angles[2 * v]! / 100 - azimuth, scalp.angles[2 * v + 1]! / 100 - elevation);
    if (d < nearest) [nearest, best] = [d, t];
  }
  return scalp.headTriangle[best]!;
}

const patch: AreataPatch = { at: { triangle: triangleNear(110, 30), barycentric: [0.3, 0.3] }, radiusMm: mm(15) };
const settings = { hairline: DEMO_DESIGN.hairline, lossPattern: 'norwoodI', seed: 1 };

describe('a patch of areata', () => {
  const before = sampleRegion(buildRegionMap(scalp, settings), scalp.chart);
  const after = sampleRegion(buildRegionMap(scalp, { ...settings, patches: [patch] }), scalp.chart);
  const centre = scalpPosition(scalp, patch.at)!;
  const distance = (v: number) => Math.hypot(...centre.map((value, k) => value - scalp.positions[3 * v + k]!));

  it('is bare within its radius, soft at its edge, and nowhere else', () => {
    let bare = 0;
    let soft = 0;
    for (let v = 0; v < before.nativePerMm2.length; v++) {
      const share = after.nativePerMm2[v]! / before.nativePerMm2[v]!;
      if (!(before.nativePerMm2[v]! > 0.2)) continue;
      if (distance(v) < 15 * 0.84 - 3) {
        expect(share).toBeLessThan(0.01);
        bare++;
      } else if (distance(v) > 15 * 1.16 + 4) expect(share).toBe(1);
      else if (share > 0.1 && share < 0.9) soft++;
    }
    expect(bare).toBeGreaterThan(12);
    expect(soft).toBeGreaterThan(5);
  });

  it('leaves the pigmented region as it is, and is the same for the same seed', () => {
    expect(after.edgeMm).toEqual(before.edgeMm);
    const again = buildRegionMap(scalp, { ...settings, patches: [patch] });
    expect(sampleRegion(again, scalp.chart)).toEqual(after);
  });

  it('stays on the skin when the head changes its shape', () => {
    const morphed = builder.build(Object.fromEntries(asset.morphs.slice(0, 3).map(({ id }) => [id, 1])));
    const other = buildScalpSurface(morphed.level2, stored);
    const place = scalpPosition(other, patch.at)!;
    let nearest = Number.POSITIVE_INFINITY;
    for (let v = 0; v < other.headVertex.length; v++) {
      nearest = Math.min(nearest, Math.hypot(...place.map((value, k) => value - other.positions[3 * v + k]!)));
    }
    expect(nearest).toBeLessThan(4);
    const field = createAreata(other, [patch], 1)!;
    expect(field.shareAt(field.near(...place, 1), ...place)).toBe(0);
  });

  it('away from the scalp, or on no triangle at all, does nothing', () => {
    const chin = Array.from({ length: head.triangles.length / 3 }, (_, t) => t).find(
      (t) => head.positions[3 * head.triangles[3 * t]! + 1]! < -60,
    )!;
    expect(createAreata(scalp, [{ ...patch, at: { triangle: chin, barycentric: [0, 0] } }], 1)).toBeNull();
    expect(createAreata(scalp, [{ ...patch, at: { triangle: 10_000_000, barycentric: [0, 0] } }], 1)).toBeNull();
  });
});
