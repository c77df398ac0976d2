import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltApp, serveBuiltApp } from '../../tools/test/builtApp';
import { type AppPage, difference, openPage, settledPicture } from './harness';

/** Where the head is, beside the panel. */
const HEAD = { x: 0, y: 60, width: 560, height: 500 };

let app: BuiltApp;
let opened: AppPage;
let page: Page;

beforeAll(async () => {
  app = await serveBuiltApp();
  opened = await openPage(app, { width: 1000, height: 640 });
  page = opened.page;
});

afterAll(async () => {
  await opened?.context.close();
  await app?.close();
});

const dots = async () =>
  Number((await page.locator('[data-row="total"] [data-figure="dots"]').textContent())!.replace(/\D/g, ''));

/** The count, once it has changed and then stayed for a second. */
async function dotsAfter(before: number): Promise<number> {
  await expect.poll(dots, { timeout: 60_000, interval: 100 }).not.toBe(before);
  let last = await dots();
  for (let same = 0; same < 10; ) {
    await page.waitForTimeout(100);
    const next = await dots();
    same = next === last ? same + 1 : 0;
    last = next;
  }
  return last;
}

/** Taps what is on the screen, or is once scrolled to. */
async function tap(name: string, role: 'radio' | 'button' | 'tab' = 'button'): Promise<void> {
  const target = page.getByRole(role, { name, exact: true });
  await target.scrollIntoViewIfNeeded();
  const box = (await target.boundingBox())!;
  if (role !== 'tab') {
    expect(Math.min(box.width, box.height), `${name} is large enough for a finger`).toBeGreaterThanOrEqual(43.5);
  }
  await opened.finger.tap(box.x + box.width / 2, box.y + box.height / 2);
}

const patches = () =>
  page.evaluate(() => {
    const { loss } = JSON.parse(localStorage.getItem('stipple.design') ?? '{}');
    return (loss?.patches ?? []) as { at: { triangle: number }; radiusMm: number }[];
  });

describe('the page of hair loss', () => {
  it('follows a stage that is tapped, in picture and counts, without placing dots anew', async () => {
    await tap('Loss', 'tab');
    const before = await dots();
    const pictureBefore = await settledPicture(page, HEAD);
    await tap('Norwood IV', 'radio');
    const at4 = await dotsAfter(before);
    expect(at4).toBeLessThan(before);
    expect(await page.locator('main').getAttribute('data-stage')).toBe('ready');
    expect(difference(pictureBefore, await settledPicture(page, HEAD)).share).toBeGreaterThan(0.02);
    await tap('Norwood VII', 'radio');
    expect(await dotsAfter(at4)).toBeGreaterThan(at4);
    await page.keyboard.press('Control+z');
    expect(await dotsAfter(await dots())).toBe(at4);
  });

  it('asks for more dots as more is lost', async () => {
    const before = await dots();
    const slider = page.getByRole('slider', { name: 'Loss to come' });
    await slider.scrollIntoViewIfNeeded();
    const track = (await page.locator('.slider', { has: slider }).boundingBox())!;
    const from = { x: track.x + 4, y: track.y + track.height / 2 };
    await opened.finger.drag(from, { x: track.x + 0.6 * track.width, y: from.y }, 6);
    const later = await dotsAfter(before);
    expect(later).toBeGreaterThan(before);
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/Norwood V/);
    await page.keyboard.press('Control+z');
    expect(await dotsAfter(later)).toBe(before);
  });

  it('adds a patch of areata by a tap on the head, moves it by a finger, and takes each back in one step', async () => {
    await tap('Norwood I', 'radio');
    const none = await dotsAfter(await dots());
    await page.getByRole('button', { name: 'Side', exact: true }).click();
    await settledPicture(page, HEAD);
    await tap('Place patches on the head');
    const stage = (await page.locator('.stage').boundingBox())!;
    const spot = { x: HEAD.width / 2 + 20, y: stage.y + 0.33 * stage.height };
    await opened.finger.tap(spot.x, spot.y);
    await expect.poll(async () => (await patches()).length, { timeout: 20_000 }).toBe(1);
    const one = await dotsAfter(none);
    expect(one).toBeGreaterThan(none);
    const [placed] = await patches();

    await opened.finger.drag(spot, { x: spot.x + 60, y: spot.y + 10 }, 5);
    await expect.poll(async () => (await patches())[0]!.at.triangle, { timeout: 20_000 }).not.toBe(placed!.at.triangle);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await patches())[0]!.at.triangle, { timeout: 20_000 }).toBe(placed!.at.triangle);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await patches()).length, { timeout: 20_000 }).toBe(0);
    expect(await dotsAfter(one)).toBe(none);
  });

  it('adds scars, and left no complaint', async () => {
    const before = await dots();
    await tap('Add a FUT strip scar');
    const scarred = await dotsAfter(before);
    // no hair grows in it, so dots fill it
    expect(scarred).toBeGreaterThan(before);
    await tap('Remove scar 1');
    expect(await dotsAfter(scarred)).toBe(before);
    expect(opened.complaints).toEqual([]);
    expect(opened.strangers).toEqual([]);
  });
});
