/** Tape lengths up and down the skull at one azimuth: how hairlines are laid out on a head of any size. */
import type { TriangleMesh } from '../head/HeadMesh';
import { surfacePosition } from '../head/surfacePoint';
import type { SkullCoordinates } from './skullCoordinates';

/** The scalp as someone sees it who lays a line on it. */
export interface LineSkin {
  /** The scalp with its margin. */
  readonly mesh: TriangleMesh;
  readonly coordinates: SkullCoordinates;
  /** See `measureMidlineTape`. */
  readonly midlineTape: Float32Array;
}

/** Pieces in which the tape is laid, degrees: straight pieces as short are as long as the arc. */
const STEP = 0.5;
/** Of elevation, where there is no scalp to lay the tape on. */
const MM_PER_DEGREE = 1.7;

/** Elevation that is reached from another by this much tape upwards, or downwards where it is negative. */
export function elevationAfter(
  { mesh, coordinates }: LineSkin,
  azimuth: number,
  fromElevation: number,
  riseMm: number,
): number {
  const place = (elevation: number) => {
    const found = coordinates.locate(azimuth, elevation);
    return found && surfacePosition(mesh, found);
  };
  const wanted = Math.abs(riseMm);
  const step = riseMm < 0 ? -STEP : STEP;
  let elevation = fromElevation;
  let here = place(elevation);
  for (let walked = 0; walked < wanted; ) {
    const next = place(elevation + step);
    const length =
      here && next
        ? Math.hypot(next[0] - here[0], next[1] - here[1], next[2] - here[2])
        : Math.abs(step) * MM_PER_DEGREE;
    const share = Math.min(1, (wanted - walked) / length);
    elevation += share * step;
    walked += length;
    here = next;
    if (share < 1) break;
  }
  return elevation;
}

/** Tape from one elevation up to another; negative downwards. */
export function riseBetween(
  { mesh, coordinates }: LineSkin,
  azimuth: number,
  fromElevation: number,
  toElevation: number,
): number {
  const count = Math.max(1, Math.ceil(Math.abs(toElevation - fromElevation) / STEP));
  let rise = 0;
  let before: readonly number[] | null = null;
  for (let i = 0; i <= count; i++) {
    const place = coordinates.locate(azimuth, fromElevation + ((toElevation - fromElevation) * i) / count);
    const here = place && surfacePosition(mesh, place);
    if (i > 0) {
      rise +=
        here && before
          ? Math.hypot(here[0] - before[0]!, here[1] - before[1]!, here[2] - before[2]!)
          : (Math.abs(toElevation - fromElevation) / count) * MM_PER_DEGREE;
    }
    before = here;
  }
  return toElevation < fromElevation ? -rise : rise;
}
