/** Hair that a hand has thinned is as fine as hair that a pattern has: the whole way from the design to the shafts. */
import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../../src/design/Design';
import { landmarkPosition } from '../../src/head/landmarks';
import { buildDotGrid } from '../../src/pigment/DotGrid';
import { gatherFollicularUnits } from '../../src/pigment/follicularUnits';
import { siteAttributes } from '../../src/pigment/siteAttributes';
import { buildStubble, scalpSkin, WORDS_A_HAIR } from '../../src/pigment/stubble';
import { samplePoissonDisk } from '../../src/sampling/poissonDisk';
import { createHairFlow } from '../../src/scalp/hairFlow';
import { HAIR_GROWTH } from '../../src/scalp/hairOrigins';
import { type LossBorders, PATTERN_BORDERS } from '../../src/scalp/lossEdits';
import { lossFieldAt } from '../../src/scalp/lossFields';
import { buildRegionMap, type RegionSettings } from '../../src/scalp/regionMap';
import { positionAtAngles, surfaceAtAngles } from '../../src/scalp/scalpPoint';
import { CEILING_DENSITY, mm } from '../../src/units';
import { asset } from '../head/headAsset';
import { head, scalp } from '../scalp/realScalp';

const SEED = 2;
const sites = samplePoissonDisk(scalp, {
  densityPerMm2: CEILING_DENSITY,
  seed: SEED,
  mask: scalp.borderDistanceMm,
});

/** Place and calibre of every hair, the calibre as a share of a mean hair of full growth. */
function hairsOf(settings: Omit<RegionSettings, 'hairline' | 'seed'>) {
  const attributes = siteAttributes(sites, scalp);
  const region = buildRegionMap(scalp, { hairline: DEMO_DESIGN.hairline, seed: SEED, ...settings });
  const chart = { chartHalfMm: scalp.chartHalfMm, seed: SEED };
  const units = gatherFollicularUnits(sites, attributes, region, { origin: 'european', ...chart });
  buildDotGrid(attributes, chart);
  const { words, count, boxMm, stepMm } = buildStubble(
    {
      sites,
      attributes,
      region: units.region,
      units,
      scalp,
      skin: scalpSkin(head, scalp),
      flow: createHairFlow(landmarkPosition(asset.landmarks, 'crownWhorl', head.positions)),
    },
    { fullPerMm2: HAIR_GROWTH.european.hairsPerMm2, seed: SEED },
  );
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = [words[WORDS_A_HAIR * i]!, words[WORDS_A_HAIR * i + 1]!];
    const at = [a & 65535, a >>> 16, b & 65535].map((step, k) => boxMm[k]! + step * stepMm);
    return { at, calibre: (b >>> 24) / 128 };
  });
}

const meanCalibre = (hairs: readonly { calibre: number }[]) => {
  expect(hairs.length).toBeGreaterThan(40);
  return hairs.reduce((sum, { calibre }) => sum + calibre, 0) / hairs.length;
};

describe('miniaturised hair', () => {
  it('stands under a brush that thins, finer towards its middle', () => {
    const place = [150, 45] as const;
    const centre = positionAtAngles(scalp, ...place)!;
    const line = [surfaceAtAngles(scalp, ...place)!];
    const hairs = hairsOf({ lossPattern: 'norwoodI', strokes: [{ share: 0.2, radiusMm: mm(24), line }] });
    const between = (from: number, to: number) =>
      hairs.filter(({ at }) => {
        const distance = Math.hypot(...at.map((value, k) => value - centre[k]!));
        return distance >= from && distance < to;
      });
    const [middle, rim, beside] = [between(0, 12), between(14, 18), between(26, 36)].map(meanCalibre) as [
      number,
      number,
      number,
    ];
    expect(middle).toBeLessThan(rim - 0.05);
    expect(rim).toBeLessThan(beside - 0.05);
    expect(middle).toBeLessThan(0.75);
  });

  it('stands along a border that was dragged, where it stands now', () => {
    const borders: LossBorders = { ...PATTERN_BORDERS, middle: mm(20), cornerLeft: mm(20), cornerRight: mm(20) };
    const { keptMm, thinningMm } = lossFieldAt(scalp, 'norwoodIII', 0, borders);
    const nearestKept = (at: readonly number[]) => {
      let [best, kept] = [Number.POSITIVE_INFINITY, 0];
      for (let v = 0; v < keptMm.length; v++) {
        const squared = at.reduce((sum, value, k) => sum + (value - scalp.positions[3 * v + k]!) ** 2, 0);
        if (squared < best) [best, kept] = [squared, keptMm[v]!];
      }
      return kept;
    };
    // in front of the ears, on top: where that border lies
    const onTop = hairsOf({ lossPattern: 'norwoodIII', borders })
      .filter(({ at }, i) => i % 6 === 0 && at[1]! > 100 && at[2]! > -20)
      .map((hair) => ({ ...hair, kept: nearestKept(hair.at) }));
    const thinning = meanCalibre(onTop.filter(({ kept }) => kept > 0 && kept < thinningMm / 2));
    const whole = meanCalibre(onTop.filter(({ kept }) => kept > thinningMm + 10));
    expect(thinning).toBeLessThan(whole - 0.1);
  });
});
