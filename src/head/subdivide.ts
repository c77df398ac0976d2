/**
 * Catmull-Clark subdivision of an open quad mesh, and its limit surface.
 *
 * Topology is made once, data is run through it as often as a morph changes. Numbering is part of the contract, since
 * landmarks and stored per-vertex data hang on it: a level's vertices are those of the level below, unchanged in order,
 * then one per quad, then one per edge in order of first mention. A vertex therefore keeps its index through all levels.
 *
 * Rules: Catmull & Clark 1978 inside; on open borders the cubic B-spline curve; a border vertex with other than two border
 * edges stays. Limit: Halstead, Kass & DeRose 1993, "Efficient, fair interpolation using Catmull-Clark surfaces".
 *
 * Sums run in a fixed order in double precision, so results are the same to the bit wherever they are made.
 */
export interface QuadMesh {
  /** Vertex index quadruples, counter-clockwise seen from outside. */
  readonly quads: Uint32Array;
  readonly vertexCount: number;
}

/** One subdivision step: the finer mesh, and how its vertices come from the coarser one's. */
export interface Subdivision extends QuadMesh {
  readonly coarse: QuadMesh;
  /** Pairs of coarse vertices, the smaller index first. */
  readonly edges: Uint32Array;
  /** The two quads on either side of each edge; -1 where the mesh ends. */
  readonly edgeQuads: Int32Array;
  /** How many quads meet at each coarse vertex. */
  readonly valence: Uint8Array;
  /** The two neighbours along the border for a border vertex, -1 and -1 inside, its own index twice for a corner that stays. */
  readonly borderNeighbours: Int32Array;
}

/**
 * Splits every quad in four.
 *
 * @throws {RangeError} If an index lies outside the mesh or an edge has more than two quads.
 */
export function subdivide(coarse: QuadMesh): Subdivision {
  const { quads, vertexCount } = coarse;
  if (quads.length % 4 !== 0) {
    throw new RangeError(`subdivide: quads must hold four indices each, got ${quads.length} in all.`);
  }
  const quadCount = quads.length / 4;
  const { edges, edgeQuads, quadEdges } = findEdges(coarse);

  const valence = new Uint8Array(vertexCount);
  for (const vertex of quads) valence[vertex]!++;

  const firstEdgeVertex = vertexCount + quadCount;
  const fine = new Uint32Array(quads.length * 4);
  for (let q = 0, out = 0; q < quadCount; q++) {
    for (let k = 0; k < 4; k++) {
      // starting at the old vertex makes the diagonal 0-2 run from it to the quad's centre: the split is mirror symmetric
      fine[out++] = quads[q * 4 + k]!;
      fine[out++] = firstEdgeVertex + quadEdges[q * 4 + k]!;
      fine[out++] = vertexCount + q;
      fine[out++] = firstEdgeVertex + quadEdges[q * 4 + ((k + 3) & 3)]!;
    }
  }
  return {
    quads: fine,
    vertexCount: firstEdgeVertex + edges.length / 2,
    coarse,
    edges,
    edgeQuads,
    valence,
    borderNeighbours: findBorderNeighbours(vertexCount, edges, edgeQuads),
  };
}

/**
 * Carries values of the coarse vertices to the fine ones with the smoothing weights.
 *
 * @param values `size` numbers a vertex.
 * @param size Numbers a vertex, at least 1.
 */
export function subdivideSmooth(step: Subdivision, values: Float64Array, size: number): Float64Array {
  const { coarse, edges, edgeQuads, valence, borderNeighbours, vertexCount } = step;
  const coarseCount = coarse.vertexCount;
  const { quads } = coarse;
  const quadCount = quads.length / 4;
  const edgeCount = edges.length / 2;
  checkLength('subdivideSmooth', values.length, coarseCount * size);

  const fine = new Float64Array(vertexCount * size);
  const firstQuad = coarseCount * size;
  const firstEdge = firstQuad + quadCount * size;
  // around[v]: sum of the centres of v's quads and of the far ends of its edges
  const around = new Float64Array(coarseCount * size);

  for (let q = 0; q < quadCount; q++) {
    const a = quads[q * 4]! * size;
    const b = quads[q * 4 + 1]! * size;
    const c = quads[q * 4 + 2]! * size;
    const d = quads[q * 4 + 3]! * size;
    const out = firstQuad + q * size;
    for (let i = 0; i < size; i++) {
      const centre = (values[a + i]! + values[c + i]! + (values[b + i]! + values[d + i]!)) * 0.25;
      fine[out + i] = centre;
      around[a + i]! += centre;
      around[b + i]! += centre;
      around[c + i]! += centre;
      around[d + i]! += centre;
    }
  }
  for (let e = 0; e < edgeCount; e++) {
    const a = edges[e * 2]! * size;
    const b = edges[e * 2 + 1]! * size;
    const q0 = edgeQuads[e * 2]!;
    const q1 = edgeQuads[e * 2 + 1]!;
    const out = firstEdge + e * size;
    const inside = q1 >= 0;
    const c0 = firstQuad + q0 * size;
    const c1 = firstQuad + q1 * size;
    for (let i = 0; i < size; i++) {
      const ends = values[a + i]! + values[b + i]!;
      fine[out + i] = inside ? (ends + (fine[c0 + i]! + fine[c1 + i]!)) * 0.25 : ends * 0.5;
      around[a + i]! += values[b + i]!;
      around[b + i]! += values[a + i]!;
    }
  }
  for (let v = 0; v < coarseCount; v++) {
    const at = v * size;
    const n = valence[v]!;
    const before = borderNeighbours[v * 2]!;
    if (n === 0 || before === v) {
      for (let i = 0; i < size; i++) fine[at + i] = values[at + i]!;
    } else if (before >= 0) {
      const p = before * size;
      const q = borderNeighbours[v * 2 + 1]! * size;
      for (let i = 0; i < size; i++) fine[at + i] = values[at + i]! * 0.75 + (values[p + i]! + values[q + i]!) * 0.125;
    } else {
      const rest = (n - 2) / n;
      const share = 1 / (n * n);
      for (let i = 0; i < size; i++) fine[at + i] = values[at + i]! * rest + around[at + i]! * share;
    }
  }
  return fine;
}

/** Carries values to the fine vertices by plain averages: never beyond the range of the coarse values. */
export function subdivideLinear(step: Subdivision, values: ArrayLike<number>, size: number): Float64Array {
  const { coarse, edges, vertexCount } = step;
  const { quads } = coarse;
  checkLength('subdivideLinear', values.length, coarse.vertexCount * size);
  const fine = new Float64Array(vertexCount * size);
  for (let i = 0; i < values.length; i++) fine[i] = values[i]!;
  let out = values.length;
  for (let q = 0; q < quads.length; q += 4) {
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += values[quads[q + k]! * size + i]!;
      fine[out++] = sum * 0.25;
    }
  }
  for (let e = 0; e < edges.length; e += 2) {
    for (let i = 0; i < size; i++) {
      fine[out++] = (values[edges[e]! * size + i]! + values[edges[e + 1]! * size + i]!) * 0.5;
    }
  }
  return fine;
}

/**
 * Where the vertices of `step`'s fine mesh end up after endless subdivision.
 *
 * @param positions xyz triples of the fine mesh, as `subdivideSmooth` gave them.
 */
export function limitPositions(step: Subdivision, positions: Float64Array): Float32Array {
  const { quads, vertexCount, coarse, edges, edgeQuads } = step;
  checkLength('limitPositions', positions.length, vertexCount * 3);
  const sum = new Float64Array(vertexCount * 3);
  const valence = new Uint8Array(vertexCount);
  for (let q = 0; q < quads.length; q += 4) {
    for (let k = 0; k < 4; k++) {
      const v = quads[q + k]!;
      const next = quads[q + ((k + 1) & 3)]! * 3;
      const across = quads[q + ((k + 2) & 3)]! * 3;
      const last = quads[q + ((k + 3) & 3)]! * 3;
      valence[v]!++;
      // inside, each neighbour is met from two quads: weight 4 in halves
      for (let i = 0; i < 3; i++) {
        sum[v * 3 + i]! += 2 * (positions[next + i]! + positions[last + i]!) + positions[across + i]!;
      }
    }
  }
  const limit = new Float32Array(vertexCount * 3);
  for (let v = 0; v < vertexCount; v++) {
    const n = valence[v]!;
    const own = n * n;
    const share = n > 0 ? 1 / (n * (n + 5)) : 0;
    for (let i = 0; i < 3; i++) {
      const at = v * 3 + i;
      limit[at] = n > 0 ? (own * positions[at]! + sum[at]!) * share : positions[at]!;
    }
  }

  // the border again, as a cubic B-spline: its vertices are the coarse border's vertices and edge points
  const firstEdge = coarse.vertexCount + coarse.quads.length / 4;
  const border = (v: number, before: number, after: number) => {
    for (let i = 0; i < 3; i++) {
      limit[v * 3 + i] = (4 * positions[v * 3 + i]! + positions[before * 3 + i]! + positions[after * 3 + i]!) / 6;
    }
  };
  const borderEdges = new Int32Array(coarse.vertexCount * 2).fill(-1);
  for (let e = 0; e < edges.length / 2; e++) {
    if (edgeQuads[e * 2 + 1]! >= 0) continue;
    border(firstEdge + e, edges[e * 2]!, edges[e * 2 + 1]!);
    for (let k = 0; k < 2; k++) {
      const v = edges[e * 2 + k]!;
      borderEdges[v * 2 + (borderEdges[v * 2]! < 0 ? 0 : 1)] = firstEdge + e;
    }
  }
  for (let v = 0; v < coarse.vertexCount; v++) {
    const before = step.borderNeighbours[v * 2]!;
    if (before === v) for (let i = 0; i < 3; i++) limit[v * 3 + i] = positions[v * 3 + i]!;
    else if (before >= 0) border(v, borderEdges[v * 2]!, borderEdges[v * 2 + 1]!);
  }
  return limit;
}

/** Two triangles a quad, split along the diagonal from its first to its third corner. */
export function triangulate(quads: Uint32Array): Uint32Array {
  const triangles = new Uint32Array((quads.length / 4) * 6);
  for (let q = 0, out = 0; q < quads.length; q += 4) {
    triangles[out++] = quads[q]!;
    triangles[out++] = quads[q + 1]!;
    triangles[out++] = quads[q + 2]!;
    triangles[out++] = quads[q]!;
    triangles[out++] = quads[q + 2]!;
    triangles[out++] = quads[q + 3]!;
  }
  return triangles;
}

function findEdges({ quads, vertexCount }: QuadMesh) {
  // a chain of edges hangs at each edge's smaller vertex; chains are about as long as half the valence, so no hash is needed
  const firstOf = new Int32Array(vertexCount).fill(-1);
  const nextOf = new Int32Array(quads.length);
  const edges = new Uint32Array(quads.length * 2);
  const edgeQuads = new Int32Array(quads.length * 2).fill(-1);
  const quadEdges = new Uint32Array(quads.length);
  let count = 0;
  for (let c = 0; c < quads.length; c++) {
    const a = quads[c]!;
    const b = quads[(c & ~3) + ((c + 1) & 3)]!;
    if (a >= vertexCount || a === b) {
      throw new RangeError(
        `subdivide: quad ${c >> 2} must have four vertices below ${vertexCount}, got ${a} and ${b}.`,
      );
    }
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    let edge = firstOf[low]!;
    while (edge >= 0 && edges[edge * 2 + 1] !== high) edge = nextOf[edge]!;
    if (edge < 0) {
      edge = count++;
      edges[edge * 2] = low;
      edges[edge * 2 + 1] = high;
      edgeQuads[edge * 2] = c >> 2;
      nextOf[edge] = firstOf[low]!;
      firstOf[low] = edge;
    } else if (edgeQuads[edge * 2 + 1]! < 0) {
      edgeQuads[edge * 2 + 1] = c >> 2;
    } else {
      throw new RangeError(`subdivide: at most two quads may share an edge, got a third at ${low}-${high}.`);
    }
    quadEdges[c] = edge;
  }
  return { edges: edges.slice(0, count * 2), edgeQuads: edgeQuads.slice(0, count * 2), quadEdges };
}

function findBorderNeighbours(vertexCount: number, edges: Uint32Array, edgeQuads: Int32Array): Int32Array {
  const neighbours = new Int32Array(vertexCount * 2).fill(-1);
  const count = new Uint8Array(vertexCount);
  for (let e = 0; e < edges.length / 2; e++) {
    if (edgeQuads[e * 2 + 1]! >= 0) continue;
    for (let k = 0; k < 2; k++) {
      const v = edges[e * 2 + k]!;
      if (count[v]! < 2) neighbours[v * 2 + count[v]!] = edges[e * 2 + 1 - k]!;
      count[v]!++;
    }
  }
  for (let v = 0; v < vertexCount; v++) {
    if (count[v] !== 0 && count[v] !== 2) neighbours.fill(v, v * 2, v * 2 + 2);
  }
  return neighbours;
}

function checkLength(where: string, length: number, expected: number): void {
  if (length !== expected) throw new RangeError(`${where}: values must have length ${expected}, got ${length}.`);
}
