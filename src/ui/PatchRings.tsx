/** A ring on the skin round each patch of areata while patches are placed: lines in the scene, so they turn with the head. */
import { useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry, LineBasicMaterial, LineLoop } from 'three';
import { useStore } from 'zustand';
import { designStore } from '../design/designStore';
import { surfacePosition } from '../head/surfacePoint';
import { simulation } from '../simulation';
import { lossTool } from './lossTool';
import { ringAround } from './skinRing';

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
        const points = ringAround(patch.radiusMm, surfacePosition(mesh, patch.at), picker);
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
