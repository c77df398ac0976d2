/**
 * Between surface points of the scalp and cranial angles over the whole skull, crown and back of the head included, where
 * azimuth jumps or means nothing. skullCoordinates.ts, made for hairlines, is the front of it.
 */
import type { TriangleMesh } from '../head/HeadMesh';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';
import type { SkullCoordinates } from './skullCoordinates';

/** Side of a cell of the look-up, degrees. */
const CELL = 4;
const COLUMNS = 360 / CELL;
const ROWS = 180 / CELL;
const RADIANS = Math.PI / 180;
/** Triangles wider than this lie round the zenith: a few degrees from it, azimuth tells little. */
const WIDEST = 90;

/**
 * Angles are taken along the chord between the corners' directions, which differs from a linear blend of them by less
 * than a hundredth of a degree away from the zenith.
 *
 * @param mesh The scalp with its margin.
 * @param angles Of each vertex, hundredths of a degree, pairs: see `measureCranialAngles`.
 */
export function createWholeSkull({ triangles }: TriangleMesh, angles: Int16Array): SkullCoordinates {
  const directions = new Float64Array((3 * angles.length) / 2);
  for (let v = 0; v < angles.length / 2; v++) directionInto(directions, 3 * v, azimuthOf(v), elevationOf(v));

  const cells: number[][] = Array.from({ length: COLUMNS * ROWS }, () => []);
  for (let t = 0; t < triangles.length / 3; t++) {
    const corners = [0, 1, 2].map((k) => triangles[3 * t + k]!);
    const first = azimuthOf(corners[0]!);
    const azimuths = corners.map((v) => first + wrapped(azimuthOf(v) - first));
    const elevations = corners.map(elevationOf);
    const [west, east] = [Math.min(...azimuths), Math.max(...azimuths)];
    const isPolar = east - west > WIDEST;
    const [from, to] = isPolar ? [0, COLUMNS - 1] : [Math.floor((west + 180) / CELL), Math.floor((east + 180) / CELL)];
    const top = isPolar ? ROWS - 1 : rowOf(Math.max(...elevations));
    for (let r = rowOf(Math.min(...elevations)); r <= top; r++)
      for (let c = from; c <= to; c++) cells[r * COLUMNS + ((c + COLUMNS) % COLUMNS)]!.push(t);
  }

  const wanted = new Float64Array(3);
  return {
    anglesAt({ triangle, barycentric: [v, w] }) {
      const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[3 * triangle + k]!) as [number, number, number];
      const at = (k: number) => (1 - v - w) * directions[a + k]! + v * directions[b + k]! + w * directions[c + k]!;
      const [x, y, z] = [at(0), at(1), at(2)];
      return [Math.atan2(x, z) / RADIANS, Math.atan2(y, Math.hypot(x, z)) / RADIANS];
    },
    locate(azimuth, elevation) {
      directionInto(wanted, 0, azimuth, elevation);
      const column = Math.floor((wrapped(azimuth) + 180) / CELL) % COLUMNS;
      for (const t of cells[rowOf(elevation) * COLUMNS + column]!) {
        const a = 3 * triangles[3 * t]!;
        const b = 3 * triangles[3 * t + 1]!;
        const c = 3 * triangles[3 * t + 2]!;
        const u = volume(wanted, 0, directions, b, c);
        const v = volume(wanted, 0, directions, c, a);
        const w = volume(wanted, 0, directions, a, b);
        const sum = u + v + w;
        if (!(sum > 0)) continue;
        const slack = -1e-9 * sum;
        if (u >= slack && v >= slack && w >= slack) return { triangle: t, barycentric: [v / sum, w / sum] };
      }
      return null;
    },
  };

  function azimuthOf(vertex: number): number {
    return angles[2 * vertex]! / ANGLE_STEPS_PER_DEGREE;
  }

  function elevationOf(vertex: number): number {
    return angles[2 * vertex + 1]! / ANGLE_STEPS_PER_DEGREE;
  }
}

function directionInto(out: Float64Array, at: number, azimuth: number, elevation: number): void {
  const level = Math.cos(elevation * RADIANS);
  out[at] = level * Math.sin(azimuth * RADIANS);
  out[at + 1] = Math.sin(elevation * RADIANS);
  out[at + 2] = level * Math.cos(azimuth * RADIANS);
}

/** d · (p × q). */
function volume(d: Float64Array, at: number, of: Float64Array, p: number, q: number): number {
  return (
    d[at]! * (of[p + 1]! * of[q + 2]! - of[p + 2]! * of[q + 1]!) +
    d[at + 1]! * (of[p + 2]! * of[q]! - of[p]! * of[q + 2]!) +
    d[at + 2]! * (of[p]! * of[q + 1]! - of[p + 1]! * of[q]!)
  );
}

/** Into [-180, 180). */
function wrapped(azimuth: number): number {
  return ((((azimuth + 180) % 360) + 360) % 360) - 180;
}

function rowOf(elevation: number): number {
  return Math.min(ROWS - 1, Math.max(0, Math.floor((elevation + 90) / CELL)));
}
