/** The design in hand, its history, and the things that a person does to it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { AGE_YEARS, type AgeGroup } from '../head/likeness';
import type { ZonePlan } from '../pigment/fields';
import type { HairTraits } from '../pigment/hairTraits';
import type { AreataPatch } from '../scalp/areata';
import { type HairStroke, type LossBorders, PATTERN_BORDERS } from '../scalp/lossEdits';
import type { LossPatternId } from '../scalp/lossPattern';
import type { Scar } from '../scalp/scars';
import type { CustomZone, ZoneBorders } from '../scalp/zoneEdits';
import type { CustomZoneId, ZoneId } from '../scalp/zoneIds';
import type { DotsPerMm2, Millimetres } from '../units';
import {
  DEMO_DESIGN,
  type Design,
  type HairlinePlan,
  type HeadChoice,
  type PigmentChoice,
  type SkinTraits,
  type TreatmentCourse,
  withBorders,
  withZones,
} from './Design';
import {
  applyChange,
  cancelGesture,
  commitGesture,
  createHistory,
  type History,
  markGesture,
  redo,
  undo,
} from './history';
import { parseDesign } from './parseDesign';

export type DesignStore = StoreApi<History>;

export interface DesignActions {
  /** Follicles and microdots together. */
  setDensity(zones: readonly ZoneId[], density: DotsPerMm2): void;
  /** Index into the ladder of shades. */
  setShade(zones: readonly ZoneId[], shade: number): void;
  setDiameter(zones: readonly ZoneId[], diameter: Millimetres): void;
  /** Several values of several zones in one step. */
  setZones(zones: readonly ZoneId[], change: Partial<ZonePlan>): void;
  setZoneBorders(change: Partial<ZoneBorders>): void;
  /** A zone of one's own, with its first plan. */
  drawZone(id: CustomZoneId, zone: CustomZone, plan: ZonePlan): void;
  deleteZone(id: CustomZoneId): void;
  /** Place on the Monk scale, 1 to 10. */
  chooseSkinTone(tone: number): void;
  setSkin(change: Partial<SkinTraits>): void;
  setHair(change: Partial<HairTraits>): void;
  setHead(change: Partial<HeadChoice>): void;
  /** Of head and skin together; the skin's can then be set apart. */
  chooseAge(group: AgeGroup): void;
  /** Line, edge, or both sides together. */
  setHairline(change: Partial<HairlinePlan>): void;
  setPigment(change: Partial<PigmentChoice>): void;
  setCourse(change: Partial<TreatmentCourse>): void;
  /** Another pattern, as it is today and as it is drawn. Patches and brushed hair belong to the skin and stay. */
  chooseLossPattern(pattern: LossPatternId): void;
  /** Stages beyond the pattern. */
  setSeverity(severity: number): void;
  /** How far parts of the pattern's border are dragged. */
  setBorders(change: Partial<LossBorders>): void;
  setStrokes(strokes: readonly HairStroke[]): void;
  setPatches(patches: readonly AreataPatch[]): void;
  setScars(scars: readonly Scar[]): void;
  /** Another pattern of dots from another seed. */
  reroll(seed: number): void;
  /** Back to the demo patient; can be undone. */
  reset(): void;
  /** Takes over a design that was read from elsewhere, and forgets the steps that led to the old one. */
  open(design: Design): void;
  beginGesture(): void;
  commitGesture(): void;
  cancelGesture(): void;
  undo(): void;
  redo(): void;
}

export function createDesignStore(design: Design = DEMO_DESIGN): DesignStore {
  return createStore<History>(() => createHistory(design));
}

/** @throws {DesignError} From every action, when a value is out of its range; the design then stays as it was. */
export function createDesignActions(store: DesignStore): DesignActions {
  const step = (next: (history: History) => History) => store.setState(next(store.getState()), true);
  const change = (next: (design: Design) => Design) =>
    step((history) => {
      const design = next(history.design);
      // the check alone: the design keeps the parts that it shares with the one before
      parseDesign(design);
      return applyChange(history, design);
    });
  return {
    setDensity: (zones, densityPerMm2) => change((design) => withZones(design, zones, { densityPerMm2 })),
    setShade: (zones, shade) => change((design) => withZones(design, zones, { shade })),
    setDiameter: (zones, diameterMm) => change((design) => withZones(design, zones, { diameterMm })),
    setZones: (zones, part) => change((design) => withZones(design, zones, part)),
    setZoneBorders: (part) => change((design) => withBorders(design, part)),
    drawZone: (id, zone, plan) =>
      change((design) => withZones({ ...design, customZones: { ...design.customZones, [id]: zone } }, [id], plan)),
    deleteZone: (id) => change((design) => ({ ...design, customZones: { ...design.customZones, [id]: null } })),
    chooseSkinTone: (skinTone) => change((design) => ({ ...design, skinTone })),
    setSkin: (part) => change((design) => ({ ...design, skin: { ...design.skin, ...part } })),
    setHair: (part) => change((design) => ({ ...design, hair: { ...design.hair, ...part } })),
    setHead: (part) => change((design) => ({ ...design, head: { ...design.head, ...part } })),
    chooseAge: (ageGroup) =>
      change((design) => ({
        ...design,
        head: { ...design.head, ageGroup },
        skin: { ...design.skin, ageYears: AGE_YEARS[ageGroup] },
      })),
    setHairline: (part) => change((design) => ({ ...design, hairline: { ...design.hairline, ...part } })),
    setPigment: (part) => change((design) => ({ ...design, pigment: { ...design.pigment, ...part } })),
    setCourse: (part) => change((design) => ({ ...design, course: { ...design.course, ...part } })),
    chooseLossPattern: (pattern) =>
      change((design) => ({ ...design, loss: { ...design.loss, pattern, severity: 0, borders: PATTERN_BORDERS } })),
    setBorders: (part) =>
      change((design) => ({ ...design, loss: { ...design.loss, borders: { ...design.loss.borders, ...part } } })),
    setStrokes: (strokes) => change((design) => ({ ...design, loss: { ...design.loss, strokes } })),
    setSeverity: (severity) => change((design) => ({ ...design, loss: { ...design.loss, severity } })),
    setPatches: (patches) => change((design) => ({ ...design, loss: { ...design.loss, patches } })),
    setScars: (scars) => change((design) => ({ ...design, scars })),
    reroll: (seed) => change((design) => ({ ...design, seed })),
    reset: () => change(() => DEMO_DESIGN),
    open: (design) => store.setState(createHistory(parseDesign(design)), true),
    beginGesture: () => step(markGesture),
    commitGesture: () => step(commitGesture),
    cancelGesture: () => step(cancelGesture),
    undo: () => step(undo),
    redo: () => step(redo),
  };
}

export const designStore = createDesignStore();
export const designActions = createDesignActions(designStore);
