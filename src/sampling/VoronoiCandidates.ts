import type { CandidateQueue } from './CandidateQueue';
import { FRAME_STRIDE, type MeshTopology } from './meshTopology';
import type { SiteGrid } from './SiteGrid';
import type { SurfaceWalker } from './SurfaceWalker';

/** A near site is stretched from the tangent plane to its true distance where the plane shortens it by over 1 %. */
const FLAT_ENOUGH = 0.98;

/**
 * Finds the corners of a new site's Voronoi cell and queues those with room for a site.
 *
 * In the tangent plane, with the site as origin. Inversion at the unit circle turns the neighbours whose bisectors
 * bound the cell into the corners of a convex hull, so one scan in order of angle finds them.
 */
export class VoronoiCandidates {
  /** Holes with a smaller squared radius aren't queued, mm². */
  leastSquare = 0;

  private readonly frames: Float64Array;
  // near sites in order of angle: place in the tangent plane, squared distance, and place after inversion
  private readonly angle: Float64Array;
  private readonly u: Float64Array;
  private readonly v: Float64Array;
  private readonly square: Float64Array;
  private readonly invertedU: Float64Array;
  private readonly invertedV: Float64Array;
  private readonly sorted: Int32Array;
  private readonly hull: Int32Array;
  // corners with room for a site: place in the tangent plane and squared hole radius
  private cornerCount = 0;
  private readonly cornerU: Float64Array;
  private readonly cornerV: Float64Array;
  private readonly cornerSquare: Float64Array;
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
  private cap = 0;
  private tile = 0;
  private level = 0;

  constructor(
    topology: MeshTopology,
    private readonly grid: SiteGrid,
    private readonly queue: CandidateQueue,
  ) {
    this.frames = topology.frames;
    const most = grid.near.length;
    this.angle = new Float64Array(most);
    this.u = new Float64Array(most);
    this.v = new Float64Array(most);
    this.square = new Float64Array(most);
    this.invertedU = new Float64Array(most);
    this.invertedV = new Float64Array(most);
    this.sorted = new Int32Array(most);
    this.hull = new Int32Array(most + 1);
    // each side of the cell gives a corner, or two cuts
    const mostCorners = 2 * Math.max(most, 3);
    this.cornerU = new Float64Array(mostCorners);
    this.cornerV = new Float64Array(mostCorners);
    this.cornerSquare = new Float64Array(mostCorners);
  }

  /**
   * Queues the corners of the cell of a site where the walker stands. The grid must just have gathered its surroundings.
   *
   * @param cap Largest hole radius, mm: farther corners are cut off there.
   * @param tile The tile that is being worked off, and its level: candidates for it don't go above that.
   */
  add({ x, y, z, triangle }: SurfaceWalker, cap: number, tile: number, level: number): void {
    this.x = x;
    this.y = y;
    this.z = z;
    this.triangle = triangle;
    this.cap = cap;
    this.tile = tile;
    this.level = level;
    const count = this.flatten();
    this.cornerCount = 0;
    if (count === 0) this.takeAround();
    else this.takeCorners(this.findHull(count));
    this.enqueue();
  }

  /** Lays the gathered sites into the tangent plane, in order of angle. @returns How many there are besides the site itself. */
  private flatten(): number {
    const { frames, grid, angle, u, v, square, invertedU, invertedV, sorted } = this;
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
    for (let i = 0; i < nearCount; i++) {
      const dx = nearX[i]!;
      const dy = nearY[i]!;
      const dz = nearZ[i]!;
      let pu = dx * ux + dy * uy + dz * uz;
      let pv = dx * vx + dy * vy + dz * vz;
      let flat = pu * pu + pv * pv;
      const true2 = nearSquare[i]!;
      if (flat < FLAT_ENOUGH * true2) {
        if (flat < 1e-6 * true2) continue;
        const stretch = Math.sqrt(true2 / flat);
        pu *= stretch;
        pv *= stretch;
        flat = pu * pu + pv * pv;
      }
      // the site itself
      if (flat === 0) continue;
      // grows with the angle from 0 to 4, without a sine
      const slope = pu / (Math.abs(pu) + Math.abs(pv));
      const key = pv >= 0 ? 1 - slope : 3 + slope;
      u[count] = pu;
      v[count] = pv;
      square[count] = flat;
      invertedU[count] = pu / flat;
      invertedV[count] = pv / flat;
      angle[count] = key;
      let at = count++;
      for (; at > 0 && angle[sorted[at - 1]!]! > key; at--) sorted[at] = sorted[at - 1]!;
      sorted[at] = count - 1;
    }
    return count;
  }

  /** Keeps the sites whose bisectors bound the cell. @returns How many; the list is closed: its last is its first again. */
  private findHull(count: number): number {
    const { u, v, square, invertedU, invertedV, sorted, hull } = this;
    // the nearest is a neighbour for certain: start and end there
    let start = 0;
    for (let i = 1; i < count; i++) if (square[sorted[i]!]! < square[sorted[start]!]!) start = i;
    let size = 0;
    for (let i = 0; i <= count; i++) {
      const at = start + i;
      const c = sorted[at < count ? at : at - count]!;
      const cu = invertedU[c]!;
      const cv = invertedV[c]!;
      while (size > 1) {
        const a = hull[size - 2]!;
        const b = hull[size - 1]!;
        const au = invertedU[a]!;
        const av = invertedV[a]!;
        const bu = invertedU[b]!;
        const bv = invertedV[b]!;
        // b stays where the hull turns left at it, and where the cell is open on either side of it
        if ((bu - au) * (cv - bv) - (bv - av) * (cu - bu) > 0) break;
        if (u[a]! * v[b]! - v[a]! * u[b]! <= 0 || u[b]! * v[c]! - v[b]! * u[c]! <= 0) break;
        size--;
      }
      hull[size++] = c;
    }
    return size - 1;
  }

  private takeCorners(size: number): void {
    const { u, v, square, hull, cap, leastSquare } = this;
    const capSquare = cap * cap;
    for (let i = 0; i < size; i++) {
      const a = hull[i]!;
      const b = hull[i + 1]!;
      const au = u[a]!;
      const av = v[a]!;
      const bu = u[b]!;
      const bv = v[b]!;
      const cross = au * bv - av * bu;
      if (cross > 0) {
        const scale = 0.5 / cross;
        const cu = (square[a]! * bv - square[b]! * av) * scale;
        const cv = (square[b]! * au - square[a]! * bu) * scale;
        const radiusSquare = cu * cu + cv * cv;
        if (radiusSquare <= capSquare) {
          if (radiusSquare >= leastSquare) this.takeCorner(cu, cv, radiusSquare);
          continue;
        }
      }
      // an open side: the edges that lead out are cut off at the cap
      this.takeCut(au, av, square[a]!, 1);
      this.takeCut(bu, bv, square[b]!, -1);
    }
  }

  /** Takes the point of a neighbour's bisector at the cap, to its left (turn 1) or right (-1). */
  private takeCut(au: number, av: number, aa: number, turn: number): void {
    const t = turn * Math.sqrt(Math.max(0, (this.cap * this.cap) / aa - 0.25));
    this.takeCorner(au / 2 - t * av, av / 2 + t * au, Math.max(aa / 4, this.cap * this.cap));
  }

  /** A site that stands alone: six places around it. */
  private takeAround(): void {
    const { cap } = this;
    const h = 0.8660254037844386 * cap;
    this.takeCorner(cap, 0, cap * cap);
    this.takeCorner(cap / 2, h, cap * cap);
    this.takeCorner(-cap / 2, h, cap * cap);
    this.takeCorner(-cap, 0, cap * cap);
    this.takeCorner(-cap / 2, -h, cap * cap);
    this.takeCorner(cap / 2, -h, cap * cap);
  }

  private takeCorner(u: number, v: number, square: number): void {
    const i = this.cornerCount++;
    this.cornerU[i] = u;
    this.cornerV[i] = v;
    this.cornerSquare[i] = square;
  }

  /** Queues the corners as places of the tangent plane; they're brought to the surface when their turn comes. */
  private enqueue(): void {
    const { x, y, z, ux, uy, uz, vx, vy, vz, triangle, cornerU, cornerV, cornerSquare, grid, queue } = this;
    for (let i = 0; i < this.cornerCount; i++) {
      const u = cornerU[i]!;
      const v = cornerV[i]!;
      const px = x + u * ux + v * vx;
      const py = y + u * uy + v * vy;
      const pz = z + u * uz + v * vz;
      const tile = grid.tileAt(px, py, pz);
      queue.add(px, py, pz, triangle, cornerSquare[i]!, tile, tile === this.tile ? this.level : 0);
    }
  }
}
