import { describe, expect, it } from 'vitest';
import { gatherFollicularUnits } from '../../src/pigment/follicularUnits';
import { siteAttributes } from '../../src/pigment/siteAttributes';
import {
  buildStubble,
  MEAN_CALIBRE,
  packDirection,
  type StubbleData,
  scalpSkin,
  unpackDirection,
  WORDS_A_HAIR,
} from '../../src/pigment/stubble';
import { GROWTH_ANGLE_RAD } from '../../src/pigment/stubbleTone';
import { createHairFlow } from '../../src/scalp/hairFlow';
import { buildCapSubject } from '../fixtures/capSubject';
import { CHART_HALF_MM, capNormal, capPoint, capRegion, generator } from '../gallery/capHead';

const { sites, scalp, head } = buildCapSubject(3);
const FULL = 2.22;

function grow(seed = 3, native: (u: number, v: number) => number = () => FULL): StubbleData {
  const attributes = siteAttributes(sites, scalp);
  const region = capRegion(300, native);
  const options = { origin: 'european', chartHalfMm: CHART_HALF_MM, seed } as const;
  const units = gatherFollicularUnits(sites, attributes, region, options);
  const ambientOcclusion = new Uint8Array(head.positions.length / 3).fill(200);
  return buildStubble(
    {
      sites,
      attributes,
      region: units.region,
      units,
      scalp,
      skin: scalpSkin({ normals: head.normals, ambientOcclusion }, scalp),
      flow: createHairFlow(capPoint(0, -60)),
    },
    { fullPerMm2: FULL, seed },
  );
}

const full = grow();
const wordsOf = ({ words, count }: StubbleData, word: number) =>
  Array.from({ length: count }, (_, i) => words[WORDS_A_HAIR * i + word]!);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('stubble', () => {
  it('has as many hairs as density times area', () => {
    expect(full.count / (FULL * sites.areaMm2)).toBeCloseTo(1, 2);
    expect(grow(3, () => 0).count).toBe(0);
  });

  it('is the same to the byte for the same seed, and other for another', () => {
    expect(grow().words).toEqual(full.words);
    expect(grow(4).words).not.toEqual(full.words);
  });

  it('roots hairs in the skin', () => {
    for (let i = 0; i < full.count; i += 97) {
      const [a, b] = [full.words[WORDS_A_HAIR * i]!, full.words[WORDS_A_HAIR * i + 1]!];
      const place = [a & 65535, a >>> 16, b & 65535].map((step, k) => full.boxMm[k]! + step * full.stepMm);
      // the cap's ellipsoid; its mesh cuts up to 0.02 mm inside
      const radius = Math.hypot(place[0]! / 76, place[1]! / 84, place[2]! / 92);
      expect(radius).toBeGreaterThan(0.9995);
      expect(radius).toBeLessThan(1.0002);
    }
  });

  it('lifts shafts off the skin by the growth angle, more or less', () => {
    const angles = wordsOf(full, 2).map((word) => {
      const [normal, along] = [unpackDirection(word), unpackDirection(word >>> 16)];
      return Math.asin(normal[0] * along[0] + normal[1] * along[1] + normal[2] * along[2]);
    });
    expect(mean(angles)).toBeCloseTo(GROWTH_ANGLE_RAD, 1);
    expect(Math.min(...angles)).toBeGreaterThan(0.25);
    expect(Math.max(...angles)).toBeLessThan(1.1);
  });

  it('spreads length, grey and lightness evenly over the bytes', () => {
    for (const shift of [0, 8, 16]) {
      const bytes = wordsOf(full, 3).map((word) => (word >>> shift) & 255);
      for (const share of [0.1, 0.25, 0.5, 0.9]) {
        const below = bytes.filter((byte) => byte < 256 * share).length / bytes.length;
        expect(Math.abs(below - share)).toBeLessThan(0.01);
      }
    }
  });

  it('varies calibre about its mean, and makes it finer where hair is sparse', () => {
    const calibre = (data: StubbleData) => wordsOf(data, 1).map((word) => (word >>> 24) / MEAN_CALIBRE);
    const whole = calibre(full);
    expect(mean(whole)).toBeCloseTo(1, 2);
    const spread = Math.sqrt(mean(whole.map((value) => (value - 1) ** 2)));
    expect(spread).toBeCloseTo(0.14, 2);
    const sparse = calibre(grow(3, () => 0.2));
    expect(mean(sparse)).toBeGreaterThan(0.5);
    expect(mean(sparse)).toBeLessThan(0.6);
  });

  it('keeps directions to two degrees in two bytes', () => {
    const random = generator(11);
    for (let i = 0; i < 500; i++) {
      const normal = capNormal(200 * random() - 100, 200 * random() - 100);
      const direction = normal.map((x) => (random() < 0.5 ? x : -x)) as [number, number, number];
      const back = unpackDirection(packDirection(direction));
      const cosine = direction[0] * back[0] + direction[1] * back[1] + direction[2] * back[2];
      expect(Math.acos(Math.min(1, cosine))).toBeLessThan((2 * Math.PI) / 180);
    }
  });
});
