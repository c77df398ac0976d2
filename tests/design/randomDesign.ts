import { DEMO_DESIGN, type Design, UNDERTONES } from '../../src/design/Design';
import {
  AGE_GROUPS,
  ANCESTRIES,
  type HeadLikeness,
  type HeadShape,
  NEUTRAL_ANCESTRY,
  OUTLINES,
  SEXES,
  SHAPE_IDS,
  shapeLimits,
  withShare,
} from '../../src/head/likeness';
import { HAIR_COLOURS } from '../../src/pigment/hairTraits';
import { PIGMENT_BASES } from '../../src/pigment/shades';
import { moveHandle, NAPE_EDGES, SIDE_PROFILES } from '../../src/scalp/hairline';
import { HAIRLINE_PRESET_IDS } from '../../src/scalp/hairlinePresets';
import { HAIR_ORIGINS } from '../../src/scalp/hairOrigins';
import { LOSS_BORDER_IDS, type LossBorders } from '../../src/scalp/lossEdits';
import { courseFrom, LOSS_PATTERN_IDS } from '../../src/scalp/lossPattern';
import type { Scar } from '../../src/scalp/scars';
import { ZONE_BORDER_IDS, type ZoneBorders } from '../../src/scalp/zoneEdits';
import { ZONE_IDS } from '../../src/scalp/zoneIds';
import { dotsPerIn2, mm } from '../../src/units';

/** A generator of numbers in [0, 1) from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Any head that a person could have made with the sliders. */
export function randomLikeness(random: () => number): HeadLikeness {
  const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)]!;
  const outline = pick(['none', ...OUTLINES] as const);
  let ancestry = NEUTRAL_ANCESTRY;
  if (random() < 0.8) for (const id of ANCESTRIES) ancestry = withShare(ancestry, id, Math.round(random() * 20) / 20);
  return {
    sex: pick(SEXES),
    ageGroup: pick(AGE_GROUPS),
    ancestry,
    outline,
    outlineAmount: outline === 'none' ? 0 : Math.round(random() * 20) / 20,
    shape: Object.fromEntries(
      SHAPE_IDS.map((id) => {
        const { min, max } = shapeLimits(id);
        return [id, Math.round((min + random() * (max - min)) * 20) / 20 + 0];
      }),
    ) as HeadShape,
  };
}

/** Any design that a person could have made. */
export function randomDesign(random: () => number): Design {
  const whole = (min: number, max: number) => min + Math.floor(random() * (max - min + 1));
  const pick = <T>(options: readonly T[]): T => options[whole(0, options.length - 1)]!;
  const surfacePoint = () => ({
    triangle: whole(0, 140_000),
    barycentric: [whole(0, 8) / 16, whole(0, 8) / 16] as const,
  });
  const listOf = <T>(most: number, make: () => T): T[] => Array.from({ length: whole(0, most) }, make);
  const pattern = pick(LOSS_PATTERN_IDS);
  const scar = (): Scar =>
    pick<() => Scar>([
      () => ({
        kind: 'strip',
        lengthMm: mm(whole(40, 260)),
        widthMm: mm(whole(1, 15)),
        heightMm: mm(whole(-10, 50)),
        uptake: whole(3, 15) / 10,
      }),
      () => ({ kind: 'grafts', count: whole(100, 3000), uptake: whole(3, 15) / 10 }),
      () => ({
        kind: 'drawn',
        widthMm: mm(whole(1, 15)),
        line: [surfacePoint(), surfacePoint(), ...listOf(10, surfacePoint)],
        uptake: whole(3, 15) / 10,
      }),
    ])();
  return {
    ...DEMO_DESIGN,
    loss: {
      pattern,
      severity: whole(0, 20 * (courseFrom(pattern).length - 1)) / 20,
      patches: listOf(20, () => ({ at: surfacePoint(), radiusMm: mm(whole(5, 25)) })),
      borders: Object.fromEntries(LOSS_BORDER_IDS.map((id) => [id, mm(whole(-40, 40))])) as LossBorders,
      strokes: listOf(5, () => ({
        share: whole(0, 10) / 10,
        radiusMm: mm(whole(3, 25)),
        line: [surfacePoint(), ...listOf(10, surfacePoint)],
      })),
    },
    scars: listOf(6, scar),
    seed: whole(0, 2 ** 32 - 1),
    skinTone: whole(1, 10),
    skin: { undertone: pick(UNDERTONES), ageYears: whole(18, 90), gloss: whole(0, 20) / 20 },
    hair: {
      origin: pick(HAIR_ORIGINS),
      colour: pick(HAIR_COLOURS),
      greyShare: whole(0, 10) / 10,
      shaftUm: whole(40, 120),
      lengthMm: mm(whole(0, 30) / 10),
    },
    head: {
      ...randomLikeness(random),
      taped: { circumference: random() < 0.5 ? null : mm(whole(500, 640)), glabellaToVertex: null, earToEar: null },
    },
    hairline: {
      preset: pick([null, ...HAIRLINE_PRESET_IDS]),
      line: moveHandle(
        DEMO_DESIGN.hairline.line,
        { kind: pick(['corner', 'temporalPeak', 'midPupil'] as const), side: pick(['left', 'right'] as const) },
        [whole(-60, 60), whole(20, 60)],
        random() < 0.5,
      ),
      isMirrored: random() < 0.5,
      edge: {
        featherMm: mm(whole(0, 25)),
        toothDepthMm: mm(whole(0, 40) / 10),
        toothPeriodMm: mm(whole(3, 10)),
        sentinelsPerCm: whole(0, 20) / 10,
        lineInkShare: whole(4, 10) / 10,
        lineSizeShare: whole(6, 10) / 10,
      },
      sideProfile: pick(SIDE_PROFILES),
      napeEdge: pick(NAPE_EDGES),
    },
    pigment: { base: pick(PIGMENT_BASES), depthMm: mm(whole(5, 40) / 100) },
    course: { sessions: pick([3, 4] as const), touchUpYears: [3, 6, 9].filter(() => random() < 0.5) },
    zones: Object.fromEntries(
      ZONE_IDS.map((id) => [
        id,
        { densityPerMm2: dotsPerIn2(whole(0, 40) * 50), shade: whole(0, 9), diameterMm: mm(whole(15, 60) / 100) },
      ]),
    ) as Design['zones'],
    zoneBorders: Object.fromEntries(ZONE_BORDER_IDS.map((id) => [id, mm(whole(-25, 25))])) as ZoneBorders,
    customZones: {
      customA:
        random() < 0.5
          ? null
          : { outline: [surfacePoint(), surfacePoint(), surfacePoint(), ...listOf(20, surfacePoint)] },
      customB: null,
    },
  };
}
