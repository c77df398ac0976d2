import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltApp, serveBuiltApp } from '../../tools/test/builtApp';
import {
  type AppPage,
  type Box,
  brightness,
  difference,
  openPage,
  settledPicture,
  untilCounted,
  untilReady,
} from './harness';

/** The top of the head in the first view of the page: scalp and nothing else. */
const SCALP: Box = { x: 170, y: 60, width: 80, height: 40 };
const SCALP_MIDDLE = { x: SCALP.x + SCALP.width / 2, y: SCALP.y + SCALP.height / 2 };

let app: BuiltApp;
beforeAll(async () => {
  app = await serveBuiltApp();
});
afterAll(() => app?.close());

const figure = async (page: Page, row: 'total' | 'selected', name: 'dots' | 'area' | 'spacing' | 'coverage') =>
  Number((await page.textContent(`[data-row="${row}"] [data-figure="${name}"]`))!.replace(/,/g, ''));

const chosenZone = (page: Page) => page.getAttribute('.chips [data-state="checked"]', 'data-zone');

const densityText = (page: Page) => page.getAttribute('[data-control="density"] [role="slider"]', 'aria-valuetext');

/** Waits until the counts have followed the plan. */
async function settledDots(page: Page, row: 'total' | 'selected'): Promise<number> {
  await untilCounted(page);
  return figure(page, row, 'dots');
}

async function boxOf(page: Page, selector: string): Promise<Box> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen.`);
  return box;
}

async function dragDensity({ page, finger }: AppPage, toShare: number): Promise<void> {
  const thumb = await boxOf(page, '[data-control="density"] .slider-thumb');
  const track = await boxOf(page, '[data-control="density"] .slider-track');
  const from = { x: thumb.x + thumb.width / 2, y: thumb.y + thumb.height / 2 };
  await finger.drag(from, { x: track.x + track.width * toShare, y: from.y });
}

async function save(page: Page, item: string): Promise<string> {
  await page.getByRole('button', { name: 'More' }).click();
  const download: Promise<Download> = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('menuitem', { name: item }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  await page.getByRole('button', { name: 'Close this message' }).click();
  return text;
}

describe('the app, by touch', () => {
  let opened: AppPage;
  beforeAll(async () => {
    opened = await openPage(app);
  });
  afterAll(() => opened?.context.close());

  it('starts with a planned head', async () => {
    const { page } = opened;
    expect(await figure(page, 'total', 'dots')).toBeGreaterThan(10_000);
    expect(await chosenZone(page)).toBe('all');
    const scalp = await settledPicture(page, SCALP);
    expect(brightness(scalp)).toBeGreaterThan(20);
    expect(brightness(scalp)).toBeLessThan(235);
  });

  it('chooses the zone under the finger, thins it by a drag, and undoes the drag in one step', async () => {
    const { page, finger } = opened;
    await finger.tap(SCALP_MIDDLE.x, SCALP_MIDDLE.y);
    await expect.poll(() => chosenZone(page)).not.toBe('all');
    const zone = await chosenZone(page);
    expect(['frontalHairline', 'frontal', 'midScalp', 'crown']).toContain(zone);
    // its name stands beside the finger for a moment
    await page.locator('.zone-label').waitFor({ state: 'detached' });

    const dotsBefore = await settledDots(page, 'selected');
    const totalBefore = await settledDots(page, 'total');
    const textBefore = await densityText(page);
    const before = await settledPicture(page, SCALP);
    expect(dotsBefore).toBeGreaterThan(300);

    await dragDensity(opened, 0.1);
    const dotsAfter = await settledDots(page, 'selected');
    expect(dotsAfter).toBeLessThan(0.4 * dotsBefore);
    expect(await settledDots(page, 'total')).toBeLessThan(totalBefore);
    const after = await settledPicture(page, SCALP);
    expect(difference(before, after).share).toBeGreaterThan(0.2);
    // less ink, lighter skin
    expect(brightness(after)).toBeGreaterThan(brightness(before));

    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await densityText(page)).toBe(textBefore);
    expect(await settledDots(page, 'selected')).toBe(dotsBefore);
    expect(await settledDots(page, 'total')).toBe(totalBefore);
    expect(difference(before, await settledPicture(page, SCALP)).share).toBeLessThan(0.002);

    await page.getByRole('button', { name: 'Redo' }).click();
    expect(await settledDots(page, 'selected')).toBe(dotsAfter);
  });

  it('follows the finger while it is still down', async () => {
    const { page, finger } = opened;
    const thumb = await boxOf(page, '[data-control="density"] .slider-thumb');
    const track = await boxOf(page, '[data-control="density"] .slider-track');
    const from = { x: thumb.x + thumb.width / 2, y: thumb.y + thumb.height / 2 };
    const to = { x: track.x + 0.9 * track.width, y: from.y };
    const before = await settledDots(page, 'selected');
    await finger.down(from);
    await finger.move(from, to);
    expect(await settledDots(page, 'selected')).toBeGreaterThan(before);
    await finger.move(to, from);
    await finger.up();
    expect(await settledDots(page, 'selected')).toBe(before);
  });

  it('saves exactly the dots of the read-out', async () => {
    const { page } = opened;
    const dots = await settledDots(page, 'total');
    const [header, ...rows] = (await save(page, 'Dots as a table (CSV)')).trimEnd().split(/\r?\n/);
    expect(rows).toHaveLength(dots);
    const columns = header!.split(',');
    for (const name of ['x', 'y', 'z']) expect(columns.some((column) => column.startsWith(name))).toBe(true);
    const x = columns.findIndex((column) => column.startsWith('x'));
    for (const row of [rows[0]!, rows[Math.floor(dots / 2)]!, rows[dots - 1]!]) {
      const position = row
        .split(',')
        .slice(x, x + 3)
        .map(Number);
      // millimetres on a head: within an arm's breadth of the ears, and not at their middle
      const distance = Math.hypot(...position);
      expect(distance).toBeGreaterThan(60);
      expect(distance).toBeLessThan(180);
    }

    const ply = await save(page, 'Dots as points (PLY)');
    expect(Number(/^element vertex (\d+)$/m.exec(ply)![1])).toBe(dots);
  });

  it('comes back from lost graphics with the same picture and plan', async () => {
    const { page } = opened;
    const before = await settledPicture(page, SCALP);
    const text = await densityText(page);
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.viewport canvas')!;
      const lose = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      Object.assign(window, { restoreGraphics: () => lose.restoreContext() });
      lose.loseContext();
    });
    await page.getByText('The graphics were interrupted').waitFor({ timeout: 5000 });
    await page.evaluate(() => (window as unknown as { restoreGraphics(): void }).restoreGraphics());
    await page.getByText('The graphics were interrupted').waitFor({ state: 'detached', timeout: 10_000 });
    expect(await densityText(page)).toBe(text);
    expect(difference(before, await settledPicture(page, SCALP)).share).toBeLessThan(0.002);
  });

  it('offers a new canvas when the graphics stay away', async () => {
    const { page } = opened;
    const before = await settledPicture(page, SCALP);
    await page.evaluate(() => {
      document
        .querySelector<HTMLCanvasElement>('.viewport canvas')!
        .getContext('webgl2')!
        .getExtension('WEBGL_lose_context')!
        .loseContext();
    });
    await page.getByRole('button', { name: 'Try again' }).click({ timeout: 15_000 });
    await expect.poll(() => page.getByText('The picture did not come back').count()).toBe(0);
    await expect
      .poll(async () => difference(before, await settledPicture(page, SCALP)).share, { timeout: 30_000 })
      .toBeLessThan(0.01);
  });

  it('keeps the plan over a reload', async () => {
    const { page } = opened;
    const dots = await settledDots(page, 'total');
    const zone = (await chosenZone(page))!;
    const text = await densityText(page);
    await page.reload();
    await untilReady(page);
    expect(await settledDots(page, 'total')).toBe(dots);
    await page.click(`[data-zone="${zone}"]`);
    expect(await densityText(page)).toBe(text);
  });

  it('zooms the head and not the page when two fingers part', async () => {
    const { page, finger } = opened;
    const view: Box = { x: 120, y: 90, width: 320, height: 330 };
    const before = await settledPicture(page, view);
    await finger.pinch({ x: 280, y: 250 }, 60, 220);
    expect(difference(before, await settledPicture(page, view)).share).toBeGreaterThan(0.3);
    expect(await page.evaluate(() => [visualViewport!.scale, window.scrollX, window.scrollY])).toEqual([1, 0, 0]);
    await page.getByRole('button', { name: 'Angle' }).click();
    expect(difference(before, await settledPicture(page, view)).share).toBeLessThan(0.01);
  });

  it('asked nobody else for anything and never complained', () => {
    expect(opened.strangers).toEqual([]);
    // the browser itself reports graphics that were taken away on purpose
    expect(opened.complaints.filter((text) => !/context lost/i.test(text))).toEqual([]);
  });
});

describe('the app, where something is missing', () => {
  it('says what to do when there is no WebGL 2', async () => {
    const { page, context } = await openPage(app, {
      waitUntilReady: false,
      before: () => {
        const original = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
          return kind === 'webgl2' ? null : original.call(this, kind as '2d', ...(rest as []));
        } as typeof original;
      },
    });
    await page.getByText('This browser cannot show the head').waitFor({ timeout: 20_000 });
    expect(await page.locator('canvas').count()).toBe(0);
    await context.close();
  });

  it('works on and tells when the browser does not let it save', async () => {
    const { page, context } = await openPage(app, {
      waitUntilReady: false,
      before: () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('There is no room.', 'QuotaExceededError');
        };
      },
    });
    await page.getByRole('tab', { name: 'Shade' }).click();
    const shade = page.getByRole('radio', { name: /^Pale grey/ });
    await shade.click();
    await page.getByText('storage is full').waitFor({ timeout: 10_000 });
    expect(await shade.getAttribute('data-state')).toBe('checked');
    await context.close();
  });
});
