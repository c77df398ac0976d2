import { FRAME_STRIDE, type MeshTopology } from './meshTopology';
import { mixUint32 } from './random';
import { SurfaceWalker } from './SurfaceWalker';

/** Smallest distance of the underlying order over the hexagonal spacing, from below: what a site's own hole is measured by. */
const SMALLEST_DISTANCE = 0.72;
/** A shift that leaves the mask or the mesh is drawn again so often; then the site stays where it is. */
const TRIES = 4;
/** Bound on draws from the square around the disc: one in five falls outside, so 32 in a row don't happen. */
const MOST_DRAWS = 32;

/**
 * Moves sites at random along the surface, each within its own hole: the disc of half the smallest distance around it.
 *
 * A site's shift depends on the seed and its place in the order alone, so a prefix moves as the whole does. Two sites
 * come at most twice the largest shift closer: with irregularity q no pair is closer than (1 - q) of the smallest distance.
 */
export class Irregularity {
  readonly walker: SurfaceWalker;
  private readonly frames: Float64Array;
  private readonly largestShift: number;

  /**
   * @param irregularity In [0, 1]: 0 moves nothing, 1 lets sites touch.
   * @param spacing Hexagonal spacing at the full count, mm.
   */
  constructor(
    topology: MeshTopology,
    irregularity: number,
    spacing: number,
    private readonly seed: number,
  ) {
    this.walker = new SurfaceWalker(topology);
    this.frames = topology.frames;
    this.largestShift = 0.5 * SMALLEST_DISTANCE * spacing * irregularity;
  }

  /**
   * Looks for a new place for the site at `index` of the order, on which `walker` stands, and moves it there.
   * @param accepts Asked whether a site may stand where the walker does.
   * @returns False where the site stays: with no irregularity, or when every try left the mesh or the mask.
   */
  shift(index: number, accepts: () => boolean): boolean {
    const { walker, frames, largestShift } = this;
    if (largestShift === 0) return false;
    const { x, y, z, triangle } = walker;
    const n = FRAME_STRIDE * triangle + 9;
    const nx = frames[n]!;
    const ny = frames[n + 1]!;
    const nz = frames[n + 2]!;
    let ax = 0;
    let ay = 0;
    let az = 0;
    if (Math.abs(nx) < 0.6) {
      const inverse = 1 / Math.sqrt(ny * ny + nz * nz);
      ay = nz * inverse;
      az = -ny * inverse;
    } else {
      const inverse = 1 / Math.sqrt(nx * nx + nz * nz);
      ax = -nz * inverse;
      az = nx * inverse;
    }
    let state = mixUint32(this.seed, index);
    for (let attempt = 0; attempt < TRIES; attempt++) {
      let u = 0;
      let v = 0;
      for (let draw = 0; draw < MOST_DRAWS; draw++) {
        state = mixUint32(state, draw);
        u = (state & 0xffff) / 0x8000 - 1;
        v = (state >>> 16) / 0x8000 - 1;
        if (u * u + v * v <= 1) break;
      }
      u *= largestShift;
      v *= largestShift;
      const px = x + u * ax + v * (ny * az - nz * ay);
      const py = y + u * ay + v * (nz * ax - nx * az);
      const pz = z + u * az + v * (nx * ay - ny * ax);
      walker.standAt(px, py, pz, triangle);
      if (walker.settle() && accepts()) return true;
    }
    walker.standAt(x, y, z, triangle);
    return false;
  }
}
