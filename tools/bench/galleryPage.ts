/** A gallery page in Chromium, served as it is written: what the benchmarks of the picture measure in. */
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer } from 'vite';
import { CHROMIUM_ARGS, requireChromium } from '../test/chromium';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_MS = 120_000;

/**
 * Opens a page of tests/gallery, waits for the flag that it sets on its window, and measures.
 *
 * @throws {Error} If the page does not get ready, or reports an error meanwhile.
 */
export async function onGalleryPage<T>(
  name: string,
  readyFlag: string,
  measure: (page: Page, browser: Browser) => Promise<T>,
  viewport = { width: 1180, height: 820 },
): Promise<T> {
  // no reload in the middle of a measurement
  const options = { port: 0, host: '127.0.0.1', hmr: false, watch: null };
  const server = await createServer({ root: ROOT, server: options, logLevel: 'error' });
  let browser: Browser | null = null;
  try {
    await server.listen();
    browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
    const page = await browser.newPage({ viewport });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    // a missing icon is no fault of the page
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) errors.push(message.text());
    });
    await page.goto(`${server.resolvedUrls!.local[0]}tests/gallery/${name}`);
    await page
      .waitForFunction((flag) => flag in window, readyFlag, { timeout: READY_MS })
      .catch((error: unknown) => {
        throw new Error(`${name} did not get ready. ${errors.join('\n')}`, { cause: error });
      });
    const result = await measure(page, browser);
    if (errors.length > 0) throw new Error(`${name} reported errors.\n${errors.join('\n')}`);
    return result;
  } finally {
    await browser?.close();
    await server.close();
  }
}
