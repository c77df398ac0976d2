import type { Page } from 'playwright-core';
import type { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltApp, serveBuiltApp } from '../../tools/test/builtApp';
import { type AppPage, type Box, brightness, difference, openPage, settledPicture } from './harness';

/** Head and background, where neither bar, dock nor panel stands. */
const VIEW: Box = { x: 10, y: 75, width: 320, height: 330 };
/** Scalp as seen from above, away from the glass and its buttons. */
const SCALP = { x: 150, y: 260 };
const NEAR_BY = { x: 172, y: 280 };

const SIZES = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 820, height: 1180 },
  { width: 1180, height: 820 },
];

let app: BuiltApp;
let opened: AppPage;
beforeAll(async () => {
  app = await serveBuiltApp();
  opened = await openPage(app);
  await opened.page.getByRole('navigation', { name: 'View' }).getByRole('button', { name: 'Top' }).click();
  await settledPicture(opened.page, VIEW);
});
afterAll(async () => {
  await opened?.context.close();
  await app?.close();
});

const loupeButton = (page: Page) => page.getByRole('button', { name: 'Loupe', exact: true });

async function tapOn(selector: string): Promise<void> {
  const { page, finger } = opened;
  const box = (await page.locator(selector).boundingBox())!;
  await finger.tap(box.x + box.width / 2, box.y + box.height / 2);
}

const figure = async (page: Page, name: 'density' | 'dots' | 'nearest' | 'coverage') =>
  Number((await page.textContent(`[data-loupe="${name}"]`))!.replace(/[,<]/g, ''));

/** Waits until the count has followed. */
async function settledDots(page: Page): Promise<number> {
  // what was touched has been heard by then
  await page.evaluate(() => new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard))));
  await page.waitForSelector('.loupe-plate[data-state="counted"]:not([data-counting])');
  return figure(page, 'dots');
}

const pointUnderLoupe = async (page: Page) =>
  (await page.getAttribute('.loupe-glass', 'data-point'))!.split(' ').map(Number);

const glassBox = async (page: Page): Promise<Box> => (await page.locator('.loupe-glass').boundingBox())!;

/** The middle of the glass, without rim and scale bar. */
async function throughGlass(page: Page): Promise<PNG> {
  const { x, y, width } = await glassBox(page);
  const side = Math.floor(width / 2);
  return settledPicture(page, {
    x: Math.round(x + width / 2 - side / 2),
    y: Math.round(y + width / 2 - 0.62 * side),
    width: side,
    height: side,
  });
}

/** Columns by which a picture has moved to the left, to a quarter of a pixel. */
function shiftToLeft(before: PNG, after: PNG): number {
  const { width, height } = before;
  const most = Math.floor(width / 2);
  const errors = Array.from({ length: most }, (_, shift) => {
    let sum = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width - most; x++) {
        sum += Math.abs(before.data[4 * (y * width + x + shift) + 1]! - after.data[4 * (y * width + x) + 1]!);
      }
    }
    return sum;
  });
  const best = errors.indexOf(Math.min(...errors));
  const [a, b, c] = [errors[best - 1] ?? errors[best]!, errors[best]!, errors[best + 1] ?? errors[best]!];
  return best + (a + c > 2 * b ? (a - c) / (2 * (a + c - 2 * b)) : 0);
}

describe('the loupe, by touch', () => {
  let before: PNG;

  it('shows another picture in its glass, and figures', async () => {
    const { page } = opened;
    before = await settledPicture(page, VIEW);
    await tapOn('button[aria-label="Loupe"]');
    await page.waitForSelector('.loupe-plate[data-state="counted"]');
    expect(await loupeButton(page).getAttribute('aria-pressed')).toBe('true');
    const after = await settledPicture(page, VIEW);
    const share = difference(before, after).share;
    const { width } = await glassBox(page);
    // glass, rim, figures, and no more than those and their shadows
    expect(share).toBeGreaterThan((0.7 * width * width) / (VIEW.width * VIEW.height));
    expect(share).toBeLessThan(0.75);
  });

  it('goes where the finger goes, and counts there while the finger is still down', async () => {
    const { page, finger } = opened;
    await finger.tap(SCALP.x, SCALP.y);
    await settledDots(page);
    const first = await pointUnderLoupe(page);
    await finger.down(SCALP);
    await finger.move(SCALP, NEAR_BY);
    await expect.poll(() => pointUnderLoupe(page)).not.toEqual(first);
    expect(await settledDots(page)).toBeGreaterThan(50);
    expect(await page.getAttribute('.loupe', 'data-held')).toBe('true');
    await finger.up();
    await expect.poll(() => page.getAttribute('.loupe', 'data-held')).toBe(null);
    expect(await pointUnderLoupe(page)).not.toEqual(first);
  });

  it('counts what the plan asks for', async () => {
    const { page, finger } = opened;
    await finger.tap(SCALP.x, SCALP.y);
    const dots = await settledDots(page);
    const text = await page.getAttribute('[data-control="density"] [role="slider"]', 'aria-valuetext');
    const planned = Number(text!.replace(/,/g, '').match(/\d+/)![0]);
    expect(Math.abs((await figure(page, 'density')) / planned - 1)).toBeLessThan(0.1);
    const widthMm = Number(await page.getAttribute('.loupe-glass', 'data-width-mm'));
    expect(dots).toBeCloseTo(((await figure(page, 'density')) / 645.16) * Math.PI * (widthMm / 2) ** 2, -1.5);
    // spacing of an even layer: see spacing.ts
    expect((await figure(page, 'nearest')) * Math.sqrt(planned / 645.16)).toBeCloseTo(0.87, 0.8);
  });

  it('has a scale bar that is true: a millimetre on the skin is as wide in the glass as the bar says', async () => {
    const { page } = opened;
    const pxPerMm = Number(await page.getAttribute('.loupe-glass', 'data-px-per-mm'));
    const bar = page.locator('.loupe-scale');
    const barMm = Number(await bar.getAttribute('data-bar-mm'));
    expect((await bar.boundingBox())!.width).toBeCloseTo(barMm * pxPerMm, 0);

    const from = await pointUnderLoupe(page);
    const pictureBefore = await throughGlass(page);
    await page.locator('.loupe-glass').press('ArrowRight');
    await expect.poll(() => pointUnderLoupe(page)).not.toEqual(from);
    const to = await pointUnderLoupe(page);
    expect(Math.hypot(...to.map((value, k) => value - from[k]!))).toBeCloseTo(1, 1);
    // the glass may stand a pixel elsewhere; its picture is compared within it
    const moved = shiftToLeft(pictureBefore, await throughGlass(page));
    expect(Math.abs(moved / pxPerMm - 1)).toBeLessThan(0.12);
    await page.locator('.loupe-glass').press('ArrowLeft');
  });

  it('shows as much skin as it is told to', async () => {
    const { page } = opened;
    const dots = await settledDots(page);
    const density = await figure(page, 'density');
    await tapOn('button[aria-label="Show more skin"]');
    await expect.poll(() => figure(page, 'dots')).toBeGreaterThan(3 * dots);
    expect(Math.abs((await figure(page, 'density')) / density - 1)).toBeLessThan(0.15);
    expect(await page.getAttribute('.loupe-glass', 'data-width-mm')).toBe('25');
    await page.locator('.loupe-glass').press('+');
    await expect.poll(() => figure(page, 'dots')).toBe(dots);
  });

  it('follows the plan: fewer dots to count and lighter skin to see', async () => {
    const { page, finger } = opened;
    const dots = await settledDots(page);
    const dense = await throughGlass(page);
    const thumb = (await page.locator('[data-control="density"] .slider-thumb').boundingBox())!;
    const track = (await page.locator('[data-control="density"] .slider-track').boundingBox())!;
    const from = { x: thumb.x + thumb.width / 2, y: thumb.y + thumb.height / 2 };
    await finger.drag(from, { x: track.x + 0.15 * track.width, y: from.y });
    await expect.poll(() => figure(page, 'dots')).toBeLessThan(0.4 * dots);
    expect(brightness(await throughGlass(page))).toBeGreaterThan(brightness(dense) + 2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => figure(page, 'dots')).toBe(dots);
    expect(difference(dense, await throughGlass(page)).share).toBeLessThan(0.002);
  });

  it('says where there is no scalp', async () => {
    const { page, finger } = opened;
    const look = (name: string) => page.getByRole('navigation', { name: 'View' }).getByRole('button', { name }).click();
    await look('Front');
    await settledPicture(page, VIEW);
    // the cheek
    await finger.tap(150, 285);
    await page.waitForSelector('.loupe-plate[data-state="outside"]');
    // from above the cheek is out of sight, and the loupe finds scalp again
    await look('Top');
    await settledPicture(page, VIEW);
    await finger.tap(SCALP.x, SCALP.y);
    expect(await settledDots(page)).toBeGreaterThan(50);
  });

  it('comes back with lost graphics', async () => {
    const { page } = opened;
    const seen = await throughGlass(page);
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.viewport canvas')!;
      const lose = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      lose.loseContext();
      setTimeout(() => lose.restoreContext(), 300);
    });
    await page.getByText('The graphics were interrupted').waitFor({ timeout: 5000 });
    await page.getByText('The graphics were interrupted').waitFor({ state: 'detached', timeout: 20_000 });
    expect(difference(seen, await throughGlass(page)).share).toBeLessThan(0.002);
  });

  it('leaves the picture as it was: Escape closes it, and the camera never turned', async () => {
    const { page } = opened;
    await page.keyboard.press('Escape');
    await page.waitForSelector('.loupe', { state: 'detached' });
    expect(await loupeButton(page).getAttribute('aria-pressed')).toBe('false');
    expect(difference(before, await settledPicture(page, VIEW)).share).toBeLessThan(0.002);
    await page.keyboard.press('l');
    await page.waitForSelector('.loupe');
    await page.keyboard.press('l');
    await page.waitForSelector('.loupe', { state: 'detached' });
  });

  it('leaves two fingers to the camera', async () => {
    const { page, finger } = opened;
    await page.keyboard.press('l');
    await settledDots(page);
    const spot = await pointUnderLoupe(page);
    await finger.pinch({ x: 200, y: 240 }, 60, 120);
    await page.keyboard.press('l');
    await page.waitForSelector('.loupe', { state: 'detached' });
    expect(difference(before, await settledPicture(page, VIEW)).share).toBeGreaterThan(0.2);
    await page.keyboard.press('l');
    await settledDots(page);
    expect(await pointUnderLoupe(page)).toEqual(spot);
    await page.getByRole('button', { name: 'Angle' }).click();
  });

  for (const { width, height } of SIZES) {
    it(`has room beside panel and dock, and follows a finger, at ${width} by ${height}`, async () => {
      const { page, finger } = opened;
      await page.setViewportSize({ width, height });
      await settledPicture(page, { x: 0, y: 80, width: 200, height: 200 });
      const spot = (await page.locator('.loupe-spot').boundingBox())!;
      // below the bar, whose buttons would take the finger
      const from = { x: spot.x, y: Math.max(spot.y, 90) };
      // its own place on this screen is found before the finger comes
      await expect.poll(async () => (await page.locator('.loupe-glass').boundingBox())!.y).toBeGreaterThan(0);
      const first = await pointUnderLoupe(page);
      await finger.drag(from, { x: from.x + 10, y: from.y + 8 });
      await expect.poll(() => pointUnderLoupe(page)).not.toEqual(first);
      await page.waitForSelector('.loupe-plate:not([data-state="waiting"])');
      const covers = await page.evaluate(() =>
        ['.panel', '.dock', '.topbar-group'].map((selector) => {
          const { left, top, right, bottom } = document.querySelector(selector)!.getBoundingClientRect();
          return { selector, left, top, right, bottom };
        }),
      );
      for (const part of ['.loupe-glass', '.loupe-plate']) {
        const box = (await page.locator(part).boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        for (const { selector, left, top, right, bottom } of covers) {
          const isApart = box.x + box.width <= left || box.x >= right || box.y + box.height <= top || box.y >= bottom;
          expect(isApart, `${part} over ${selector}`).toBe(true);
        }
      }
      for (const button of await page.locator('.loupe-button, button[aria-label="Loupe"]').all()) {
        const box = (await button.boundingBox())!;
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
      }
    });
  }

  it('never made the page complain', () => {
    expect(opened.strangers).toEqual([]);
    expect(opened.complaints.filter((text) => !/context lost/i.test(text))).toEqual([]);
  });
});
