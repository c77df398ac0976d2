import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltApp, serveBuiltApp } from '../../tools/test/builtApp';
import { type AppPage, type Box, difference, openPage, type Point, settledPicture } from './harness';

/** Software graphics on a busy machine. */
const PATIENTLY = { timeout: 20_000 };

let app: BuiltApp;
let opened: AppPage;
beforeAll(async () => {
  app = await serveBuiltApp();
  opened = await openPage(app, { width: 960, height: 620 });
});
afterAll(async () => {
  await opened?.context.close();
  await app?.close();
});

const handle = (kind: string, side = 'left') =>
  opened.page.locator(`.hairline-handle[data-kind="${kind}"][data-side="${side}"]`);

async function middleOf(kind: string, side?: string): Promise<Point> {
  const { x, y, width, height } = (await handle(kind, side).boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

const savedDesign = () => opened.page.evaluate(() => localStorage.getItem('stipple.design'));

const total = async () =>
  Number((await opened.page.textContent('[data-row="total"] [data-figure="dots"]'))!.replace(/,/g, ''));

/** Skin beside the middle, from below the line to above it. The overlay is made invisible, so only dots count. */
let forehead: Box;

describe('the hairline, by touch', () => {
  it('has a handle of a finger’s size for each point that is in sight', async () => {
    const { page } = opened;
    await page.getByRole('tab', { name: 'Hairline' }).click();
    await page.getByRole('navigation', { name: 'View' }).getByRole('button', { name: 'Front' }).click();
    await page.addStyleTag({ content: '.hairline { opacity: 0 }' });
    await page.waitForTimeout(1500);
    for (const kind of ['midFrontal', 'midPupil', 'corner', 'temporalPeak']) {
      const box = (await handle(kind).boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    }
    const mid = await middleOf('midFrontal');
    forehead = { x: mid.x - 40, y: mid.y - 26, width: 80, height: 40 };
  });

  it('follows the finger with its dots while the finger is down, then with its count, and undo takes it all back', async () => {
    const { page, finger } = opened;
    const before = {
      dots: await total(),
      skin: await settledPicture(page, forehead),
      peak: await middleOf('temporalPeak'),
    };
    const mid = await middleOf('midFrontal');
    const to = { x: mid.x + 4, y: mid.y - 12 };
    await finger.down(mid);
    await finger.move(mid, to, 6);
    let moved = { mean: 0, share: 0 };
    // a busy device may take a moment to draw the first step
    for (let look = 0; look < 12 && moved.share < 0.04; look++) {
      moved = difference(before.skin, await settledPicture(page, forehead));
    }
    await finger.up();
    expect(moved.share).toBeGreaterThan(0.04);
    await expect.poll(total, PATIENTLY).toBeLessThan(before.dots - 200);
    // the camera stays
    expect(await middleOf('temporalPeak')).toEqual(before.peak);
    const mirrored = JSON.parse((await savedDesign())!).hairline;
    expect(mirrored.preset).toBe(null);
    expect(mirrored.line.mid[0]).toBe(0);
    expect(mirrored.line.right[2]).toEqual([-mirrored.line.left[2][0], mirrored.line.left[2][1]]);

    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(total, PATIENTLY).toBe(before.dots);
    // a slow device may still draw less finely than before the drag
    expect(difference(before.skin, await settledPicture(page, forehead)).mean).toBeLessThan(0.3 * moved.mean);
    const { hairline } = JSON.parse((await savedDesign())!);
    expect(hairline.preset).toBe('softNatural');
    expect(hairline.line.mid).toEqual([0, 45.27]);
  });

  it('goes back when the drag is cancelled with Escape', async () => {
    const { page, finger } = opened;
    const before = await savedDesign();
    const corner = await middleOf('corner');
    await finger.down(corner);
    await finger.move(corner, { x: corner.x - 14, y: corner.y - 6 });
    await expect.poll(async () => (await middleOf('corner')).x, PATIENTLY).toBeLessThan(corner.x - 6);
    await page.keyboard.press('Escape');
    await expect.poll(async () => Math.round((await middleOf('corner')).x), PATIENTLY).toBe(Math.round(corner.x));
    await finger.up();
    expect(await savedDesign()).toBe(before);
  });

  it('moves by half a millimetre of skin with each arrow key, ten of them one step of undo', async () => {
    const { page } = opened;
    await handle('midFrontal').focus();
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowUp');
    await expect
      .poll(() => page.textContent('section[aria-label="Lengths on the skin"] .control-value'), PATIENTLY)
      .toContain('7.7');
    await page.waitForTimeout(1000);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect
      .poll(() => page.textContent('section[aria-label="Lengths on the skin"] .control-value'), PATIENTLY)
      .toContain('7.2');
  });

  it('lays a preset, says what is unusual about it, and never stands in the way', async () => {
    const { page } = opened;
    await page.getByRole('region', { name: 'Shape of the hairline' }).getByRole('radio', { name: 'Straight' }).click();
    await expect.poll(() => page.textContent('.hairline-notes'), PATIENTLY).toContain('Nature has no ruler');
    await page.getByRole('button', { name: 'Suggest by tape' }).click();
    await expect
      .poll(() => page.textContent('section[aria-label="Lengths on the skin"] .control-value'), PATIENTLY)
      .toContain('8.0');
  });

  it('leaves two fingers to the camera', async () => {
    const { finger } = opened;
    const before = await savedDesign();
    const a = await middleOf('temporalPeak', 'left');
    const b = await middleOf('temporalPeak', 'right');
    await finger.pinch({ x: (a.x + b.x) / 2, y: a.y + 60 }, 60, 120);
    await expect
      .poll(
        async () => Math.abs((await middleOf('temporalPeak', 'left')).x - (await middleOf('temporalPeak', 'right')).x),
        PATIENTLY,
      )
      .toBeGreaterThan(Math.abs(a.x - b.x) * 1.05);
    expect(await savedDesign()).toBe(before);
    expect(opened.complaints).toEqual([]);
  });
});
