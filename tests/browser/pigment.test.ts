import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinearRgb } from '../../src/pigment/optics';
import { CHROMIUM_ARGS, requireChromium } from '../../tools/test/chromium';
import type { CountPlace, GradeCase, ToneCase } from '../gallery/pigmentMeasures';
import type { RealPlace } from '../gallery/realTone';
import type { DiameterResult, TonePlan } from '../gallery/skinMeasures';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_MS = 120_000;
/** Largest relative error of a tone in any channel, and of a dot's diameter. */
const TONE_ERROR = 0.02;
const DIAMETER_ERROR = 0.03;

let server: ViteDevServer;
let browser: Browser;

beforeAll(async () => {
  // no reload in the middle of a measurement
  const options = { port: 0, host: '127.0.0.1', hmr: false, watch: null };
  server = await createServer({ root: ROOT, server: options, logLevel: 'error' });
  await server.listen();
  browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('the pigment layer on a cap whose every measure is known', () => {
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    page = await openGallery('pigment.html', errors);
    await page.waitForFunction(() => window.pigmentReady, null, { timeout: READY_MS });
  });
  afterAll(() => page?.close());

  const tones: ToneCase[] = [
    { perIn2: 450, shade: 1, diameterMm: 0.2, nativePerMm2: 0 },
    { perIn2: 450, shade: 9, diameterMm: 0.4, nativePerMm2: 0 },
    { perIn2: 1250, shade: 5, diameterMm: 0.28, nativePerMm2: 0 },
    { perIn2: 1250, shade: 9, diameterMm: 0.2, nativePerMm2: 0 },
    { perIn2: 2000, shade: 1, diameterMm: 0.28, nativePerMm2: 0 },
    { perIn2: 2000, shade: 9, diameterMm: 0.4, nativePerMm2: 0 },
    { perIn2: 1250, shade: 5, diameterMm: 0.28, nativePerMm2: 0.8 },
    { perIn2: 2000, shade: 9, diameterMm: 0.4, nativePerMm2: 0.8 },
    { perIn2: 0, shade: 5, diameterMm: 0.28, nativePerMm2: 1.9 },
  ];
  it.each(tones)(
    'has the tone of the optics at every zoom: $perIn2 per in², shade $shade, $diameterMm mm, hair $nativePerMm2',
    async (toneCase) => {
      const { expected, measured } = await page.evaluate(
        (each) => window.pigmentMeasures.measureTone(window.pigmentScene, each),
        toneCase,
      );
      expect(Math.max(...expected), 'there is something to see').toBeLessThan(0.97);
      expect(measured.map(({ pixelMm }) => pixelMm)).toEqual([0.03, 0.12, 0.3, 0.5]);
      for (const { pixelMm, rgb } of measured) {
        expect(error(rgb, expected), `${pixelMm} mm a pixel, against the optics`).toBeLessThan(TONE_ERROR);
        expect(error(rgb, measured[0]!.rgb), `${pixelMm} mm a pixel, against close up`).toBeLessThan(TONE_ERROR);
      }
    },
  );

  it.each([0.2, 0.28, 0.4])('lays round dots %d mm wide wherever the chart is stretched', async (diameterMm) => {
    const dots = await page.evaluate(
      (each) => window.pigmentMeasures.measureDiameters(window.pigmentScene, each, 20),
      diameterMm,
    );
    expectDots(dots, diameterMm);
    // dots drawn as circles of the chart would be that much out of round
    const stretches = dots.map(({ stretch }) => stretch);
    expect(Math.min(...stretches)).toBeLessThan(1.15);
    expect(Math.max(...stretches)).toBeGreaterThan(1.6);
    for (const { roundness, chart } of dots) expect(roundness, `at ${chart}`).toBeLessThan(1.02);
  });

  // a site within 0.08 mm of a spot's centre, which touching dots, 0.15 mm wide, would not leave there
  it.each<CountPlace>(['zones', 'feather', 'graded', 'nape', 'fringe', 'hair'])(
    'shows the very dots that the numbers count: %s',
    async (place) => {
      const count = await page.evaluate(
        (each) => window.pigmentMeasures.measureCount(window.pigmentScene, each),
        place,
      );
      expect(count.expected).toBeGreaterThan(400);
      expect(count).toMatchObject({ missing: 0, extra: 0 });
      // so few sites are excused that a shift of all levels would still be seen
      expect(count.undecided).toBeLessThan(0.015 * count.expected);
      // spot and site may lie on either side of the picture's border
      expect(Math.abs(count.found - count.expected)).toBeLessThanOrEqual(3 + count.undecided);
    },
  );

  const grades: GradeCase[] = [
    { perIn2: 1250, shade: 7, diameterMm: 0.28, lineInkShare: 0.7, lineSizeShare: 0.8 },
    { perIn2: 2000, shade: 9, diameterMm: 0.35, lineInkShare: 0.4, lineSizeShare: 0.6 },
  ];
  it.each(grades)(
    'has the tone of paler and smaller dots near a line at every zoom: $lineInkShare of the ink, $lineSizeShare of the size',
    async (grade) => {
      const [even, rising] = await page.evaluate(
        (each) =>
          [true, false].map((isEven) => window.pigmentMeasures.measureGradedTone(window.pigmentScene, each, isEven)),
        grade,
      );
      for (const { pixelMm, rgb } of even!.measured) {
        expect(error(rgb, even!.expected), `${pixelMm} mm a pixel, against the optics`).toBeLessThan(TONE_ERROR);
      }
      for (const { measured } of [even!, rising!]) {
        for (const { pixelMm, rgb } of measured) {
          expect(error(rgb, measured[0]!.rgb), `${pixelMm} mm a pixel, against close up`).toBeLessThan(TONE_ERROR);
        }
      }
    },
  );

  it.each([0, 5])(
    'lays each dot of a graded edge as wide as the numbers say, and round, after %d years',
    async (year) => {
      const dots = await page.evaluate(
        (each) => window.pigmentMeasures.measureGradedDiameters(window.pigmentScene, 0.3, 20, each),
        year,
      );
      for (const { diameterMm, plannedMm, roundness, chart } of dots) {
        expect(Math.abs(diameterMm / plannedMm - 1), `at ${chart}`).toBeLessThan(DIAMETER_ERROR);
        expect(roundness, `at ${chart}`).toBeLessThan(1.02);
      }
      const planned = dots.map(({ plannedMm }) => plannedMm);
      const whole = Math.max(...planned);
      expect(whole).toBeCloseTo(2 * Math.sqrt(0.15 ** 2 + 0.004 * year), 6);
      expect(Math.min(...planned)).toBeLessThan(0.87 * whole);
    },
  );

  it('makes, fills and builds nothing on the GPU when a slider steps', async () => {
    const calls = await page.evaluate(() => window.pigmentMeasures.watchSliderSteps(window.pigmentScene));
    expect(calls).toEqual([]);
  });

  it('left no complaint', () => expect(errors).toEqual([]));
});

describe('the pigment layer on the real head, in its skin and light', () => {
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    page = await openGallery('realTone.html', errors);
    await page.waitForFunction(() => window.realToneReady, null, { timeout: READY_MS });
  });
  afterAll(() => page?.close());

  const plans: TonePlan[] = [
    { perIn2: 450, shade: 2, diameterMm: 0.2 },
    { perIn2: 1250, shade: 5, diameterMm: 0.28 },
    { perIn2: 2000, shade: 9, diameterMm: 0.4 },
  ];
  it.each<RealPlace>(['frontal', 'midscalp', 'crown', 'side'])(
    'has one tone from close up and from far: %s',
    async (place) => {
      const results = await page.evaluate(([where, which]) => window.realTone.measureTone(where, which), [
        place,
        plans,
      ] as const);
      for (const [index, { edgeMm, nativePerMm2, expected, measured }] of results.entries()) {
        const plan = `${plans[index]!.perIn2} per in²`;
        expect(edgeMm, 'the plan holds in full').toBeGreaterThan(8);
        if (place === 'side') expect(nativePerMm2).toBeGreaterThan(1);
        else expect(nativePerMm2).toBe(0);
        const [close, far] = measured as [(typeof measured)[0], (typeof measured)[0]];
        expect(far.pixelMm / close.pixelMm).toBeGreaterThan(10);
        expect(error(close.rgb, expected), `close up, ${plan}, against the optics`).toBeLessThan(TONE_ERROR);
        expect(error(far.rgb, expected), `far, ${plan}, against the optics`).toBeLessThan(TONE_ERROR);
        expect(error(far.rgb, close.rgb), `${plan}, far against close up`).toBeLessThan(TONE_ERROR);
        expect(error(far.seen, close.seen), `${plan}, far against close up, with gloss`).toBeLessThan(TONE_ERROR);
      }
    },
  );

  it('lays round dots of the asked diameter all over the scalp', async () => {
    const dots = await page.evaluate(() => window.realTone.measureDiameters(0.28, 20));
    expectDots(dots, 0.28);
    expect(Math.max(...dots.map(({ stretch }) => stretch))).toBeGreaterThan(1.2);
    // where triangles of the head meet at an angle, their shape is not quite the smooth chart's
    for (const { roundness, chart } of dots) expect(roundness, `at ${chart}`).toBeLessThan(1.06);
  });

  it('left no complaint', () => expect(errors).toEqual([]));
});

async function openGallery(name: string, errors: string[]): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (thrown) => errors.push(String(thrown)));
  // a missing icon is no fault of the page
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) errors.push(message.text());
  });
  await page.goto(`${server.resolvedUrls!.local[0]}tests/gallery/${name}`);
  return page;
}

/** Largest relative error of the three channels. */
function error(measured: LinearRgb, expected: LinearRgb): number {
  return Math.max(...measured.map((value, c) => Math.abs(value / expected[c]! - 1)));
}

function expectDots(dots: readonly DiameterResult[], diameterMm: number): void {
  expect(dots).toHaveLength(20);
  // all around the middle of the chart, near it and far from it
  const quadrants = new Set(dots.map(({ chart: [u, v] }) => `${u > 0}${v > 0}`));
  expect(quadrants.size).toBe(4);
  const reach = dots.map(({ chart }) => Math.hypot(...chart));
  expect(Math.max(...reach) - Math.min(...reach)).toBeGreaterThan(70);
  for (const dot of dots) {
    expect(Math.abs(dot.diameterMm / diameterMm - 1), `at ${dot.chart}`).toBeLessThan(DIAMETER_ERROR);
  }
}
