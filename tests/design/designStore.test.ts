import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../../src/design/Design';
import { createDesignActions, createDesignStore } from '../../src/design/designStore';
import { serialiseDesign } from '../../src/design/migrations';
import { DesignError } from '../../src/design/parseDesign';
import { moveHandle } from '../../src/scalp/hairline';
import { PATTERN_BORDERS } from '../../src/scalp/lossEdits';
import { dotsPerIn2, mm } from '../../src/units';

function setUp() {
  const store = createDesignStore();
  return { store, actions: createDesignActions(store), design: () => store.getState().design };
}

describe('designStore', () => {
  it('changes only the zones that are named', () => {
    const { actions, design } = setUp();
    actions.setDensity(['templeL', 'templeR'], dotsPerIn2(800));
    expect(design().zones.templeL.densityPerMm2).toBe(dotsPerIn2(800));
    expect(design().zones.templeR.densityPerMm2).toBe(dotsPerIn2(800));
    for (const id of ['frontalHairline', 'frontal', 'midScalp', 'crown', 'parietalL', 'occipital', 'nape'] as const) {
      expect(design().zones[id]).toBe(DEMO_DESIGN.zones[id]);
    }
  });

  it('takes a step back and forth', () => {
    const { actions, design } = setUp();
    actions.setShade(['crown'], 8);
    actions.setDiameter(['crown'], mm(0.4));
    actions.undo();
    expect(design().zones.crown).toEqual({ ...DEMO_DESIGN.zones.crown, shade: 8 });
    actions.undo();
    expect(design()).toEqual(DEMO_DESIGN);
    actions.redo();
    actions.redo();
    expect(design().zones.crown).toEqual({ ...DEMO_DESIGN.zones.crown, shade: 8, diameterMm: 0.4 });
  });

  it('makes one step of a whole drag of the hairline, and undo gives the same bytes', () => {
    const { store, actions, design } = setUp();
    const before = serialiseDesign(design());
    actions.beginGesture();
    for (let i = 1; i <= 30; i++) {
      const line = moveHandle(DEMO_DESIGN.hairline.line, { kind: 'midFrontal', side: 'left' }, [0, 45 + i / 10], true);
      actions.setHairline({ preset: null, line });
    }
    actions.commitGesture();
    expect(store.getState().undoable).toHaveLength(1);
    const after = serialiseDesign(design());
    expect(after).not.toBe(before);
    actions.undo();
    expect(serialiseDesign(design())).toBe(before);
    actions.redo();
    expect(serialiseDesign(design())).toBe(after);
  });

  it('can undo a reset', () => {
    const { actions, design } = setUp();
    actions.chooseSkinTone(9);
    actions.reroll(77);
    const before = design();
    actions.reset();
    expect(design()).toEqual(DEMO_DESIGN);
    actions.undo();
    expect(design()).toEqual(before);
  });

  it('makes no step of a change to the same value', () => {
    const { store, actions } = setUp();
    actions.setShade(['crown'], DEMO_DESIGN.zones.crown.shade);
    actions.chooseSkinTone(DEMO_DESIGN.skinTone);
    expect(store.getState().undoable).toHaveLength(0);
  });

  it('refuses a value out of range and keeps the design', () => {
    const { actions, design } = setUp();
    expect(() => actions.setDensity(['crown'], dotsPerIn2(2001))).toThrow(DesignError);
    expect(() => actions.setShade(['crown'], 10)).toThrow(DesignError);
    expect(() => actions.setDiameter(['crown'], mm(0.1))).toThrow(DesignError);
    expect(() => actions.chooseSkinTone(0)).toThrow(DesignError);
    expect(design()).toBe(DEMO_DESIGN);
  });

  it('shows a gesture at once and undoes it as a whole', () => {
    const { store, actions, design } = setUp();
    actions.beginGesture();
    for (const perIn2 of [1300, 1400, 1500]) {
      actions.setDensity(['crown'], dotsPerIn2(perIn2));
      expect(design().zones.crown.densityPerMm2).toBe(dotsPerIn2(perIn2));
    }
    actions.commitGesture();
    expect(store.getState().undoable).toHaveLength(1);
    actions.undo();
    expect(design()).toEqual(DEMO_DESIGN);
  });

  it('forgets the history of the old design when another is opened', () => {
    const { store, actions } = setUp();
    actions.reroll(5);
    actions.open({ ...DEMO_DESIGN, skinTone: 2 });
    expect(store.getState().undoable).toHaveLength(0);
    expect(store.getState().design.skinTone).toBe(2);
  });

  it('makes one step of a gesture over loss, and takes back patterns, patches and scars one by one', () => {
    const store = createDesignStore();
    const actions = createDesignActions(store);
    const design = () => store.getState().design;
    actions.chooseLossPattern('norwoodIII');
    actions.beginGesture();
    for (const severity of [0.2, 0.7, 1.4]) actions.setSeverity(severity);
    actions.commitGesture();
    const patch = { at: { triangle: 12, barycentric: [0.1, 0.2] as const }, radiusMm: mm(9) };
    actions.setPatches([patch]);
    actions.setScars([{ kind: 'grafts', count: 400, uptake: 0.9 }]);
    expect(store.getState().undoable).toHaveLength(4);
    // another pattern is a new today
    actions.chooseLossPattern('norwoodII');
    expect(design().loss).toEqual({ ...DEMO_DESIGN.loss, pattern: 'norwoodII', severity: 0, patches: [patch] });
    actions.undo();
    expect(design().loss.severity).toBe(1.4);
    actions.undo();
    expect(design().scars).toEqual([]);
    actions.undo();
    expect(design().loss.patches).toEqual([]);
    actions.undo();
    expect(design().loss).toEqual({ ...DEMO_DESIGN.loss, pattern: 'norwoodIII', severity: 0, patches: [] });
    actions.undo();
    expect(design()).toEqual(DEMO_DESIGN);
  });

  it('draws another pattern with its own borders, keeps what was brushed, and takes both back', () => {
    const store = createDesignStore();
    const actions = createDesignActions(store);
    const loss = () => store.getState().design.loss;
    actions.chooseLossPattern('norwoodIII');
    actions.setBorders({ cornerLeft: mm(6) });
    actions.setBorders({ middle: mm(-2.5) });
    const stroke = { share: 0.5, radiusMm: mm(8), line: [{ triangle: 12, barycentric: [0.1, 0.2] as const }] };
    actions.setStrokes([stroke]);
    expect(loss().borders).toEqual({ ...PATTERN_BORDERS, cornerLeft: 6, middle: -2.5 });
    actions.chooseLossPattern('norwoodIV');
    expect(loss().borders).toEqual(PATTERN_BORDERS);
    expect(loss().strokes).toEqual([stroke]);
    actions.undo();
    expect(loss().borders.cornerLeft).toBe(6);
    expect(() => actions.setBorders({ crown: mm(41) })).toThrow(/loss\.borders\.crown/);
    actions.undo();
    actions.undo();
    expect(loss().borders).toEqual({ ...PATTERN_BORDERS, cornerLeft: 6 });
  });

  it('refuses a severity beyond the end of the course', () => {
    const store = createDesignStore();
    const actions = createDesignActions(store);
    actions.chooseLossPattern('norwoodVI');
    expect(() => actions.setSeverity(1.1)).toThrow(/loss\.severity/);
    expect(store.getState().design.loss.severity).toBe(0);
  });

  it('gives head and skin one age in one step', () => {
    const store = createDesignStore();
    const actions = createDesignActions(store);
    actions.chooseAge('mature');
    const { design, undoable } = store.getState();
    expect([design.head.ageGroup, design.skin.ageYears]).toEqual(['mature', 55]);
    expect(undoable).toHaveLength(1);
    actions.undo();
    expect(store.getState().design).toEqual(DEMO_DESIGN);
  });

  it('makes a whole drag of the head one step, and never touches the plan', () => {
    const store = createDesignStore();
    const actions = createDesignActions(store);
    const before = store.getState().design;
    actions.beginGesture();
    for (const width of [0.1, 0.2, 0.3]) actions.setHead({ shape: { ...before.head.shape, width } });
    actions.commitGesture();
    const { design, undoable } = store.getState();
    expect(undoable).toHaveLength(1);
    expect(design.head.shape.width).toBe(0.3);
    expect({ ...design, head: before.head }).toEqual(before);
    expect(() => actions.setHead({ shape: { ...before.head.shape, width: 2 } })).toThrow(/head\.shape\.width/);
    actions.undo();
    expect(store.getState().design).toEqual(before);
  });
});
