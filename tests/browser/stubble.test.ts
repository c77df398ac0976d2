import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAIR_TRAIT_DEFAULTS, type HairTraits } from '../../src/pigment/hairTraits';
import type { LinearRgb } from '../../src/pigment/optics';
import { mm } from '../../src/units';
import { CHROMIUM_ARGS, requireChromium } from '../../tools/test/chromium';

const ROOT = resolve(import.meta.dirname, '../..');
/** Close-up, mid, and the whole head. */
const PIXELS_MM = [0.03, 0.12, 0.27];
/** Largest relative error of a tone in any channel: blended as light, and as a canvas blends. */
const TONE_ERROR = { linear: 0.02, canvas: 0.03 } as const;
/** The model against the picture. */
const MODEL_ERROR = 0.025;

let server: ViteDevServer;
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  // no reload in the middle of a measurement
  const options = { port: 0, host: '127.0.0.1', hmr: false, watch: null };
  server = await createServer({ root: ROOT, server: options, logLevel: 'error' });
  await server.listen();
  browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
  page = await browser.newPage({ viewport: { width: 620, height: 620 } });
  page.on('pageerror', (error) => errors.push(String(error)));
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('The server has no port.');
  await page.goto(`http://127.0.0.1:${address.port}/tests/gallery/stubble.html?side=600`);
  await page.waitForFunction(() => window.stubbleReady, null, { timeout: 120_000 });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('stubble on a cap whose every measure is known', () => {
  const cases: (readonly [string, Partial<HairTraits>, number])[] = [
    ['razor', { lengthMm: mm(0) }, 2.22],
    ['0.5 mm', { lengthMm: mm(0.5) }, 2.22],
    ['1.5 mm', { lengthMm: mm(1.5) }, 2.22],
    ['3 mm, fine', { lengthMm: mm(3), shaftUm: 55 }, 2.22],
    ['1.5 mm, blond', { lengthMm: mm(1.5), colour: 'blond' }, 2.22],
    ['1 mm, thinning', { lengthMm: mm(1) }, 0.7],
  ];
  it.each(cases)('has the tone of the model at every zoom: %s', async (_name, change, native) => {
    const traits = { ...HAIR_TRAIT_DEFAULTS, ...change };
    const { measured, expected } = await page.evaluate(
      ([hair, density, pixels]) => window.stubbleGallery.measureTone(hair, density, pixels),
      [traits, native, PIXELS_MM] as const,
    );
    expect(Math.max(...expected), 'there is something to see').toBeLessThan(0.95);
    expect(measured.map(({ pixelMm }) => pixelMm)).toEqual(PIXELS_MM);
    for (const { pixelMm, linear, canvas } of measured) {
      expect(error(linear, measured[0]!.linear), `${pixelMm} mm a pixel, as light`).toBeLessThan(TONE_ERROR.linear);
      expect(error(canvas, measured[0]!.linear), `${pixelMm} mm a pixel, canvas`).toBeLessThan(TONE_ERROR.canvas);
      expect(error(linear, expected), `${pixelMm} mm a pixel, model`).toBeLessThan(MODEL_ERROR);
    }
  });

  it('left no complaint', () => expect(errors).toEqual([]));
});

/** Largest relative difference in any channel. */
function error(a: LinearRgb, b: LinearRgb): number {
  return Math.max(...a.map((value, c) => Math.abs(value / b[c]! - 1)));
}
