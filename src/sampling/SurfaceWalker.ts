import { FRAME_STRIDE, type MeshTopology } from './meshTopology';

/** Bound on triangles crossed in one walk: steps are shorter than a few spacings, so longer means walking in circles. */
const MOST_STEPS = 64;
/** Slack of the inside test in barycentric weight, against standing on an edge for ever. */
const EDGE_SLACK = 1e-9;

/**
 * Brings points near the surface back onto it, from triangle to neighbouring triangle.
 *
 * A place travels from here to the grid and the candidates as this object and not as numbers: engines put numbers with
 * a fraction that a call takes on the heap, and a full scalp made eighty megabytes of them.
 */
export class SurfaceWalker {
  /** Where it stands, local, mm. */
  x = 0;
  y = 0;
  z = 0;
  triangle = 0;

  private readonly frames: Float64Array;
  private readonly neighbours: Int32Array;

  constructor(topology: MeshTopology) {
    this.frames = topology.frames;
    this.neighbours = topology.neighbours;
  }

  /** Puts it on a place of the surface, or beside one, to `settle` from there. */
  standAt(x: number, y: number, z: number, triangle: number): void {
    this.x = x;
    this.y = y;
    this.z = z;
    this.triangle = triangle;
  }

  /**
   * Walks from its triangle towards the point where it stands until that lies over the triangle; there it's projected.
   * @returns False at a border, or when it finds no triangle under the point; then it stays.
   */
  settle(): boolean {
    const { x, y, z } = this;
    const frames = this.frames;
    const neighbours = this.neighbours;
    let triangle = this.triangle;
    for (let step = 0; step < MOST_STEPS; step++) {
      const f = FRAME_STRIDE * triangle;
      const dx = x - frames[f]!;
      const dy = y - frames[f + 1]!;
      const dz = z - frames[f + 2]!;
      const v = dx * frames[f + 3]! + dy * frames[f + 4]! + dz * frames[f + 5]!;
      const w = dx * frames[f + 6]! + dy * frames[f + 7]! + dz * frames[f + 8]!;
      const u = 1 - v - w;
      if (u >= -EDGE_SLACK && v >= -EDGE_SLACK && w >= -EDGE_SLACK) {
        const nx = frames[f + 9]!;
        const ny = frames[f + 10]!;
        const nz = frames[f + 11]!;
        const height = dx * nx + dy * ny + dz * nz;
        this.x = x - height * nx;
        this.y = y - height * ny;
        this.z = z - height * nz;
        this.triangle = triangle;
        return true;
      }
      // across the edge that the point lies farthest behind; at a border, across the other such edge if there is one
      const first = u < v ? (u < w ? 0 : 2) : v < w ? 1 : 2;
      let next = neighbours[3 * triangle + first]!;
      if (next < 0) {
        if (u < -EDGE_SLACK && first !== 0) next = neighbours[3 * triangle]!;
        else if (v < -EDGE_SLACK && first !== 1) next = neighbours[3 * triangle + 1]!;
        else if (w < -EDGE_SLACK && first !== 2) next = neighbours[3 * triangle + 2]!;
        if (next < 0) return false;
      }
      triangle = next;
    }
    return false;
  }
}
