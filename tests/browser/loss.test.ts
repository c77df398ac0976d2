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

/** Waits for a count that is known. */
const untilDots = (count: number) => expect.poll(dots, { timeout: 60_000, interval: 100 }).toBe(count);

/** The count, once it has changed and then stayed for some seconds: hairs that gather into units change it once more. */
async function dotsAfter(before: number): Promise<number> {
  await expect.poll(dots, { timeout: 60_000, interval: 100 }).not.toBe(before);
  let last = await dots();
  for (let same = 0; same < 25; ) {
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

interface SavedLoss {
  readonly patches: readonly { at: { triangle: number }; radiusMm: number }[];
  readonly strokes: readonly { share: number; radiusMm: number; line: readonly unknown[] }[];
  readonly borders: Readonly<Record<string, number>>;
}

const loss = () =>
  page.evaluate(() => JSON.parse(localStorage.getItem('stipple.design') ?? '{}').loss as SavedLoss | undefined);
const patches = async () => (await loss())?.patches ?? [];
const strokes = async () => (await loss())?.strokes ?? [];

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
    await untilDots(at4);
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
    await untilDots(before);
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
    await untilDots(none);
  });

  it('takes a moved patch back when a second finger comes, which then turns the head', async () => {
    const none = await dots();
    const stage = (await page.locator('.stage').boundingBox())!;
    const spot = { x: HEAD.width / 2 + 20, y: stage.y + 0.33 * stage.height };
    await opened.finger.tap(spot.x, spot.y);
    await expect.poll(async () => (await patches()).length, { timeout: 20_000 }).toBe(1);
    const one = await dotsAfter(none);
    const [placed] = await patches();
    const still = await settledPicture(page, HEAD);
    const touch = await opened.context.newCDPSession(page);
    const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints.map((at, id) => ({ ...at, id })) });
    await fingers('touchStart', spot);
    for (const dx of [15, 30, 45]) await fingers('touchMove', { x: spot.x + dx, y: spot.y });
    // the hole in the hair goes along with the finger, or nothing would be taken back
    await expect
      .poll(async () => difference(still, await settledPicture(page, HEAD)).share, { timeout: 30_000 })
      .toBeGreaterThan(0.001);
    const second = { x: spot.x - 60, y: spot.y + 90 };
    await fingers('touchStart', { x: spot.x + 45, y: spot.y }, second);
    await expect
      .poll(async () => difference(still, await settledPicture(page, HEAD)).share, { timeout: 30_000 })
      .toBeLessThan(0.0005);
    for (const dx of [20, 40, 60, 80])
      await fingers('touchMove', { x: spot.x + 45 + dx, y: spot.y }, { x: second.x + dx, y: second.y });
    await fingers('touchEnd');
    expect(difference(still, await settledPicture(page, HEAD)).share).toBeGreaterThan(0.02);
    expect((await patches())[0]).toEqual(placed);
    expect(await dots()).toBe(one);
    await page.keyboard.press('Control+z');
    await untilDots(none);
    expect(await patches()).toEqual([]);
  });

  it('paints hair out with a finger, one stroke a step, and takes a stroke back at Escape', async () => {
    await page.getByRole('button', { name: 'Side', exact: true }).click();
    await tap('Paint hair on the head');
    await tap('Clear', 'radio');
    const before = await settledPicture(page, HEAD);
    const none = await dots();
    const stage = (await page.locator('.stage').boundingBox())!;
    const from = { x: HEAD.width / 2 - 10, y: stage.y + 0.33 * stage.height };
    const to = { x: from.x + 70, y: from.y + 10 };

    await opened.finger.down(from);
    await opened.finger.move(from, to, 6);
    await page.keyboard.press('Escape');
    await opened.finger.up();
    expect(await strokes()).toEqual([]);
    await expect.poll(dots, { timeout: 20_000 }).toBe(none);

    await opened.finger.drag(from, to, 6);
    await expect.poll(async () => (await strokes()).length, { timeout: 20_000 }).toBe(1);
    // no hair grows there any more, so dots fill it
    const cleared = await dotsAfter(none);
    expect(cleared).toBeGreaterThan(none + 50);
    const painted = await strokes();
    expect(painted[0]).toMatchObject({ share: 0 });
    expect(painted[0]!.line.length).toBeGreaterThan(3);
    expect(difference(before, await settledPicture(page, HEAD)).share).toBeGreaterThan(0.003);

    await tap('Add hair', 'radio');
    await opened.finger.drag(from, to, 6);
    await expect.poll(async () => (await strokes()).length, { timeout: 20_000 }).toBe(2);
    expect(await dotsAfter(cleared)).toBeLessThan(cleared);

    await page.keyboard.press('Control+z');
    await untilDots(cleared);
    await page.keyboard.press('Control+z');
    await untilDots(none);
    expect(await strokes()).toEqual([]);
    expect(difference(before, await settledPicture(page, HEAD)).share).toBeLessThan(0.0005);
    await page.keyboard.press('Control+Shift+z');
    await untilDots(cleared);
    expect(await strokes()).toEqual(painted);
    await tap('Clear corrections');
    await untilDots(none);
    await tap('Paint hair on the head');
  });

  it('drags a border of the loss by its handle, by finger and by key', async () => {
    const before = await dots();
    await tap('Norwood III', 'radio');
    const drawn = await dotsAfter(before);
    await page.getByRole('button', { name: 'Top', exact: true }).click();
    await settledPicture(page, HEAD);
    const corner = page.locator('[data-handle="cornerLeft"]');
    expect(await corner.getAttribute('aria-label')).toMatch(/^Border of the loss, left corner: as drawn\./);
    const box = (await corner.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    // seen from above with the face down, the back of the head is up
    await opened.finger.drag(at, { x: at.x, y: at.y - 25 }, 5);
    await expect.poll(async () => (await loss())?.borders.cornerLeft, { timeout: 20_000 }).toBeGreaterThan(5);
    const moved = (await loss())!.borders.cornerLeft!;
    expect(await corner.getAttribute('aria-label')).toContain(`left corner: ${moved} mm further back`);
    const lost = await dotsAfter(drawn);
    expect(lost).toBeGreaterThan(drawn);
    const after = (await corner.boundingBox())!;
    // the handle has gone along, as far as the finger has
    expect(Math.abs(after.y - (box.y - 25))).toBeLessThan(6);

    await corner.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await corner.blur();
    await expect.poll(async () => (await loss())?.borders.cornerLeft, { timeout: 20_000 }).toBe(moved + 1);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await loss())?.borders.cornerLeft, { timeout: 20_000 }).toBe(moved);
    await page.keyboard.press('Control+z');
    await untilDots(drawn);
    expect((await loss())!.borders.cornerLeft).toBe(0);
  });

  it('adds scars, and left no complaint', async () => {
    const before = await dots();
    await tap('Add a FUT strip scar');
    const scarred = await dotsAfter(before);
    // no hair grows in it, so dots fill it
    expect(scarred).toBeGreaterThan(before);
    await tap('Remove scar 1');
    await untilDots(before);
    expect(opened.complaints).toEqual([]);
    expect(opened.strangers).toEqual([]);
  });
});
