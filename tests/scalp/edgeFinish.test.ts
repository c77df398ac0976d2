import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../../src/scalp/adjacency';
import { alongEdge, edgeFinishes, measureEdgePlace } from '../../src/scalp/edgeFinish';
import { HANDLE_INDEX } from '../../src/scalp/hairline';
import { EDGE_CHARACTERS, HAIRLINE_PRESETS, layHairline } from '../../src/scalp/hairlinePresets';
import { measureSquaredNape } from '../../src/scalp/napeLine';
import { createSkullCoordinates } from '../../src/scalp/skullCoordinates';
import { mirrorVertices, scalp } from './realScalp';

const place = measureEdgePlace(scalp.angles);
const count = scalp.headVertex.length;
const twin = mirrorVertices(scalp.positions);
const azimuth = (v: number) => Math.abs(scalp.angles[2 * v]! / 100);
const elevation = (v: number) => scalp.angles[2 * v + 1]! / 100;

/** Place at the nearest vertex to a point in cranial angles. */
function placeNear([x, y]: readonly [number, number]): number {
  let [nearest, least] = [0, Number.POSITIVE_INFINITY];
  for (let v = 0; v < count; v++) {
    const away = Math.hypot(scalp.angles[2 * v]! / 100 - x, elevation(v) - y);
    if (away < least) [nearest, least] = [v, away];
  }
  return place[nearest]!;
}

describe('the place along the edge', () => {
  const skin = {
    mesh: scalp,
    coordinates: createSkullCoordinates(scalp, scalp.angles),
    midlineTape: scalp.midlineTape,
  };
  for (const [id, preset] of Object.entries(HAIRLINE_PRESETS)) {
    it(`is 0 along the front and 1 from temporal peak to sideburn of the hairline ${id}`, () => {
      const { mid, left, right } = layHairline(preset, skin);
      for (const point of [mid, ...left.slice(0, HANDLE_INDEX.corner - 1)]) expect(placeNear(point)).toBeLessThan(0.03);
      for (const side of [left, right]) {
        expect(placeNear(side[HANDLE_INDEX.corner]!)).toBeGreaterThan(0.05);
        expect(placeNear(side[HANDLE_INDEX.corner]!)).toBeLessThan(0.8);
        for (const index of [HANDLE_INDEX.temporalPeak, 9, 10, HANDLE_INDEX.sideburn])
          expect(placeNear(side[index]!)).toBeCloseTo(1, 1);
      }
    });
  }

  it('is 2 behind the ears and at the nape', () => {
    for (let v = 0; v < count; v++) {
      if (azimuth(v) > 109 && elevation(v) < 30) expect(place[v]).toBeCloseTo(2, 2);
      if (azimuth(v) < 90 && azimuth(v) > 60 && elevation(v) < 20) expect(place[v]).toBeCloseTo(1, 1);
    }
  });

  it('is the same on both sides', () => {
    for (let v = 0; v < count; v++) if (twin[v]! >= 0) expect(place[twin[v]!]).toBeCloseTo(place[v]!, 2);
  });

  it('turns from one to the next over 15 to 25 mm', () => {
    const { aroundStart, around } = buildAdjacency(scalp.triangles, count);
    // steepest slope between neighbours, against that of a smoothstep over the width
    let steepest = 0;
    for (let v = 0; v < count; v++) {
      // higher up no edge is near
      if (elevation(v) > 55 && azimuth(v) > 70) continue;
      for (let n = aroundStart[v]!; n < aroundStart[v + 1]!; n++) {
        for (let k = 0; k < 3; k++) {
          const w = scalp.triangles[3 * around[n]! + k]!;
          if (w === v) continue;
          const mm = Math.hypot(...[0, 1, 2].map((i) => scalp.positions[3 * v + i]! - scalp.positions[3 * w + i]!));
          steepest = Math.max(steepest, Math.abs(place[v]! - place[w]!) / mm);
        }
      }
    }
    expect(1.5 / steepest).toBeGreaterThan(15);
    expect(1.5 / steepest).toBeLessThan(25);
  });

  it('blends what it is given, and leaves it exactly where the three agree', () => {
    for (const at of [-1, 0, 0.3, 1, 1.7, 2, 3]) expect(alongEdge(at, 0.1, 0.1, 0.1)).toBe(0.1);
    expect([0, 0.5, 1, 1.5, 2].map((at) => alongEdge(at, 2, 4, 8))).toEqual([2, 3, 4, 6, 8]);
  });
});

describe('the finishes', () => {
  const edge = EDGE_CHARACTERS.soft;

  it('are the front’s own everywhere for rounded temples and a natural nape', () => {
    const { front, side, nape } = edgeFinishes(edge);
    expect([side, nape]).toEqual([front, front]);
    expect(front).toMatchObject({ featherMm: edge.featherMm, lineInkShare: 0.75, lineSizeShare: 0.85 });
  });

  it('make a razored temple and a squared nape crisp, in full ink, without lone dots', () => {
    const { side, nape } = edgeFinishes(edge, 'razored', 'squared');
    for (const drawn of [side, nape]) {
      expect(drawn).toMatchObject({ featherMm: 1, lineInkShare: 1, lineSizeShare: 1, hasLoneDots: false });
      expect(drawn.toothDepthMm).toBeLessThan(0.3);
    }
  });

  it('never make a soft temple or a tapered nape harder than the front', () => {
    for (const character of Object.values(EDGE_CHARACTERS)) {
      const { front, side, nape } = edgeFinishes(character, 'soft', 'tapered');
      expect(side.featherMm).toBeGreaterThanOrEqual(18);
      expect(side.toothDepthMm).toBeGreaterThanOrEqual(front.toothDepthMm);
      expect(nape.featherMm).toBeGreaterThanOrEqual(30);
      expect(nape.lineInkShare).toBe(front.lineInkShare);
    }
  });
});

describe('the squared nape', () => {
  const napeMm = measureSquaredNape(scalp);
  /** Where its line crosses the sides of triangles: position, and tape inside the natural border. */
  const line: { x: number; y: number; z: number; borderMm: number }[] = [];
  for (let side = 0; side < scalp.triangles.length; side++) {
    const a = scalp.triangles[side]!;
    const b = scalp.triangles[side % 3 === 2 ? side - 2 : side + 1]!;
    if (a > b || napeMm[a]! > 0 === napeMm[b]! > 0) continue;
    const t = napeMm[a]! / (napeMm[a]! - napeMm[b]!);
    const at = (k: number) => scalp.positions[3 * a + k]! * (1 - t) + scalp.positions[3 * b + k]! * t;
    const borderMm = scalp.borderDistanceMm[a]! * (1 - t) + scalp.borderDistanceMm[b]! * t;
    line.push({ x: at(0), y: at(1), z: at(2), borderMm });
  }

  it('is level across the neck, a few mm inside the skin that bears hair', () => {
    const across = line.filter(({ x, z }) => Math.abs(x) < 48 && z < -50);
    expect(across.length).toBeGreaterThan(20);
    const heights = across.map(({ y }) => y);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(3);
    for (const { borderMm } of across) {
      expect(borderMm).toBeGreaterThan(1);
      expect(borderMm).toBeLessThan(14);
    }
  });

  it('goes straight up behind the ears, and turns within a finger’s breadth', () => {
    const up = line.filter(({ x, y, z }) => x > 0 && y > -2 && y < 28 && z < -20);
    expect(up.length).toBeGreaterThan(8);
    // as seen from behind: farthest from the straight line between the ends
    const [low, high] = [up.reduce((p, q) => (p.y < q.y ? p : q)), up.reduce((p, q) => (p.y > q.y ? p : q))];
    for (const { x, y, borderMm } of up) {
      const straight = low.x + ((y - low.y) / (high.y - low.y)) * (high.x - low.x);
      expect(Math.abs(x - straight)).toBeLessThan(1.6);
      expect(borderMm).toBeGreaterThan(0.5);
    }
  });

  it('is the same on both sides, and leaves the front and the sides alone', () => {
    for (let v = 0; v < count; v++) {
      if (twin[v]! >= 0 && Math.abs(napeMm[v]!) < 40) expect(napeMm[twin[v]!]).toBeCloseTo(napeMm[v]!, 0);
      if (azimuth(v) < 92) expect(napeMm[v]!).toBeGreaterThan(scalp.borderDistanceMm[v]!);
    }
  });
});
