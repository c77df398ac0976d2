import type { TriangleMesh } from '../../src/head/HeadMesh';
import { Random } from '../../src/sampling/random';

/** A flat square of the given side, mm, in n × n cells of two triangles, at height z, facing up. */
export function square(side: number, n = 10, z = 0): TriangleMesh {
  return surface(n, n, (u, v) => [side * u, side * v, z]);
}

/** An ellipsoid's cap from its top down to `lowest` (cosine of the angle from the top), open below. */
export function ellipsoidCap(radii: readonly [number, number, number], lowest: number, n: number): TriangleMesh {
  const [a, b, c] = radii;
  const deepest = Math.acos(lowest);
  const positions: number[] = [0, 0, c];
  const triangles: number[] = [];
  for (let ring = 1; ring <= n; ring++) {
    const polar = (deepest * ring) / n;
    for (let i = 0; i < 6 * ring; i++) {
      const around = (2 * Math.PI * i) / (6 * ring);
      positions.push(
        a * Math.sin(polar) * Math.cos(around),
        b * Math.sin(polar) * Math.sin(around),
        c * Math.cos(polar),
      );
    }
  }
  const start = (ring: number) => (ring === 0 ? 0 : 1 + 3 * ring * (ring - 1));
  for (let ring = 1; ring <= n; ring++) {
    for (let sector = 0; sector < 6; sector++) {
      for (let i = 0; i < ring; i++) {
        const outer = (k: number) => start(ring) + ((sector * ring + k) % (6 * ring));
        const inner = (k: number) =>
          ring === 1 ? 0 : start(ring - 1) + ((sector * (ring - 1) + k) % (6 * (ring - 1)));
        triangles.push(inner(i), outer(i), outer(i + 1));
        if (i < ring - 1) triangles.push(inner(i), outer(i + 1), inner(i + 1));
      }
    }
  }
  return toMesh(positions, triangles);
}

/** A stand-in for a scalp: about 600 cm² of ellipsoid, life size. */
export function scalpCap(n = 50): TriangleMesh {
  return ellipsoidCap([78, 95, 75], -0.3, n);
}

/** A closed sphere: two caps that share a rim. Welded by place, not by index. */
export function sphere(radius: number, n = 12): TriangleMesh {
  const upper = ellipsoidCap([radius, radius, radius], 0, n);
  const lower = toMesh(
    [...upper.positions].map((value, i) => (i % 3 === 2 ? -value : value)),
    [...upper.triangles].map((_, i, all) => all[3 * Math.floor(i / 3) + [0, 2, 1][i % 3]!]!),
  );
  // the rim's height is the cosine of a right angle, nearly zero: make it one place
  for (const mesh of [upper, lower]) {
    for (let i = 2; i < mesh.positions.length; i += 3)
      if (Math.abs(mesh.positions[i]!) < 1e-9 * radius) mesh.positions[i] = 0;
  }
  return join(upper, lower);
}

/** The surface of a box, each face of n × n cells, facing out; edges welded by place. */
export function box(x: number, y: number, z: number, n = 6): TriangleMesh {
  const face = (corner: number[], along: number[], up: number[]) =>
    surface(n, n, (u, v) => [0, 1, 2].map((k) => corner[k]! + u * along[k]! + v * up[k]!) as [number, number, number]);
  return join(
    face([0, 0, z], [x, 0, 0], [0, y, 0]),
    face([0, 0, 0], [0, y, 0], [x, 0, 0]),
    face([0, 0, 0], [x, 0, 0], [0, 0, z]),
    face([0, y, 0], [0, 0, z], [x, 0, 0]),
    face([0, 0, 0], [0, 0, z], [0, y, 0]),
    face([x, 0, 0], [0, y, 0], [0, 0, z]),
  );
}

/** Several meshes as one, not connected unless their vertices coincide. */
export function join(...meshes: TriangleMesh[]): TriangleMesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (const mesh of meshes) {
    const first = positions.length / 3;
    positions.push(...mesh.positions);
    for (const vertex of mesh.triangles) triangles.push(first + vertex);
  }
  return toMesh(positions, triangles);
}

export function moved({ positions, triangles }: TriangleMesh, by: readonly [number, number, number]): TriangleMesh {
  return { positions: positions.map((value, i) => value + by[i % 3]!), triangles };
}

export function scaled({ positions, triangles }: TriangleMesh, factor: number): TriangleMesh {
  return { positions: positions.map((value) => value * factor), triangles };
}

/** A bumpy sheet whose bumps depend on the seed. */
export function bumpySheet(side: number, seed: number, n = 24): TriangleMesh {
  const random = new Random(seed, 100);
  const waves = Array.from({ length: 4 }, () => [
    random.next() * 6,
    random.next() * 6,
    random.next() * 6.28,
    random.next(),
  ]);
  return surface(n, n, (u, v) => {
    let height = 0;
    for (const [a, b, phase, size] of waves) height += size! * Math.sin(a! * u + b! * v + phase!);
    return [side * u, side * v, side * 0.06 * height];
  });
}

function surface(nu: number, nv: number, place: (u: number, v: number) => [number, number, number]): TriangleMesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let j = 0; j <= nv; j++) for (let i = 0; i <= nu; i++) positions.push(...place(i / nu, j / nv));
  for (let j = 0; j < nv; j++) {
    for (let i = 0; i < nu; i++) {
      const a = j * (nu + 1) + i;
      const [b, c, d] = [a + 1, a + nu + 2, a + nu + 1];
      triangles.push(a, b, c, a, c, d);
    }
  }
  return toMesh(positions, triangles);
}

export function toMesh(positions: number[], triangles: number[]): TriangleMesh {
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}
