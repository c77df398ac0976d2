import { describe, expect, it } from 'vitest';
import { LANDMARK_IDS, landmarkPosition, landmarkPositions } from '../../src/head/landmarks';
import { asset, levelOne, neutral } from './headAsset';

describe('landmarks of the neutral head', () => {
  const at = landmarkPositions(asset.landmarks, neutral.level2.positions);

  it('have the middle between the tragi as origin', () => {
    expect(at.tragusL[0]).toBeCloseTo(-at.tragusR[0], 3);
    for (const k of [1, 2] as const) expect(Math.abs(at.tragusL[k] + at.tragusR[k]) / 2).toBeLessThan(0.05);
  });

  it('lie in the midline or mirror each other', () => {
    for (const id of LANDMARK_IDS) {
      const [x, y, z] = at[id];
      const twin = id.endsWith('L') ? at[`${id.slice(0, -1)}R` as typeof id] : id.endsWith('R') ? null : at[id];
      if (!twin) continue;
      expect(twin[0], id).toBeCloseTo(-x, 3);
      expect([twin[1], twin[2]], id).toEqual([expect.closeTo(y, 3), expect.closeTo(z, 3)]);
      if (id.endsWith('L')) expect(x, id).toBeGreaterThan(10);
    }
  });

  it('follow each other down the profile and over the top', () => {
    const heights = ['vertex', 'trichion', 'glabella', 'sellion', 'pronasale', 'subnasale', 'menton'] as const;
    for (let i = 1; i < heights.length; i++) {
      expect(at[heights[i]!][1], heights[i]).toBeLessThan(at[heights[i - 1]!][1]);
    }
    const depths = ['glabella', 'trichion', 'vertex', 'crownWhorl', 'opisthocranion'] as const;
    for (let i = 1; i < depths.length; i++) expect(at[depths[i]!][2], depths[i]).toBeLessThan(at[depths[i - 1]!][2]);
    expect(at.opisthocranion[1]).toBeGreaterThan(at.inion[1]);
    expect(at.inion[1]).toBeGreaterThan(at.napeHairline[1]);
  });

  it('lie where anatomy has them', () => {
    const { positions } = neutral.level2;
    let top = 0;
    let front = 0;
    for (let v = 0; v < positions.length / 3; v++) {
      if (positions[v * 3 + 1]! > positions[top * 3 + 1]!) top = v;
      if (positions[v * 3 + 2]! > positions[front * 3 + 2]! && positions[v * 3 + 1]! > -60) front = v;
    }
    expect(Math.abs(at.vertex[1] - positions[top * 3 + 1]!)).toBeLessThan(1);
    expect(Math.hypot(...at.pronasale.map((c, k) => c - positions[front * 3 + k]!))).toBeLessThan(3);
    // the canthus lies at the eye's outer corner, the temple behind the brow's tail
    const { centre, radiusMm } = neutral.parts.eyes[0];
    expect(Math.hypot(...at.lateralCanthusL.map((c, k) => c - centre[k]!))).toBeLessThan(radiusMm + 4);
    expect(at.temporalPointL[2]).toBeLessThan(at.browTailL[2]);
    // forehead of about a third of the face, 55 to 75 mm
    const forehead = Math.hypot(at.trichion[1] - at.glabella[1], at.trichion[2] - at.glabella[2]);
    expect(forehead).toBeGreaterThan(52);
    expect(forehead).toBeLessThan(72);
  });

  it('keep their place on every level, to the limit surface', () => {
    for (const id of LANDMARK_IDS) {
      const coarse = landmarkPosition(asset.landmarks, id, neutral.level1.positions);
      coarse.forEach((value, k) => {
        expect(at[id][k], id).toBeCloseTo(value, 3);
      });
    }
  });

  it('move along with morphs', () => {
    const level1 = levelOne({ 'ear-trans-up': 1 });
    const moved = landmarkPosition(asset.landmarks, 'tragusL', level1.positions);
    expect(moved[1]).toBeGreaterThan(at.tragusL[1] + 1);
  });
});
