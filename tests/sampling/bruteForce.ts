import type { TriangleMesh } from '../../src/head/HeadMesh';
import { buildMeshTopology } from '../../src/sampling/meshTopology';
import { Random } from '../../src/sampling/random';
import type { Sites } from '../../src/sampling/Sites';
import { newDart, throwDart } from '../../src/sampling/surfaceDarts';
import { weldVertices } from '../../src/sampling/weldVertices';

/** Straight distance between two sites, mm. */
export function distance({ positions: p }: Sites, i: number, j: number): number {
  return Math.hypot(p[3 * i]! - p[3 * j]!, p[3 * i + 1]! - p[3 * j + 1]!, p[3 * i + 2]! - p[3 * j + 2]!);
}

/** For each prefix length the smallest distance of any pair in it, by comparing all pairs: entry n is for n sites. */
export function smallestDistances(sites: Sites): Float64Array {
  const smallest = new Float64Array(sites.count + 1).fill(Infinity);
  for (let i = 1; i < sites.count; i++) {
    let nearest = Infinity;
    for (let j = 0; j < i; j++) nearest = Math.min(nearest, distance(sites, i, j));
    smallest[i + 1] = Math.min(smallest[i]!, nearest);
  }
  return smallest;
}

/** Radius of the largest hole among the first `count` sites: every dart against every site. */
export function largestHole(mesh: TriangleMesh, sites: Sites, count: number, dartCount: number): number {
  const topology = buildMeshTopology(mesh, weldVertices(mesh));
  const random = new Random(12345, 9);
  const dart = newDart();
  let largest = 0;
  for (let i = 0; i < dartCount; i++) {
    throwDart(topology, random, dart);
    const x = dart.x + topology.origin[0];
    const y = dart.y + topology.origin[1];
    const z = dart.z + topology.origin[2];
    let nearest = Infinity;
    for (let j = 0; j < count; j++) {
      const p = sites.positions;
      nearest = Math.min(nearest, (p[3 * j]! - x) ** 2 + (p[3 * j + 1]! - y) ** 2 + (p[3 * j + 2]! - z) ** 2);
    }
    largest = Math.max(largest, nearest);
  }
  return Math.sqrt(largest);
}

/** Distance from each site's stored place to the point that its triangle and weights name, the largest of all, mm. */
export function worstMisplacement({ positions, triangles }: TriangleMesh, sites: Sites): number {
  let worst = 0;
  for (let i = 0; i < sites.count; i++) {
    const t = 3 * sites.triangles[i]!;
    const v = sites.barycentrics[2 * i]!;
    const w = sites.barycentrics[2 * i + 1]!;
    for (let k = 0; k < 3; k++) {
      const at = (corner: number) => positions[3 * triangles[t + corner]! + k]!;
      const expected = (1 - v - w) * at(0) + v * at(1) + w * at(2);
      worst = Math.max(worst, Math.abs(expected - sites.positions[3 * i + k]!));
    }
  }
  return worst;
}
