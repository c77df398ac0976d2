/** Smooth noise in space that a seed decides, the same in every browser: simplex noise uses no sine and no power. */
import { createNoise3D, type NoiseFunction3D } from 'simplex-noise';

/**
 * @param seed Integer in [0, 2³²).
 * @returns Noise in [-1, 1] with features of about one unit.
 */
export function createSeededNoise(seed: number): NoiseFunction3D {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    throw new RangeError(`createSeededNoise: seed must be an integer in [0, 2³²), got ${seed}.`);
  }
  return createNoise3D(seededNumbers(seed));
}

/** Numbers in [0, 1): a Weyl sequence through the finaliser of MurmurHash3 (Appleby), plenty for shuffling a table. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
  };
}
