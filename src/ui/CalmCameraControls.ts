import { CameraControlsImpl } from '@react-three/drei';

/** What the first frame of a movement takes for its time, s. */
const FIRST_STEP_S = 1 / 60;

/**
 * Frames are drawn on demand, so the first one after a rest would believe that all the time of the rest had passed, and
 * a smooth movement would jump to its end.
 */
export class CalmCameraControls extends CameraControlsImpl {
  private isMoving = false;

  override update(delta: number): boolean {
    this.isMoving = super.update(this.isMoving ? delta : Math.min(delta, FIRST_STEP_S));
    return this.isMoving;
  }
}
