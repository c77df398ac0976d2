/** What a finger has drawn so far with the lasso, on the skin. */
import { useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { CameraHandle } from './CameraRig';
import { type SkinHandleElements, SkinHandles } from './SkinHandles';
import { SkinHandlesRig } from './SkinHandlesRig';
import { zoneTool } from './zoneTool';

interface LassoProps {
  readonly elements: RefObject<SkinHandleElements | null>;
}

export function LassoLine({ elements, camera }: LassoProps & { readonly camera: RefObject<CameraHandle | null> }) {
  const points = useStore(zoneTool, (state) => state.lasso);
  const lines = useMemo(() => [{ id: 'lasso', points, kind: 'lasso' }], [points]);
  return (
    <SkinHandles
      elements={elements}
      camera={camera}
      label="Zone being drawn"
      handles={NO_HANDLES}
      lines={lines}
      onDrag={() => {}}
    />
  );
}

const NO_HANDLES: readonly never[] = [];

/** Its part in the canvas: a finger that draws asks for frames. */
export function LassoRig({ elements }: LassoProps) {
  const invalidate = useThree((state) => state.invalidate);
  useEffect(() => zoneTool.subscribe(() => invalidate()), [invalidate]);
  return <SkinHandlesRig elements={elements} />;
}
