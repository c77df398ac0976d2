/** Bodies with known geometry, meshed like a head: quads of a few millimetres, cut in two, mirrored left to right. */
import type { TriangleMesh } from '../../src/head/HeadMesh';

/**
 * A closed ellipsoid: a cube of `cells`² quads a face, blown up.
 *
 * @param radii Half axes, mm.
 */
export function ellipsoid(
  radii: readonly [number, number, number],
  centre: readonly [number, number, number],
  cells: number,
): TriangleMesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  const vertexAt = new Map<string, number>();
  const vertex = (cube: readonly number[]) => {
    const key = cube.join();
    const known = vertexAt.get(key);
    if (known !== undefined) return known;
    // equal angles between the grid lines keep the quads alike
    const direction = cube.map((steps) => Math.tan(((Math.PI / 4) * steps) / cells));
    const length = Math.hypot(...direction);
    const index = positions.length / 3;
    positions.push(...direction.map((d, k) => centre[k]! + (radii[k]! * d) / length));
    vertexAt.set(key, index);
    return index;
  };
  for (let axis = 0; axis < 3; axis++) {
    for (const side of [-1, 1]) {
      for (let i = -cells; i < cells; i += 2) {
        for (let j = -cells; j < cells; j += 2) {
          const corner = (di: number, dj: number) => {
            const cube = [0, 0, 0];
            cube[axis] = side * cells;
            cube[(axis + 1) % 3] = i + di;
            cube[(axis + 2) % 3] = j + dj;
            return vertex(cube);
          };
          const quad = [corner(0, 0), corner(2, 0), corner(2, 2), corner(0, 2)];
          if (side < 0) quad.reverse();
          // the right half is cut along the mirrored diagonals
          const x = quad.reduce((sum, v) => sum + positions[3 * v]! - centre[0], 0);
          const [a, b, c, d] = x < 0 ? [...quad.slice(1), quad[0]!] : quad;
          triangles.push(a!, b!, c!, a!, c!, d!);
        }
      }
    }
  }
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}

export const sphere = (radius: number, cells: number) => ellipsoid([radius, radius, radius], [0, 0, 0], cells);

/** An ellipsoid of a skull's size and place, with the landmarks that the scalp is measured from, and no ears. */
export function ellipsoidHead() {
  const mesh = ellipsoid([77, 97, 99], [0, 35, -3], 40);
  const glabella = [0, 42, 95.7] as const;
  const opisthocranion = [0, 60, -98.6] as const;
  return { mesh, landmarks: { glabella, opisthocranion }, earMask: new Uint8Array(mesh.positions.length / 3) };
}

/** The vertex nearest a point. */
export function nearestVertex({ positions }: TriangleMesh, [x, y, z]: readonly [number, number, number]): number {
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let v = 0; v < positions.length / 3; v++) {
    const d = Math.hypot(positions[3 * v]! - x, positions[3 * v + 1]! - y, positions[3 * v + 2]! - z);
    if (d < bestDistance) [best, bestDistance] = [v, d];
  }
  return best;
}

/** A flat square of the given side in n × n cells, in the plane z = 0, corner at the origin. */
export function square(side: number, n: number): TriangleMesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let j = 0; j <= n; j++) for (let i = 0; i <= n; i++) positions.push((side * i) / n, (side * j) / n, 0);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const a = j * (n + 1) + i;
      const d = a + n + 1;
      triangles.push(a, a + 1, d + 1, a, d + 1, d);
    }
  }
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}

/** Numbers in [0, 1) that a seed decides, for choosing test points. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
