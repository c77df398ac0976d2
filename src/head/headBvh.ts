/** Finds what a ray meets on the head, and the skin nearest to a point. Built in the worker, used wherever it is sent. */
import { BufferAttribute, BufferGeometry, DoubleSide, Ray, Vector3 } from 'three';
import { MeshBVH } from 'three-mesh-bvh';
import { type Millimetres, mm } from '../units';
import type { TriangleMesh } from './HeadMesh';
import type { Point } from './landmarks';
import { barycentricAt, type SurfacePoint } from './surfacePoint';

/** Plain buffers of a bounding volume hierarchy, to be posted between threads. They fit one mesh topology and shape. */
export interface SerialisedHeadBvh {
  readonly roots: ArrayBuffer[];
  /** Order of the triangles in the tree; the mesh's own order stays. */
  readonly order: Uint32Array | Uint16Array;
}

export interface SkinHit extends SurfacePoint {
  /** Head frame, mm. */
  readonly position: Point;
  /** Unit normal, interpolated from the vertices' where the mesh has them. */
  readonly normal: Point;
  readonly distanceMm: Millimetres;
}

export interface HeadPicker {
  /**
   * First skin that a ray meets, from outside or inside.
   *
   * @param direction Of any length but zero.
   */
  pick(origin: Point, direction: Point): SkinHit | null;
  /** The skin nearest to a point. */
  nearest(point: Point): SkinHit;
}

type PickableMesh = TriangleMesh & { readonly normals?: Float32Array };

/** Some 100 ms for level 2. */
export function buildHeadBvh(mesh: TriangleMesh): SerialisedHeadBvh {
  const { roots, indirectBuffer } = MeshBVH.serialize(new MeshBVH(toGeometry(mesh), { indirect: true }), {
    cloneBuffers: false,
  });
  if (!indirectBuffer) throw new Error('buildHeadBvh: three-mesh-bvh gave no order of triangles.');
  return { roots, order: indirectBuffer as Uint32Array | Uint16Array };
}

/** The buffers of a serialised hierarchy, for the transfer list of a post. */
export function bvhTransferables({ roots, order }: SerialisedHeadBvh): ArrayBuffer[] {
  return [...roots, order.buffer as ArrayBuffer];
}

/**
 * @param bvh Of this very mesh; built here when left out.
 * @param isOfOtherShape Whether `bvh` was built for another shape of the same triangles: its boxes are then drawn round
 * this one before the first question, in place, so a picker made from it earlier must no longer be asked.
 */
export function createHeadPicker(
  mesh: PickableMesh,
  bvh: SerialisedHeadBvh = buildHeadBvh(mesh),
  isOfOtherShape = false,
): HeadPicker {
  const geometry = toGeometry(mesh);
  const tree = MeshBVH.deserialize(
    // `version` and `index` are three-mesh-bvh's own; index stays as it is because the order is indirect
    { version: 1, roots: bvh.roots, index: geometry.index!.array, indirectBuffer: bvh.order } as never,
    geometry,
    { setIndex: false },
  );
  let isRefitted = !isOfOtherShape;
  const refit = () => {
    if (!isRefitted) tree.refit();
    isRefitted = true;
  };
  const ray = new Ray();
  const target = new Vector3();

  const toHit = (triangle: number, position: Point, distance: number): SkinHit => {
    const barycentric = barycentricAt(mesh, triangle, position);
    return { triangle, barycentric, position, normal: normalAt(mesh, triangle, barycentric), distanceMm: mm(distance) };
  };

  return {
    pick(origin, direction) {
      refit();
      ray.origin.set(...origin);
      ray.direction.set(...direction).normalize();
      if (!(ray.direction.lengthSq() > 0)) {
        throw new RangeError(`pick: direction must be finite and not zero, got ${direction}.`);
      }
      const hit = tree.raycastFirst(ray, DoubleSide);
      if (!hit || hit.faceIndex == null) return null;
      return toHit(hit.faceIndex, [hit.point.x, hit.point.y, hit.point.z], hit.distance);
    },
    nearest(point) {
      refit();
      const found = tree.closestPointToPoint(target.set(...point));
      if (!found) throw new RangeError(`nearest: point must be finite, got ${point}.`);
      return toHit(found.faceIndex, [found.point.x, found.point.y, found.point.z], found.distance);
    },
  };
}

function toGeometry({ positions, triangles }: TriangleMesh): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(new BufferAttribute(triangles, 1));
  return geometry;
}

function normalAt(
  { positions, triangles, normals }: PickableMesh,
  triangle: number,
  [v, w]: readonly [number, number],
): Point {
  const [a, b, c] = [0, 1, 2].map((k) => triangles[triangle * 3 + k]! * 3) as [number, number, number];
  let x: number;
  let y: number;
  let z: number;
  if (normals) {
    const at = (i: number) => (1 - v - w) * normals[a + i]! + v * normals[b + i]! + w * normals[c + i]!;
    [x, y, z] = [at(0), at(1), at(2)];
  } else {
    const ab = (i: number) => positions[b + i]! - positions[a + i]!;
    const ac = (i: number) => positions[c + i]! - positions[a + i]!;
    x = ab(1) * ac(2) - ab(2) * ac(1);
    y = ab(2) * ac(0) - ab(0) * ac(2);
    z = ab(0) * ac(1) - ab(1) * ac(0);
  }
  const length = Math.hypot(x, y, z);
  return length > 0 ? [x / length, y / length, z / length] : [0, 0, 1];
}
