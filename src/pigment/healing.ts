/**
 * What weeks and years do to microdots, and to the hair between them: every rate of the program in one record, and one
 * function from a point in time to how the dots look then.
 *
 * Reference is the healed dot, at day 28 after the last session: what a plan's diameter, shade and depth mean. All
 * factors are exactly 1 there. A dot that spreads keeps its ink: as its disc grows its optical density falls by the
 * same measure, so the tone of a whole head hardly changes for some years, and then fades.
 */
import { type Millimetres, mm } from '../units';
import { shareAfter } from './sessions';

/** One rate, where it comes from and how much that is worth. */
export interface Rate {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** Measured: published measurement. Practice: what practitioners write or teach. Ours: set here to agree with them. */
  readonly basis: 'measured' | 'practice' | 'ours';
}

export const HEALING = {
  /** Day 0: pigment also lies in the epidermis, which sheds it. */
  freshOpticalDensity: {
    value: 1.35,
    unit: 'times healed',
    source: 'shadespm, smpmasterink: darker',
    basis: 'practice',
  },
  freshDiameter: { value: 1.2, unit: 'times healed', source: 'shadespm, smpmasterink: larger', basis: 'practice' },
  freshDepth: {
    value: 0.6,
    unit: 'times healed',
    source: 'SMPchat: sharper until renewed skin veils it',
    basis: 'ours',
  },
  freshRedness: { value: 1, unit: 'share of the most', source: 'shadespm, smpmasterink: redness', basis: 'ours' },
  rednessDays: { value: 7, unit: 'days', source: 'shadespm, smpmasterink', basis: 'practice' },
  /** The surface of the skin has renewed itself once. */
  healedAfterDays: { value: 28, unit: 'days', source: 'SMPchat', basis: 'practice' },
  /** Pigment wanders: r² grows by four times this a year. A healed dot of 0.28 mm is 10 % wider after the first. */
  spreadMm2PerYear: {
    value: 1e-3,
    unit: 'mm² a year',
    source: 'spreading as diffusion after Eames 2011, set to 10 to 20 % in the first year (SMPchat)',
    basis: 'ours',
  },
  /** Pigment that the body carries off: falls to 1/e in this time. With the spread it gives touch-ups every 4 to 6 years. */
  fadeYears: { value: 9, unit: 'years', source: 'set to touch-ups at 2 to 10 years (delaware, tampa)', basis: 'ours' },
  hairMmPerDay: { value: 0.3, unit: 'mm a day', source: 'Trichoscan, anagen hair', basis: 'measured' },
} as const satisfies Record<string, Rate>;

/** Longest that the program shows a head without shaving. */
export const LONGEST_UNSHAVEN_DAYS = 7;
/** Last year that it shows. */
export const LAST_YEAR = 10;

/** A treatment's course, as far as time goes. */
export interface Course {
  readonly sessions: 3 | 4;
  /** Years at which it is touched up, rising. */
  readonly touchUpYears: readonly number[];
}

/** A point on the way from the first visit to ten years on. */
export type TimePoint =
  /** Before anything was done. */
  | { readonly kind: 'bare' }
  /** Between sessions: this many are done, and have healed. */
  | { readonly kind: 'session'; readonly session: number }
  /** Days since the last session; from 28 on the dots are healed. */
  | { readonly kind: 'day'; readonly day: number }
  /** Years since the treatment, above 0. */
  | { readonly kind: 'year'; readonly year: number };

export const FRESH: TimePoint = { kind: 'day', day: 0 };
export const HEALED: TimePoint = { kind: 'day', day: HEALING.healedAfterDays.value };

/** How far dots have moved away from healed ones; healed ones have 1, 1, 0, 0. */
export interface DotAge {
  /** Of the diameter, before spread. */
  readonly diameterScale: number;
  /** Of the optical density, before spread. */
  readonly opticalDensityScale: number;
  /** What spreading has added to the square of the radius, mm². */
  readonly spreadMm2: number;
  /** What it had added when pigment was last laid: a touch-up fills the dot as wide as it is then. */
  readonly filledSpreadMm2: number;
}

export const HEALED_AGE: DotAge = { diameterScale: 1, opticalDensityScale: 1, spreadMm2: 0, filledSpreadMm2: 0 };

/** How the head looks at a point in time. */
export interface TimeLook {
  /** Share of the microdots placed so far: 0 before the first session, above 1 after a fourth. */
  readonly sessionShare: number;
  readonly age: DotAge;
  /** Of the pigment's depth. */
  readonly depthScale: number;
  /** Of the skin around the dots, 0 to 1. */
  readonly redness: number;
  /** What has grown since the last shave. */
  readonly extraHairLengthMm: Millimetres;
  /** One sentence for whoever sees the picture. */
  readonly caption: string;
}

/**
 * How the head looks at a point in time. Plain numbers for uniforms: nothing is placed or counted here.
 *
 * @param unshavenDays Since the last shave, 0 to LONGEST_UNSHAVEN_DAYS.
 * @throws {RangeError} If there is no such point or day.
 */
export function lookAt(point: TimePoint, course: Course, unshavenDays = 0): TimeLook {
  if (!(unshavenDays >= 0 && unshavenDays <= LONGEST_UNSHAVEN_DAYS)) {
    throw new RangeError(`lookAt: unshavenDays must be 0 to ${LONGEST_UNSHAVEN_DAYS}, got ${unshavenDays}.`);
  }
  const stubble = unshavenDays > 0 ? ` ${unshavenDays} ${unshavenDays === 1 ? 'day' : 'days'} without shaving.` : '';
  const look = {
    sessionShare: shareAfter(course.sessions),
    age: HEALED_AGE,
    depthScale: 1,
    redness: 0,
    extraHairLengthMm: mm(HEALING.hairMmPerDay.value * unshavenDays),
  };
  switch (point.kind) {
    case 'bare':
      return { ...look, sessionShare: 0, caption: `Shown before treatment.${stubble}` };
    case 'session': {
      const { session } = point;
      if (session > course.sessions) {
        throw new RangeError(`lookAt: session must be at most ${course.sessions}, got ${session}.`);
      }
      const caption = `Shown after session ${session} of ${course.sessions}.${stubble}`;
      return { ...look, sessionShare: shareAfter(session), caption };
    }
    case 'day':
      return { ...look, ...healingOn(point.day), caption: `${dayCaption(point.day)}${stubble}` };
    case 'year':
      return {
        ...look,
        age: ageAfter(point.year, course.touchUpYears),
        caption: `${yearCaption(point.year, course.touchUpYears)}${stubble}`,
      };
    default:
      return point satisfies never;
  }
}

/** The first four weeks. What differs from healed dies away fastest at the start, when the skin flakes. */
function healingOn(day: number): Pick<TimeLook, 'age' | 'depthScale' | 'redness'> {
  if (!(day >= 0)) throw new RangeError(`lookAt: day must be from 0 on, got ${day}.`);
  const left = Math.max(0, 1 - day / HEALING.healedAfterDays.value) ** 3;
  const towards = (fresh: number) => 1 + (fresh - 1) * left;
  return {
    age: {
      ...HEALED_AGE,
      diameterScale: towards(HEALING.freshDiameter.value),
      opticalDensityScale: towards(HEALING.freshOpticalDensity.value),
    },
    depthScale: towards(HEALING.freshDepth.value),
    redness: HEALING.freshRedness.value * Math.max(0, 1 - day / HEALING.rednessDays.value) ** 2,
  };
}

/** Dots after years, with the last touch-up up to then. */
function ageAfter(year: number, touchUpYears: readonly number[]): DotAge {
  if (!(year >= 0)) throw new RangeError(`lookAt: year must be from 0 on, got ${year}.`);
  const filled = lastTouchUp(year, touchUpYears);
  return {
    diameterScale: 1,
    opticalDensityScale: Math.exp(-(year - filled) / HEALING.fadeYears.value),
    spreadMm2: 4 * HEALING.spreadMm2PerYear.value * year,
    filledSpreadMm2: 4 * HEALING.spreadMm2PerYear.value * filled,
  };
}

/** Year of the last touch-up up to then; 0 without one. */
function lastTouchUp(year: number, touchUpYears: readonly number[]): number {
  return touchUpYears.reduce((last, at) => (at <= year ? Math.max(last, at) : last), 0);
}

/** Radius of a healed dot at another age. */
export function agedRadius(healedRadius: Millimetres, { diameterScale, spreadMm2 }: DotAge): Millimetres {
  return mm(Math.sqrt((healedRadius * diameterScale) ** 2 + spreadMm2));
}

/** Factor on the optical density of a dot that healed with this radius. */
export function agedDensityScale(healedRadius: Millimetres, age: DotAge): number {
  const square = (healedRadius * age.diameterScale) ** 2;
  return (age.opticalDensityScale * (square + age.filledSpreadMm2)) / (square + age.spreadMm2);
}

/** The points that a timeline stops at, in order. */
export function timeStops({ sessions }: Pick<Course, 'sessions'>): readonly TimePoint[] {
  return [
    { kind: 'bare' },
    ...Array.from({ length: sessions }, (_, index): TimePoint => ({ kind: 'session', session: index + 1 })),
    FRESH,
    { kind: 'day', day: 7 },
    HEALED,
    ...Array.from({ length: LAST_YEAR }, (_, index): TimePoint => ({ kind: 'year', year: index + 1 })),
  ];
}

export function isSameTime(a: TimePoint, b: TimePoint): boolean {
  switch (a.kind) {
    case 'bare':
      return b.kind === 'bare';
    case 'session':
      return b.kind === 'session' && b.session === a.session;
    case 'day':
      return b.kind === 'day' && b.day === a.day;
    case 'year':
      return b.kind === 'year' && b.year === a.year;
    default:
      return a satisfies never;
  }
}

/** The point, or the healed one when the course no longer has it: a fourth session that was taken back. */
export function timePointIn(course: Pick<Course, 'sessions'>, point: TimePoint): TimePoint {
  return point.kind === 'session' && point.session > course.sessions ? HEALED : point;
}

function dayCaption(day: number): string {
  if (day === 0) return 'Shown fresh, on the day of the last session.';
  if (day >= HEALING.healedAfterDays.value) return 'Shown healed.';
  return `Shown ${day} ${day === 1 ? 'day' : 'days'} after the last session.`;
}

function yearCaption(year: number, touchUpYears: readonly number[]): string {
  const done = touchUpYears.filter((at) => at <= year);
  const shown = `Shown ${year} ${year === 1 ? 'year' : 'years'} after treatment`;
  if (done.length === 0) return `${shown}, without touch-up.`;
  const list = done.length === 1 ? `year ${done[0]}` : `years ${done.slice(0, -1).join(', ')} and ${done.at(-1)}`;
  return `${shown}, touched up in ${list}.`;
}
