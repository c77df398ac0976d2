import type { CandidateQueue } from './CandidateQueue';
import { FRAME_STRIDE, type MeshTopology } from './meshTopology';
import type { SiteGrid } from './SiteGrid';

/** A site's near places are stretched from the tangent plane to their true distance where the plane shortens it by over 1 %. */
const FLAT_ENOUGH = 0.98;
/** Bound on corners of one cell in one direction; round six is usual. */
const MOST_CORNERS = 32;

/** Finds the corners of a new site's Voronoi cell and queues those with room for a site. */
export class VoronoiCandidates {
  /** Holes with a smaller squared radius aren't queued, mm². */
  leastSquare = 0;

  private readonly frames: Float64Array;
  private readonly flatU: Float64Array;
  private readonly flatV: Float64Array;
  private readonly flatSquare: Float64Array;
  // the cell in work: its site, its tangent plane, and the limits of its candidates
  private x = 0;
  private y = 0;
  private z = 0;
  private triangle = 0;
  private ux = 0;
  private uy = 0;
  private uz = 0;
  private vx = 0;
  private vy = 0;
  private vz = 0;
  private count = 0;
  private capSquare = 0;
  private tile = 0;
  private level = 0;

  constructor(
    topology: MeshTopology,
    private readonly grid: SiteGrid,
    private readonly queue: CandidateQueue,
  ) {
    this.frames = topology.frames;
    this.flatU = new Float64Array(grid.near.length);
    this.flatV = new Float64Array(grid.near.length);
    this.flatSquare = new Float64Array(grid.near.length);
  }

  /**
   * Queues the corners of one site's cell. The grid must just have gathered the site's surroundings.
   *
   * @param cap Largest hole radius, mm: farther corners are cut off there.
   * @param tile The tile that is being worked off, and its level: candidates for it don't go above that.
   */
  add(x: number, y: number, z: number, triangle: number, cap: number, tile: number, level: number): void {
    this.x = x;
    this.y = y;
    this.z = z;
    this.triangle = triangle;
    this.capSquare = cap * cap;
    this.tile = tile;
    this.level = level;
    const nearest = this.flatten();
    if (nearest < 0) {
      this.addAround(cap);
      return;
    }
    // round the cell from its nearest neighbour; where the cell is open, the other way round from there too
    if (!this.addCornersFrom(nearest, 1)) this.addCornersFrom(nearest, -1);
  }

  /** Lays the gathered sites into the tangent plane. @returns The nearest one's index there, -1 when there is none. */
  private flatten(): number {
    const { frames, grid, flatU, flatV, flatSquare } = this;
    const { nearX, nearY, nearZ, nearSquare, nearCount } = grid;
    const f = FRAME_STRIDE * this.triangle;
    const nx = frames[f + 9]!;
    const ny = frames[f + 10]!;
    const nz = frames[f + 11]!;
    let ux = 0;
    let uy = 0;
    let uz = 0;
    if (Math.abs(nx) < 0.6) {
      const inverse = 1 / Math.sqrt(ny * ny + nz * nz);
      uy = nz * inverse;
      uz = -ny * inverse;
    } else {
      const inverse = 1 / Math.sqrt(nx * nx + nz * nz);
      ux = -nz * inverse;
      uz = nx * inverse;
    }
    const vx = ny * uz - nz * uy;
    const vy = nz * ux - nx * uz;
    const vz = nx * uy - ny * ux;
    this.ux = ux;
    this.uy = uy;
    this.uz = uz;
    this.vx = vx;
    this.vy = vy;
    this.vz = vz;

    let count = 0;
    let nearest = -1;
    let nearestSquare = Infinity;
    for (let i = 0; i < nearCount; i++) {
      const square = nearSquare[i]!;
      if (square === 0) continue;
      const dx = nearX[i]!;
      const dy = nearY[i]!;
      const dz = nearZ[i]!;
      let u = dx * ux + dy * uy + dz * uz;
      let v = dx * vx + dy * vy + dz * vz;
      let flat = u * u + v * v;
      if (flat < FLAT_ENOUGH * square) {
        if (flat < 1e-6 * square) continue;
        const stretch = Math.sqrt(square / flat);
        u *= stretch;
        v *= stretch;
        flat = u * u + v * v;
      }
      flatU[count] = u;
      flatV[count] = v;
      flatSquare[count] = flat;
      if (flat < nearestSquare) {
        nearestSquare = flat;
        nearest = count;
      }
      count++;
    }
    this.count = count;
    return nearest;
  }

  /**
   * Walks along the cell's edge from neighbour to neighbour; `turn` is 1 for counter-clockwise, -1 for clockwise.
   * @returns Whether it came full circle.
   */
  private addCornersFrom(start: number, turn: number): boolean {
    const { flatU, flatV, flatSquare, count, capSquare, leastSquare } = this;
    let a = start;
    for (let corner = 0; corner < MOST_CORNERS; corner++) {
      const au = flatU[a]!;
      const av = flatV[a]!;
      const aa = flatSquare[a]!;
      // the corner lies on the bisector towards a, at (a + t · perpendicular(a)) / 2; the next neighbour makes t least
      const least = 1e-12 * aa;
      let numerator = Infinity;
      let denominator = 1;
      let b = -1;
      for (let i = 0; i < count; i++) {
        const bu = flatU[i]!;
        const bv = flatV[i]!;
        const cross = (au * bv - av * bu) * turn;
        if (cross <= least) continue;
        const n = flatSquare[i]! - au * bu - av * bv;
        if (n * denominator < numerator * cross) {
          numerator = n;
          denominator = cross;
          b = i;
        }
      }
      let t = numerator / denominator;
      const cap = (4 * capSquare) / aa - 1;
      const open = t > 0 && t * t > cap;
      if (open) t = cap > 0 ? Math.sqrt(cap) : 0;
      const cu = (au - av * t * turn) / 2;
      const cv = (av + au * t * turn) / 2;
      const square = cu * cu + cv * cv;
      if (square >= leastSquare) this.enqueue(cu, cv, square);
      if (open || b < 0) return false;
      if (b === start) return true;
      a = b;
    }
    return true;
  }

  /** A site that stands alone: queues six places around it. */
  private addAround(cap: number): void {
    const h = 0.8660254037844386;
    for (const [u, v] of [
      [1, 0],
      [0.5, h],
      [-0.5, h],
      [-1, 0],
      [-0.5, -h],
      [0.5, -h],
    ] as const) {
      this.enqueue(u * cap, v * cap, cap * cap);
    }
  }

  /** Queues a corner of the cell as it lies in the tangent plane: it's brought to the surface when its turn comes. */
  private enqueue(u: number, v: number, square: number): void {
    const x = this.x + u * this.ux + v * this.vx;
    const y = this.y + u * this.uy + v * this.vy;
    const z = this.z + u * this.uz + v * this.vz;
    const tile = this.grid.tileAt(x, y, z);
    this.queue.add(x, y, z, this.triangle, square, tile, tile === this.tile ? this.level : 0);
  }
}
