import type { PlacedSites } from './PlacedSites';
import { Random } from './random';

/**
 * Puts placed sites into rank order: by level, at random within a level.
 *
 * The order of a level depends on the seed and on the sites of that level alone, so it's the same whether later
 * levels are there yet or not.
 *
 * @param levelCount Sites of this level and above are left out.
 * @returns Indices into `placed`.
 */
export function rankOrder(placed: PlacedSites, levelCount: number, seed: number): Uint32Array {
  const { count, levels } = placed;
  const ends = new Uint32Array(levelCount + 1);
  for (let i = 0; i < count; i++) if (levels[i]! < levelCount) ends[levels[i]! + 1]!++;
  for (let level = 0; level < levelCount; level++) ends[level + 1]! += ends[level]!;
  const starts = ends.slice(0, levelCount);
  const order = new Uint32Array(ends[levelCount]!);
  for (let i = 0; i < count; i++) if (levels[i]! < levelCount) order[starts[levels[i]!]!++] = i;

  for (let level = 0; level < levelCount; level++) {
    const first = ends[level]!;
    const size = ends[level + 1]! - first;
    if (size < 2) continue;
    const random = new Random(seed, 0x10000 + level);
    for (let i = size - 1; i > 0; i--) {
      const j = random.below(i + 1);
      const kept = order[first + i]!;
      order[first + i] = order[first + j]!;
      order[first + j] = kept;
    }
  }
  return order;
}
