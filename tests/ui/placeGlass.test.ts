import { describe, expect, it } from 'vitest';
import { FINGER_PX, type GlassPlace, glassDiameter, placeGlassInto, type Side } from '../../src/ui/placeGlass';
import { generator } from '../gallery/capHead';

const newPlace = (): GlassPlace => ({ x: 0, y: 0, side: 'above' });

/** What is free of bar, dock and panel on the screens that this is made for. */
const AREAS = {
  tablet: { area: { left: 10, top: 88, right: 786, bottom: 704 }, figuresWidth: 240 },
  tabletPortrait: { area: { left: 10, top: 88, right: 810, bottom: 600 }, figuresWidth: 240 },
  phone: { area: { left: 10, top: 82, right: 380, bottom: 391 }, figuresWidth: 148 },
  phoneLandscape: { area: { left: 10, top: 82, right: 498, bottom: 292 }, figuresWidth: 148 },
};

describe('the glass of the loupe', () => {
  for (const [name, { area, figuresWidth }] of Object.entries(AREAS)) {
    const size = { diameter: glassDiameter(area), figuresHeight: 74, figuresWidth };
    const halfWidth = Math.max(size.diameter, figuresWidth) / 2;

    it(`stays in the free area and off the finger, wherever the finger is (${name})`, () => {
      const random = generator(3);
      let side: Side = 'above';
      for (let k = 0; k < 4000; k++) {
        const spot = {
          x: area.left + random() * (area.right - area.left),
          y: area.top - 40 + random() * (area.bottom - area.top + 80),
        };
        const glass = placeGlassInto(spot, area, size, side, newPlace());
        side = glass.side;
        const where = `finger at ${spot.x.toFixed(0)}, ${spot.y.toFixed(0)}`;
        expect(glass.x - halfWidth, where).toBeGreaterThanOrEqual(area.left);
        expect(glass.x + halfWidth, where).toBeLessThanOrEqual(area.right);
        expect(glass.y - size.diameter / 2, where).toBeGreaterThanOrEqual(area.top);
        expect(glass.y + size.diameter / 2 + size.figuresHeight, where).toBeLessThanOrEqual(area.bottom);
        const toRim = Math.hypot(glass.x - spot.x, glass.y - spot.y) - size.diameter / 2;
        expect(toRim, where).toBeGreaterThan(12);
      }
    });
  }

  it('stands above the finger where there is room, figures and all', () => {
    const { area, figuresWidth } = AREAS.tablet;
    const size = { diameter: 200, figuresHeight: 70, figuresWidth };
    const glass = placeGlassInto({ x: 400, y: 600 }, area, size, 'left', newPlace());
    expect(glass).toEqual({ x: 400, y: 600 - FINGER_PX - 70 - 100, side: 'above' });
  });

  it('moves aside under the top, away from the middle, and does not change sides at every step', () => {
    const { area, figuresWidth } = AREAS.tablet;
    const size = { diameter: 200, figuresHeight: 70, figuresWidth };
    const sides = (xs: readonly number[]) => {
      let side: Side = 'above';
      return xs.map((x) => (side = placeGlassInto({ x, y: 150 }, area, size, side, newPlace()).side));
    };
    expect(sides([300])).toEqual(['left']);
    expect(sides([500])).toEqual(['right']);
    const there = Array.from({ length: 60 }, (_, k) => 280 + 4 * k);
    const changes = (list: readonly Side[]) => list.filter((side, k) => k > 0 && side !== list[k - 1]).length;
    expect(changes(sides(there))).toBe(1);
    expect(changes(sides([...there].reverse()))).toBe(1);
    // at the edge there is room on one side only
    expect(sides([30])).toEqual(['right']);
    expect(sides([770])).toEqual(['left']);
  });

  it('sits in the middle of an area that is too small for it', () => {
    const area = { left: 0, top: 0, right: 100, bottom: 100 };
    const glass = placeGlassInto(
      { x: 50, y: 50 },
      area,
      { diameter: 132, figuresHeight: 70, figuresWidth: 148 },
      'above',
      newPlace(),
    );
    expect([glass.x, glass.y]).toEqual([50, 15]);
  });
});
