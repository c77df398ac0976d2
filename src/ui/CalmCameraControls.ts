import { CameraControlsImpl } from '@react-three/drei';

/** Longest step of time that a movement may take in one frame, s. */
const LONGEST_STEP_S = 0.1;

/**
 * Frames are drawn on demand, so the first one after a rest would believe that all the time of the rest had passed, and
 * a smooth movement would jump to its end.
 */
export class CalmCameraControls extends CameraControlsImpl {
  override update(delta: number): boolean {
    return super.update(Math.min(delta, LONGEST_STEP_S));
  }
}
