/** The visible microdots as files for other programs: PLY for 3D, CSV for spreadsheets. */
import { evaluateFields, FIELD_DEFAULTS, type FieldSettings, MICRODOT } from '../pigment/fields';
import { isBelow } from '../pigment/rankLevels';
import { shareAfter } from '../pigment/sessions';
import { SHADE_LADDERS, thinnedShade } from '../pigment/shades';
import { heaviestZone } from '../pigment/siteZones';
import { type PlyProperty, writePly } from '../sampling/ply';
import { siteNormals } from '../sampling/siteNormals';
import { type CustomZoneId, isCustomZone, ZONE_IDS } from '../scalp/zoneIds';
import type { PlanInput } from './planSummary';

/** The microdots that the picture shows, as a file. */
export function exportMicrodots(input: PlanInput, settings: FieldSettings, format: 'ply' | 'csv'): Blob {
  const dots = listMicrodots(input, settings);
  if (format === 'ply') return new Blob([dotsToPly(dots)], { type: 'model/ply' });
  return new Blob([dotsToCsv(dots)], { type: 'text/csv;charset=utf-8' });
}

const DRAWN_NAMES: Readonly<Record<CustomZoneId, string>> = { customA: 'Own zone A', customB: 'Own zone B' };

/** As files name the zones, in the order of ZONE_IDS. */
export const ZONE_FILE_NAMES: readonly string[] = ZONE_IDS.map((id) => (isCustomZone(id) ? DRAWN_NAMES[id] : id));

/** Microdots of one plan. Arrays have one entry per microdot, triples where said. */
export interface DotTable {
  readonly count: number;
  /** xyz triples, head frame, mm. */
  readonly positions: Float32Array;
  /** Unit normals, xyz triples. */
  readonly normals: Float32Array;
  /** Dots per mm² at which each shows first. */
  readonly ranks: Float32Array;
  /** Index into ZONE_IDS. */
  readonly zones: Uint8Array;
  /** 1 to 4: see `sessionAt`. */
  readonly sessions: Uint8Array;
  /** Of the healed dot without its own scatter, mm. */
  readonly diametersMm: Float32Array;
  /** Of the zone with the most weight there, nearer the line the step next to what its ink is thinned to: index into `shadeNames`. */
  readonly shades: Uint8Array;
  readonly shadeNames: readonly string[];
}

/**
 * The session that lays a microdot, by the rule that decides which dots show after a share of the sessions.
 *
 * @param level Its rank level, from `native` on, which is in levels too, as `target` is: beyond it lies the fourth.
 */
export function sessionAt(level: number, native: number, target: number): 1 | 2 | 3 | 4 {
  const isDoneAfter = (session: number) => isBelow(level, native + (target - native) * shareAfter(session));
  if (isDoneAfter(1)) return 1;
  if (isDoneAfter(2)) return 2;
  return isDoneAfter(3) ? 3 : 4;
}

/** Lists the microdots of a plan in rank order: the very ones that the picture shows and the summary counts. */
export function listMicrodots({ sites, attributes, scalp, region }: PlanInput, settings: FieldSettings): DotTable {
  if (attributes.count !== sites.count) {
    throw new RangeError(
      `listMicrodots: attributes must be of the same ${sites.count} sites, got ${attributes.count}.`,
    );
  }
  const { shows, target, native, diameterMm, inkShare } = evaluateFields(attributes, region, settings);
  const siteNormal = siteNormals(scalp, sites);
  const zoneShades = ZONE_IDS.map((id) => settings.zonePlans[id].shade);
  let count = 0;
  for (let i = 0; i < sites.count; i++) if (shows[i] === MICRODOT) count++;

  const positions = new Float32Array(3 * count);
  const normals = new Float32Array(3 * count);
  const ranks = new Float32Array(count);
  const zones = new Uint8Array(count);
  const sessions = new Uint8Array(count);
  const diametersMm = new Float32Array(count);
  const shades = new Uint8Array(count);
  for (let i = 0, at = 0; i < sites.count; i++) {
    if (shows[i] !== MICRODOT) continue;
    for (let k = 0; k < 3; k++) {
      positions[3 * at + k] = sites.positions[3 * i + k]!;
      normals[3 * at + k] = siteNormal[3 * i + k]!;
    }
    ranks[at] = (i + 1) / sites.areaMm2;
    zones[at] = heaviestZone(attributes.zones[i]!);
    sessions[at] = sessionAt(attributes.levels[i]!, native[i]!, target[i]!);
    diametersMm[at] = diameterMm[i]!;
    shades[at] = thinnedShade(zoneShades[zones[at]!]!, inkShare[i]!);
    at++;
  }
  const shadeNames = SHADE_LADDERS[settings.base ?? FIELD_DEFAULTS.base].map(({ name }) => name);
  return { count, positions, normals, ranks, zones, sessions, diametersMm, shades, shadeNames };
}

/** Binary PLY: place, normal, rank, zone, session, diameter and shade of each microdot; the header names zones and shades. */
export function dotsToPly(dots: DotTable): ArrayBuffer {
  checkTable(dots, 'dotsToPly');
  const properties: PlyProperty[] = [
    { names: ['x', 'y', 'z'], type: 'float', values: dots.positions },
    { names: ['nx', 'ny', 'nz'], type: 'float', values: dots.normals },
    { names: ['rank'], type: 'float', values: dots.ranks },
    { names: ['zone'], type: 'uchar', values: dots.zones },
    { names: ['session'], type: 'uchar', values: dots.sessions },
    { names: ['diameter'], type: 'float', values: dots.diametersMm },
    { names: ['shade'], type: 'uchar', values: dots.shades },
  ];
  const comments = [
    'microdots in mm: x to the left of the person, y up, z out of the face; rank in dots per mm2; diameter in mm',
    ...ZONE_FILE_NAMES.map((name, index) => `zone ${index} ${name}`),
    ...dots.shadeNames.map((name, index) => `shade ${index} ${name.replace(/[^ -~]/g, '?')}`),
  ];
  return writePly(dots.count, properties, comments);
}

/** Room for one row's numbers: three places of up to 12 characters, session, diameter, commas and line end. */
const ROW_ROOM = 3 * 13 + 2 + 13 + 8;
const COMMA = 44;

/**
 * CSV in UTF-8 with a head line (RFC 4180): x_mm, y_mm, z_mm, zone, session, diameter_mm, shade. Lengths in mm with
 * three decimals, point as decimal sign.
 */
export function dotsToCsv(dots: DotTable): ArrayBuffer {
  checkTable(dots, 'dotsToCsv');
  const encoder = new TextEncoder();
  const head = encoder.encode('x_mm,y_mm,z_mm,zone,session,diameter_mm,shade\r\n');
  const zoneNames = ZONE_FILE_NAMES.map((name) => encoder.encode(quoted(name)));
  const shadeNames = dots.shadeNames.map((name) => encoder.encode(`${quoted(name)}\r\n`));
  const longest = (names: readonly Uint8Array[]) => names.reduce((most, name) => Math.max(most, name.length), 0);

  const bytes = new Uint8Array(head.length + dots.count * (ROW_ROOM + longest(zoneNames) + longest(shadeNames)));
  bytes.set(head);
  let end = head.length;
  for (let i = 0; i < dots.count; i++) {
    for (let k = 0; k < 3; k++) {
      end = writeMicrometres(bytes, end, dots.positions[3 * i + k]!);
      bytes[end++] = COMMA;
    }
    const zone = zoneNames[dots.zones[i]!]!;
    bytes.set(zone, end);
    end += zone.length;
    bytes[end++] = COMMA;
    bytes[end++] = 48 + dots.sessions[i]!;
    bytes[end++] = COMMA;
    end = writeMicrometres(bytes, end, dots.diametersMm[i]!);
    bytes[end++] = COMMA;
    const shade = shadeNames[dots.shades[i]!]!;
    bytes.set(shade, end);
    end += shade.length;
  }
  return bytes.buffer.slice(0, end);
}

/** Writes a length in mm with three decimals. @returns The offset behind it. */
function writeMicrometres(bytes: Uint8Array, offset: number, lengthMm: number): number {
  let at = offset;
  let rest = Math.round(Math.abs(lengthMm) * 1000);
  if (lengthMm < 0 && rest > 0) bytes[at++] = 45;
  let digits = 4;
  for (let power = 10_000; power <= rest; power *= 10) digits++;
  for (let place = at + digits; place >= at; place--) {
    if (place === at + digits - 3) {
      bytes[place] = 46;
      continue;
    }
    bytes[place] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return at + digits + 1;
}

function quoted(name: string): string {
  return /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

/** Lengths and names are checked here, so that no row needs a look. */
function checkTable(dots: DotTable, caller: string): void {
  const { count } = dots;
  const lengths = {
    positions: [dots.positions.length, 3],
    normals: [dots.normals.length, 3],
    ranks: [dots.ranks.length, 1],
    zones: [dots.zones.length, 1],
    sessions: [dots.sessions.length, 1],
    diametersMm: [dots.diametersMm.length, 1],
    shades: [dots.shades.length, 1],
  } as const;
  for (const [name, [length, size]] of Object.entries(lengths)) {
    if (length !== size * count) {
      throw new RangeError(`${caller}: ${name} must have ${size * count} entries for ${count} dots, got ${length}.`);
    }
  }
  const beyond = (values: Uint8Array, from: number, below: number) => values.find((v) => v < from || v >= below);
  const oddities = {
    zones: beyond(dots.zones, 0, ZONE_IDS.length),
    sessions: beyond(dots.sessions, 1, 5),
    shades: beyond(dots.shades, 0, dots.shadeNames.length),
  };
  for (const [name, odd] of Object.entries(oddities)) {
    if (odd !== undefined) throw new RangeError(`${caller}: ${name} must name one that exists, got ${odd}.`);
  }
  // ±1 km keeps every number within its room
  for (const values of [dots.positions, dots.diametersMm]) {
    const odd = values.find((value) => !(Math.abs(value) < 1e6));
    if (odd !== undefined) throw new RangeError(`${caller}: lengths must be below a kilometre, got ${odd} mm.`);
  }
}
