import type { TimePoint } from '../pigment/healing';
import { HEALING } from '../pigment/healing';

/** A point in time in few letters, for marks and buttons. */
export function shortTimeName(point: TimePoint): string {
  switch (point.kind) {
    case 'bare':
      return 'Today';
    case 'session':
      return `S${point.session}`;
    case 'day':
      if (point.day === 0) return 'Fresh';
      return point.day >= HEALING.healedAfterDays.value ? 'Healed' : '1 week';
    case 'year':
      return `${point.year} y`;
    default:
      return point satisfies never;
  }
}

/** The same in full. */
export function timeName(point: TimePoint): string {
  switch (point.kind) {
    case 'bare':
      return 'Today, before treatment';
    case 'session':
      return `After session ${point.session}`;
    case 'day':
      if (point.day === 0) return 'Fresh, on the day';
      return point.day >= HEALING.healedAfterDays.value ? 'Healed, after four weeks' : 'After one week';
    case 'year':
      return `After ${point.year} ${point.year === 1 ? 'year' : 'years'}`;
    default:
      return point satisfies never;
  }
}
