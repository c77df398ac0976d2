import { describe, expect, it } from 'vitest';
import type { TriangleMesh } from '../../src/head/HeadMesh';
import { hexagonalSpacing } from '../../src/sampling/inspectSites';
import { MOST_SITES, POISSON_DISK_DEFAULTS, poissonDiskSteps, samplePoissonDisk } from '../../src/sampling/poissonDisk';
import type { Sites } from '../../src/sampling/Sites';
import { dotsPerMm2 } from '../../src/units';
import { largestHole, smallestDistances, worstMisplacement } from './bruteForce';
import { box, bumpySheet, ellipsoidCap, join, moved, scaled, sphere, square, toMesh } from './meshes';

const SEEDS = [1, 2, 3, 20260131];
/** What the underlying order promises from 200 sites on, in hexagonal spacings. */
const LEAST_RADIUS = 0.72;
/** Largest hole over smallest distance. Above one, or another site would fit somewhere by definition. */
const WIDEST_HOLE = 1.35;

const bytes = ({ positions, triangles, barycentrics }: Sites) =>
  [positions, triangles, barycentrics].map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('hex'),
  );

function expectPrefixesApart(sites: Sites, least: number, from = 200) {
  const smallest = smallestDistances(sites);
  let worst = Infinity;
  for (let n = from; n <= sites.count; n++) worst = Math.min(worst, smallest[n]! / hexagonalSpacing(sites, n));
  expect(worst).toBeGreaterThanOrEqual(least);
}

describe('samplePoissonDisk', () => {
  const surfaces: [string, TriangleMesh][] = [
    ['a flat square', square(100, 12)],
    ['an ellipsoid cap', ellipsoidCap([78, 95, 75], -0.3, 16)],
    ['a closed sphere', sphere(50)],
    ['a box with sharp edges', box(60, 50, 40)],
    ['a bumpy sheet', bumpySheet(100, 7)],
  ];

  for (const [name, mesh] of surfaces) {
    for (const seed of SEEDS) {
      it(`keeps every pair of every prefix apart and leaves no hole for one more on ${name}, seed ${seed}`, () => {
        const sites = samplePoissonDisk(mesh, { count: 1500, seed, irregularity: 0 });
        expect(sites.count).toBe(1500);
        // straight lines cut corners, so the box and the bumps get a little off
        const bent = name.includes('box') || name.includes('bumpy') ? 0.06 : name.includes('sphere') ? 0.01 : 0;
        expectPrefixesApart(sites, LEAST_RADIUS - bent);
        const smallest = smallestDistances(sites);
        for (const n of [200, 500, 1000, 1500]) {
          expect(largestHole(mesh, sites, n, 20 * n) / smallest[n]!).toBeLessThanOrEqual(WIDEST_HOLE);
        }
      });
    }
  }

  it('gives the same bytes for the same seed, and others for another', () => {
    const mesh = bumpySheet(80, 3);
    const options = { count: 4000, irregularity: 0.3 };
    const first = bytes(samplePoissonDisk(mesh, { ...options, seed: 5 }));
    expect(bytes(samplePoissonDisk(mesh, { ...options, seed: 5 }))).toEqual(first);
    expect(bytes(samplePoissonDisk(mesh, { ...options, seed: 6 }))).not.toEqual(first);
  });

  it('leaves the mesh as it was', () => {
    const mesh = bumpySheet(80, 3);
    const copy = { positions: mesh.positions.slice(), triangles: mesh.triangles.slice() };
    samplePoissonDisk(mesh, { count: 500 });
    expect(mesh).toEqual(copy);
  });

  for (const irregularity of [0, POISSON_DISK_DEFAULTS.irregularity, 1]) {
    it(`puts every site on its triangle, irregularity ${irregularity}`, () => {
      for (const [, mesh] of surfaces) {
        const sites = samplePoissonDisk(mesh, { count: 700, seed: 4, irregularity });
        expect(worstMisplacement(mesh, sites)).toBeLessThan(1e-4);
        for (let i = 0; i < sites.count; i++) {
          const v = sites.barycentrics[2 * i]!;
          const w = sites.barycentrics[2 * i + 1]!;
          expect(v >= 0 && w >= 0 && v + w <= 1 + 1e-6 && sites.triangles[i]! < mesh.triangles.length / 3).toBe(true);
        }
      }
    });
  }

  for (const count of [0, 1, 2, 3, 10, 127, 128, 129, 200, 1000]) {
    it(`gives exactly ${count} sites when asked for them`, () => {
      for (const [, mesh] of surfaces) {
        for (const seed of SEEDS) {
          const sites = samplePoissonDisk(mesh, { count, seed });
          expect(sites.count).toBe(count);
          expect(sites.positions.length).toBe(3 * count);
          expect(sites.triangles.length).toBe(count);
          expect(sites.barycentrics.length).toBe(2 * count);
          expect(sites.positions.every(Number.isFinite)).toBe(true);
        }
      }
    });
  }

  it('spreads ten sites over a square farther apart than ten random ones ever are', () => {
    const sites = samplePoissonDisk(square(100), { count: 10, seed: 1, irregularity: 0 });
    expect(smallestDistances(sites)[10]! / hexagonalSpacing(sites, 10)).toBeGreaterThan(0.7);
  });

  it('takes a density: the count is the nearest integer', () => {
    const sites = samplePoissonDisk(square(100), { densityPerMm2: dotsPerMm2(0.12346), seed: 1 });
    expect(sites.areaMm2).toBeCloseTo(10_000, 3);
    expect(sites.count).toBe(1235);
    expect(samplePoissonDisk(square(100), { densityPerMm2: dotsPerMm2(1e-6), seed: 1 }).count).toBe(0);
  });

  describe('with a mask', () => {
    /** Signed distance to a disc in the middle of a square: the linear function over each triangle approximates it. */
    const side = 100;
    const sheet = square(side, 40);
    const disc = Float32Array.from({ length: sheet.positions.length / 3 }, (_, i) => {
      return 30 - Math.hypot(sheet.positions[3 * i]! - side / 2, sheet.positions[3 * i + 1]! - side / 2);
    });
    const maskAt = (mask: Float32Array, mesh: TriangleMesh, sites: Sites, i: number) => {
      const [a, b, c] = [0, 1, 2].map((k) => mask[mesh.triangles[3 * sites.triangles[i]! + k]!]!);
      const v = sites.barycentrics[2 * i]!;
      const w = sites.barycentrics[2 * i + 1]!;
      return a! + v * (b! - a!) + w * (c! - a!);
    };

    for (const seed of SEEDS) {
      for (const irregularity of [0, 0.3, 1]) {
        it(`places exactly the asked count, all inside, irregularity ${irregularity}, seed ${seed}`, () => {
          for (const count of [1, 7, 300, 2000]) {
            const sites = samplePoissonDisk(sheet, { count, seed, mask: disc, irregularity });
            expect(sites.count).toBe(count);
            for (let i = 0; i < count; i++) expect(maskAt(disc, sheet, sites, i)).toBeGreaterThan(0);
          }
        });
      }
      it(`covers the rim as well as the inside, seed ${seed}`, () => {
        const sites = samplePoissonDisk(sheet, { count: 2000, seed, mask: disc, irregularity: 0 });
        // how many of a prefix fall inside varies a little, and the spacing asked for with it
        expectPrefixesApart(sites, LEAST_RADIUS - 0.01);
        const smallest = smallestDistances(sites)[2000]!;
        // just inside the rim no place may be farther from a site than holes elsewhere are, and half a spacing for the sites beyond
        for (let degree = 0; degree < 360; degree++) {
          const x = side / 2 + 29.9 * Math.cos((degree * Math.PI) / 180);
          const y = side / 2 + 29.9 * Math.sin((degree * Math.PI) / 180);
          let nearest = Infinity;
          for (let i = 0; i < sites.count; i++) {
            nearest = Math.min(nearest, Math.hypot(sites.positions[3 * i]! - x, sites.positions[3 * i + 1]! - y));
          }
          expect(nearest).toBeLessThan(2 * smallest);
        }
      });
    }

    it('measures the area inside exactly', () => {
      // half-plane x < 41.7 of the square: the cut runs through triangles
      const half = Float32Array.from({ length: sheet.positions.length / 3 }, (_, i) => 41.7 - sheet.positions[3 * i]!);
      expect(samplePoissonDisk(sheet, { count: 0, mask: half }).areaMm2).toBeCloseTo(4170, 1);
    });

    it('works where the mask ends at the border of the mesh, and where it covers everything', () => {
      const corner = Float32Array.from(
        { length: sheet.positions.length / 3 },
        (_, i) => 35 - sheet.positions[3 * i]! - sheet.positions[3 * i + 1]!,
      );
      const sites = samplePoissonDisk(sheet, { count: 400, seed: 2, mask: corner, irregularity: 0 });
      expect(sites.areaMm2).toBeCloseTo((35 * 35) / 2, 1);
      expectPrefixesApart(sites, LEAST_RADIUS);
      const everywhere = new Float32Array(sheet.positions.length / 3).fill(1);
      const whole = { count: 400, seed: 2 };
      expect(bytes(samplePoissonDisk(sheet, { ...whole, mask: everywhere }))).toEqual(
        bytes(samplePoissonDisk(sheet, whole)),
      );
    });

    it('gives nothing, and no error, where a density meets an empty mask', () => {
      const nowhere = new Float32Array(sheet.positions.length / 3);
      expect(samplePoissonDisk(sheet, { densityPerMm2: dotsPerMm2(1), mask: nowhere }).count).toBe(0);
    });
  });

  for (const seed of SEEDS) {
    it(`fills a linear density ramp by rank evenly, seed ${seed}`, () => {
      const side = 100;
      const count = 6000;
      const sites = samplePoissonDisk(square(side, 20), { count, seed, irregularity: 0 });
      // density rises from zero at the left to the full one at the right: a site shows where its rank is below
      const shown: number[] = [];
      for (let i = 0; i < count; i++) if ((i + 1) / count < sites.positions[3 * i]! / side) shown.push(i);
      expect(Math.abs(shown.length - count / 2) / (count / 2)).toBeLessThan(0.02);
      // each tenth holds its share, away from the borders, where sparse sites crowd; and neighbours keep the spacing of
      // the density where they stand
      for (let tenth = 1; tenth < 9; tenth++) {
        const inside = shown.filter((i) => {
          const y = sites.positions[3 * i + 1]! / side;
          return Math.floor((10 * sites.positions[3 * i]!) / side) === tenth && y > 0.1 && y < 0.9;
        }).length;
        const expected = 0.8 * (count / 200) * (2 * tenth + 1);
        expect(Math.abs(inside - expected)).toBeLessThan(6 + 0.05 * expected);
      }
      let worst = Infinity;
      for (const i of shown) {
        for (const j of shown) {
          if (j >= i) continue;
          const d = Math.hypot(
            sites.positions[3 * i]! - sites.positions[3 * j]!,
            sites.positions[3 * i + 1]! - sites.positions[3 * j + 1]!,
          );
          const x = Math.max(sites.positions[3 * i]!, sites.positions[3 * j]!);
          const spacing = hexagonalSpacing(sites, (count * x) / side);
          worst = Math.min(worst, d / spacing);
        }
      }
      expect(worst).toBeGreaterThan(0.69);
    });
  }

  describe('on awkward meshes', () => {
    const evenlySpread = (mesh: TriangleMesh, count: number, least = LEAST_RADIUS) => {
      const sites = samplePoissonDisk(mesh, { count, seed: 11, irregularity: 0 });
      expect(sites.count).toBe(count);
      expectPrefixesApart(sites, least);
      return sites;
    };

    it('shares sites out between separate parts by their areas', () => {
      const parts = [square(40), moved(square(20), [100, 0, 0]), moved(sphere(6, 6), [0, 100, 0])];
      const sites = evenlySpread(join(...parts), 900, 0.7);
      const triangleCounts = parts.map(({ triangles }) => triangles.length / 3);
      const areas = [1600, 400, 4 * Math.PI * 36 * 0.98];
      const total = areas[0]! + areas[1]! + areas[2]!;
      let first = 0;
      triangleCounts.forEach((triangleCount, part) => {
        const inPart = [...sites.triangles].filter((t) => t >= first && t < first + triangleCount).length;
        const expected = (900 * areas[part]!) / total;
        expect(Math.abs(inPart - expected)).toBeLessThan(0.12 * expected);
        first += triangleCount;
      });
    });

    it('finds closed and open parts that are smaller than the first spacing', () => {
      const crumbs = Array.from({ length: 30 }, (_, i) =>
        moved(i % 2 ? sphere(0.7, 3) : square(2, 2), [i * 5, -30, 0]),
      );
      const mesh = join(square(100), ...crumbs);
      const sites = samplePoissonDisk(mesh, { count: 8000, seed: 3, irregularity: 0 });
      const plateTriangles = square(100).triangles.length / 3;
      const perCrumb = new Map<number, number>();
      for (let i = 0; i < sites.count; i++) {
        if (sites.triangles[i]! < plateTriangles) continue;
        const crumb = Math.round(sites.positions[3 * i]! / 5);
        perCrumb.set(crumb, (perCrumb.get(crumb) ?? 0) + 1);
      }
      expect(perCrumb.size).toBe(30);
    });

    it('passes over triangles without area', () => {
      const plate = square(50);
      const vertexCount = plate.positions.length / 3;
      const slivers = [0, 0, 1, 5, 6, 5, 12, 12, 12, 0, 1, 2, vertexCount, vertexCount + 1, vertexCount + 2];
      const mesh = toMesh([...plate.positions, 60, 0, 0, 70, 0, 0, 80, 0, 0], [...slivers, ...plate.triangles]);
      const sites = evenlySpread(mesh, 600);
      expect(sites.triangles.every((t) => t >= slivers.length / 3)).toBe(true);
    });

    it('covers a mesh whose triangles share no vertices', () => {
      const plate = square(50);
      const soup = toMesh(
        [...plate.triangles].flatMap((v) => [...plate.positions.subarray(3 * v, 3 * v + 3)]),
        [...plate.triangles.keys()],
      );
      expect(bytes(samplePoissonDisk(soup, { count: 800, seed: 3 }))).toEqual(
        bytes(samplePoissonDisk(plate, { count: 800, seed: 3 })),
      );
    });

    it('covers a cloud of triangles that touch nowhere', () => {
      const cloud = join(
        ...Array.from({ length: 100 }, (_, i) => moved(square(9, 1), [10 * (i % 10), 10 * Math.floor(i / 10), 0])),
      );
      expect(samplePoissonDisk(cloud, { count: 1000, seed: 1 }).count).toBe(1000);
      expect(samplePoissonDisk(cloud, { count: 50, seed: 1 }).count).toBe(50);
    });

    for (const thickness of [0.05, 3])
      it(`gives both sides of a part ${thickness} mm thick their own sites`, () => {
        const sheetArea = 2 * 60 * 60 + 4 * 60 * thickness;
        const sites = samplePoissonDisk(box(60, 60, thickness, 10), { count: 1200, seed: 1, irregularity: 0 });
        const sides = [0, 0];
        for (let i = 0; i < sites.count; i++) {
          const z = sites.positions[3 * i + 2]!;
          if (z < 1e-6) sides[0]!++;
          else if (z > thickness - 1e-6) sides[1]!++;
        }
        for (const side of sides) expect(Math.abs(side - (1200 * 3600) / sheetArea)).toBeLessThan(60);
        // on one side alone the spacing is that of the density
        const upper = [...Array(sites.count).keys()].filter((i) => sites.positions[3 * i + 2]! > thickness - 1e-6);
        let smallest = Infinity;
        for (const i of upper) {
          for (const j of upper) {
            if (j >= i) continue;
            const p = sites.positions;
            smallest = Math.min(smallest, Math.hypot(p[3 * i]! - p[3 * j]!, p[3 * i + 1]! - p[3 * j + 1]!));
          }
        }
        expect(smallest / Math.sqrt((2 / Math.sqrt(3)) * (sheetArea / 1200))).toBeGreaterThan(0.69);
      });

    it('works a hundred metres from the origin, and in any size', () => {
      evenlySpread(moved(square(100), [100_000, -100_000, 50_000]), 500, 0.71);
      evenlySpread(scaled(square(100), 1e-4), 500);
      evenlySpread(scaled(square(100), 1e5), 500);
      const near = samplePoissonDisk(square(100), { count: 500, seed: 11, irregularity: 0.3 });
      const doubled = samplePoissonDisk(scaled(square(100), 2), { count: 500, seed: 11, irregularity: 0.3 });
      expect([...doubled.triangles]).toEqual([...near.triangles]);
    });

    it('fills one triangle, and a ribbon a hundred times as long as wide', () => {
      evenlySpread(toMesh([0, 0, 0, 10, 0, 0, 0, 10, 0], [0, 1, 2]), 300);
      const ribbon = square(1, 40);
      for (let i = 0; i < ribbon.positions.length; i += 3) ribbon.positions[i]! *= 100;
      expect(samplePoissonDisk(ribbon, { count: 300, seed: 1 }).count).toBe(300);
      expect(samplePoissonDisk(ribbon, { count: 5000, seed: 1 }).count).toBe(5000);
    });

    it('takes edges that more than two triangles share, and triangles that turn the wrong way', () => {
      const fan = toMesh([0, 0, 0, 0, 0, 10, 10, 0, 0, -10, 0, 0, 0, 10, 0], [0, 1, 2, 0, 1, 3, 1, 0, 4]);
      expect(samplePoissonDisk(fan, { count: 500, seed: 1 }).count).toBe(500);
    });
  });

  describe('refuses', () => {
    const plate = square(10);
    const cases: [string, () => unknown, RegExp][] = [
      ['a count that is no whole number', () => samplePoissonDisk(plate, { count: 1.5 }), /count must be an integer/],
      ['a negative count', () => samplePoissonDisk(plate, { count: -1 }), /count must be an integer/],
      ['too large a count', () => samplePoissonDisk(plate, { count: MOST_SITES + 1 }), /count must be an integer/],
      [
        'a density of zero',
        () => samplePoissonDisk(plate, { densityPerMm2: dotsPerMm2(0) }),
        /densityPerMm2 must be positive/,
      ],
      [
        'a density that is no number',
        () => samplePoissonDisk(plate, { densityPerMm2: dotsPerMm2(Number.NaN) }),
        /positive/,
      ],
      ['neither count nor density', () => samplePoissonDisk(plate, { seed: 1 }), /either count or densityPerMm2/],
      ['both', () => samplePoissonDisk(plate, { count: 1, densityPerMm2: dotsPerMm2(1) }), /either/],
      ['a seed below zero', () => samplePoissonDisk(plate, { count: 1, seed: -1 }), /seed must be an integer/],
      ['a seed that was left undefined', () => samplePoissonDisk(plate, { count: 1, seed: undefined }), /seed must be/],
      [
        'an irregularity above 1',
        () => samplePoissonDisk(plate, { count: 1, irregularity: 1.1 }),
        /irregularity must be/,
      ],
      [
        'a mask of another length',
        () => samplePoissonDisk(plate, { count: 1, mask: new Float32Array(3) }),
        /mask must have/,
      ],
      [
        'a mask with holes in it',
        () => samplePoissonDisk(plate, { count: 1, mask: new Float32Array(121).fill(Number.NaN) }),
        /mask must be finite/,
      ],
      ['sites without area', () => samplePoissonDisk(plate, { count: 1, mask: new Float32Array(121) }), /no area/],
      ['an empty mesh', () => samplePoissonDisk(toMesh([], []), { count: 1 }), /no area/],
      [
        'a mesh with NaN',
        () => samplePoissonDisk(toMesh([0, 0, Number.NaN], [0, 0, 0]), { count: 1 }),
        /finite, got NaN/,
      ],
      [
        'an index beyond the vertices',
        () => samplePoissonDisk(toMesh([0, 0, 0], [0, 0, 1]), { count: 1 }),
        /below 1, got 1/,
      ],
      ['half a triangle', () => samplePoissonDisk(toMesh([0, 0, 0], [0, 0]), { count: 1 }), /index triples/],
      [
        'a spacing below what its numbers resolve',
        () => samplePoissonDisk(join(square(1), moved(square(1), [1e8, 0, 0])), { count: 10_000 }),
        /spacing/,
      ],
    ];
    for (const [what, act, message] of cases) it(what, () => expect(act).toThrow(message));
  });
});

describe('poissonDiskSteps', () => {
  const mesh = ellipsoidCap([78, 95, 75], -0.3, 20);
  const mask = Float32Array.from({ length: mesh.positions.length / 3 }, (_, i) => mesh.positions[3 * i + 2]! - 5);
  const run = (options: Parameters<typeof poissonDiskSteps>[1]) => {
    const steps = poissonDiskSteps(mesh, options);
    const progress: number[] = [];
    const prefixes: Sites[] = [];
    for (;;) {
      const step = steps.next();
      if (step.done) return { sites: step.value, progress, prefixes };
      progress.push(step.value.progress);
      if (step.value.prefix) prefixes.push(step.value.prefix);
    }
  };

  for (const seed of SEEDS) {
    it(`yields once, early, the prefix that the final order starts with, seed ${seed}`, () => {
      for (const irregularity of [0, 0.3]) {
        const options = { count: 20_000, seed, irregularity, mask, prefixCount: 3000 };
        const { sites, prefixes, progress } = run(options);
        expect(prefixes.length).toBe(1);
        const prefix = prefixes[0]!;
        expect(prefix.count).toBe(3000);
        expect(prefix.areaMm2).toBe(sites.areaMm2);
        expect(prefix.positions).toEqual(sites.positions.slice(0, 9000));
        expect(prefix.triangles).toEqual(sites.triangles.slice(0, 3000));
        expect(prefix.barycentrics).toEqual(sites.barycentrics.slice(0, 6000));
        expect(bytes(sites)).toEqual(bytes(samplePoissonDisk(mesh, { count: 20_000, seed, irregularity, mask })));
        expect(progress.every((value, i) => value >= 0 && value <= 1 && (i === 0 || value >= progress[i - 1]!))).toBe(
          true,
        );
      }
    });
  }

  it('yields no prefix when the whole is no longer', () => {
    expect(run({ count: 500, prefixCount: 500 }).prefixes).toEqual([]);
    expect(run({ count: 500 }).prefixes).toEqual([]);
  });

  it('pauses often: no step places more than a fortieth of the sites', () => {
    const { progress } = run({ count: 60_000, seed: 1 });
    const longest = Math.max(...progress.map((value, i) => value - (progress[i - 1] ?? 0)));
    expect(longest).toBeLessThan(0.025);
  });

  it('can be left half way', () => {
    const steps = poissonDiskSteps(mesh, { count: 20_000 });
    for (let i = 0; i < 20; i++) steps.next();
    expect(steps.return(undefined as never).done).toBe(true);
    expect(samplePoissonDisk(mesh, { count: 100 }).count).toBe(100);
  });
});
