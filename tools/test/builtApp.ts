/** The production build, served on a free port and opened in Chromium: for browser tests, pictures and benchmarks. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { preview } from 'vite';
import { CHROMIUM_ARGS, requireChromium } from './chromium';

const ROOT = resolve(import.meta.dirname, '../..');

export interface BuiltApp {
  /** Ends with a slash. */
  readonly url: string;
  readonly browser: Browser;
  /** A page of its own storage. Errors of the page end up in `errors`. */
  open(options?: BrowserContextOptions): Promise<{ context: BrowserContext; page: Page; errors: string[] }>;
  close(): Promise<void>;
}

/** @throws {Error} If there is no build yet or no browser. */
export async function serveBuiltApp(): Promise<BuiltApp> {
  if (!existsSync(resolve(ROOT, 'dist/index.html'))) throw new Error('There is no build: run `npm run build` first.');
  const executablePath = requireChromium();
  const server = await preview({ root: ROOT, preview: { port: 0, host: '127.0.0.1', open: false }, logLevel: 'error' });
  const address = server.httpServer.address();
  if (!address || typeof address === 'string') throw new Error('The preview server has no port.');
  const url = `http://127.0.0.1:${address.port}/`;
  const browser = await chromium.launch({ executablePath, headless: true, args: CHROMIUM_ARGS });
  return {
    url,
    browser,
    async open(options = {}) {
      const context = await browser.newContext({ deviceScaleFactor: 1, hasTouch: true, ...options });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      return { context, page, errors };
    },
    async close() {
      await browser.close();
      await new Promise<void>((done, failed) => server.httpServer.close((error) => (error ? failed(error) : done())));
    },
  };
}
