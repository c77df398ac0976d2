/**
 * Which way hair lies on the scalp: a unit direction in the skin at every point.
 *
 * Hair turns away from the whorl, to the front on top, outwards and down at the sides, down at the back. Close to the
 * whorl it spirals, clockwise as in about nine people of ten. Low on the head, above ears and nape, it hangs. The field
 * is smooth everywhere but at the whorl itself, where it has none. Shape by eye: nobody has published a map.
 */
import type { Point } from '../head/landmarks';

export interface HairFlow {
  /**
   * Direction at a point of the skin with this unit normal, written into `out`: unit, at right angles to the normal.
   * The hair's own lift from the skin is not in it.
   */
  directionInto(point: Point, normal: Point, out: [number, number, number]): void;
}

/** Turn away from straight outwards at the whorl, and the distance over which it fades. */
const SPIRAL_RAD = (68 * Math.PI) / 180;
const SPIRAL_REACH_MM = 42;
/** Above the first height hair follows the whorl only, below the second it hangs; over the ear canals. */
const HANGING_MM = { from: 85, to: -15 };

/** @param whorl The landmark crownWhorl, head frame, mm. */
export function createHairFlow(whorl: Point): HairFlow {
  return {
    directionInto([px, py, pz], [nx, ny, nz], out) {
      let x = px - whorl[0];
      let y = py - whorl[1];
      let z = pz - whorl[2];
      const distance = Math.sqrt(x * x + y * y + z * z);
      const lift = x * nx + y * ny + z * nz;
      x -= lift * nx;
      y -= lift * ny;
      z -= lift * nz;
      const outward = Math.sqrt(x * x + y * y + z * z);
      if (outward > 1e-6) {
        const near = distance / SPIRAL_REACH_MM;
        const turn = SPIRAL_RAD * Math.exp(-near * near);
        // clockwise seen from outside
        const along = Math.cos(turn) / outward;
        const aside = -Math.sin(turn) / outward;
        const [cx, cy, cz] = [ny * z - nz * y, nz * x - nx * z, nx * y - ny * x];
        x = x * along + cx * aside;
        y = y * along + cy * aside;
        z = z * along + cz * aside;
      }
      const t = Math.min(1, Math.max(0, (HANGING_MM.from - py) / (HANGING_MM.from - HANGING_MM.to)));
      const hanging = t * t * (3 - 2 * t);
      // down along the skin, weak where the skin is level
      x += hanging * (ny * nx - x);
      y += hanging * (ny * ny - 1 - y);
      z += hanging * (ny * nz - z);
      const length = Math.sqrt(x * x + y * y + z * z);
      if (length > 1e-6) {
        out[0] = x / length;
        out[1] = y / length;
        out[2] = z / length;
      } else forwardInto(nx, ny, nz, out);
    },
  };
}

/** Any direction will do at the whorl's very centre: forward, or sideways where forward is straight out. */
function forwardInto(nx: number, ny: number, nz: number, out: [number, number, number]): void {
  const isForwardOut = nz * nz > 0.99;
  const along = isForwardOut ? nx : nz;
  const x = (isForwardOut ? 1 : 0) - along * nx;
  const y = -along * ny;
  const z = (isForwardOut ? 0 : 1) - along * nz;
  const length = Math.sqrt(x * x + y * y + z * z);
  out[0] = x / length;
  out[1] = y / length;
  out[2] = z / length;
}
