/**
 * Native hairs as the GPU draws them: four words each, in order of rank, made once for sites and loss pattern.
 *
 * | word | bits from low to high                                                                  |
 * |------|----------------------------------------------------------------------------------------|
 * | 0    | x 16, y 16: place of the root in the box                                               |
 * | 1    | z 16; share of the sky that the skin sees 8; calibre 8, 128 for the mean of a full scalp |
 * | 2    | skin normal 8 + 8, direction of the shaft 8 + 8, both folded onto an octahedron          |
 * | 3    | four random bytes: length, grey, lightness, and one for the tip                        |
 *
 * Length, width, colour and share of grey are uniforms, so no slider makes any of this again.
 */
import type { HeadMesh } from '../head/HeadMesh';
import { mixUint32 } from '../sampling/random';
import type { Sites } from '../sampling/Sites';
import type { HairFlow } from '../scalp/hairFlow';
import type { ScalpSurface } from '../scalp/ScalpSurface';
import type { SiteRegion } from './fields';
import type { FollicularUnits } from './follicularUnits';
import { LEVELS_PER_MM2 } from './rankLevels';
import type { SiteAttributes } from './siteAttributes';
import { calibreAt, GROWTH_ANGLE_RAD, GROWTH_ANGLE_SPREAD_RAD } from './stubbleTone';

export interface StubbleData {
  /** Four words a hair, rows of STUBBLE_COLUMNS hairs; the last row is filled up with zeros. */
  readonly words: Uint32Array;
  readonly count: number;
  /** Corner of the box of roots, head frame, mm, and its step. */
  readonly boxMm: readonly [x: number, y: number, z: number];
  readonly stepMm: number;
}

/** Hairs in a row of the texture. */
export const STUBBLE_COLUMNS = 512;
export const WORDS_A_HAIR = 4;
/** Calibre byte of a mean hair. */
export const MEAN_CALIBRE = 128;

/** How far shafts differ: relative standard deviation of their calibre. */
const CALIBRE_SPREAD = 0.14;
/** A unit leans off the flow, and each of its hairs off the unit; radians, most to either side. */
const UNIT_TURN = 0.38;
const HAIR_TURN = 0.22;

/** Normals and occlusion of the scalp's own vertices: kept when the head's buffers leave for another thread. */
export interface ScalpSkin {
  readonly normals: Float32Array;
  readonly ambientOcclusion: Uint8Array;
}

export function scalpSkin(
  head: Pick<HeadMesh, 'normals' | 'ambientOcclusion'>,
  { headVertex }: ScalpSurface,
): ScalpSkin {
  const normals = new Float32Array(3 * headVertex.length);
  const ambientOcclusion = new Uint8Array(headVertex.length);
  headVertex.forEach((vertex, i) => {
    for (let k = 0; k < 3; k++) normals[3 * i + k] = head.normals[3 * vertex + k]!;
    ambientOcclusion[i] = head.ambientOcclusion[vertex]!;
  });
  return { normals, ambientOcclusion };
}

export interface StubbleInput {
  readonly sites: Pick<Sites, 'triangles' | 'barycentrics'>;
  /** After the dot grid was built: a site without room has no hair either. */
  readonly attributes: Pick<SiteAttributes, 'levels'>;
  readonly region: SiteRegion;
  readonly units: FollicularUnits;
  readonly scalp: Pick<ScalpSurface, 'triangles'>;
  readonly skin: ScalpSkin;
  readonly flow: HairFlow;
}

/**
 * Grows the hairs.
 *
 * @param fullPerMm2 Density of a full scalp: hair that grows more sparsely is finer.
 * @param seed Same seed and input, same bytes. Integer in [0, 2³²).
 */
export function buildStubble(
  { sites, attributes, region, units, scalp, skin, flow }: StubbleInput,
  { fullPerMm2, seed }: { readonly fullPerMm2: number; readonly seed: number },
): StubbleData {
  const { hairs, leaders, positions } = units;
  const { low, stepMm } = boxOf(positions);
  const rows = Math.max(1, Math.ceil(hairs.length / STUBBLE_COLUMNS));
  const words = new Uint32Array(WORDS_A_HAIR * STUBBLE_COLUMNS * rows);
  const normal: [number, number, number] = [0, 0, 0];
  const along: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let h = 0; h < hairs.length; h++) {
    const site = hairs[h]!;
    if (attributes.levels[site] === 0) continue;
    const [a, b, c] = [0, 1, 2].map((k) => scalp.triangles[3 * sites.triangles[site]! + k]!) as [
      number,
      number,
      number,
    ];
    const wb = sites.barycentrics[2 * site]!;
    const wc = sites.barycentrics[2 * site + 1]!;
    const wa = 1 - wb - wc;
    const { normals, ambientOcclusion } = skin;
    for (let k = 0; k < 3; k++) {
      normal[k] = wa * normals[3 * a + k]! + wb * normals[3 * b + k]! + wc * normals[3 * c + k]!;
    }
    normalise(normal);
    const occlusion = wa * ambientOcclusion[a]! + wb * ambientOcclusion[b]! + wc * ambientOcclusion[c]!;

    const place: [number, number, number] = [positions[3 * h]!, positions[3 * h + 1]!, positions[3 * h + 2]!];
    flow.directionInto(place, normal, along);
    const ofUnit = mixUint32(seed ^ 0x756e6974, leaders[h]!);
    const ofHair = mixUint32(seed ^ 0x73746272, site);
    const more = mixUint32(seed ^ 0x6d6f7265, site);
    const turn = UNIT_TURN * signed(ofUnit & 255) + HAIR_TURN * signed(ofHair & 255);
    const lift =
      GROWTH_ANGLE_RAD +
      GROWTH_ANGLE_SPREAD_RAD * (1.3 * signed((ofUnit >>> 8) & 255) + 0.9 * signed((ofHair >>> 8) & 255));
    growInto(along, normal, turn, lift);

    const native = region.native[site]! / LEVELS_PER_MM2;
    // two even draws add up to a hump
    const jitter = (signed((ofHair >>> 16) & 255) + signed(ofHair >>> 24)) * CALIBRE_SPREAD * Math.sqrt(1.5);
    const calibre = clampByte(MEAN_CALIBRE * calibreAt(native, fullPerMm2) * (1 + jitter));

    const at = WORDS_A_HAIR * count++;
    const [x, y, z] = [0, 1, 2].map((k) => Math.round((place[k]! - low[k]!) / stepMm)) as [number, number, number];
    words[at] = (x | (y << 16)) >>> 0;
    words[at + 1] = (z | (clampByte(occlusion) << 16) | (calibre << 24)) >>> 0;
    words[at + 2] = (packDirection(normal) | (packDirection(along) << 16)) >>> 0;
    words[at + 3] = more;
  }
  return { words, count, boxMm: [low[0]!, low[1]!, low[2]!], stepMm };
}

/** Turns a direction in the skin aside and lifts it off the skin, radians. */
function growInto(along: [number, number, number], normal: [number, number, number], turn: number, lift: number): void {
  const [x, y, z] = along;
  const [nx, ny, nz] = normal;
  const [cx, cy, cz] = [ny * z - nz * y, nz * x - nx * z, nx * y - ny * x];
  const ahead = Math.cos(lift) * Math.cos(turn);
  const aside = Math.cos(lift) * Math.sin(turn);
  const up = Math.sin(lift);
  along[0] = x * ahead + cx * aside + nx * up;
  along[1] = y * ahead + cy * aside + ny * up;
  along[2] = z * ahead + cz * aside + nz * up;
}

function boxOf(positions: Float32Array): { low: number[]; stepMm: number } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    low[i % 3] = Math.min(low[i % 3]!, positions[i]!);
    high[i % 3] = Math.max(high[i % 3]!, positions[i]!);
  }
  if (positions.length === 0) return { low: [0, 0, 0], stepMm: 1 };
  return { low, stepMm: Math.max(...low.map((value, k) => high[k]! - value), 1e-3) / 65535 };
}

/** A unit vector as two bytes: folded onto an octahedron and laid flat (Cigolle et al. 2014). */
export function packDirection([x, y, z]: readonly [number, number, number]): number {
  const sum = Math.abs(x) + Math.abs(y) + Math.abs(z);
  let u = x / sum;
  let v = y / sum;
  if (z < 0) [u, v] = [(1 - Math.abs(v)) * (u < 0 ? -1 : 1), (1 - Math.abs(u)) * (v < 0 ? -1 : 1)];
  return clampByte((u * 0.5 + 0.5) * 255) | (clampByte((v * 0.5 + 0.5) * 255) << 8);
}

export function unpackDirection(packed: number): [number, number, number] {
  let x = ((packed & 255) / 255) * 2 - 1;
  let y = (((packed >>> 8) & 255) / 255) * 2 - 1;
  const z = 1 - Math.abs(x) - Math.abs(y);
  if (z < 0) [x, y] = [(1 - Math.abs(y)) * (x < 0 ? -1 : 1), (1 - Math.abs(x)) * (y < 0 ? -1 : 1)];
  const direction: [number, number, number] = [x, y, z];
  normalise(direction);
  return direction;
}

function normalise(v: [number, number, number]): void {
  const length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  v[0] /= length;
  v[1] /= length;
  v[2] /= length;
}

/** A byte on -1 … 1. */
function signed(byte: number): number {
  return byte / 127.5 - 1;
}

function clampByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
