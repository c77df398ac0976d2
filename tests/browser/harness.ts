/** The built app under a person's hands: a page, fingers, and a look at the picture. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { BuiltApp } from '../../tools/test/builtApp';

/** Software graphics on a busy machine: building the head and placing the sites takes seconds to half a minute. */
const READY_MS = 120_000;

export interface AppPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses asked for outside the app's own origin. */
  readonly strangers: readonly string[];
  /** What the page complained about. */
  readonly complaints: readonly string[];
  readonly finger: Finger;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  /** Runs before the app's own code. */
  readonly before?: () => void;
  readonly waitUntilReady?: boolean;
}

/** A page with a touch screen, small so that software graphics keep up. */
export async function openPage(app: BuiltApp, options: PageOptions = {}): Promise<AppPage> {
  const { width = 640, height = 520, before, waitUntilReady = true } = options;
  const { context, page, errors } = await app.open({
    viewport: { width, height },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const strangers: string[] = [];
  const own = new URL(app.url).origin;
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== own) strangers.push(request.url());
  });
  if (before) await page.addInitScript(before);
  await page.goto(app.url);
  if (waitUntilReady) await untilReady(page);
  return { page, context, strangers, complaints: errors, finger: new Finger(await context.newCDPSession(page)) };
}

/** Waits until every site is placed and counted. */
export async function untilReady(page: Page): Promise<void> {
  await page.waitForSelector('main[data-stage="ready"]', { timeout: READY_MS });
  await page.waitForFunction(
    () => /\d/.test(document.querySelector('[data-row="total"] [data-figure="dots"]')?.textContent ?? ''),
    undefined,
    { timeout: READY_MS },
  );
}

/** Waits until the figures are those of the plan as it now is. */
export async function untilCounted(page: Page): Promise<void> {
  await page.locator('.readout[aria-busy="false"]').waitFor({ state: 'attached', timeout: READY_MS });
}

/** Real touch events, as a tablet sends them. */
export class Finger {
  constructor(private readonly session: CDPSession) {}

  async tap(x: number, y: number): Promise<void> {
    // not one after the other's answer: a page that is busy drawing would make a long press of it
    await Promise.all([this.send('touchStart', [{ x, y }]), this.send('touchEnd', [])]);
  }

  async drag(from: Point, to: Point, steps = 4): Promise<void> {
    await this.down(from);
    await this.move(from, to, steps);
    await this.up();
  }

  down(at: Point): Promise<void> {
    return this.send('touchStart', [at]);
  }

  async move(from: Point, to: Point, steps = 4): Promise<void> {
    for (let i = 1; i <= steps; i++) {
      const t = i / steps;
      await this.send('touchMove', [{ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }]);
    }
  }

  up(): Promise<void> {
    return this.send('touchEnd', []);
  }

  /** A second finger, while the first one is held where it is: down, along, and both up. */
  async second(first: Point, from: Point, to: Point, steps = 4): Promise<void> {
    const both = (t: number) => [
      { ...first, id: 0 },
      { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t, id: 1 },
    ];
    await this.send('touchStart', both(0));
    for (let i = 1; i <= steps; i++) await this.send('touchMove', both(i / steps));
    await this.up();
  }

  /** A second finger, while the first rests where it was last. */
  join(first: Point, second: Point): Promise<void> {
    return this.send('touchStart', [
      { ...first, id: 0 },
      { ...second, id: 1 },
    ]);
  }

  /** Two fingers that move apart, or together where `to` is the smaller. */
  async pinch(centre: Point, from: number, to: number, steps = 4): Promise<void> {
    const at = (gap: number) => [
      { x: centre.x - gap / 2, y: centre.y, id: 0 },
      { x: centre.x + gap / 2, y: centre.y, id: 1 },
    ];
    await this.send('touchStart', at(from));
    for (let i = 1; i <= steps; i++) await this.send('touchMove', at(from + ((to - from) * i) / steps));
    await this.up();
  }

  private async send(
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    touchPoints: (Point & { id?: number })[],
  ): Promise<void> {
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** What is on the screen, once two looks in a row agree. */
export async function settledPicture(page: Page, clip: Box): Promise<PNG> {
  let last = await picture(page, clip);
  for (let attempt = 0; attempt < 40; attempt++) {
    await page.waitForTimeout(250);
    const next = await picture(page, clip);
    if (difference(last, next).share === 0) return next;
    last = next;
  }
  throw new Error('The picture did not come to rest within 10 s.');
}

async function picture(page: Page, clip: Box): Promise<PNG> {
  return PNG.sync.read(await page.screenshot({ clip, timeout: 60_000 }));
}

/** Mean difference per channel, 0 to 255, and the share of pixels that differ by more than a rounding step. */
export function difference(a: PNG, b: PNG): { mean: number; share: number } {
  if (a.width !== b.width || a.height !== b.height) throw new RangeError('difference: pictures must be of one size.');
  let sum = 0;
  let changed = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    let most = 0;
    for (let c = 0; c < 3; c++) {
      const d = Math.abs(a.data[i + c]! - b.data[i + c]!);
      sum += d;
      if (d > most) most = d;
    }
    if (most > 2) changed++;
  }
  const pixels = a.data.length / 4;
  return { mean: sum / (3 * pixels), share: changed / pixels };
}

/** Mean luminance, 0 to 255. */
export function brightness(image: PNG): number {
  let sum = 0;
  for (let i = 0; i < image.data.length; i += 4) {
    sum += 0.2126 * image.data[i]! + 0.7152 * image.data[i + 1]! + 0.0722 * image.data[i + 2]!;
  }
  return sum / (image.data.length / 4);
}
