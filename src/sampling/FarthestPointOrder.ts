/**
 * The progressive order: each next site goes where the largest hole is, nearly.
 *
 * The largest holes of a point set are centred on corners of its Voronoi cells. So each new site queues the corners of
 * its own cell as candidates, and strikes out the candidates that it comes too close to. The radius falls in steps of
 * 1 %; a candidate becomes a site when the radius has come down to its hole's.
 *
 * Steps are taken in rounds of 16, and within a round tile by tile, so that memory stays in the processor's cache and
 * the work can pause between tiles; two rounds make a band, at whose start everything is filed anew. A tile that runs ahead of its neighbours only places sites too early, never too
 * close: every site keeps its level's radius from all that stand at that time, whatever their level.
 */
import { CANDIDATE_SHIFT, CandidateQueue, DEAD, SQUARE, TRIANGLE } from './CandidateQueue';
import { placeFirstSites } from './firstSites';
import type { MeshTopology } from './meshTopology';
import { offerBorderStrip, UntouchedParts } from './openEnds';
import { PlacedSites } from './PlacedSites';
import { bandTops, LEVEL_RATIO, LEVELS_PER_BAND, LEVELS_PER_ROUND, RadiusLadder } from './radiusLadder';
import { Random } from './random';
import { END_CANDIDATE, FIRST_CANDIDATE, SITE_SHIFT, SiteGrid } from './SiteGrid';
import { SurfaceWalker } from './SurfaceWalker';
import { VoronoiCandidates } from './VoronoiCandidates';

/**
 * Search radius over the hole's diameter. All Voronoi neighbours lie within 1. A little less saves time: the rare corner
 * beyond is cut off there, and its hole filled a little late. 0.92 saves 2 % more, but at the edges of a box one seed in
 * ten then leaves a hole of 1.44 smallest distances; with this none in ten is over 1.3.
 */
const SEARCH_SHARE = 0.96;
/** The same where a descent starts, for holes that were left so. */
const FIRST_SEARCH_SHARE = 1.3;
/**
 * Cell size over the band's top radius: just above the search radius, so that a search meets at most three cells a side.
 * Smaller cells hold fewer sites to look at, but 1.7 is 6 % slower and 1.3 a fifth: more rows of them.
 */
const CELL_PER_RADIUS = 2;
/**
 * Below this, in stop radii, sites are placed without cells of their own: hardly a corner of theirs would still have
 * room for a site. Two fifths of all sites then cost a third each. With 1.3 the last holes hold 1.4 % more sites, with
 * 1.4 2 % fewer, which a smaller stop radius has to make good.
 */
const TAIL_START = 1.35;
/** A candidate handed to a tile that is done waits for the second pass over the round. */
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
    // the last band but one holds most, dead ones included: 1.7 a site on the scalp
    this.queue = new CandidateQueue(Math.ceil(1.8 * expectedCount) + 4096, this.ladder);
    this.voronoi = new VoronoiCandidates(topology, this.grid, this.queue);
    this.walker = new SurfaceWalker(topology);
    this.untouched = new UntouchedParts(topology);
    this.largestHole = placeFirstSites(topology, this.random, this.placed);
    this.finalLevel = this.placed.count;
  }

  /**
   * Places sites until no hole of `stopRadius`, mm, is left. May be called again with a smaller radius.
   * Pauses after each tile with false, and after each round, when `finalLevel` has risen, with true.
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
      for (let from = 0; from < LEVELS_PER_BAND; from += LEVELS_PER_ROUND) {
        yield* this.drainRound(from, from === 0 ? hole : this.largestHole);
      }
    }
  }

  /** Works off all tiles from one level on. @param hole Radius of the largest hole left, mm. */
  private *drainRound(from: number, hole: number): Generator<boolean, void> {
    this.offerOpenEnds(from, hole);
    for (let pass = 0; pass < PASSES; pass++) {
      for (let tile = 0; tile < this.grid.tileCount; tile++) {
        if (this.drainTile(tile, from, hole)) yield false;
      }
    }
    this.finalLevel += LEVELS_PER_ROUND;
    this.largestHole = this.ladder.radii[from + LEVELS_PER_ROUND - 1]!;
    yield true;
  }

  /** Starts a descent: files all sites anew and queues the corners of every cell. */
  private openFromAllSites(top: number, hole: number): void {
    const { grid, queue, voronoi, placed, walker } = this;
    queue.startBand(this.ladder);
    grid.clear(top * CELL_PER_RADIUS);
    const cap = FIRST_SEARCH_SHARE * hole;
    for (let i = 0; i < placed.count; i++) {
      placed.stand(walker, i);
      grid.add(walker);
    }
    for (let i = 0; i < placed.count; i++) {
      placed.stand(walker, i);
      grid.gather(walker, 2 * cap, 0);
      const first = queue.count;
      voronoi.add(walker, cap, -1, 0);
      grid.details[(i << SITE_SHIFT) + FIRST_CANDIDATE] = first;
      grid.details[(i << SITE_SHIFT) + END_CANDIDATE] = queue.count;
    }
  }

  /** Goes on to the next band: files the sites by smaller cells, and the living candidates in the sites' new order. */
  private openFromQueue(top: number): void {
    const { grid, queue, voronoi } = this;
    const { floats, ints } = queue.startBand(this.ladder);
    grid.refile(top * CELL_PER_RADIUS);
    const sites = grid.details;
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

  private offerOpenEnds(from: number, hole: number): void {
    const { grid, queue, random, walker } = this;
    // a hole too small for this round is offered anew in the one that it's for
    const last = this.ladder.radii[from + LEVELS_PER_ROUND - 1]!;
    const least = last * last;
    const offer = () => {
      grid.gather(walker, hole, least);
      const square = Math.min(grid.nearestSquare, hole * hole);
      if (square < least) return;
      const { x, y, z, triangle } = walker;
      queue.add(x, y, z, triangle, square, grid.tileAt(x, y, z), 0);
    };
    offerBorderStrip(this.topology, this.borderReach, hole, random, walker, offer);
    this.untouched.offerDarts(this.placed, hole, random, walker, offer);
  }

  /** Works off one tile for a round, and what came too late for the rounds before. @returns Whether it placed a site. */
  private drainTile(tile: number, from: number, hole: number): boolean {
    const before = this.placed.count;
    for (let list = 0; list < from + LEVELS_PER_ROUND; list++) {
      const level = Math.max(list, from);
      this.drainList(
        tile,
        list,
        level,
        this.finalLevel + level - from,
        level === from ? hole : this.ladder.radii[level - 1]!,
        hole,
      );
    }
    return this.placed.count > before;
  }

  /**
   * @param level Where the radius stands: candidates with a hole at least so large become sites.
   * @param rankLevel The same counted over all bands.
   * @param tileHole Radius of the largest hole in this tile, mm.
   * @param roundHole The same for tiles yet to do.
   */
  private drainList(
    tile: number,
    list: number,
    level: number,
    rankLevel: number,
    tileHole: number,
    roundHole: number,
  ): void {
    const { grid, queue, voronoi, placed, walker } = this;
    const leastSquare = voronoi.leastSquare;
    const radius = this.ladder.radii[level]!;
    const radiusSquare = radius * radius;
    const isTail = radiusSquare < TAIL_START * TAIL_START * leastSquare;
    for (let record = queue.take(tile, list); record >= 0; record = queue.take(tile, list)) {
      const floats = queue.floats;
      if (floats[record + SQUARE]! < 0) continue;
      walker.standAt(floats[record]!, floats[record + 1]!, floats[record + 2]!, queue.ints[record + TRIANGLE]!);
      if (!walker.settle()) {
        floats[record + SQUARE] = DEAD;
        continue;
      }
      const cap = SEARCH_SHARE * (grid.isNearTileSide(walker) ? roundHole : tileHole);
      grid.gather(walker, isTail ? radius : 2 * cap, leastSquare);

      const nearest = grid.nearestSquare;
      if (nearest < radiusSquare) {
        // the hole has shrunk since, or was cut short by a sharp edge: wait for its new radius
        if (nearest >= leastSquare) queue.putBack(record, nearest, tile, level + 1);
        else floats[record + SQUARE] = DEAD;
        continue;
      }
      floats[record + SQUARE] = DEAD;
      if (!isTail) this.strikeOut();
      const site = grid.add(walker);
      placed.add(walker.x, walker.y, walker.z, walker.triangle, rankLevel);
      if (isTail) continue;
      const first = queue.count;
      voronoi.add(walker, cap, tile, level);
      grid.details[site + FIRST_CANDIDATE] = first;
      grid.details[site + END_CANDIDATE] = queue.count;
    }
  }

  /** Strikes out the candidates of near sites whose holes a new site falls into; they have corners of the new cell beside them. */
  private strikeOut(): void {
    const { x, y, z } = this.walker;
    const { near, nearSquare, nearCount, details } = this.grid;
    const { floats } = this.queue;
    for (let i = 0; i < nearCount; i++) {
      const site = near[i]!;
      const apart = nearSquare[i]!;
      const end = details[site + END_CANDIDATE]! << CANDIDATE_SHIFT;
      for (let c = details[site + FIRST_CANDIDATE]! << CANDIDATE_SHIFT; c < end; c += 1 << CANDIDATE_SHIFT) {
        const square = floats[c + SQUARE]!;
        // dead, or nearer to its own site than half the way to the new one
        if (4 * square < apart) continue;
        const dx = floats[c]! - x;
        const dy = floats[c + 1]! - y;
        const dz = floats[c + 2]! - z;
        if (dx * dx + dy * dy + dz * dz < 0.9999 * square) floats[c + SQUARE] = DEAD;
      }
    }
  }
}
