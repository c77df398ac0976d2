/**
 * What the consultant decided, and nothing that follows from it. Saved, undoable, and with the head enough to make
 * every microdot again, to the bit.
 *
 * A design is never changed in place: a step makes a new one that shares what stayed the same.
 */
import type { HeadSizeId } from '../head/headSize';
import { type HeadLikeness, NEUTRAL_LIKENESS } from '../head/likeness';
import type { ZonePlan, ZonePlans } from '../pigment/fields';
import { HAIR_TRAIT_DEFAULTS, HAIR_TRAIT_LIMITS, type HairTraits } from '../pigment/hairTraits';
import { HEALED_DEPTH_MM } from '../pigment/optics';
import type { PigmentBase } from '../pigment/shades';
import { AREATA_LIMITS, type AreataPatch } from '../scalp/areata';
import type { HairlineEdge, HairlineLine, NapeEdge, SideProfile } from '../scalp/hairline';
import { HAIRLINE_PRESETS, type HairlinePresetId } from '../scalp/hairlinePresets';
import { type HairStroke, type LossBorders, PATTERN_BORDERS } from '../scalp/lossEdits';
import type { LossPatternId } from '../scalp/lossPattern';
import { SCAR_LIMITS, type Scar } from '../scalp/scars';
import { SOFT_NATURAL_LINE } from '../scalp/softNaturalLine';
import { ANATOMICAL_BORDERS, type CustomZones, NO_CUSTOM_ZONES, type ZoneBorders } from '../scalp/zoneEdits';
import { ZONE_IDS, type ZoneId } from '../scalp/zoneIds';
import { CEILING_DENSITY, dotsPerIn2, type Millimetres, mm } from '../units';

/** Raised when the shape of a saved design changes; migrations.ts then gains a step. */
export const DESIGN_VERSION = 4;

export interface Design {
  readonly version: typeof DESIGN_VERSION;
  /** Decides where every site falls. Integer in [0, 2³²). */
  readonly seed: number;
  /** Place on the Monk scale, 1 (lightest) to 10. */
  readonly skinTone: number;
  readonly skin: SkinTraits;
  readonly hair: HairTraits;
  readonly head: HeadChoice;
  readonly hairline: HairlinePlan;
  readonly loss: HairLoss;
  readonly scars: readonly Scar[];
  readonly zones: ZonePlans;
  /** Where the zones' borders have been moved to. */
  readonly zoneBorders: ZoneBorders;
  readonly customZones: CustomZones;
  readonly pigment: PigmentChoice;
  readonly course: TreatmentCourse;
}

export const UNDERTONES = ['cool', 'neutral', 'warm'] as const;
export type Undertone = (typeof UNDERTONES)[number];

/** The patient's skin, its tone aside. */
export interface SkinTraits {
  readonly undertone: Undertone;
  /** Decides sun spots, veins and relief. */
  readonly ageYears: number;
  /** 0 matte to 1 oily. */
  readonly gloss: number;
}

/** Whose head it is: made like the person's by eye, and by tape. */
export interface HeadChoice extends HeadLikeness {
  /** Lengths taken on the person; null where none was. The shape is fitted to them when they are entered. */
  readonly taped: TapedSize;
}

export type TapedSize = Readonly<Record<HeadSizeId, Millimetres | null>>;

export const NEUTRAL_HEAD: HeadChoice = {
  ...NEUTRAL_LIKENESS,
  taped: { circumference: null, glabellaToVertex: null, earToEar: null },
};

/** Where the patient's own hair has gone. */
export interface HairLoss {
  readonly pattern: LossPatternId;
  /** Stages beyond the pattern, along its course: what if more is lost? 0 is today. */
  readonly severity: number;
  /** Patches of alopecia areata. */
  readonly patches: readonly AreataPatch[];
  /** How far the pattern's border has been dragged. */
  readonly borders: LossBorders;
  /** Hair brushed in or out, oldest first. */
  readonly strokes: readonly HairStroke[];
}

/** Where the pigment ends in front, and how. */
export interface HairlinePlan {
  /** The preset that the line still is; null once it has been moved by hand. */
  readonly preset: HairlinePresetId | null;
  /** Cranial angles, degrees: they belong to the skin, whatever shape the head is given. */
  readonly line: HairlineLine;
  /** Both sides are changed together. */
  readonly isMirrored: boolean;
  readonly edge: HairlineEdge;
  readonly sideProfile: SideProfile;
  readonly napeEdge: NapeEdge;
}

/** What the needle carries, and where it leaves it. */
export interface PigmentChoice {
  readonly base: PigmentBase;
  /** Optical depth of the healed pigment: the model's number, not the length of the needle. */
  readonly depthMm: Millimetres;
}

/** How the treatment goes on through the years. */
export interface TreatmentCourse {
  readonly sessions: 3 | 4;
  /** Whole years after the treatment at which it is touched up, rising. */
  readonly touchUpYears: readonly number[];
}

/** Range of each quantity, both ends included: what a person can choose, and what a saved design may hold. */
export const DESIGN_LIMITS = {
  seed: { min: 0, max: 2 ** 32 - 1 },
  skinTone: { min: 1, max: 10 },
  densityPerMm2: { min: 0, max: CEILING_DENSITY as number },
  shade: { min: 0, max: 9 },
  diameterMm: { min: 0.15, max: 0.6 },
  ageYears: { min: 18, max: 90 },
  gloss: { min: 0, max: 1 },
  depthMm: { min: 0.05, max: 0.4 },
  sessions: { min: 3, max: 4 },
  touchUpYear: { min: 1, max: 10 },
  // what adults' heads measure, and some more
  circumferenceMm: { min: 480, max: 680 },
  glabellaToVertexMm: { min: 100, max: 200 },
  earToEarMm: { min: 270, max: 450 },
  areataRadiusMm: AREATA_LIMITS.radiusMm,
  scarLengthMm: SCAR_LIMITS.lengthMm,
  scarWidthMm: SCAR_LIMITS.widthMm,
  scarHeightMm: SCAR_LIMITS.heightMm,
  scarGrafts: SCAR_LIMITS.graftCount,
  scarUptake: SCAR_LIMITS.uptake,
  ...HAIR_TRAIT_LIMITS,
} as const;

const DEMO_ZONE: ZonePlan = { densityPerMm2: dotsPerIn2(1250), shade: 7, diameterMm: mm(0.28) };

/** A plan with every zone alike. */
export function evenZones(plan: ZonePlan): ZonePlans {
  return Object.fromEntries(ZONE_IDS.map((id) => [id, plan])) as Record<ZoneId, ZonePlan>;
}

/** What a newcomer sees first: a man with hair at the sides and back only, and a treatment that suits him. */
export const DEMO_DESIGN: Design = {
  version: DESIGN_VERSION,
  seed: 1,
  skinTone: 3,
  skin: { undertone: 'neutral', ageYears: 38, gloss: 0.45 },
  hair: HAIR_TRAIT_DEFAULTS,
  head: NEUTRAL_HEAD,
  hairline: {
    preset: 'softNatural',
    line: SOFT_NATURAL_LINE,
    isMirrored: true,
    edge: HAIRLINE_PRESETS.softNatural.edge,
    sideProfile: 'rounded',
    napeEdge: 'natural',
  },
  loss: { pattern: 'norwood6', severity: 0, patches: [], borders: PATTERN_BORDERS, strokes: [] },
  scars: [],
  zones: evenZones(DEMO_ZONE),
  zoneBorders: ANATOMICAL_BORDERS,
  customZones: NO_CUSTOM_ZONES,
  pigment: { base: 'warm', depthMm: HEALED_DEPTH_MM },
  course: { sessions: 3, touchUpYears: [] },
};

/** The design with some zones' plans changed; the same object when nothing differs. */
export function withZones(design: Design, ids: readonly ZoneId[], change: Partial<ZonePlan>): Design {
  const keys = Object.keys(change) as (keyof ZonePlan)[];
  const touched = ids.filter((id) => keys.some((key) => design.zones[id][key] !== change[key]));
  if (touched.length === 0) return design;
  const zones = { ...design.zones };
  for (const id of touched) zones[id] = { ...zones[id], ...change };
  return { ...design, zones };
}

/** The design with some borders moved; the same object when nothing differs. */
export function withBorders(design: Design, change: Partial<ZoneBorders>): Design {
  const ids = Object.keys(change) as (keyof ZoneBorders)[];
  if (ids.every((id) => design.zoneBorders[id] === change[id])) return design;
  return { ...design, zoneBorders: { ...design.zoneBorders, ...change } };
}
