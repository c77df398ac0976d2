import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../../src/design/Design';
import { createDesignActions, createDesignStore } from '../../src/design/designStore';
import { openDesign, serialiseDesign } from '../../src/design/migrations';
import { dotsPerIn2, mm } from '../../src/units';

const at = (triangle: number) => ({ triangle, barycentric: [0.2, 0.3] as const });
const zone = { outline: [at(100), at(200), at(300)] };
const plan = { densityPerMm2: dotsPerIn2(600), shade: 3, diameterMm: mm(0.3) };

function setUp() {
  const store = createDesignStore();
  return { store, actions: createDesignActions(store), design: () => store.getState().design };
}

describe('editing zones', () => {
  it('draws a zone with its plan in one step, and deletes it in one', () => {
    const { actions, design } = setUp();
    actions.drawZone('customA', zone, plan);
    expect(design().customZones.customA).toEqual(zone);
    expect(design().zones.customA).toEqual(plan);
    expect(design().zones.crown).toBe(DEMO_DESIGN.zones.crown);
    actions.deleteZone('customA');
    expect(design().customZones.customA).toBeNull();
    actions.undo();
    expect(design().customZones.customA).toEqual(zone);
    actions.undo();
    expect(serialiseDesign(design())).toBe(serialiseDesign(DEMO_DESIGN));
    actions.redo();
    expect(design().zones.customA).toEqual(plan);
  });

  it('moves borders, a whole drag in one step, and nothing where nothing moves', () => {
    const { store, actions, design } = setUp();
    actions.beginGesture();
    for (let offset = 1; offset <= 9; offset++) actions.setZoneBorders({ frontal: mm(offset) });
    actions.commitGesture();
    expect(design().zoneBorders).toEqual({ ...DEMO_DESIGN.zoneBorders, frontal: 9 });
    const before = store.getState().design;
    actions.setZoneBorders({ frontal: mm(9) });
    expect(store.getState().design).toBe(before);
    expect(() => actions.setZoneBorders({ nape: mm(26) })).toThrow(/zoneBorders\.nape/);
    actions.undo();
    expect(design().zoneBorders).toEqual(DEMO_DESIGN.zoneBorders);
  });

  it('copies several values to several zones in one step', () => {
    const { actions, design } = setUp();
    actions.setZones(['crown', 'nape'], { densityPerMm2: plan.densityPerMm2, shade: 2 });
    expect(design().zones.crown).toEqual({ ...DEMO_DESIGN.zones.crown, densityPerMm2: plan.densityPerMm2, shade: 2 });
    expect(design().zones.nape.shade).toBe(2);
    expect(design().zones.frontal).toBe(DEMO_DESIGN.zones.frontal);
    actions.undo();
    expect(design()).toEqual(DEMO_DESIGN);
  });

  it('is kept in a saved design', () => {
    const { actions, design } = setUp();
    actions.drawZone('customB', zone, plan);
    actions.setZoneBorders({ back: mm(-4.5) });
    expect(openDesign(serialiseDesign(design()))).toEqual(design());
  });
});
