import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltApp, serveBuiltApp } from '../../tools/test/builtApp';
import { type AppPage, openPage } from './harness';

/** Software graphics on a busy machine: each thumbnail takes about a second. */
const PATIENTLY = { timeout: 120_000 };

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

/** Mean of red in each thumbnail, and the bytes of the whole as text. */
const thumbnails = () =>
  opened.page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.preset-chip canvas')].map((canvas) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let red = 0;
      for (let i = 0; i < data.length; i += 4) red += data[i]!;
      return { red: (4 * red) / data.length, text: canvas.toDataURL() };
    }),
  );

const drawnCount = () => opened.page.locator('.preset-chip canvas[data-drawn]').count();

describe('thumbnails of the presets', () => {
  it('show each preset on this head, no two alike', async () => {
    const { page } = opened;
    await page.getByRole('tab', { name: 'Hairline' }).click();
    const wanted = await page.locator('.preset-chip canvas').count();
    expect(wanted).toBeGreaterThanOrEqual(12);
    await expect.poll(drawnCount, PATIENTLY).toBe(wanted);
    const pictures = await thumbnails();
    expect(new Set(pictures.map(({ text }) => text)).size).toBe(wanted);
    // skin, not an empty canvas
    for (const { red } of pictures) expect(red).toBeGreaterThan(90);
  });

  it('follow the skin, and are left alone by a moved hairline', async () => {
    const { page } = opened;
    const before = await thumbnails();
    await page.getByRole('radio', { name: 'Straight' }).click();
    await page.waitForTimeout(1500);
    expect((await thumbnails()).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    await page.getByRole('tab', { name: 'Skin' }).click();
    await page.getByRole('radio', { name: 'Monk 9' }).click();
    await page.getByRole('tab', { name: 'Hairline' }).click();
    // the old ones stay until the new ones are there
    await expect
      .poll(async () => (await thumbnails()).filter(({ red }, i) => red < before[i]!.red - 20).length, PATIENTLY)
      .toBe(before.length);
    expect(opened.complaints).toEqual([]);
  });
});
