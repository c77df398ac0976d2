import type { SurfaceWalker } from './SurfaceWalker';

/** Sites in the order in which they were placed, with the level that decides their rank. Append only. */
export class PlacedSites {
  count = 0;
  /** xyz triples, local, mm. */
  positions: Float32Array;
  triangles: Uint32Array;
  /** Level of the falling radius at which each site was placed, counted over all bands. */
  levels: Uint16Array;

  constructor(capacity: number) {
    this.positions = new Float32Array(3 * capacity);
    this.triangles = new Uint32Array(capacity);
    this.levels = new Uint16Array(capacity);
  }

  /** Puts the walker on a site. */
  stand(walker: SurfaceWalker, i: number): void {
    const { positions } = this;
    walker.standAt(positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!, this.triangles[i]!);
  }

  add(x: number, y: number, z: number, triangle: number, level: number): void {
    if (this.count === this.triangles.length) this.grow();
    const i = this.count++;
    this.positions[3 * i] = x;
    this.positions[3 * i + 1] = y;
    this.positions[3 * i + 2] = z;
    this.triangles[i] = triangle;
    this.levels[i] = level;
  }

  private grow(): void {
    const capacity = Math.ceil(1.5 * this.count) + 1024;
    const larger = new PlacedSites(capacity);
    larger.positions.set(this.positions);
    larger.triangles.set(this.triangles);
    larger.levels.set(this.levels);
    this.positions = larger.positions;
    this.triangles = larger.triangles;
    this.levels = larger.levels;
  }
}
