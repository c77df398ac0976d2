/** The course that a border of the loss is dragged along, laid on the head that is shown: from tape to skin and back. */
import type { TriangleMesh } from '../head/HeadMesh';
import type { Point } from '../head/landmarks';
import { surfacePosition } from '../head/surfacePoint';
import type { BorderCourse } from '../scalp/lossBorders';

export interface ShownCourse {
  /** Head frame, mm; the course's ends hold what lies beyond them. */
  at(tapeMm: number): Point;
  /** Tape at the point of the course that is nearest to a place. */
  nearest(place: Point): number;
}

export function layCourse(mesh: TriangleMesh, { points, tapeMm }: BorderCourse): ShownCourse {
  const places = points.map((point) => surfacePosition(mesh, point));
  const last = places.length - 1;
  return {
    at(wanted) {
      let i = 0;
      while (i + 1 < last && tapeMm[i + 1]! < wanted) i++;
      const [a, b] = [places[i]!, places[Math.min(last, i + 1)]!];
      const length = tapeMm[Math.min(last, i + 1)]! - tapeMm[i]!;
      const t = length > 0 ? Math.min(1, Math.max(0, (wanted - tapeMm[i]!) / length)) : 0;
      return [0, 1, 2].map((k) => a[k]! + (b[k]! - a[k]!) * t) as unknown as Point;
    },
    nearest(place) {
      let best = Number.POSITIVE_INFINITY;
      let found = 0;
      for (let i = 0; i < last; i++) {
        const [a, b] = [places[i]!, places[i + 1]!];
        const [d, p] = [0, 1].map((which) => [0, 1, 2].map((k) => (which === 0 ? b[k]! : place[k]!) - a[k]!)) as [
          number[],
          number[],
        ];
        const length = d[0]! ** 2 + d[1]! ** 2 + d[2]! ** 2;
        const along = d[0]! * p[0]! + d[1]! * p[1]! + d[2]! * p[2]!;
        const t = length > 0 ? Math.min(1, Math.max(0, along / length)) : 0;
        const squared = [0, 1, 2].reduce((sum, k) => sum + (p[k]! - t * d[k]!) ** 2, 0);
        if (squared >= best) continue;
        best = squared;
        found = tapeMm[i]! + t * (tapeMm[i + 1]! - tapeMm[i]!);
      }
      return found;
    },
  };
}
