/** The scalp of the head that ships. */
import { buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import { storedScalpOf } from '../../src/scalp/storedScalp';
import { asset, neutral } from '../head/headAsset';

export const head = neutral.level2;
export const stored = storedScalpOf(asset.sections);
export const scalp = buildScalpSurface(head, stored);
export { asset };

/** For each vertex the one at its mirror image, or -1: a border may run along different diagonals left and right. */
export function mirrorVertices(positions: Float32Array): Int32Array {
  const count = positions.length / 3;
  const byHeight = Array.from({ length: count }, (_, v) => v).sort(
    (a, b) => positions[3 * a + 1]! - positions[3 * b + 1]!,
  );
  const twin = new Int32Array(count).fill(-1);
  for (let i = 0; i < count; i++) {
    const v = byHeight[i]!;
    let nearest = 0.05;
    for (const step of [-1, 1]) {
      for (let j = step < 0 ? i : i + 1; j >= 0 && j < count; j += step) {
        const w = byHeight[j]!;
        const dy = positions[3 * w + 1]! - positions[3 * v + 1]!;
        if (Math.abs(dy) > nearest) break;
        const d = Math.hypot(positions[3 * v]! + positions[3 * w]!, dy, positions[3 * v + 2]! - positions[3 * w + 2]!);
        if (d < nearest) [nearest, twin[v]] = [d, w];
      }
    }
  }
  return twin;
}
