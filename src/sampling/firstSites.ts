import type { MeshTopology } from './meshTopology';
import type { PlacedSites } from './PlacedSites';
import type { Random } from './random';
import { newDart, throwDart } from './surfaceDarts';

/** Enough to find all of the surface, few enough for brute force. With 128 the later density is less even. */
const FIRST_COUNT = 64;
/** Sixty-four darts a site: the farthest dart then misses the largest hole by a few per cent of its radius. */
const DART_COUNT = 64 * FIRST_COUNT;
/**
 * Any dart with so large a share of the largest squared distance will do. The very farthest would crowd the border and
 * give a pattern whose unevenness later sites keep: 3 % of density over a hand's breadth, against 0.5 % with this.
 */
const FAR_ENOUGH = 0.65;

/**
 * Places the first sites by brute force: each time one of the darts farthest from all sites so far.
 * @returns Radius of the largest hole left, mm, from above.
 */
export function placeFirstSites(topology: MeshTopology, random: Random, placed: PlacedSites): number {
  const darts = new Float64Array(3 * DART_COUNT);
  const triangles = new Uint32Array(DART_COUNT);
  const squares = new Float64Array(DART_COUNT).fill(Infinity);
  const dart = newDart();
  for (let i = 0; i < DART_COUNT; i++) {
    throwDart(topology, random, dart);
    darts[3 * i] = dart.x;
    darts[3 * i + 1] = dart.y;
    darts[3 * i + 2] = dart.z;
    triangles[i] = dart.triangle;
  }

  let chosen = 0;
  let largest = 0;
  for (let n = 0; n < FIRST_COUNT; n++) {
    const x = darts[3 * chosen]!;
    const y = darts[3 * chosen + 1]!;
    const z = darts[3 * chosen + 2]!;
    placed.add(x, y, z, triangles[chosen]!, n);
    largest = -1;
    for (let i = 0; i < DART_COUNT; i++) {
      const dx = darts[3 * i]! - x;
      const dy = darts[3 * i + 1]! - y;
      const dz = darts[3 * i + 2]! - z;
      const square = dx * dx + dy * dy + dz * dz;
      if (square < squares[i]!) squares[i] = square;
      if (squares[i]! > largest) largest = squares[i]!;
    }
    chosen = random.below(DART_COUNT);
    while (squares[chosen]! < FAR_ENOUGH * largest) chosen = (chosen + 1) % DART_COUNT;
  }
  // the darts' own spacing is about an eighth of the sites', so a hole may be that much wider than the farthest dart says
  return 1.15 * Math.sqrt(largest);
}
