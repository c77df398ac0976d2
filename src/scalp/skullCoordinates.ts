/** Between surface points of the scalp and cranial angles, which hairlines are drawn in: both ways, on a head of any shape. */
import type { TriangleMesh } from '../head/HeadMesh';
import type { SurfacePoint } from '../head/surfacePoint';
import type { AnglePoint } from './angularRegion';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';

export interface SkullCoordinates {
  /** Angles are linear over each triangle. */
  anglesAt(point: SurfacePoint): AnglePoint;
  /** The surface point with these angles; null where there is no scalp, and behind the ears, where no hairline runs. */
  locate(azimuth: number, elevation: number): SurfacePoint | null;
}

/** Side of a cell of the look-up, degrees. */
const CELL = 3;
/** No hairline reaches farther back; beyond it, azimuths of one triangle may differ by a whole turn. */
const MOST_AZIMUTH = 120;
const COLUMNS = (2 * MOST_AZIMUTH) / CELL;
const ROWS = 180 / CELL;

/** @param angles Of each vertex, hundredths of a degree, pairs: see `measureCranialAngles`. */
export function createSkullCoordinates({ triangles }: TriangleMesh, angles: Int16Array): SkullCoordinates {
  const degrees = Float64Array.from(angles, (value) => value / ANGLE_STEPS_PER_DEGREE);
  const cells: number[][] = Array.from({ length: COLUMNS * ROWS }, () => []);
  const column = (azimuth: number) => Math.min(COLUMNS - 1, Math.max(0, Math.floor((azimuth + MOST_AZIMUTH) / CELL)));
  const row = (elevation: number) => Math.min(ROWS - 1, Math.max(0, Math.floor((elevation + 90) / CELL)));
  for (let t = 0; t < triangles.length / 3; t++) {
    const corners = [0, 1, 2].map((k) => 2 * triangles[3 * t + k]!);
    const azimuths = corners.map((at) => degrees[at]!);
    const elevations = corners.map((at) => degrees[at + 1]!);
    const [west, east] = [Math.min(...azimuths), Math.max(...azimuths)];
    if (west < -MOST_AZIMUTH || east > MOST_AZIMUTH) continue;
    for (let r = row(Math.min(...elevations)); r <= row(Math.max(...elevations)); r++)
      for (let c = column(west); c <= column(east); c++) cells[r * COLUMNS + c]!.push(t);
  }
  return {
    anglesAt({ triangle, barycentric: [v, w] }) {
      const [a, b, c] = [0, 1, 2].map((k) => 2 * triangles[3 * triangle + k]!) as [number, number, number];
      const at = (i: number) => (1 - v - w) * degrees[a + i]! + v * degrees[b + i]! + w * degrees[c + i]!;
      return [at(0), at(1)];
    },
    locate(azimuth, elevation) {
      if (!(Math.abs(azimuth) < MOST_AZIMUTH && Math.abs(elevation) < 90)) return null;
      for (const t of cells[row(elevation) * COLUMNS + column(azimuth)]!) {
        const a = 2 * triangles[3 * t]!;
        const b = 2 * triangles[3 * t + 1]!;
        const c = 2 * triangles[3 * t + 2]!;
        const bx = degrees[b]! - degrees[a]!;
        const by = degrees[b + 1]! - degrees[a + 1]!;
        const cx = degrees[c]! - degrees[a]!;
        const cy = degrees[c + 1]! - degrees[a + 1]!;
        const x = azimuth - degrees[a]!;
        const y = elevation - degrees[a + 1]!;
        const area = bx * cy - by * cx;
        const v = (x * cy - y * cx) / area;
        const w = (y * bx - x * by) / area;
        if (v >= -1e-9 && w >= -1e-9 && v + w <= 1 + 1e-9) return { triangle: t, barycentric: [v, w] };
      }
      return null;
    },
  };
}
