/**
 * Smooths the cage over the scalp, where its 15 mm quads show as a polygonal outline from above.
 *
 * Taubin 1995, "A signal processing approach to fair surface design": alternately shrink and grow, so that bumps go and
 * size stays. Linear in the positions, with weights fixed once, so morph deltas go through the same filter and a morphed
 * head stays as fair as the neutral one.
 */
import { type Landmarks, landmarkPositions } from '../../src/head/landmarks';
import type { Cage } from './cutHead';

const ROUNDS = 20;
const SHRINK = 0.4;
const GROW = -0.42;
/** Degrees over which the smoothing sets in above the limit below. */
const RAMP_DEGREES = 12;
/** Lowest elevation that is smoothed, by azimuth from the face, degrees, seen from the middle of the skull. */
const LOWEST: readonly (readonly [azimuth: number, elevation: number])[] = [
  [0, 40],
  [30, 42],
  [45, 36],
  [60, 16],
  [70, 10],
  [105, 10],
  [120, -16],
  [150, -22],
  [180, -22],
];

export type ScalpFairing = (values: Float64Array) => Float64Array;

/** @param neutral Cage positions of the neutral head, mm; they decide where the scalp is. */
export function createScalpFairing(
  cage: Cage,
  neutral: Float64Array,
  ear: Float64Array,
  landmarks: Landmarks,
): ScalpFairing {
  const weights = fairingWeights(cage, neutral, ear, landmarks);
  const { quads } = cage;
  const pull = new Float64Array(cage.vertexCount * 3);
  const valence = new Float64Array(cage.vertexCount);
  for (const v of quads) valence[v]! += 2;

  return (values) => {
    const faired = Float64Array.from(values);
    for (let round = 0; round < ROUNDS * 2; round++) {
      const step = round % 2 === 0 ? SHRINK : GROW;
      pull.fill(0);
      // each inner edge is met from both its quads, so every neighbour counts twice
      for (let q = 0; q < quads.length; q += 4) {
        for (let k = 0; k < 4; k++) {
          const a = quads[q + k]!;
          const b = quads[q + ((k + 1) & 3)]!;
          for (let i = 0; i < 3; i++) {
            const d = faired[b * 3 + i]! - faired[a * 3 + i]!;
            pull[a * 3 + i]! += d;
            pull[b * 3 + i]! -= d;
          }
        }
      }
      for (let v = 0; v < cage.vertexCount; v++) {
        if (weights[v] === 0) continue;
        const share = (step * weights[v]!) / valence[v]!;
        for (let i = 0; i < 3; i++) faired[v * 3 + i]! += share * pull[v * 3 + i]!;
      }
    }
    return faired;
  };
}

function fairingWeights(cage: Cage, neutral: Float64Array, ear: Float64Array, landmarks: Landmarks): Float64Array {
  const { glabella, opisthocranion } = landmarkPositions(landmarks, neutral);
  const centre = [0, 35, (glabella[2] + opisthocranion[2]) / 2] as const;
  return Float64Array.from({ length: cage.vertexCount }, (_, v) => {
    if (ear[v]! > 0) return 0;
    const [x, y, z] = [0, 1, 2].map((k) => neutral[v * 3 + k]! - centre[k]!) as [number, number, number];
    const azimuth = (Math.abs(Math.atan2(x, z)) * 180) / Math.PI;
    const elevation = (Math.atan2(y, Math.hypot(x, z)) * 180) / Math.PI;
    return Math.min(1, Math.max(0, (elevation - lowestElevation(azimuth)) / RAMP_DEGREES));
  });
}

function lowestElevation(azimuth: number): number {
  let i = 0;
  while (i < LOWEST.length - 2 && azimuth > LOWEST[i + 1]![0]) i++;
  const [a0, e0] = LOWEST[i]!;
  const [a1, e1] = LOWEST[i + 1]!;
  return e0 + ((e1 - e0) * (azimuth - a0)) / (a1 - a0);
}
