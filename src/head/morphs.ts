/**
 * Shape morphs: sparse displacements of the cage, added up with weights.
 *
 * Every morph moves left and right alike, so files hold one half only; here both halves are present.
 */
export interface Morph {
  /** Such as 'head-oval'. */
  readonly id: string;
  /** Largest weight that still looks like a person; the smallest is 0. */
  readonly most: number;
  /** Cage vertices that move. */
  readonly vertices: Uint16Array;
  /** xyz triples for `vertices`, units of DELTA_UNIT_MM. */
  readonly deltas: Int16Array;
}

/** Weight by morph id; absent means 0. */
export type MorphWeights = Readonly<Record<string, number>>;

export const DELTA_UNIT_MM = 0.01;

/**
 * The cage of a person's head.
 *
 * @param neutral Cage positions without morphs, xyz triples, mm. Not changed.
 * @throws {RangeError} If a weight names no morph or lies outside [0, most].
 */
export function applyMorphs(neutral: Float64Array, morphs: readonly Morph[], weights: MorphWeights): Float64Array {
  const positions = Float64Array.from(neutral);
  for (const [id, weight] of Object.entries(weights)) {
    const morph = morphs.find((candidate) => candidate.id === id);
    if (!morph) throw new RangeError(`applyMorphs: weights must name known morphs, got ${id}.`);
    if (!(weight >= 0 && weight <= morph.most)) {
      throw new RangeError(`applyMorphs: weight of ${id} must be in [0, ${morph.most}], got ${weight}.`);
    }
    if (weight === 0) continue;
    const { vertices, deltas } = morph;
    const scale = weight * DELTA_UNIT_MM;
    for (let i = 0; i < vertices.length; i++) {
      const at = vertices[i]! * 3;
      for (let k = 0; k < 3; k++) positions[at + k]! += scale * deltas[i * 3 + k]!;
    }
  }
  return positions;
}

/** A morph's left half with its midline, as files keep it: gaps between ascending vertices, and planes of x, y and z. */
export interface PackedMorph {
  readonly gaps: Uint16Array;
  readonly planes: Int16Array;
}

/** @param mirror For each cage vertex the one on the other side. */
export function packMorph(deltasMm: Float64Array, mirror: ArrayLike<number>): PackedMorph {
  const kept: number[] = [];
  const rounded = Array.from(deltasMm, (d) => Math.round(d / DELTA_UNIT_MM));
  for (let v = 0; v < mirror.length; v++) {
    if (mirror[v]! >= v && (rounded[v * 3] || rounded[v * 3 + 1] || rounded[v * 3 + 2])) kept.push(v);
  }
  const gaps = Uint16Array.from(kept, (v, i) => v - (i > 0 ? kept[i - 1]! : 0));
  const planes = new Int16Array(kept.length * 3);
  for (let k = 0; k < 3; k++) {
    kept.forEach((v, i) => {
      planes[k * kept.length + i] = rounded[v * 3 + k]!;
    });
  }
  return { gaps, planes };
}

export function unpackMorph(packed: PackedMorph, mirror: ArrayLike<number>): Pick<Morph, 'vertices' | 'deltas'> {
  const { gaps, planes } = packed;
  const half = gaps.length;
  const vertices: number[] = [];
  const deltas: number[] = [];
  let v = 0;
  for (let i = 0; i < half; i++) {
    v += gaps[i]!;
    const x = planes[i]!;
    const y = planes[half + i]!;
    const z = planes[2 * half + i]!;
    const twin = mirror[v]!;
    vertices.push(v);
    deltas.push(twin === v ? 0 : x, y, z);
    if (twin === v) continue;
    vertices.push(twin);
    deltas.push(-x, y, z);
  }
  return { vertices: Uint16Array.from(vertices), deltas: Int16Array.from(deltas) };
}
