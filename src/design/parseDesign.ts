/**
 * From a stranger's data to a design, or to a refusal that names the bad field. Nothing is clamped, filled in or left
 * out: a plan that opens is the plan that was saved.
 */
import { HEAD_SIZE_IDS } from '../head/headSize';
import {
  AGE_GROUPS,
  ANCESTRIES,
  type AncestryMix,
  type HeadShape,
  MIX_TOLERANCE,
  OUTLINES,
  SEXES,
  SHAPE_IDS,
  shapeLimits,
} from '../head/likeness';
import type { ZonePlan, ZonePlans } from '../pigment/fields';
import { HAIR_COLOURS, type HairTraits } from '../pigment/hairTraits';
import { PIGMENT_BASES } from '../pigment/shades';
import type { AnglePoint } from '../scalp/angularRegion';
import { AREATA_LIMITS, type AreataPatch } from '../scalp/areata';
import { CONTROL_LIMITS, EDGE_LIMITS, MOST_ADDED, NAPE_EDGES, SIDE_CONTROLS, SIDE_PROFILES } from '../scalp/hairline';
import { HAIRLINE_PRESET_IDS } from '../scalp/hairlinePresets';
import { HAIR_ORIGINS } from '../scalp/hairOrigins';
import { type HairStroke, LOSS_BORDER_IDS, LOSS_EDIT_LIMITS } from '../scalp/lossEdits';
import { courseFrom, LOSS_PATTERN_IDS } from '../scalp/lossPattern';
import { SCAR_KINDS, SCAR_LIMITS, type Scar } from '../scalp/scars';
import {
  type CustomZone,
  type CustomZones,
  ZONE_BORDER_IDS,
  ZONE_EDIT_LIMITS,
  type ZoneBorders,
} from '../scalp/zoneEdits';
import { CUSTOM_ZONE_IDS, type CustomZoneId, ZONE_IDS } from '../scalp/zoneIds';
import { dotsPerMm2, type Millimetres, mm } from '../units';
import {
  DESIGN_LIMITS,
  DESIGN_VERSION,
  type Design,
  type HairLoss,
  type HairlinePlan,
  type HeadChoice,
  type PigmentChoice,
  type SkinTraits,
  type TapedSize,
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
    head: toHead(fields.head),
    hairline: toHairline(fields.hairline),
    loss: toLoss(fields.loss),
    scars: toList(fields.scars, 'scars', { min: 0, max: SCAR_LIMITS.count }).map(toScar),
    zones: toZones(fields.zones),
    zoneBorders: toZoneBorders(fields.zoneBorders),
    customZones: toCustomZones(fields.customZones),
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
  'head',
  'hairline',
  'loss',
  'scars',
  'zones',
  'zoneBorders',
  'customZones',
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

function toHead(value: unknown): HeadChoice {
  const fields = toFields(value, 'head', [
    'sex',
    'ageGroup',
    'ancestry',
    'outline',
    'outlineAmount',
    'shape',
    'taped',
  ] satisfies (keyof HeadChoice)[]);
  const outline = toOneOf(fields.outline, 'head.outline', ['none', ...OUTLINES] as const);
  return {
    sex: toOneOf(fields.sex, 'head.sex', SEXES),
    ageGroup: toOneOf(fields.ageGroup, 'head.ageGroup', AGE_GROUPS),
    ancestry: toAncestry(fields.ancestry),
    outline,
    outlineAmount: toNumber(fields.outlineAmount, 'head.outlineAmount', { min: 0, max: outline === 'none' ? 0 : 1 }),
    shape: toShape(fields.shape),
    taped: toTaped(fields.taped),
  };
}

function toAncestry(value: unknown): AncestryMix {
  const fields = toFields(value, 'head.ancestry', ANCESTRIES);
  const share = (id: (typeof ANCESTRIES)[number]) => toNumber(fields[id], `head.ancestry.${id}`, { min: 0, max: 1 });
  const mix = { african: share('african'), asian: share('asian'), european: share('european') };
  const sum = mix.african + mix.asian + mix.european;
  if (!(Math.abs(sum - 1) <= MIX_TOLERANCE)) throw new DesignError('head.ancestry', 'shares that sum to 1', sum);
  return mix;
}

function toShape(value: unknown): HeadShape {
  const fields = toFields(value, 'head.shape', SHAPE_IDS);
  return Object.fromEntries(
    SHAPE_IDS.map((id) => [id, toNumber(fields[id], `head.shape.${id}`, shapeLimits(id))]),
  ) as HeadShape;
}

function toTaped(value: unknown): TapedSize {
  const fields = toFields(value, 'head.taped', HEAD_SIZE_IDS);
  return Object.fromEntries(
    HEAD_SIZE_IDS.map((id) => [
      id,
      fields[id] === null ? null : mm(toNumber(fields[id], `head.taped.${id}`, DESIGN_LIMITS[`${id}Mm`])),
    ]),
  ) as TapedSize;
}

function toHairline(value: unknown): HairlinePlan {
  const fields = toFields(value, 'hairline', [
    'preset',
    'line',
    'isMirrored',
    'edge',
    'sideProfile',
    'napeEdge',
  ] satisfies (keyof HairlinePlan)[]);
  const { mid, left, right, added } = toFields(fields.line, 'hairline.line', ['mid', 'left', 'right', 'added']);
  const addedTo = toFields(added, 'hairline.line.added', ['left', 'right']);
  const addedLeft = toAdded(addedTo.left, 'hairline.line.added.left');
  const addedRight = toAdded(addedTo.right, 'hairline.line.added.right');
  const edge = toFields(fields.edge, 'hairline.edge', [
    'featherMm',
    'toothDepthMm',
    'toothPeriodMm',
    'sentinelsPerCm',
    'lineInkShare',
    'lineSizeShare',
  ] as const satisfies (keyof typeof EDGE_LIMITS)[]);
  const edgeNumber = (key: keyof typeof EDGE_LIMITS) => toNumber(edge[key], `hairline.edge.${key}`, EDGE_LIMITS[key]);
  if (typeof fields.isMirrored !== 'boolean') {
    throw new DesignError('hairline.isMirrored', 'true or false', fields.isMirrored);
  }
  return {
    preset: fields.preset === null ? null : toOneOf(fields.preset, 'hairline.preset', HAIRLINE_PRESET_IDS),
    line: {
      mid: toAnglePoint(mid, 'hairline.line.mid'),
      left: toControls(left, 'hairline.line.left', addedLeft.length),
      right: toControls(right, 'hairline.line.right', addedRight.length),
      added: { left: addedLeft, right: addedRight },
    },
    isMirrored: fields.isMirrored,
    edge: {
      featherMm: mm(edgeNumber('featherMm')),
      toothDepthMm: mm(edgeNumber('toothDepthMm')),
      toothPeriodMm: mm(edgeNumber('toothPeriodMm')),
      sentinelsPerCm: edgeNumber('sentinelsPerCm'),
      lineInkShare: edgeNumber('lineInkShare'),
      lineSizeShare: edgeNumber('lineSizeShare'),
    },
    sideProfile: toOneOf(fields.sideProfile, 'hairline.sideProfile', SIDE_PROFILES),
    napeEdge: toOneOf(fields.napeEdge, 'hairline.napeEdge', NAPE_EDGES),
  };
}

/** Indices into the side's controls, rising. */
function toAdded(value: unknown, path: string): number[] {
  const indices = toList(value, path, { min: 0, max: MOST_ADDED });
  return indices.map((index, i) => {
    const least = i > 0 ? (indices[i - 1] as number) + 1 : 0;
    return toWhole(index, `${path}[${i}]`, { min: least, max: SIDE_CONTROLS + indices.length - 1 });
  });
}

function toControls(value: unknown, path: string, addedCount: number): AnglePoint[] {
  const count = SIDE_CONTROLS + addedCount;
  if (!Array.isArray(value) || value.length !== count) {
    throw new DesignError(path, `a list of ${count} points`, value);
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

function toLoss(value: unknown): HairLoss {
  const fields = toFields(value, 'loss', ['pattern', 'severity', 'patches', 'borders', 'strokes']);
  const pattern = toOneOf(fields.pattern, 'loss.pattern', LOSS_PATTERN_IDS);
  return {
    pattern,
    severity: toNumber(fields.severity, 'loss.severity', { min: 0, max: courseFrom(pattern).length - 1 }),
    patches: toList(fields.patches, 'loss.patches', { min: 0, max: AREATA_LIMITS.count }).map(toPatch),
    borders: toLengths(fields.borders, 'loss.borders', LOSS_BORDER_IDS, LOSS_EDIT_LIMITS.borderMm),
    strokes: toList(fields.strokes, 'loss.strokes', { min: 0, max: LOSS_EDIT_LIMITS.strokes }).map(toStroke),
  };
}

function toStroke(value: unknown, index: number): HairStroke {
  const path = `loss.strokes[${index}]`;
  const fields = toFields(value, path, ['share', 'radiusMm', 'line']);
  return {
    share: toNumber(fields.share, `${path}.share`, { min: 0, max: 1 }),
    radiusMm: mm(toNumber(fields.radiusMm, `${path}.radiusMm`, LOSS_EDIT_LIMITS.strokeRadiusMm)),
    line: toList(fields.line, `${path}.line`, LOSS_EDIT_LIMITS.strokePoints).map((point, i) =>
      toSurfacePoint(point, `${path}.line[${i}]`),
    ),
  };
}

function toZoneBorders(value: unknown): ZoneBorders {
  return toLengths(value, 'zoneBorders', ZONE_BORDER_IDS, ZONE_EDIT_LIMITS.borderMm);
}

function toCustomZones(value: unknown): CustomZones {
  const fields = toFields(value, 'customZones', CUSTOM_ZONE_IDS);
  const zone = (id: CustomZoneId): CustomZone | null => {
    if (fields[id] === null) return null;
    const path = `customZones.${id}.outline`;
    const { outline } = toFields(fields[id], `customZones.${id}`, ['outline']);
    return {
      outline: toList(outline, path, ZONE_EDIT_LIMITS.outlinePoints).map((point, i) =>
        toSurfacePoint(point, `${path}[${i}]`),
      ),
    };
  };
  return { customA: zone('customA'), customB: zone('customB') };
}

function toLengths<Id extends string>(
  value: unknown,
  path: string,
  ids: readonly Id[],
  range: Range,
): Readonly<Record<Id, Millimetres>> {
  const fields = toFields(value, path, ids);
  return Object.fromEntries(ids.map((id) => [id, mm(toNumber(fields[id], `${path}.${id}`, range))])) as Record<
    Id,
    Millimetres
  >;
}

function toPatch(value: unknown, index: number): AreataPatch {
  const path = `loss.patches[${index}]`;
  const fields = toFields(value, path, ['at', 'radiusMm']);
  return {
    at: toSurfacePoint(fields.at, `${path}.at`),
    radiusMm: mm(toNumber(fields.radiusMm, `${path}.radiusMm`, DESIGN_LIMITS.areataRadiusMm)),
  };
}

function toScar(value: unknown, index: number): Scar {
  const path = `scars[${index}]`;
  if (typeof value !== 'object' || value === null) throw new DesignError(path, 'an object', value);
  const kind = toOneOf((value as Fields).kind, `${path}.kind`, SCAR_KINDS);
  const number = (fields: Fields, key: string, range: Range) => toNumber(fields[key], `${path}.${key}`, range);
  const { scarLengthMm, scarWidthMm, scarHeightMm, scarGrafts, scarUptake } = DESIGN_LIMITS;
  switch (kind) {
    case 'strip': {
      const fields = toFields(value, path, ['kind', 'lengthMm', 'widthMm', 'heightMm', 'uptake']);
      return {
        kind,
        lengthMm: mm(number(fields, 'lengthMm', scarLengthMm)),
        widthMm: mm(number(fields, 'widthMm', scarWidthMm)),
        heightMm: mm(number(fields, 'heightMm', scarHeightMm)),
        uptake: number(fields, 'uptake', scarUptake),
      };
    }
    case 'grafts': {
      const fields = toFields(value, path, ['kind', 'count', 'uptake']);
      return {
        kind,
        count: toWhole(fields.count, `${path}.count`, scarGrafts),
        uptake: number(fields, 'uptake', scarUptake),
      };
    }
    case 'drawn': {
      const fields = toFields(value, path, ['kind', 'widthMm', 'line', 'uptake']);
      return {
        kind,
        widthMm: mm(number(fields, 'widthMm', scarWidthMm)),
        line: toList(fields.line, `${path}.line`, SCAR_LIMITS.linePoints).map((point, i) =>
          toSurfacePoint(point, `${path}.line[${i}]`),
        ),
        uptake: number(fields, 'uptake', scarUptake),
      };
    }
    default:
      return kind satisfies never;
  }
}

function toSurfacePoint(value: unknown, path: string): AreataPatch['at'] {
  const fields = toFields(value, path, ['triangle', 'barycentric']);
  const weights = toList(fields.barycentric, `${path}.barycentric`, { min: 2, max: 2 });
  // a thousandth of slack: a finger on the border between two triangles lies in either
  const [v, w] = weights.map((each, i) => toNumber(each, `${path}.barycentric[${i}]`, { min: -0.001, max: 1.001 }));
  return {
    triangle: toWhole(fields.triangle, `${path}.triangle`, { min: 0, max: 2 ** 31 - 1 }),
    barycentric: [v!, w!],
  };
}

function toList(value: unknown, path: string, { min, max }: Range): unknown[] {
  if (!Array.isArray(value) || value.length < min || value.length > max)
    throw new DesignError(path, `a list of ${min} to ${max}`, value);
  return value;
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
