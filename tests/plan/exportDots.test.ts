import { describe, expect, it } from 'vitest';
import { sampleRegionAtSites } from '../../src/pigment/fields';
import { lookAt, type TimePoint } from '../../src/pigment/healing';
import { FOURTH_SESSION_SHARE, SESSION_SHARES, shareAfter } from '../../src/pigment/sessions';
import {
  type DotTable,
  dotsToCsv,
  dotsToPly,
  exportMicrodots,
  listMicrodots,
  sessionAt,
  ZONE_FILE_NAMES,
} from '../../src/plan/exportDots';
import { summarisePlan } from '../../src/plan/planSummary';
import { Random } from '../../src/sampling/random';
import { ZONE_IDS } from '../../src/scalp/zoneIds';
import { dotsPerIn2, mm } from '../../src/units';
import { buildCapSubject } from '../fixtures/capSubject';
import { readVertices } from '../fixtures/readVertices';
import { uniformPlans } from '../fixtures/zonePlans';
import { capRegion } from '../gallery/capHead';

function randomDots(count: number, seed: number, shadeNames: string[] = ['Ash grey', 'Soft black']): DotTable {
  const random = new Random(seed);
  const floats = (length: number, from: number, to: number) =>
    Float32Array.from({ length }, () => from + (to - from) * random.next());
  const below = (length: number, first: number, limit: number) =>
    Uint8Array.from({ length }, () => first + random.below(limit - first));
  return {
    count,
    positions: floats(3 * count, -150, 150),
    normals: floats(3 * count, -1, 1),
    ranks: floats(count, 0, 3.1),
    zones: below(count, 0, ZONE_IDS.length),
    sessions: below(count, 1, 4),
    diametersMm: floats(count, 0.15, 0.6),
    shades: below(count, 0, shadeNames.length),
    shadeNames,
  };
}

const linesOf = (csv: ArrayBuffer) => new TextDecoder().decode(csv).split('\r\n');

describe('microdots as a PLY', () => {
  it('come back as they went in', () => {
    const dots = randomDots(500, 3);
    const vertices = readVertices(new Uint8Array(dotsToPly(dots)));
    expect(vertices.count).toBe(500);
    for (let i = 0; i < 500; i++) {
      const at = (name: string) => vertices.columns.get(name)![i]!;
      expect(['x', 'y', 'z'].map(at)).toEqual([...dots.positions.subarray(3 * i, 3 * i + 3)]);
      expect(['nx', 'ny', 'nz'].map(at)).toEqual([...dots.normals.subarray(3 * i, 3 * i + 3)]);
      expect(['rank', 'zone', 'session', 'diameter', 'shade'].map(at)).toEqual([
        dots.ranks[i],
        dots.zones[i],
        dots.sessions[i],
        dots.diametersMm[i],
        dots.shades[i],
      ]);
    }
    expect(vertices.comments).toContain(`zone 3 ${ZONE_IDS[3]}`);
    expect(vertices.comments).toContain('shade 1 Soft black');
  });
});

describe('microdots as CSV', () => {
  it('come back to a micrometre', () => {
    const dots = randomDots(2000, 4);
    // lengths that rounding or signs could spoil
    dots.positions.set([0, -0, -0.0004, 0.0005, -0.9995, 999999.9, 9.9996, -123.4567, 10]);
    const [head, ...rows] = linesOf(dotsToCsv(dots));
    expect(head).toBe('x_mm,y_mm,z_mm,zone,session,diameter_mm,shade');
    expect(rows.pop()).toBe('');
    expect(rows.length).toBe(2000);
    rows.forEach((row, i) => {
      const [x, y, z, zone, session, diameter, shade] = row.split(',');
      [x, y, z].forEach((text, k) => {
        expect(text).toMatch(/^-?\d+\.\d{3}$/);
        expect(Math.abs(Number(text) - dots.positions[3 * i + k]!)).toBeLessThan(0.00051);
      });
      expect(zone).toBe(ZONE_FILE_NAMES[dots.zones[i]!]);
      expect(Number(session)).toBe(dots.sessions[i]);
      expect(Math.abs(Number(diameter) - dots.diametersMm[i]!)).toBeLessThan(0.00051);
      expect(shade).toBe(dots.shadeNames[dots.shades[i]!]);
    });
    expect(rows[0]!.startsWith('0.000,0.000,0.000,')).toBe(true);
  });

  it('quotes a name that has a comma or a quote in it', () => {
    const [, row] = linesOf(dotsToCsv({ ...randomDots(1, 1, ['warm, "soft"']) }));
    expect(row!.endsWith(',"warm, ""soft"""')).toBe(true);
  });

  it('has only its head line when there are no dots', () => {
    expect(linesOf(dotsToCsv(randomDots(0, 1))).length).toBe(2);
  });

  it('writes 180,000 rows within a second', () => {
    const dots = randomDots(180_000, 5);
    const started = performance.now();
    const csv = dotsToCsv(dots);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(csv.byteLength).toBeGreaterThan(180_000 * 40);
  });
});

describe('a table of microdots is refused', () => {
  const dots = randomDots(10, 1);
  const cases: [string, Partial<DotTable>, RegExp][] = [
    ['with too few positions', { positions: new Float32Array(29) }, /positions must have 30 entries/],
    ['with an unknown zone', { zones: new Uint8Array(10).fill(ZONE_IDS.length) }, /zones must name one that exists/],
    ['with a session 0', { sessions: new Uint8Array(10) }, /sessions/],
    ['with an unknown shade', { shades: new Uint8Array(10).fill(2) }, /shades/],
    ['with a place that is no number', { positions: new Float32Array(30).fill(Number.NaN) }, /lengths/],
  ];
  for (const [what, change, message] of cases) {
    it(what, () => {
      expect(() => dotsToCsv({ ...dots, ...change })).toThrow(message);
      expect(() => dotsToPly({ ...dots, ...change })).toThrow(message);
    });
  }
});

describe('the microdots of a plan', () => {
  const { attributes, scalp, sites } = buildCapSubject(5);
  const input = (native = 0) => ({
    sites,
    attributes,
    scalp,
    region: sampleRegionAtSites(
      attributes,
      capRegion(300, () => native),
    ),
  });
  const settings = {
    zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(1250), shade: 4, diameterMm: mm(0.28) }),
    featherMm: mm(5),
  };

  it('are as many as the summary counts, in each zone', () => {
    for (const native of [0, 0.8]) {
      const dots = listMicrodots(input(native), settings);
      const { total, zones } = summarisePlan(input(native), settings);
      expect(dots.count).toBe(total.dots);
      ZONE_IDS.forEach((id, zone) => {
        expect(dots.zones.filter((own) => own === zone).length).toBe(zones[id].dots);
      });
    }
  });

  it('come in rank order, each with the place of its site and a unit normal that points out', () => {
    const dots = listMicrodots(input(0.8), settings);
    let site = 0;
    for (let i = 0; i < dots.count; i++) {
      while (
        sites.positions[3 * site] !== dots.positions[3 * i] ||
        sites.positions[3 * site + 1] !== dots.positions[3 * i + 1]
      )
        site++;
      expect(dots.ranks[i]).toBeCloseTo((site + 1) / sites.areaMm2, 6);
      const [x, y, z] = dots.normals.subarray(3 * i, 3 * i + 3);
      expect(Math.hypot(x!, y!, z!)).toBeCloseTo(1, 5);
    }
    expect(dots.diametersMm.every((diameter) => Math.abs(diameter - 0.28) < 1e-5)).toBe(true);
    expect(new Set(dots.shades)).toEqual(new Set([4]));
  });

  it('are shared out between the sessions by 35, 35 and 30 in a hundred, with and without native hair', () => {
    for (const native of [0, 0.8]) {
      const { sessions, count } = listMicrodots(input(native), { ...settings, featherMm: mm(0) });
      SESSION_SHARES.forEach((share, index) => {
        const own = sessions.filter((session) => session === index + 1).length / count;
        expect(Math.abs(own - share)).toBeLessThan(0.01);
      });
    }
  });

  it('belong to the sessions after which the picture shows them', () => {
    const all = listMicrodots(input(0.8), settings);
    let share = 0;
    SESSION_SHARES.forEach((part, index) => {
      share += part;
      const shown = listMicrodots(input(0.8), { ...settings, sessionShare: share });
      expect(shown.count).toBe(all.sessions.filter((session) => session <= index + 1).length);
    });
    expect(sessionAt(1000, 1000, 2000)).toBe(1);
    expect(sessionAt(1999, 1000, 2000)).toBe(3);
  });

  it('are shown and counted as the timeline places them, up to a fourth session', () => {
    const course = { sessions: 4, touchUpYears: [] } as const;
    const all = listMicrodots(input(0.8), { ...settings, sessionShare: shareAfter(4) });
    const countAt = (point: TimePoint) => {
      const at = { ...settings, sessionShare: lookAt(point, course).sessionShare };
      return summarisePlan(input(0.8), at).total.dots;
    };
    expect(countAt({ kind: 'bare' })).toBe(0);
    for (const session of [1, 2, 3, 4]) {
      expect(countAt({ kind: 'session', session })).toBe(all.sessions.filter((own) => own <= session).length);
    }
    const fourth = all.sessions.filter((own) => own === 4).length / all.sessions.filter((own) => own < 4).length;
    expect(Math.abs(fourth - FOURTH_SESSION_SHARE)).toBeLessThan(0.01);
    expect(countAt({ kind: 'year', year: 9 })).toBe(all.count);
  });

  it('near a graded line are smaller, and of the shade that their ink is thinned to', () => {
    const region = sampleRegionAtSites(
      attributes,
      capRegion(60, () => 0),
    );
    const graded = { ...settings, featherMm: mm(14), lineInkShare: 0.5, lineSizeShare: 0.7 };
    const plain = listMicrodots({ sites, attributes, scalp, region }, { ...settings, featherMm: mm(14) });
    const dots = listMicrodots({ sites, attributes, scalp, region }, graded);
    expect(dots.count).toBe(plain.count);
    expect(dots.positions).toEqual(plain.positions);
    // half of S5's ink is about S2's
    expect(new Set(dots.shades)).toEqual(new Set([1, 2, 3, 4]));
    for (let i = 0; i < dots.count; i++) {
      const size = dots.diametersMm[i]! / plain.diametersMm[i]!;
      expect(size).toBeGreaterThan(0.7 - 1e-6);
      expect(size).toBeLessThan(1 + 1e-6);
      // both rise together
      if (size > 0.99) expect(dots.shades[i]).toBe(4);
      if (size < 0.72) expect(dots.shades[i]).toBe(1);
    }
  });

  it('leave as blobs of the right type', async () => {
    const ply = exportMicrodots(input(), settings, 'ply');
    const csv = exportMicrodots(input(), settings, 'csv');
    expect([ply.type, csv.type]).toEqual(['model/ply', 'text/csv;charset=utf-8']);
    const count = listMicrodots(input(), settings).count;
    expect(readVertices(new Uint8Array(await ply.arrayBuffer())).count).toBe(count);
    expect((await csv.text()).split('\r\n').length).toBe(count + 2);
  });
});
