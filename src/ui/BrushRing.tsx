/** A ring on the skin where the brush is, as wide as it paints, and one within which it paints in full; on both sides where it does. */
import { useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry, LineBasicMaterial, LineLoop } from 'three';
import { useStore } from 'zustand';
import type { HeadPicker } from '../head/headBvh';
import type { Point } from '../head/landmarks';
import { simulation } from '../simulation';
import type { Brush } from './BrushDrag';
import { lossTool } from './lossTool';
import { session } from './session';
import { RING_POINTS, ringAround } from './skinRing';

const COLOURS = { rim: 0xffffff, core: 0x18b7c4 } as const;
/** Where the brush is shown while its size is chosen and nobody points at the head, as shares of the picture. */
const REST = [0, 0.12] as const;

export function BrushRing() {
  const invalidate = useThree((state) => state.invalidate);
  const camera = useThree((state) => state.camera);
  const rings = useMemo(
    () => [COLOURS.rim, COLOURS.core, COLOURS.rim, COLOURS.core].map((color) => createRing(color)),
    [],
  );
  const isBrushing = useStore(lossTool, (state) => state.tool === 'brush');

  useEffect(() => {
    if (!isBrushing) return;
    const draw = () => {
      const { tool, brush, brushAt } = lossTool.getState();
      const { picker } = simulation.getState();
      const isSizing = session.getState().adjusting === 'loss';
      const at = brushAt ?? (isSizing && picker ? inMiddle(picker) : null);
      const isShown = tool === 'brush' && at !== null && picker !== null;
      rings.forEach((ring, i) => {
        ring.visible = isShown && (i < 2 || brush.isMirrored);
        if (ring.visible) layRing(ring, brush, i % 2 === 1, i < 2 ? at! : [-at![0], at![1], at![2]], picker!);
      });
      invalidate();
    };
    const inMiddle = (picker: HeadPicker): Point | null => {
      camera.updateMatrixWorld();
      const from = camera.position;
      const towards = from.clone().set(REST[0], REST[1], 0.5).unproject(camera).sub(from);
      return picker.pick([from.x, from.y, from.z], [towards.x, towards.y, towards.z])?.position ?? null;
    };
    draw();
    const stops = [lossTool.subscribe(draw), session.subscribe(draw), simulation.subscribe(draw)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [isBrushing, rings, camera, invalidate]);

  useEffect(
    () => () => {
      for (const { geometry, material } of rings) {
        geometry.dispose();
        material.dispose();
      }
    },
    [rings],
  );
  return isBrushing ? rings.map((ring) => <primitive key={ring.uuid} object={ring} />) : null;
}

function createRing(color: number): LineLoop<BufferGeometry, LineBasicMaterial> {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(3 * RING_POINTS), 3));
  const ring = new LineLoop(geometry, new LineBasicMaterial({ color, toneMapped: false }));
  ring.frustumCulled = false;
  ring.visible = false;
  ring.raycast = () => {};
  return ring;
}

function layRing(
  { geometry }: LineLoop<BufferGeometry, LineBasicMaterial>,
  { radiusMm }: Brush,
  isCore: boolean,
  at: Point,
  picker: HeadPicker,
): void {
  const position = geometry.getAttribute('position') as BufferAttribute;
  (position.array as Float32Array).set(ringAround(isCore ? radiusMm / 2 : radiusMm, at, picker));
  position.needsUpdate = true;
}
