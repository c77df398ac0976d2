import { CameraControlsImpl } from '@react-three/drei';

/** Longer than any frame of a movement, s: frames were not drawn at all. */
const RESTED_S = 0.6;
/** What the first frame after a rest takes in its stead. */
const FIRST_STEP_S = 1 / 60;

/**
 * Frames are drawn on demand, so the first one after a rest would believe that all the time of the rest had passed, and
 * a smooth movement would jump to its end.
 */
export class CalmCameraControls extends CameraControlsImpl {
  override update(delta: number): boolean {
    return super.update(delta > RESTED_S ? FIRST_STEP_S : delta);
  }
}
