/**
 * The progressive order: each next site goes where the largest hole is, nearly.
 *
 * The largest holes of a point set are centred on corners of its Voronoi cells. So each new site queues the corners of
 * its own cell as candidates, and strikes out the candidates that it comes too close to. The radius falls in steps of
 * 1 %; a candidate becomes a site when the radius has come down to its hole's.
 *
 * Steps are taken in bands of 16, and within a band tile by tile, so that memory stays in the processor's cache and
 * the work can pause between tiles. A tile that runs ahead of its neighbours only places sites too early, never too
 * close: every site keeps its level's radius from all that stand at that time, whatever their level.
 */
import { CANDIDATE_SHIFT, CandidateQueue, DEAD, SQUARE, TRIANGLE } from './CandidateQueue';
import { placeFirstSites } from './firstSites';
import { FRAME_STRIDE, type MeshTopology } from './meshTopology';
import { offerBorderStrip, UntouchedParts } from './openEnds';
import { PlacedSites } from './PlacedSites';
import { bandTops, LEVEL_RATIO, LEVELS_PER_BAND, RadiusLadder } from './radiusLadder';
import { Random } from './random';
import { END_CANDIDATE, FIRST_CANDIDATE, SITE_SHIFT, SiteGrid } from './SiteGrid';
import { SurfaceWalker } from './SurfaceWalker';
import { VoronoiCandidates } from './VoronoiCandidates';

/**
 * Search radius over the hole's diameter. All Voronoi neighbours lie within 1. A little less saves a sixth of the time:
 * the rare corner beyond is cut off there, and its hole filled a little late.
 */
const SEARCH_SHARE = 0.92;
/** The same where a descent starts, for holes that were left so. */
const FIRST_SEARCH_SHARE = 1.3;
/** Cell size over the band's top radius: just above the search radius, so that a search meets at most three cells a side. */
const CELL_PER_RADIUS = 2.0;
/** A candidate handed to a tile that is done waits for the second pass over the band. */
const PASSES = 2;

export class FarthestPointOrder {
  readonly placed: PlacedSites;
  /** Sites of lower levels are final: all later ones get this level or a higher one. */
  finalLevel: number;

  private readonly grid: SiteGrid;
  private readonly queue: CandidateQueue;
  private readonly voronoi: VoronoiCandidates;
  private readonly walker: SurfaceWalker;
  private readonly untouched: UntouchedParts;
  private readonly random: Random;
  private ladder = new RadiusLadder(1);
  private largestHole: number;

  /**
   * @param topology A mesh with area.
   * @param borderReach For each border edge, how far it is from where sites matter, mm; it gets candidates while holes reach so far.
   * @param expectedCount How many sites to make room for.
   */
  constructor(
    private readonly topology: MeshTopology,
    private readonly borderReach: Float64Array,
    expectedCount: number,
    seed: number,
  ) {
    this.random = new Random(seed, 1);
    const capacity = Math.ceil(1.03 * expectedCount) + 1024;
    this.placed = new PlacedSites(capacity);
    this.grid = new SiteGrid(topology, capacity);
    this.queue = new CandidateQueue(Math.ceil(1.1 * expectedCount) + 4096, this.ladder);
    this.voronoi = new VoronoiCandidates(topology, this.grid, this.queue);
    this.walker = new SurfaceWalker(topology);
    this.untouched = new UntouchedParts(topology);
    this.largestHole = placeFirstSites(topology, this.random, this.placed);
    this.finalLevel = this.placed.count;
  }

  /**
   * Places sites until no hole of `stopRadius`, mm, is left. May be called again with a smaller radius.
   * Pauses after each tile with false, and after each band, when `finalLevel` has risen, with true.
   */
  *descend(stopRadius: number): Generator<boolean, void> {
    if (this.largestHole <= stopRadius) return;
    this.voronoi.leastSquare = stopRadius * stopRadius;
    const tops = bandTops(this.largestHole, stopRadius);
    for (let band = 0; band < tops.length; band++) {
      const top = tops[band]!;
      this.ladder = new RadiusLadder(top);
      // holes at the start of a band: those that the last level before it left
      const hole = band === 0 ? Math.max(top, this.largestHole) : top * LEVEL_RATIO;
      if (band === 0) this.openFromAllSites(top, hole);
      else this.openFromQueue(top);
      this.offerOpenEnds(hole);
      for (let pass = 0; pass < PASSES; pass++) {
        for (let tile = 0; tile < this.grid.tileCount; tile++) {
          if (this.drainTile(tile, hole)) yield false;
        }
      }
      this.finalLevel += LEVELS_PER_BAND;
      this.largestHole = this.ladder.radii[LEVELS_PER_BAND - 1]!;
      yield true;
    }
  }

  /** Starts a descent: files all sites anew and queues the corners of every cell. */
  private openFromAllSites(top: number, hole: number): void {
    const { grid, queue, voronoi, placed } = this;
    const { frames } = this.topology;
    queue.startBand(this.ladder);
    grid.clear(top * CELL_PER_RADIUS);
    const { positions, triangles } = placed;
    const cap = FIRST_SEARCH_SHARE * hole;
    for (let i = 0; i < placed.count; i++) {
      grid.add(positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!, triangles[i]!);
    }
    for (let i = 0; i < placed.count; i++) {
      const x = positions[3 * i]!;
      const y = positions[3 * i + 1]!;
      const z = positions[3 * i + 2]!;
      const triangle = triangles[i]!;
      const n = FRAME_STRIDE * triangle + 9;
      grid.gather(x, y, z, 2 * cap, frames[n]!, frames[n + 1]!, frames[n + 2]!);
      const first = queue.count;
      voronoi.add(x, y, z, triangle, cap, -1, 0);
      grid.ints[(i << SITE_SHIFT) + FIRST_CANDIDATE] = first;
      grid.ints[(i << SITE_SHIFT) + END_CANDIDATE] = queue.count;
    }
  }

  /** Goes on to the next band: files the sites by smaller cells, and the living candidates in the sites' new order. */
  private openFromQueue(top: number): void {
    const { grid, queue, voronoi } = this;
    const { floats, ints } = queue.startBand(this.ladder);
    grid.refile(top * CELL_PER_RADIUS);
    const sites = grid.ints;
    for (let site = 0; site < grid.count << SITE_SHIFT; site += 1 << SITE_SHIFT) {
      const first = queue.count;
      const end = sites[site + END_CANDIDATE]!;
      for (let candidate = sites[site + FIRST_CANDIDATE]!; candidate < end; candidate++) {
        const c = candidate << CANDIDATE_SHIFT;
        const square = floats[c + SQUARE]!;
        if (square < voronoi.leastSquare) continue;
        const x = floats[c]!;
        const y = floats[c + 1]!;
        const z = floats[c + 2]!;
        queue.add(x, y, z, ints[c + TRIANGLE]!, square, grid.tileAt(x, y, z), 0);
      }
      sites[site + FIRST_CANDIDATE] = first;
      sites[site + END_CANDIDATE] = queue.count;
    }
  }

  private offerOpenEnds(hole: number): void {
    const { grid, queue, voronoi, random } = this;
    const { frames } = this.topology;
    const offer = (x: number, y: number, z: number, triangle: number) => {
      const n = FRAME_STRIDE * triangle + 9;
      grid.gather(x, y, z, hole, frames[n]!, frames[n + 1]!, frames[n + 2]!);
      const square = Math.min(grid.nearestSquare, hole * hole);
      if (square >= voronoi.leastSquare) queue.add(x, y, z, triangle, square, grid.tileAt(x, y, z), 0);
    };
    offerBorderStrip(this.topology, this.borderReach, hole, random, this.walker, offer);
    this.untouched.offerDarts(this.placed, hole, random, offer);
  }

  /** Works off one tile from the band's first level to its last. @returns Whether it placed a site. */
  private drainTile(tile: number, hole: number): boolean {
    const before = this.placed.count;
    const { radii } = this.ladder;
    for (let level = 0; level < LEVELS_PER_BAND; level++) {
      this.drainLevel(tile, level, radii[level]!, level === 0 ? hole : radii[level - 1]!, hole);
    }
    return this.placed.count > before;
  }

  /**
   * @param radius The level's own radius: candidates with a hole at least so large become sites.
   * @param tileHole Radius of the largest hole in this tile, mm.
   * @param bandHole The same for tiles yet to do.
   */
  private drainLevel(tile: number, level: number, radius: number, tileHole: number, bandHole: number): void {
    const { grid, queue, voronoi, placed, walker } = this;
    const { frames } = this.topology;
    const leastSquare = voronoi.leastSquare;
    const radiusSquare = radius * radius;
    for (let record = queue.take(tile, level); record >= 0; record = queue.take(tile, level)) {
      const floats = queue.floats;
      if (floats[record + SQUARE]! < 0) continue;
      if (!walker.walk(floats[record]!, floats[record + 1]!, floats[record + 2]!, queue.ints[record + TRIANGLE]!)) {
        floats[record + SQUARE] = DEAD;
        continue;
      }
      const { x, y, z, triangle } = walker;
      const n = FRAME_STRIDE * triangle + 9;
      const cap = SEARCH_SHARE * (grid.isNearTileSide(x, y, z) ? bandHole : tileHole);
      grid.gather(x, y, z, 2 * cap, frames[n]!, frames[n + 1]!, frames[n + 2]!);

      const nearest = grid.nearestSquare;
      if (nearest < radiusSquare) {
        // the hole has shrunk since: wait for its new radius, unless little is left of it
        if (nearest >= leastSquare && nearest > radiusSquare / 2) queue.putBack(record, nearest, tile, level + 1);
        else floats[record + SQUARE] = DEAD;
        continue;
      }
      floats[record + SQUARE] = DEAD;
      this.strikeOut(x, y, z);
      const site = grid.add(x, y, z, triangle);
      placed.add(x, y, z, triangle, this.finalLevel + level);
      const first = queue.count;
      voronoi.add(x, y, z, triangle, cap, tile, level);
      grid.ints[site + FIRST_CANDIDATE] = first;
      grid.ints[site + END_CANDIDATE] = queue.count;
    }
  }

  /** Strikes out the candidates of near sites whose holes a new site falls into; they have corners of the new cell beside them. */
  private strikeOut(x: number, y: number, z: number): void {
    const { near, nearCount, ints } = this.grid;
    const { floats } = this.queue;
    for (let i = 0; i < nearCount; i++) {
      const site = near[i]!;
      const end = ints[site + END_CANDIDATE]! << CANDIDATE_SHIFT;
      for (let c = ints[site + FIRST_CANDIDATE]! << CANDIDATE_SHIFT; c < end; c += 1 << CANDIDATE_SHIFT) {
        const square = floats[c + SQUARE]!;
        if (square < 0) continue;
        const dx = floats[c]! - x;
        const dy = floats[c + 1]! - y;
        const dz = floats[c + 2]! - z;
        if (dx * dx + dy * dy + dz * dz < 0.9999 * square) floats[c + SQUARE] = DEAD;
      }
    }
  }
}
