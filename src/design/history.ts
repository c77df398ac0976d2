/**
 * Undo and redo by reversible diffs: what a step changed, from what, to what.
 *
 * A gesture marks the design when the finger goes down, changes it freely, and becomes one step when the finger lifts;
 * cancelling returns to the mark. Every function gives a new history; the one passed in stays as it was.
 */
import type { ZonePlan } from '../pigment/fields';
import { ZONE_IDS, type ZoneId } from '../scalp/zoneIds';
import type { Design } from './Design';

type Field = Exclude<keyof Design, 'version' | 'zones'>;
const FIELDS: readonly Field[] = [
  'seed',
  'skinTone',
  'skin',
  'hair',
  'head',
  'hairline',
  'loss',
  'scars',
  'zoneBorders',
  'customZones',
  'pigment',
  'course',
] satisfies Field[];

interface Change<T> {
  readonly from: T;
  readonly to: T;
}

/** What differs between two designs; empty when nothing does. */
export interface DesignDiff {
  readonly fields: { readonly [K in Field]?: Change<Design[K]> };
  readonly zones: { readonly [K in ZoneId]?: Change<ZonePlan> };
}

export interface History {
  readonly design: Design;
  /** Oldest first. */
  readonly undoable: readonly DesignDiff[];
  /** The next to redo last. */
  readonly redoable: readonly DesignDiff[];
  /** The design as it was when the gesture in progress began. */
  readonly mark: Design | null;
}

/** Steps kept. A step is some hundred bytes, a moved hairline two thousand, so the bound is for the reader of a crash report, not for memory. */
export const HISTORY_LIMIT = 500;

export function createHistory(design: Design): History {
  return { design, undoable: [], redoable: [], mark: null };
}

/** Begins a gesture. One already in progress is committed first: a second finger does not lose the first one's work. */
export function markGesture(history: History): History {
  const committed = commitGesture(history);
  return { ...committed, mark: committed.design };
}

/** Ends the gesture as one step; no step when it ended where it began. */
export function commitGesture(history: History): History {
  const { mark, design } = history;
  if (!mark) return history;
  return recordStep({ ...history, mark: null }, mark, design);
}

/** Ends the gesture and returns to where it began. */
export function cancelGesture(history: History): History {
  return history.mark ? { ...history, design: history.mark, mark: null } : history;
}

/** Takes in a changed design: part of the gesture in progress, or else a step of its own. */
export function applyChange(history: History, design: Design): History {
  if (design === history.design) return history;
  return history.mark ? { ...history, design } : recordStep({ ...history, design }, history.design, design);
}

/** Takes the last step back. A gesture in progress is taken back instead. */
export function undo(history: History): History {
  if (history.mark) return cancelGesture(history);
  const diff = history.undoable.at(-1);
  if (!diff) return history;
  return {
    design: applyDiff(history.design, reverseDiff(diff)),
    undoable: history.undoable.slice(0, -1),
    redoable: [...history.redoable, diff],
    mark: null,
  };
}

export function redo(history: History): History {
  const diff = history.redoable.at(-1);
  if (!diff || history.mark) return history;
  return {
    design: applyDiff(history.design, diff),
    undoable: [...history.undoable, diff],
    redoable: history.redoable.slice(0, -1),
    mark: null,
  };
}

export function diffDesigns(from: Design, to: Design): DesignDiff {
  const fields: Record<string, Change<unknown>> = {};
  for (const key of FIELDS) if (!sameValue(from[key], to[key])) fields[key] = { from: from[key], to: to[key] };
  const zones: Partial<Record<ZoneId, Change<ZonePlan>>> = {};
  for (const id of ZONE_IDS) {
    const [a, b] = [from.zones[id], to.zones[id]];
    if (!samePlan(a, b)) zones[id] = { from: a, to: b };
  }
  return { fields: fields as DesignDiff['fields'], zones };
}

export function reverseDiff({ fields, zones }: DesignDiff): DesignDiff {
  const reverse = (changes: object) =>
    Object.fromEntries(
      Object.entries(changes as Record<string, Change<unknown>>).map(([key, { from, to }]) => [
        key,
        { from: to, to: from },
      ]),
    );
  return { fields: reverse(fields) as DesignDiff['fields'], zones: reverse(zones) as DesignDiff['zones'] };
}

export function applyDiff(design: Design, { fields, zones }: DesignDiff): Design {
  const targets = (changes: object) =>
    Object.fromEntries(Object.entries(changes as Record<string, Change<unknown>>).map(([key, { to }]) => [key, to]));
  return { ...design, ...targets(fields), zones: { ...design.zones, ...targets(zones) } };
}

export function isEmptyDiff({ fields, zones }: DesignDiff): boolean {
  return Object.keys(fields).length === 0 && Object.keys(zones).length === 0;
}

function recordStep(history: History, from: Design, to: Design): History {
  const diff = diffDesigns(from, to);
  if (isEmptyDiff(diff)) return history;
  return { ...history, undoable: [...history.undoable, diff].slice(-HISTORY_LIMIT), redoable: [] };
}

/** Fields are numbers, names, or small records and lists of them whose keys the parser keeps in one order. */
function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function samePlan(a: ZonePlan, b: ZonePlan): boolean {
  return a === b || (a.densityPerMm2 === b.densityPerMm2 && a.shade === b.shade && a.diameterMm === b.diameterMm);
}
