/** Draws a loupe over the picture of the canvas it is mounted in, in the same frame. Mounted only while a loupe is on. */
import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useState } from 'react';
import type { PerspectiveCamera } from 'three';
import { type LoupeLens, LoupePass } from './LoupePass';

export interface LoupeViewProps {
  /** Asked once a frame, after the main picture: what the glass shows and where. Null draws none. Allocates nothing. */
  readonly lens: (camera: PerspectiveCamera, width: number, height: number) => LoupeLens | null;
}

export function LoupeView({ lens }: LoupeViewProps) {
  const invalidate = useThree((state) => state.invalidate);
  const [pass] = useState(() => new LoupePass());

  useEffect(() => {
    invalidate();
    return () => {
      pass.dispose();
      // one more frame, without the glass
      invalidate();
    };
  }, [pass, invalidate]);

  // a positive priority takes over the drawing of the frame, main picture included
  useFrame(({ gl, scene, camera, size }) => {
    gl.render(scene, camera);
    const shown = lens(camera as PerspectiveCamera, size.width, size.height);
    if (!shown) return;
    pass.aim(shown, camera);
    pass.draw(gl, scene, shown);
  }, 1);

  return null;
}
