import { describe, expect, it } from 'vitest';
import { NEUTRAL_LIKENESS } from '../../src/head/likeness';
import { type SurfacePoint, surfacePosition } from '../../src/head/surfacePoint';
import { packZones, zoneMean } from '../../src/pigment/siteZones';
import { buildAdjacency } from '../../src/scalp/adjacency';
import { areaAboveZero, integrateAboveZero } from '../../src/scalp/area';
import { closeRing, windingOf } from '../../src/scalp/drawnZone';
import { PlanZones, planZoneWeights } from '../../src/scalp/planZones';
import { signedSkinDistance } from '../../src/scalp/skinDistance';
import { createWholeSkull } from '../../src/scalp/wholeSkull';
import { ANATOMICAL_BORDERS, type CustomZones, type ZoneBorderId, type ZoneBorders } from '../../src/scalp/zoneEdits';
import { ZONE_IDS, type ZoneId } from '../../src/scalp/zoneIds';
import { measureSplits, ZONE_SPLITS, ZONE_STRIDE, zoneAreas } from '../../src/scalp/zones';
import { buildSubject, createSubjectBuilder } from '../../src/subject';
import { asset, head, mirrorVertices, scalp } from './realScalp';

const NONE: CustomZones = { customA: null, customB: null };
const moved = (change: Partial<Record<ZoneBorderId, number>>): ZoneBorders => ({
  ...ANATOMICAL_BORDERS,
  ...(change as Partial<ZoneBorders>),
});
const skull = createWholeSkull(scalp, scalp.angles);
const adjacency = buildAdjacency(scalp.triangles, scalp.headVertex.length);
const vertexCount = scalp.headVertex.length;
const zones = new PlanZones(scalp);
const splits = measureSplits(scalp.angles);

/** A ring of points about a direction, degrees. */
function circle(azimuth: number, elevation: number, radius: number, count = 24): SurfacePoint[] {
  const [a, e, r] = [azimuth, elevation, radius].map((value) => (value * Math.PI) / 180) as [number, number, number];
  const middle = [Math.cos(e) * Math.sin(a), Math.sin(e), Math.cos(e) * Math.cos(a)];
  const east = [Math.cos(a), 0, -Math.sin(a)];
  const north = [-Math.sin(e) * Math.sin(a), Math.cos(e), -Math.sin(e) * Math.cos(a)];
  return Array.from({ length: count }, (_, i) => {
    const turn = (2 * Math.PI * i) / count;
    const [x, y, z] = middle.map(
      (value, k) => Math.cos(r) * value + Math.sin(r) * (Math.cos(turn) * east[k]! + Math.sin(turn) * north[k]!),
    ) as [number, number, number];
    const found = skull.locate((Math.atan2(x, z) * 180) / Math.PI, (Math.asin(y) * 180) / Math.PI)!;
    return { triangle: scalp.headTriangle[found.triangle]!, barycentric: found.barycentric };
  });
}

const weightOf = (bytes: Uint8Array, v: number, zone: ZoneId) => bytes[ZONE_STRIDE * v + ZONE_IDS.indexOf(zone)]!;

function expectWholeWeights(bytes: Uint8Array) {
  for (let v = 0; v < bytes.length / ZONE_STRIDE; v++) {
    let sum = 0;
    for (let z = 0; z < ZONE_STRIDE; z++) sum += bytes[ZONE_STRIDE * v + z]!;
    if (sum !== 255) expect.fail(`weights at vertex ${v} sum to ${sum}`);
  }
}

describe('zones of a plan without edits', () => {
  it('are those of anatomy, to the byte', () => {
    expect(zones.weigh(ANATOMICAL_BORDERS, NONE)).toBe(scalp.zoneWeights);
    // and the way by the splits comes to the same
    const far = moved({ hairline: 1e-12 });
    expect(zones.weigh(far, NONE)).toEqual(scalp.zoneWeights);
  });
});

describe('a moved border', () => {
  const cases: readonly [ZoneBorderId, ZoneId, ZoneId][] = [
    ['hairline', 'frontalHairline', 'frontal'],
    ['frontal', 'frontal', 'midScalp'],
    ['midScalp', 'midScalp', 'crown'],
    ['top', 'midScalp', 'parietalL'],
    ['top', 'crown', 'occipital'],
    ['temple', 'templeL', 'parietalL'],
    ['temple', 'templeR', 'parietalR'],
    ['back', 'parietalR', 'occipital'],
    ['nape', 'occipital', 'nape'],
  ];
  const offsets = [-20, -6, 6, 20];
  it.each(cases.flatMap((each) => offsets.map((offset) => [...each, offset] as const)))(
    '%s, between %s and %s, is moved by %i mm',
    (border, first, second, offset) => {
      const after = zones.weigh(moved({ [border]: offset }), NONE);
      expectWholeWeights(after);
      const lead = (bytes: Uint8Array, v: number) => weightOf(bytes, v, first) - weightOf(bytes, v, second);
      const split = ZONE_SPLITS.indexOf(border as 'top');
      const before = Float64Array.from({ length: vertexCount }, (_, v) =>
        border === 'hairline' ? 21 - scalp.borderDistanceMm[v]! : splits[ZONE_SPLITS.length * v + split]!,
      );
      const tape = signedSkinDistance(scalp, adjacency, before, 40);
      const sign = border === 'back' || border === 'nape' ? 1 : -1;
      // where other zones have a share too, halves of these two are no line of their own
      const own = (bytes: Uint8Array, v: number) => weightOf(bytes, v, first) + weightOf(bytes, v, second) > 250;
      const found: number[] = [];
      for (let t = 0; t < scalp.triangles.length; t += 3) {
        for (let k = 0; k < 3; k++) {
          const a = scalp.triangles[t + k]!;
          const b = scalp.triangles[t + ((k + 1) % 3)]!;
          // over the ear the temple's border has no skin to run on, and the tape goes round
          if (border === 'temple' && scalp.angles[2 * a + 1]! < 700) continue;
          if (a > b || !own(after, a) || !own(after, b)) continue;
          const [fa, fb] = [lead(after, a), lead(after, b)];
          if (fa > 0 === fb > 0) continue;
          const s = fa / (fa - fb);
          found.push(tape[a]! + s * (tape[b]! - tape[a]!));
        }
      }
      expect(found.length).toBeGreaterThan(4);
      found.sort((x, y) => x - y);
      for (const distance of [0.05, 0.5, 0.95].map((share) => found[Math.floor(share * (found.length - 1))]!)) {
        expect(Math.abs(distance - sign * offset)).toBeLessThan(1);
      }
    },
  );

  it('is the same on both sides', () => {
    const after = zones.weigh(moved({ temple: 11, back: -8, top: 5, frontal: -14 }), NONE);
    const twin = mirrorVertices(scalp.positions);
    let worst = 0;
    for (let v = 0; v < vertexCount; v++) {
      if (twin[v]! < 0 || Math.abs(scalp.positions[3 * v]!) < 0.5) continue;
      worst = Math.max(worst, Math.abs(weightOf(after, v, 'templeL') - weightOf(after, twin[v]!, 'templeR')));
      worst = Math.max(worst, Math.abs(weightOf(after, v, 'frontal') - weightOf(after, twin[v]!, 'frontal')));
    }
    expect(worst).toBeLessThanOrEqual(3);
  });

  it('takes from one zone what it gives to the other', () => {
    const before = zoneAreas(scalp);
    const after = zoneAreas({ ...scalp, zoneWeights: zones.weigh(moved({ midScalp: 10 }), NONE) });
    expect(after.midScalp).toBeGreaterThan(before.midScalp + 800);
    expect(after.midScalp + after.crown).toBeCloseTo(before.midScalp + before.crown, -1.5);
    expect(after.nape).toBe(before.nape);
  });

  it('weighs whole however far all of them go', () => {
    for (const sign of [-25, 25]) {
      const ends = Object.fromEntries(Object.keys(ANATOMICAL_BORDERS).map((id, i) => [id, i % 2 ? sign : -sign]));
      expectWholeWeights(zones.weigh(ends as unknown as ZoneBorders, NONE));
    }
  });
});

describe('a drawn zone', () => {
  const outline = circle(40, 62, 13);
  const withA: CustomZones = { customA: { outline }, customB: null };
  const bytes = zones.weigh(ANATOMICAL_BORDERS, withA);

  it('has all within its outline, none beyond, and half on it', () => {
    expectWholeWeights(bytes);
    const ring = closeRing(
      scalp,
      skull,
      outline.map((point) => ({ ...point, triangle: scalp.headTriangle.indexOf(point.triangle) })),
    )!;
    for (let v = 0; v < vertexCount; v++) {
      const weight = weightOf(bytes, v, 'customA');
      let away = Infinity;
      for (let i = 0; i < ring.positions.length; i += 3) {
        const d = [0, 1, 2].map((k) => ring.positions[i + k]! - scalp.positions[3 * v + k]!);
        away = Math.min(away, Math.hypot(...d));
      }
      const laid = new Float64Array(2);
      ring.flatten(scalp.angles[2 * v]! / 100, scalp.angles[2 * v + 1]! / 100, laid);
      const isInside = windingOf(ring.flat, laid[0]!, laid[1]!) !== 0;
      if (away > 5.5) expect(weight).toBe(isInside ? 255 : 0);
      else if (away < 0.3) expect(Math.abs(weight - 127.5)).toBeLessThan(16);
    }
  });

  it('leaves what it does not take to the others, in the old proportion', () => {
    for (let v = 0; v < vertexCount; v++) {
      const rest = 255 - weightOf(bytes, v, 'customA');
      for (const zone of ['frontal', 'midScalp', 'parietalL'] as const) {
        const fair = (weightOf(scalp.zoneWeights, v, zone) * rest) / 255;
        expect(Math.abs(weightOf(bytes, v, zone) - fair)).toBeLessThanOrEqual(1.5);
      }
    }
  });

  it.each([
    [40, 62, 13, 24],
    [-70, 40, 9, 12],
    [178, 48, 16, 40],
    [20, 84, 12, 32],
    [-120, 60, 25, 5],
  ])('about %d, %d has the area of its outline within 3 %%', (azimuth, elevation, radius, count) => {
    const points = circle(azimuth, elevation, radius, count);
    const { zoneWeights } = { zoneWeights: zones.weigh(ANATOMICAL_BORDERS, { ...NONE, customB: { outline: points } }) };
    const ring = closeRing(
      scalp,
      skull,
      points.map((point) => ({ ...point, triangle: scalp.headTriangle.indexOf(point.triangle) })),
    )!;
    // the skin itself: small pieces of its triangles whose middle lies inside
    let area = 0;
    const laid = new Float64Array(2);
    for (let t = 0; t < scalp.triangles.length / 3; t++) {
      const whole = areaAboveZero(
        { positions: scalp.positions, triangles: scalp.triangles.subarray(3 * t, 3 * t + 3) },
        new Float32Array(vertexCount).fill(1),
      );
      let inside = 0;
      const cuts = 8;
      for (let i = 0; i < cuts; i++)
        for (let j = 0; j < cuts; j++) {
          // points of a square folded onto the triangle
          let [v, w] = [(i + 0.5) / cuts, (j + 0.5) / cuts];
          if (v + w > 1) [v, w] = [1 - v, 1 - w];
          ring.flatten(...skull.anglesAt({ triangle: t, barycentric: [v, w] }), laid);
          if (windingOf(ring.flat, laid[0]!, laid[1]!) !== 0) inside++;
        }
      area += (whole * inside) / (cuts * cuts);
    }
    const everywhere = new Float32Array(vertexCount).fill(1);
    const own = integrateAboveZero(scalp, everywhere, zoneWeights, 12)[11]! / 255;
    expect(own / area).toBeGreaterThan(0.97);
    expect(own / area).toBeLessThan(1.03);
  });

  it('is the same whatever was weighed before, and whichever way round it was drawn', () => {
    const other = new PlanZones(scalp);
    other.weigh(moved({ frontal: 5 }), { customA: { outline: circle(0, 70, 10) }, customB: null });
    other.weigh(moved({ frontal: 5, top: -5 }), NONE);
    expect(other.weigh(ANATOMICAL_BORDERS, withA)).toEqual(bytes);
    const reversed = [...outline].reverse();
    expect(planZoneWeights(scalp, ANATOMICAL_BORDERS, { ...NONE, customA: { outline: reversed } })).toEqual(bytes);
  });

  it('covers the other one where both lie, and sites pack it as they do any zone', () => {
    const both = zones.weigh(moved({ midScalp: -6 }), {
      customA: { outline },
      customB: { outline: circle(55, 55, 12) },
    });
    expectWholeWeights(both);
    let overlap = 0;
    for (let v = 0; v < vertexCount; v++) {
      const b = weightOf(both, v, 'customB');
      if (b === 255) expect(weightOf(both, v, 'customA')).toBe(0);
      if (b > 0 && weightOf(bytes, v, 'customA') === 255) overlap++;
      const weights = both.subarray(ZONE_STRIDE * v, ZONE_STRIDE * (v + 1));
      const packed = packZones(weights);
      const isB = ZONE_IDS.map((id) => (id === 'customB' ? 1 : 0));
      // three zones fit: a fourth, the lightest, is left out
      expect(Math.abs(255 * zoneMean(packed, isB) - b)).toBeLessThan(40);
    }
    expect(overlap).toBeGreaterThan(3);
  });

  it('of points off the scalp is no zone', () => {
    const off = { triangle: 0, barycentric: [0.2, 0.2] } as const;
    const isOff = !scalp.headTriangle.includes(0);
    expect(isOff).toBe(true);
    expect(zones.weigh(ANATOMICAL_BORDERS, { ...NONE, customA: { outline: [off, off, off] } })).toBe(scalp.zoneWeights);
  });
});

it('a drawn zone keeps its anatomical place on another head', () => {
  const likeness = { ...NEUTRAL_LIKENESS, sex: 'female', outline: 'diamond', outlineAmount: 1 } as const;
  const shaped = buildSubject(createSubjectBuilder(asset), likeness);
  const outline = circle(40, 62, 13);
  const after = planZoneWeights(shaped.scalp, ANATOMICAL_BORDERS, { ...NONE, customA: { outline } });
  const before = zones.weigh(ANATOMICAL_BORDERS, { ...NONE, customA: { outline } });
  expectWholeWeights(after);
  // the same vertices lie inside: only the width of the blend is in this head's millimetres
  for (let v = 0; v < vertexCount; v++) {
    expect(Math.abs(weightOf(after, v, 'customA') - weightOf(before, v, 'customA'))).toBeLessThan(60);
  }
  const [a, b] = [surfacePosition(shaped.mesh, outline[0]!), surfacePosition(head, outline[0]!)];
  expect(Math.hypot(...a.map((value, k) => value - b[k]!))).toBeGreaterThan(1);

  // and a moved border is moved by this head's tape
  const wider = planZoneWeights(shaped.scalp, moved({ midScalp: 12 }), NONE);
  expect(zoneAreas({ ...shaped.scalp, zoneWeights: wider }).midScalp).toBeGreaterThan(
    zoneAreas(shaped.scalp).midScalp + 900,
  );
});
