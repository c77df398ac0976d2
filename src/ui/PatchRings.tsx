/** A ring on the skin round each patch of areata while patches are placed: lines in the scene, so they turn with the head. */
import { useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry, LineBasicMaterial, LineLoop, Vector3 } from 'three';
import { useStore } from 'zustand';
import { designStore } from '../design/designStore';
import type { HeadPicker } from '../head/headBvh';
import { surfacePosition } from '../head/surfacePoint';
import type { AreataPatch } from '../scalp/areata';
import { simulation } from '../simulation';
import { lossTool } from './lossTool';

const POINTS = 48;
const LIFT_MM = 0.8;
const COLOURS = { idle: 0xffffff, chosen: 0x18b7c4 } as const;

export function PatchRings() {
  const isPlacing = useStore(lossTool, (state) => state.tool === 'patches');
  const chosen = useStore(lossTool, (state) => state.patch);
  const patches = useStore(designStore, (state) => state.design.loss.patches);
  const head = useStore(simulation, (state) => state.head);
  const picker = useStore(simulation, (state) => state.picker);
  const invalidate = useThree((state) => state.invalidate);

  const rings = useMemo(() => {
    if (!isPlacing || !head?.scalp || !picker) return [];
    const { mesh } = head;
    return patches
      .filter(({ at }) => 3 * at.triangle + 2 < mesh.triangles.length)
      .map((patch, i) => {
        const geometry = new BufferGeometry();
        const points = ringAround(patch, surfacePosition(mesh, patch.at), picker);
        geometry.setAttribute('position', new BufferAttribute(points, 3));
        const ring = new LineLoop(
          geometry,
          new LineBasicMaterial({ color: i === chosen ? COLOURS.chosen : COLOURS.idle, toneMapped: false }),
        );
        ring.frustumCulled = false;
        ring.raycast = () => {};
        return ring;
      });
  }, [isPlacing, chosen, patches, head, picker]);

  useEffect(() => {
    invalidate();
    return () => {
      for (const { geometry, material } of rings) {
        geometry.dispose();
        material.dispose();
      }
      invalidate();
    };
  }, [rings, invalidate]);

  return rings.map((ring) => <primitive key={ring.uuid} object={ring} />);
}

function ringAround(
  { radiusMm }: AreataPatch,
  at: readonly [number, number, number],
  picker: HeadPicker,
): Float32Array {
  const centre = new Vector3(...at);
  const normal = new Vector3(...picker.nearest(at).normal);
  const across = new Vector3(0, 1, 0).cross(normal);
  if (across.lengthSq() < 0.01) across.set(1, 0, 0).cross(normal);
  across.normalize();
  const along = normal.clone().cross(across);
  const points = new Float32Array(3 * POINTS);
  const point = new Vector3();
  for (let i = 0; i < POINTS; i++) {
    const angle = (2 * Math.PI * i) / POINTS;
    point
      .copy(centre)
      .addScaledVector(across, radiusMm * Math.cos(angle))
      .addScaledVector(along, radiusMm * Math.sin(angle));
    const hit = picker.nearest([point.x, point.y, point.z]);
    for (let k = 0; k < 3; k++) points[3 * i + k] = hit.position[k]! + LIFT_MM * hit.normal[k]!;
  }
  return points;
}
