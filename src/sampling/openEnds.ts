/**
 * Candidates where Voronoi corners don't lead: along open borders, where corners fall off the surface, and into parts
 * that hold no site yet.
 */
import { FRAME_STRIDE, hasArea, type MeshTopology } from './meshTopology';
import type { PlacedSites } from './PlacedSites';
import type { Random } from './random';
import type { SurfaceWalker } from './SurfaceWalker';
import { indexAbove, newDart, placeInTriangle } from './surfaceDarts';

/** Border candidates lie in a strip this wide, in radii, and so many of them in each square of the radius. */
const STRIP_WIDTH = 0.7;
const STRIP_DENSITY = 10;
/** Darts into parts without a site, for each square of the radius. */
const UNTOUCHED_DENSITY = 4;

/** Called with each candidate: the walker stands there. */
export type Offer = () => void;

/**
 * Offers random places along the open borders that matter at this radius.
 * @param borderReach For each border edge, how far it is from where sites matter, mm.
 */
export function offerBorderStrip(
  topology: MeshTopology,
  borderReach: Float64Array,
  radius: number,
  random: Random,
  walker: SurfaceWalker,
  offer: Offer,
): void {
  const { frames, borderEdges, borderTriangles, borderLengths } = topology;
  const edges = new Int32Array(borderTriangles.length);
  const lengths = new Float64Array(borderTriangles.length);
  let count = 0;
  let total = 0;
  for (let edge = 0; edge < borderTriangles.length; edge++) {
    if (borderReach[edge]! > 2 * radius) continue;
    total += borderLengths[edge]! - (edge > 0 ? borderLengths[edge - 1]! : 0);
    edges[count] = edge;
    lengths[count++] = total;
  }
  if (count === 0) return;
  const rising = lengths.subarray(0, count);
  const width = STRIP_WIDTH * radius;
  const candidates = Math.ceil((total * STRIP_WIDTH * STRIP_DENSITY) / radius);
  for (let i = 0; i < candidates; i++) {
    const edge = edges[indexAbove(rising, random.next() * total)]!;
    const along = random.next();
    const depth = random.next() * width;
    const e = 6 * edge;
    const ex = borderEdges[e + 3]! - borderEdges[e]!;
    const ey = borderEdges[e + 4]! - borderEdges[e + 1]!;
    const ez = borderEdges[e + 5]! - borderEdges[e + 2]!;
    const triangle = borderTriangles[edge]!;
    const n = FRAME_STRIDE * triangle + 9;
    // normal × edge points into the surface, as triangles run counter-clockwise
    const ix = frames[n + 1]! * ez - frames[n + 2]! * ey;
    const iy = frames[n + 2]! * ex - frames[n]! * ez;
    const iz = frames[n]! * ey - frames[n + 1]! * ex;
    const scale = depth / Math.sqrt(ix * ix + iy * iy + iz * iz);
    const x = borderEdges[e]! + along * ex + scale * ix;
    const y = borderEdges[e + 1]! + along * ey + scale * iy;
    const z = borderEdges[e + 2]! + along * ez + scale * iz;
    walker.standAt(x, y, z, triangle);
    if (walker.settle()) offer();
  }
}

/** Remembers which connected parts of the mesh hold sites, and offers darts into the others. */
export class UntouchedParts {
  private readonly touched: Uint8Array;
  private seen = 0;
  private left: number;

  constructor(private readonly topology: MeshTopology) {
    this.touched = new Uint8Array(topology.componentCount);
    this.left = topology.componentCount;
  }

  offerDarts(placed: PlacedSites, radius: number, random: Random, walker: SurfaceWalker, offer: Offer): void {
    const { components, cumulativeAreas, triangleCount } = this.topology;
    for (; this.left > 0 && this.seen < placed.count; this.seen++) {
      const component = components[placed.triangles[this.seen]!]!;
      if (this.touched[component] === 0) this.left--;
      this.touched[component] = 1;
    }
    if (this.left === 0) return;

    const triangles = new Int32Array(triangleCount);
    const areas = new Float64Array(triangleCount);
    let count = 0;
    let total = 0;
    for (let t = 0; t < triangleCount; t++) {
      if (!hasArea(this.topology.frames, t) || this.touched[components[t]!] === 1) continue;
      total += cumulativeAreas[t]! - (t > 0 ? cumulativeAreas[t - 1]! : 0);
      triangles[count] = t;
      areas[count++] = total;
    }
    const rising = areas.subarray(0, count);
    const dart = newDart();
    const darts = Math.ceil((UNTOUCHED_DENSITY * total) / (radius * radius));
    for (let i = 0; i < darts; i++) {
      placeInTriangle(this.topology, triangles[indexAbove(rising, random.next() * total)]!, random, dart);
      walker.standAt(dart.x, dart.y, dart.z, dart.triangle);
      offer();
    }
  }
}
