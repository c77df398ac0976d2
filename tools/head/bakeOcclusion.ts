/**
 * Ambient occlusion at points of a surface: the cosine-weighted share of the sky that is not hidden.
 *
 * Near skin hides more than far skin: a hit counts by its distance, so that the chin shades the neck softly. Directions
 * are a Fibonacci spiral over the hemisphere, turned from point to point; neighbouring points are averaged afterwards.
 */
import { BufferAttribute, BufferGeometry, DoubleSide, Ray, Vector3 } from 'three';
import { MeshBVH } from 'three-mesh-bvh';
import type { TriangleMesh } from '../../src/head/HeadMesh';

export interface OcclusionOptions {
  /** Rays a point. */
  rays: number;
  /** Skin farther away than this hides nothing, mm. */
  reachMm: number;
  /** How far outside the surface rays start, mm. */
  liftMm: number;
}

export const OCCLUSION_DEFAULTS = { rays: 128, reachMm: 70, liftMm: 0.15 } as const satisfies OcclusionOptions;

const GOLDEN = 0.6180339887498949;
/** Below 1, near and middling hits differ less than their distances do. */
const FALLOFF_POWER = 0.7;

export interface Occlusion {
  /** For each vertex 0 (all hidden) to 1 (open sky), near skin counting more than far. */
  readonly open: Float64Array;
  /** Share of rays that meet nothing at all: near 0 inside the mouth. */
  readonly unblocked: Float64Array;
}

export function bakeOcclusion(
  surface: { readonly positions: Float32Array; readonly normals: Float32Array },
  occluders: readonly TriangleMesh[],
  options: Partial<OcclusionOptions> = {},
): Occlusion {
  const { rays, reachMm, liftMm } = { ...OCCLUSION_DEFAULTS, ...options };
  const tree = new MeshBVH(merge(occluders));
  const ray = new Ray();
  const normal = new Vector3();
  const across = new Vector3();
  const along = new Vector3();
  const count = surface.positions.length / 3;
  const open = new Float64Array(count);
  const unblocked = new Float64Array(count);
  for (let v = 0; v < count; v++) {
    normal.fromArray(surface.normals, v * 3);
    across
      .set(Math.abs(normal.x) > 0.9 ? 0 : 1, Math.abs(normal.x) > 0.9 ? 1 : 0, 0)
      .cross(normal)
      .normalize();
    along.crossVectors(normal, across);
    ray.origin.fromArray(surface.positions, v * 3).addScaledVector(normal, liftMm);
    const turned = (v * GOLDEN) % 1;
    for (let i = 0; i < rays; i++) {
      const out = Math.sqrt((i + 0.5) / rays);
      const angle = 2 * Math.PI * ((i * GOLDEN + turned) % 1);
      ray.direction
        .copy(normal)
        .multiplyScalar(Math.sqrt(1 - out * out))
        .addScaledVector(across, out * Math.cos(angle))
        .addScaledVector(along, out * Math.sin(angle));
      const hit = tree.raycastFirst(ray, DoubleSide);
      open[v]! += (hit ? Math.min(1, (hit.distance / reachMm) ** FALLOFF_POWER) : 1) / rays;
      if (!hit) unblocked[v]! += 1 / rays;
    }
  }
  return { open, unblocked };
}

/** Takes the grain out: each value moves towards the mean of the quads around it. */
export function smoothOverQuads(values: Float64Array, quads: Uint32Array, share: number): Float64Array {
  const sum = new Float64Array(values.length);
  const count = new Float64Array(values.length);
  for (let q = 0; q < quads.length; q += 4) {
    let mean = 0;
    for (let k = 0; k < 4; k++) mean += values[quads[q + k]!]! / 4;
    for (let k = 0; k < 4; k++) {
      sum[quads[q + k]!]! += mean;
      count[quads[q + k]!]!++;
    }
  }
  return values.map((value, v) => (count[v]! > 0 ? value + share * (sum[v]! / count[v]! - value) : value));
}

function merge(meshes: readonly TriangleMesh[]): BufferGeometry {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (const mesh of meshes) {
    const first = positions.length / 3;
    for (const value of mesh.positions) positions.push(value);
    for (const vertex of mesh.triangles) triangles.push(first + vertex);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(triangles), 1));
  return geometry;
}
