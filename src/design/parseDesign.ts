/**
 * From a stranger's data to a design, or to a refusal that names the bad field. Nothing is clamped, filled in or left
 * out: a plan that opens is the plan that was saved.
 */
import type { ZonePlan, ZonePlans } from '../pigment/fields';
import { HAIR_COLOURS, type HairTraits } from '../pigment/hairTraits';
import { PIGMENT_BASES } from '../pigment/shades';
import type { AnglePoint } from '../scalp/angularRegion';
import { CONTROL_LIMITS, EDGE_LIMITS, SIDE_CONTROLS } from '../scalp/hairline';
import { HAIRLINE_PRESET_IDS } from '../scalp/hairlinePresets';
import { HAIR_ORIGINS } from '../scalp/hairOrigins';
import { LOSS_PATTERN_IDS } from '../scalp/lossPattern';
import { ZONE_IDS } from '../scalp/zoneIds';
import { dotsPerMm2, mm } from '../units';
import {
  DESIGN_LIMITS,
  DESIGN_VERSION,
  type Design,
  type HairlinePlan,
  type PigmentChoice,
  type SkinTraits,
  type TreatmentCourse,
  UNDERTONES,
} from './Design';

/** A design that cannot be taken in, and the field at which it failed. */
export class DesignError extends Error {
  override readonly name = 'DesignError';

  /** @param path Where the bad field is, such as `zones.crown.shade`; empty for the whole. */
  constructor(
    readonly path: string,
    readonly expectation: string,
    got: unknown,
  ) {
    super(`Design${path ? `: ${path}` : ''} must be ${expectation}, got ${describe(got)}.`);
  }
}

type Fields = Record<string, unknown>;

/**
 * Checks a design of the current version; older ones go through migrations.ts first.
 *
 * @throws {DesignError} At the first field that is missing, unknown or out of its range.
 */
export function parseDesign(value: unknown): Design {
  const fields = toFields(value, '', DESIGN_FIELDS);
  if (fields.version !== DESIGN_VERSION) throw new DesignError('version', `${DESIGN_VERSION}`, fields.version);
  return {
    version: DESIGN_VERSION,
    seed: toWhole(fields.seed, 'seed', DESIGN_LIMITS.seed),
    skinTone: toWhole(fields.skinTone, 'skinTone', DESIGN_LIMITS.skinTone),
    skin: toSkin(fields.skin),
    hair: toHair(fields.hair),
    hairline: toHairline(fields.hairline),
    lossPattern: toOneOf(fields.lossPattern, 'lossPattern', LOSS_PATTERN_IDS),
    zones: toZones(fields.zones),
    pigment: toPigment(fields.pigment),
    course: toCourse(fields.course),
  };
}

const DESIGN_FIELDS = [
  'version',
  'seed',
  'skinTone',
  'skin',
  'hair',
  'hairline',
  'lossPattern',
  'zones',
  'pigment',
  'course',
] as const satisfies (keyof Design)[];

function toSkin(value: unknown): SkinTraits {
  const fields = toFields(value, 'skin', ['undertone', 'ageYears', 'gloss']);
  return {
    undertone: toOneOf(fields.undertone, 'skin.undertone', UNDERTONES),
    ageYears: toWhole(fields.ageYears, 'skin.ageYears', DESIGN_LIMITS.ageYears),
    gloss: toNumber(fields.gloss, 'skin.gloss', DESIGN_LIMITS.gloss),
  };
}

function toHair(value: unknown): HairTraits {
  const fields = toFields(value, 'hair', ['origin', 'colour', 'greyShare', 'shaftUm', 'lengthMm']);
  return {
    origin: toOneOf(fields.origin, 'hair.origin', HAIR_ORIGINS),
    colour: toOneOf(fields.colour, 'hair.colour', HAIR_COLOURS),
    greyShare: toNumber(fields.greyShare, 'hair.greyShare', DESIGN_LIMITS.greyShare),
    shaftUm: toNumber(fields.shaftUm, 'hair.shaftUm', DESIGN_LIMITS.shaftUm),
    lengthMm: mm(toNumber(fields.lengthMm, 'hair.lengthMm', DESIGN_LIMITS.lengthMm)),
  };
}

function toHairline(value: unknown): HairlinePlan {
  const fields = toFields(value, 'hairline', ['preset', 'line', 'isMirrored', 'edge']);
  const { mid, left, right } = toFields(fields.line, 'hairline.line', ['mid', 'left', 'right']);
  const edge = toFields(fields.edge, 'hairline.edge', [
    'featherMm',
    'toothDepthMm',
    'toothPeriodMm',
    'sentinelsPerCm',
  ] as const satisfies (keyof typeof EDGE_LIMITS)[]);
  const edgeNumber = (key: keyof typeof EDGE_LIMITS) => toNumber(edge[key], `hairline.edge.${key}`, EDGE_LIMITS[key]);
  if (typeof fields.isMirrored !== 'boolean') {
    throw new DesignError('hairline.isMirrored', 'true or false', fields.isMirrored);
  }
  return {
    preset: fields.preset === null ? null : toOneOf(fields.preset, 'hairline.preset', HAIRLINE_PRESET_IDS),
    line: {
      mid: toAnglePoint(mid, 'hairline.line.mid'),
      left: toControls(left, 'hairline.line.left'),
      right: toControls(right, 'hairline.line.right'),
    },
    isMirrored: fields.isMirrored,
    edge: {
      featherMm: mm(edgeNumber('featherMm')),
      toothDepthMm: mm(edgeNumber('toothDepthMm')),
      toothPeriodMm: mm(edgeNumber('toothPeriodMm')),
      sentinelsPerCm: edgeNumber('sentinelsPerCm'),
    },
  };
}

function toControls(value: unknown, path: string): AnglePoint[] {
  if (!Array.isArray(value) || value.length !== SIDE_CONTROLS) {
    throw new DesignError(path, `a list of ${SIDE_CONTROLS} points`, value);
  }
  return value.map((point, i) => toAnglePoint(point, `${path}[${i}]`));
}

function toAnglePoint(value: unknown, path: string): AnglePoint {
  if (!Array.isArray(value) || value.length !== 2) throw new DesignError(path, 'azimuth and elevation', value);
  return [
    toNumber(value[0], `${path}[0]`, CONTROL_LIMITS.azimuth),
    toNumber(value[1], `${path}[1]`, CONTROL_LIMITS.elevation),
  ];
}

function toPigment(value: unknown): PigmentChoice {
  const fields = toFields(value, 'pigment', ['base', 'depthMm']);
  return {
    base: toOneOf(fields.base, 'pigment.base', PIGMENT_BASES),
    depthMm: mm(toNumber(fields.depthMm, 'pigment.depthMm', DESIGN_LIMITS.depthMm)),
  };
}

function toCourse(value: unknown): TreatmentCourse {
  const fields = toFields(value, 'course', ['sessions', 'touchUpYears']);
  const { touchUpYears: years } = fields;
  if (!Array.isArray(years)) throw new DesignError('course.touchUpYears', 'a list', years);
  for (const [i, year] of years.entries()) {
    toWhole(year, `course.touchUpYears[${i}]`, DESIGN_LIMITS.touchUpYear);
    if (i > 0 && !(year > years[i - 1]))
      throw new DesignError(`course.touchUpYears[${i}]`, 'later than the one before', year);
  }
  return {
    sessions: toWhole(fields.sessions, 'course.sessions', DESIGN_LIMITS.sessions) as TreatmentCourse['sessions'],
    touchUpYears: [...(years as number[])],
  };
}

function toZones(value: unknown): ZonePlans {
  const fields = toFields(value, 'zones', ZONE_IDS);
  return Object.fromEntries(ZONE_IDS.map((id) => [id, toZonePlan(fields[id], `zones.${id}`)])) as ZonePlans;
}

function toZonePlan(value: unknown, path: string): ZonePlan {
  const fields = toFields(value, path, ['densityPerMm2', 'shade', 'diameterMm']);
  return {
    densityPerMm2: dotsPerMm2(toNumber(fields.densityPerMm2, `${path}.densityPerMm2`, DESIGN_LIMITS.densityPerMm2)),
    shade: toWhole(fields.shade, `${path}.shade`, DESIGN_LIMITS.shade),
    diameterMm: mm(toNumber(fields.diameterMm, `${path}.diameterMm`, DESIGN_LIMITS.diameterMm)),
  };
}

function toFields(value: unknown, path: string, keys: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DesignError(path, 'an object', value);
  }
  const at = (key: string) => (path ? `${path}.${key}` : key);
  for (const key of keys) if (!Object.hasOwn(value, key)) throw new DesignError(at(key), 'present', undefined);
  // a field that this program does not know would be lost on the next save
  for (const key of Object.keys(value)) if (!keys.includes(key)) throw new DesignError(at(key), 'absent', key);
  return value as Fields;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

function toNumber(value: unknown, path: string, { min, max }: Range): number {
  if (typeof value !== 'number' || !(value >= min && value <= max)) {
    throw new DesignError(path, `a number from ${min} to ${max}`, value);
  }
  return value;
}

function toWhole(value: unknown, path: string, range: Range): number {
  if (!Number.isInteger(value)) throw new DesignError(path, `a whole number from ${range.min} to ${range.max}`, value);
  return toNumber(value, path, range);
}

function toOneOf<T extends string>(value: unknown, path: string, options: readonly T[]): T {
  if (!options.includes(value as T)) throw new DesignError(path, `one of ${options.join(', ')}`, value);
  return value as T;
}

function describe(value: unknown): string {
  if (typeof value === 'number' || value === undefined || value === null) return String(value);
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
