import type { TriangleMesh } from '../../src/head/HeadMesh';
import { Random } from '../../src/sampling/random';
import type { Sites } from '../../src/sampling/Sites';
import { mm2 } from '../../src/units';

/**
 * The floor of the table: independent points, each mm² equally likely, and nothing else. Gives what the sampler gives
 * (place, triangle, weights), by a search in the cumulative areas as three's MeshSurfaceSampler does.
 */
export function sampleWhiteNoise({ positions, triangles }: TriangleMesh, count: number, seed: number): Sites {
  const triangleCount = triangles.length / 3;
  const cumulative = new Float64Array(triangleCount);
  let area = 0;
  for (let t = 0; t < triangleCount; t++) {
    const a = 3 * triangles[3 * t]!;
    const b = 3 * triangles[3 * t + 1]!;
    const c = 3 * triangles[3 * t + 2]!;
    const ux = positions[b]! - positions[a]!;
    const uy = positions[b + 1]! - positions[a + 1]!;
    const uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!;
    const vy = positions[c + 1]! - positions[a + 1]!;
    const vz = positions[c + 2]! - positions[a + 2]!;
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    area += Math.sqrt(x * x + y * y + z * z) / 2;
    cumulative[t] = area;
  }

  const random = new Random(seed, 2);
  const places = new Float32Array(3 * count);
  const on = new Uint32Array(count);
  const barycentrics = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const wanted = random.next() * area;
    let low = 0;
    let high = triangleCount - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    let v = random.next();
    let w = random.next();
    if (v + w > 1) {
      v = 1 - v;
      w = 1 - w;
    }
    const a = 3 * triangles[3 * low]!;
    const b = 3 * triangles[3 * low + 1]!;
    const c = 3 * triangles[3 * low + 2]!;
    const ax = positions[a]!;
    const ay = positions[a + 1]!;
    const az = positions[a + 2]!;
    places[3 * i] = ax + v * (positions[b]! - ax) + w * (positions[c]! - ax);
    places[3 * i + 1] = ay + v * (positions[b + 1]! - ay) + w * (positions[c + 1]! - ay);
    places[3 * i + 2] = az + v * (positions[b + 2]! - az) + w * (positions[c + 2]! - az);
    on[i] = low;
    barycentrics[2 * i] = v;
    barycentrics[2 * i + 1] = w;
  }
  return { count, areaMm2: mm2(area), positions: places, triangles: on, barycentrics };
}
