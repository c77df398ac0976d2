/**
 * Seeded random numbers: the small fast counting generator (Chris Doty-Humphrey's sfc32), in integer arithmetic only,
 * so that page, worker and Node draw the same numbers to the bit.
 */
export class Random {
  private readonly state = new Uint32Array(4);

  /** @param seed Integer in [0, 2³²). @param stream Keeps uses of one seed apart: same seed, other stream, other numbers. */
  constructor(seed: number, stream = 0) {
    this.state.set([seed, stream, 0x5717b1e5, 1]);
    for (let i = 0; i < 15; i++) this.nextUint32();
  }

  /** Integer in [0, 2³²). */
  nextUint32(): number {
    const state = this.state;
    const sum = (state[0]! + state[1]! + state[3]!) | 0;
    state[3] = state[3]! + 1;
    state[0] = state[1]! ^ (state[1]! >>> 9);
    state[1] = state[2]! + (state[2]! << 3);
    state[2] = ((state[2]! << 21) | (state[2]! >>> 11)) + sum;
    return sum >>> 0;
  }

  /** In [0, 1), a multiple of 2⁻³². */
  next(): number {
    return this.nextUint32() * 2 ** -32;
  }

  /** Integer in [0, count), for count below 2²⁰: the bias of the plain product is then under one in 4,000. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }
}

/** Mixes a seed and an index into an integer in [0, 2³²) in which every bit depends on every other. */
export function mixUint32(seed: number, index: number): number {
  let h = (seed ^ Math.imul(index + 1, 0x9e3779b9)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}
