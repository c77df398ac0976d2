import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, requireChromium } from '../../tools/test/chromium';
import { digestInline, OTHER_HEAD } from '../gallery/siteDigest';

const ROOT = resolve(import.meta.dirname, '../..');
const SEED = 7;

interface WorkerRun {
  readonly overtaken: string;
  readonly digest: string;
  readonly siteCounts: readonly number[];
  readonly progress: readonly number[];
  readonly otherDigest: string;
  readonly isPreviewExact: boolean;
  readonly digestAfterwards: string;
}

describe('the simulation worker', () => {
  let server: ViteDevServer;
  let browser: Browser;
  let page: Page;
  let run: WorkerRun;

  beforeAll(async () => {
    server = await createServer({ root: ROOT, server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
    await server.listen();
    browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
    page = await browser.newPage();
    await page.goto(`${server.resolvedUrls!.local[0]}tests/gallery/sites.html`);
    await page.waitForFunction(() => 'ready' in window, null, { timeout: 120_000 });
    run = await page.evaluate(
      (seed) => (window as never as { inWorker(seed: number): Promise<WorkerRun> }).inWorker(seed),
      SEED,
    );
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('places the same dots as the page and as Node, to the byte', async () => {
    const inPage = await page.evaluate(
      (seed) => (window as never as { inPage(seed: number): Promise<string> }).inPage(seed),
      SEED,
    );
    const file = readFileSync(resolve(ROOT, 'public/head/head.bin'));
    const inNode = await digestInline(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength), SEED);
    expect(run.digest).toBe(inPage);
    expect(run.digest).toBe(inNode);
  });

  it('places the same dots on another head, whether it comes later or from the start', async () => {
    const loaded = await page.evaluate(
      (seed) => (window as never as { loadedOther(seed: number): Promise<string> }).loadedOther(seed),
      SEED,
    );
    const file = readFileSync(resolve(ROOT, 'public/head/head.bin'));
    const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
    expect(run.otherDigest).toBe(await digestInline(bytes, SEED, OTHER_HEAD));
    expect(loaded).toBe(run.otherDigest);
    expect(run.otherDigest).not.toBe(run.digest);
  });

  it('shows a head in advance exactly as it comes with its dots', () => expect(run.isPreviewExact).toBe(true));

  it('returns to the dots of the first head, to the byte', () => expect(run.digestAfterwards).toBe(run.digest));

  it('hands over a first usable prefix before the whole', () => {
    expect(run.siteCounts).toHaveLength(2);
    expect(run.siteCounts[0]).toBe(20_000);
    expect(run.siteCounts[1]).toBeGreaterThan(150_000);
  });

  it('reports progress that never goes back', () => {
    expect(run.progress.length).toBeGreaterThan(3);
    const sorted = [...run.progress].sort((a, b) => a - b);
    expect(run.progress).toEqual(sorted);
  });

  it('drops a request that a newer one overtakes', () => {
    expect(run.overtaken).toBe('AbortError');
  });
});
