/** A triangle mesh in the head frame: mm at life size, origin at mid-tragion, +x subject's left, +y up, +z out of the face. */
export interface TriangleMesh {
  /** xyz triples, length 3 · vertexCount, mm. */
  readonly positions: Float32Array;
  /** Vertex index triples, counter-clockwise seen from outside. */
  readonly triangles: Uint32Array;
}

/** The outer skin of the head at one subdivision level, with what the skin and the scalp need at each vertex. */
export interface HeadMesh extends TriangleMesh {
  /** Catmull-Clark level above the cage: 1 (18,351 vertices) or 2 (73,261). */
  readonly level: 1 | 2;
  /** Unit normals, xyz triples. */
  readonly normals: Float32Array;
  /** Share of the sky that the vertex sees, 0 to 255 for 0 to 1. */
  readonly ambientOcclusion: Uint8Array;
  /** Natural log of the face colour over its forehead median, linear rgb triples, in units of 1/64 (int8: -2 to 1.98). Zero on the scalp. */
  readonly faceColour: Int8Array;
  /** 255 on the ears, 0 elsewhere, smooth between. */
  readonly earMask: Uint8Array;
}
