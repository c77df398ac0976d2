import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/design/Design';
import { createDesignActions, createDesignStore, type DesignActions } from '../../src/design/designStore';
import { serialiseDesign } from '../../src/design/migrations';
import { LOSS_PATTERN_IDS } from '../../src/scalp/lossPattern';
import { ZONE_IDS } from '../../src/scalp/zoneIds';
import { dotsPerIn2, mm } from '../../src/units';
import { createRandom, randomDesign } from './randomDesign';

type Act = (actions: DesignActions, other: Design, random: () => number) => void;

/** One of each thing that a person can do. What it sets comes out of some other design that a person could have made. */
const ACTS: Readonly<Record<string, Act>> = {
  density: (actions, _, random) => actions.setDensity(someZones(random), dotsPerIn2(Math.floor(random() * 40) * 50)),
  shade: (actions, _, random) => actions.setShade(someZones(random), Math.floor(random() * 10)),
  diameter: (actions, _, random) => actions.setDiameter(someZones(random), mm(0.15 + Math.floor(random() * 45) / 100)),
  skinTone: (actions, other) => actions.chooseSkinTone(other.skinTone),
  skin: (actions, other) => actions.setSkin(other.skin),
  hair: (actions, other) => actions.setHair(other.hair),
  head: (actions, other) => actions.setHead(other.head),
  line: (actions, other) => actions.setHairline({ preset: null, line: other.hairline.line }),
  edge: (actions, other) => actions.setHairline({ edge: other.hairline.edge }),
  hairline: (actions, other) => actions.setHairline(other.hairline),
  pigment: (actions, other) => actions.setPigment(other.pigment),
  course: (actions, other) => actions.setCourse(other.course),
  pattern: (actions, _, random) =>
    actions.chooseLossPattern(LOSS_PATTERN_IDS[Math.floor(random() * LOSS_PATTERN_IDS.length)]!),
  patches: (actions, other) => actions.setPatches(other.loss.patches),
  scars: (actions, other) => actions.setScars(other.scars),
  reroll: (actions, other) => actions.reroll(other.seed),
  reset: (actions) => actions.reset(),
  /** A finger that goes through many places and lifts: one step. */
  drag: (actions, other, random) => {
    actions.beginGesture();
    for (let i = 0; i < 5; i++) actions.setShade(someZones(random), Math.floor(random() * 10));
    actions.setHairline({ line: other.hairline.line });
    actions.commitGesture();
  },
  /** One that is taken back: none. */
  takenBack: (actions, other) => {
    actions.beginGesture();
    actions.setSkin(other.skin);
    actions.setPatches(other.loss.patches);
    actions.cancelGesture();
  },
};

function someZones(random: () => number) {
  return ZONE_IDS.filter(() => random() < 0.3);
}

describe('200 random actions', () => {
  for (const seed of [21, 22, 23, 24]) {
    it(`are taken back and done again to the same bytes at every step (seed ${seed})`, () => {
      const random = createRandom(seed);
      const names = Object.keys(ACTS);
      const store = createDesignStore();
      const actions = createDesignActions(store);
      const bytes = () => serialiseDesign(store.getState().design);
      const after = [bytes()];
      for (let i = 0; i < 200; i++) {
        const steps = store.getState().undoable.length;
        ACTS[names[i < names.length ? i : Math.floor(random() * names.length)]!]!(
          actions,
          randomDesign(random),
          random,
        );
        // what changed nothing made no step
        if (store.getState().undoable.length > steps) after.push(bytes());
        else expect(bytes()).toBe(after.at(-1));
      }
      expect(after.length).toBeGreaterThan(140);
      for (let at = after.length - 2; at >= 0; at--) {
        actions.undo();
        expect(bytes()).toBe(after[at]);
      }
      expect(store.getState().undoable).toHaveLength(0);
      for (let at = 1; at < after.length; at++) {
        actions.redo();
        expect(bytes()).toBe(after[at]);
      }
      expect(store.getState().redoable).toHaveLength(0);
    });
  }
});
