/**
 * How the face's colour varies: lips, cheeks, lids, ears, as the natural log of linear colour over the forehead's median.
 *
 * Mean of two MakeHuman skins, so it follows no one skin's tone; only its low frequencies survive in the vertices. (A third,
 * the dark one, has bluish cheeks that look like bruises on lighter tones.) The skins have stubble painted on the scalp, so
 * the variation fades to nothing before the hairline, and hair painted round the ears is lightened: scalp skin is ours.
 */
import { PNG } from 'pngjs';
import { type Landmarks, landmarkPositions } from '../../src/head/landmarks';
import type { Subdivision } from '../../src/head/subdivide';
import type { Cage } from './cutHead';
import type { MakeHuman } from './makehuman';

const SKINS = [
  'young_asian_male/textures/young_lightskinned_male_diffuse3.png',
  'young_caucasian_male/textures/young_lightskinned_male_diffuse.png',
];
/** About one vertex spacing of level 1 on the skin map, in map widths. */
const SAMPLE_RADIUS = 0.0022;
/** Log ratio of red below which an ear's colour is taken for painted hair. */
const DARKEST_EAR = -0.06;
/** Where it needs this much lightening, a plain ear's colour stands in. */
const HAIR_LIFT = 0.15;
const EAR_COLOUR = [-0.04, -0.2, -0.2];

/** @returns Natural log per linear rgb channel, triples for the vertices of level 1; 0 on the scalp. */
export function bakeFaceColour(
  data: MakeHuman,
  cage: Cage,
  step: Subdivision,
  positions: Float32Array,
  ear: Float64Array,
  landmarks: Landmarks,
): Float64Array {
  const uvs = level1Uvs(cage, step);
  const { face, ears } = faceShares(positions, ear, landmarks);
  const forehead = foreheadVertices(positions, landmarks);
  const colour = new Float64Array(positions.length);
  for (const skin of SKINS) {
    const map = PNG.sync.read(data.readFile(`public/data/skins/${skin}`));
    const sampled = sampleAll(map, uvs);
    const reference = [0, 1, 2].map((k) => median(forehead.map((v) => sampled[v * 3 + k]!)));
    for (let v = 0; v < positions.length / 3; v++) {
      const [r, g, b] = [0, 1, 2].map((k) => Math.log(Math.max(0.004, sampled[v * 3 + k]!) / reference[k]!)) as [
        number,
        number,
        number,
      ];
      const lift = Math.max(0, DARKEST_EAR - r);
      [r, g, b].forEach((value, k) => {
        const ear = value + lift + Math.min(1, lift / HAIR_LIFT) * (EAR_COLOUR[k]! - value - lift);
        const mixed = face[v]! * value + Math.max(0, ears[v]! - face[v]!) * ear;
        colour[v * 3 + k]! += mixed / SKINS.length;
      });
    }
  }
  return colour;
}

/** Level-1 uvs: corners, quad centres, edge middles. A vertex on a seam takes one side's. */
function level1Uvs({ cornerUvs, quads, vertexCount }: Cage, step: Subdivision): Float64Array {
  const uvs = new Float64Array(step.vertexCount * 2);
  const firstEdge = vertexCount + quads.length / 4;
  for (let q = 0; q < quads.length / 4; q++) {
    for (let k = 0; k < 4; k++) {
      const next = (k + 1) & 3;
      // step.quads lists, for each corner of each coarse quad: the corner, the edge after it, the quad's centre, …
      const edge = step.quads[(q * 4 + k) * 4 + 1]!;
      if (edge < firstEdge) throw new Error('bakeFaceColour: the order of subdivided quads has changed.');
      for (let i = 0; i < 2; i++) {
        const here = cornerUvs[q * 8 + k * 2 + i]!;
        uvs[quads[q * 4 + k]! * 2 + i] = here;
        uvs[(vertexCount + q) * 2 + i]! += here / 4;
        uvs[edge * 2 + i] = (here + cornerUvs[q * 8 + next * 2 + i]!) / 2;
      }
    }
  }
  return uvs;
}

/** `face`: 1 on face and throat, 0 on the scalp and behind, smooth between. `ears`: 1 on the ears, without their rim. */
function faceShares(positions: Float32Array, ear: Float64Array, landmarks: Landmarks) {
  const { glabella, sideburnL } = landmarkPositions(landmarks, positions);
  // above a line from the upper forehead to the sideburn lies the hair
  const slope = (glabella[1] + 22 - sideburnL[1]) / (glabella[2] - sideburnL[2]);
  const face = Float64Array.from({ length: positions.length / 3 }, (_, v) => {
    const y = positions[v * 3 + 1]!;
    const z = positions[v * 3 + 2]!;
    const below = 1 - smoothstep(-10, 14, y - (sideburnL[1] + slope * (z - sideburnL[2])));
    const before = smoothstep(18, 46, z - Math.min(0, y + 60) * 0.5);
    const throat = 1 - smoothstep(-95, -125, y);
    return below * before * throat;
  });
  return { face, ears: ear.map((weight) => smoothstep(0.75, 1, weight)) };
}

function foreheadVertices(positions: Float32Array, landmarks: Landmarks): number[] {
  const { glabella } = landmarkPositions(landmarks, positions);
  const found: number[] = [];
  for (let v = 0; v < positions.length / 3; v++) {
    const rise = positions[v * 3 + 1]! - glabella[1];
    if (rise > 6 && rise < 28 && positions[v * 3 + 2]! > 60 && Math.abs(positions[v * 3]!) < 45) found.push(v);
  }
  return found;
}

/** Linear rgb under every uv, averaged with a tent filter. */
function sampleAll(map: PNG, uvs: Float64Array): Float64Array {
  const sampled = new Float64Array((uvs.length / 2) * 3);
  const radius = Math.max(0.8, SAMPLE_RADIUS * map.width);
  for (let v = 0; v < uvs.length / 2; v++) {
    const x = uvs[v * 2]! * map.width - 0.5;
    const y = (1 - uvs[v * 2 + 1]!) * map.height - 0.5;
    let total = 0;
    for (let row = Math.ceil(y - radius); row <= y + radius; row++) {
      for (let column = Math.ceil(x - radius); column <= x + radius; column++) {
        if (column < 0 || row < 0 || column >= map.width || row >= map.height) continue;
        const weight = Math.max(0, 1.1 - Math.hypot(column - x, row - y) / radius);
        total += weight;
        for (let k = 0; k < 3; k++) {
          sampled[v * 3 + k]! += weight * toLinear(map.data[(row * map.width + column) * 4 + k]! / 255);
        }
      }
    }
    for (let k = 0; k < 3; k++) sampled[v * 3 + k]! /= total;
  }
  return sampled;
}

function toLinear(srgb: number): number {
  return srgb <= 0.04045 ? srgb / 12.92 : ((srgb + 0.055) / 1.055) ** 2.4;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}

function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
