/** The head that ships, for tests: read once a file. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createHeadBuilder } from '../../src/head/buildHead';
import type { HeadMesh } from '../../src/head/HeadMesh';
import { parseHead } from '../../src/head/loadHead';
import type { MorphWeights } from '../../src/head/morphs';

export function readHeadFile(): ArrayBuffer {
  const bytes = readFileSync(resolve(import.meta.dirname, '../../public/head/head.bin'));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

export const asset = parseHead(readHeadFile());
export const builder = createHeadBuilder(asset);
export const neutral = builder.build();

/** Level 1 alone of a morphed head. */
export function levelOne(weights: MorphWeights): HeadMesh {
  return builder.steps(weights).next().value!.mesh;
}

/** How far from the nearest vertex of the other side the mirror image of each vertex lies at most, mm. */
export function worstAsymmetry(positions: Float32Array): number {
  const cells = new Map<string, number[]>();
  const cell = 0.5;
  const key = (x: number, y: number, z: number) => `${x},${y},${z}`;
  const of = (v: number, sign: number) =>
    [sign * positions[v * 3]!, positions[v * 3 + 1]!, positions[v * 3 + 2]!].map((c) => Math.round(c / cell)) as [
      number,
      number,
      number,
    ];
  for (let v = 0; v < positions.length / 3; v++) {
    const k = key(...of(v, 1));
    cells.get(k)?.push(v) ?? cells.set(k, [v]);
  }
  let worst = 0;
  for (let v = 0; v < positions.length / 3; v++) {
    const [x, y, z] = of(v, -1);
    let best = Number.POSITIVE_INFINITY;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (let dz = -1; dz <= 1; dz++) {
          for (const u of cells.get(key(x + dx, y + dy, z + dz)) ?? []) {
            best = Math.min(
              best,
              Math.hypot(
                positions[u * 3]! + positions[v * 3]!,
                positions[u * 3 + 1]! - positions[v * 3 + 1]!,
                positions[u * 3 + 2]! - positions[v * 3 + 2]!,
              ),
            );
          }
        }
      }
    }
    worst = Math.max(worst, best);
  }
  return worst;
}
