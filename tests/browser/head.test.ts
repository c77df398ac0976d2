import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltApp, serveBuiltApp } from '../../tools/test/builtApp';
import { type AppPage, type Box, difference, openPage, settledPicture, untilReady } from './harness';

/** The head in the first view of the page. */
const HEAD: Box = { x: 100, y: 60, width: 220, height: 240 };

let app: BuiltApp;
let opened: AppPage;
beforeAll(async () => {
  app = await serveBuiltApp();
  opened = await openPage(app);
});
afterAll(async () => {
  await opened?.context.close();
  await app?.close();
});

async function dotsTable(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'More' }).click();
  const download: Promise<Download> = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('menuitem', { name: 'Dots as a table (CSV)' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  await page.getByRole('button', { name: 'Close this message' }).click();
  return text;
}

const countOf = (table: string) => table.trimEnd().split(/\r?\n/).length - 1;
const stage = (page: Page) => page.getAttribute('main', 'data-stage');
const tape = (page: Page, size: string) => page.locator(`.tape-field input[data-size="${size}"]`);
const noteOf = (page: Page, size: string) => page.locator(`.tape-field:has(input[data-size="${size}"]) .hint`);

/** Does something that places the dots anew, and waits for them: however soon they come. */
async function placedAnew(page: Page, act: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    const main = document.querySelector('main')!;
    const observer = new MutationObserver(() => {
      if (main.dataset.stage === 'ready') return;
      main.dataset.left = 'true';
      observer.disconnect();
    });
    delete main.dataset.left;
    observer.observe(main, { attributes: true, attributeFilter: ['data-stage'] });
  });
  await act();
  await page.waitForSelector('main[data-left="true"]', { timeout: 30_000 });
  await untilReady(page);
}

describe('a head like the person’s', () => {
  let neutralTable = '';

  it('has a page of its own, whose every target is wide enough for a finger', async () => {
    const { page } = opened;
    neutralTable = await dotsTable(page);
    await page.getByRole('tab', { name: 'Head' }).click();
    const closed = page.locator('.head-panel details:not([open]) summary');
    while ((await closed.count()) > 0) await closed.first().click();
    const small = await page.locator('.head-panel :is(button, input, summary)').evaluateAll((all) =>
      all
        .filter((element) => !element.closest('.unit-switch'))
        .map((element) => ({ text: element.textContent, ...element.getBoundingClientRect().toJSON() }))
        .filter(({ height, width }) => height < 44 || width < 44)
        .map(({ text, height, width }) => `${text}: ${width} x ${height}`),
    );
    expect(small).toEqual([]);
    const nameless = await page
      .locator('.head-panel [role="slider"]')
      .evaluateAll((all) => all.filter((element) => !element.getAttribute('aria-label')).length);
    expect(nameless).toBe(0);
  });

  it('changes under the finger with the old dots on it, and gets its own when the finger lifts', async () => {
    const { page, finger } = opened;
    const thumb = page.getByRole('slider', { name: 'Width', exact: true });
    await thumb.scrollIntoViewIfNeeded();
    const box = (await thumb.boundingBox())!;
    const track = (await page.locator('.slider-track:near([aria-label="Width"])').first().boundingBox())!;
    const before = await settledPicture(page, HEAD);
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const to = { x: from.x + 0.45 * track.width, y: from.y };
    await finger.down(from);
    await finger.move(from, to, 6);
    await expect.poll(async () => difference(before, await settledPicture(page, HEAD)).share).toBeGreaterThan(0.05);
    expect(await stage(page)).toBe('ready');
    await placedAnew(page, () => finger.up());
    const table = await dotsTable(page);
    // 16 mm wider, and some per cent more skin
    expect(countOf(table) / countOf(neutralTable)).toBeGreaterThan(1.02);
    expect(countOf(table) / countOf(neutralTable)).toBeLessThan(1.25);
  });

  it('goes back to the very same dots in one step of undo', async () => {
    const { page } = opened;
    await placedAnew(page, () => page.getByRole('button', { name: 'Undo' }).click());
    expect(await dotsTable(page)).toBe(neutralTable);
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  });

  it('refuses an impossible length in words and leaves the head alone', async () => {
    const { page } = opened;
    await tape(page, 'circumference').fill('573');
    await tape(page, 'circumference').press('Enter');
    expect(await noteOf(page, 'circumference').textContent()).toContain('from 48 to 68 cm');
    expect(await tape(page, 'circumference').getAttribute('aria-invalid')).toBe('true');
    expect(await stage(page)).toBe('ready');
    await tape(page, 'circumference').press('Escape');
  });

  it('takes on the circumference that was measured', async () => {
    const { page } = opened;
    const before = Number(await tape(page, 'circumference').getAttribute('placeholder'));
    await tape(page, 'circumference').fill(String(before + 1));
    await placedAnew(page, () => tape(page, 'circumference').press('Enter'));
    expect(Number(await tape(page, 'circumference').inputValue())).toBeCloseTo(before + 1, 6);
    expect(Number(await tape(page, 'circumference').getAttribute('placeholder'))).toBeCloseTo(before + 1, 0);
    // neither out of reach nor off
    expect(await noteOf(page, 'circumference').getAttribute('data-kind')).toBeNull();
  });

  it('says so when a length is out of reach', async () => {
    const { page } = opened;
    await tape(page, 'circumference').fill('67');
    await tape(page, 'circumference').press('Enter');
    await expect.poll(() => noteOf(page, 'circumference').textContent()).toContain('Out of reach');
    await untilReady(page);
    await placedAnew(page, () => page.getByRole('button', { name: 'Undo' }).click());
  });

  it('starts from sex and ancestry, and is kept over a reload', async () => {
    const { page } = opened;
    await placedAnew(page, () => page.getByRole('radio', { name: 'Female', exact: true }).click());
    await placedAnew(page, () => page.getByRole('radio', { name: 'Asian', exact: true }).click());
    const table = await dotsTable(page);
    await page.reload();
    await untilReady(page);
    expect(await dotsTable(page)).toBe(table);
    await page.getByRole('tab', { name: 'Head' }).click();
    expect(await page.getByRole('radio', { name: 'Female', exact: true }).getAttribute('data-state')).toBe('checked');
    // the head is smaller than it was measured, and the panel says so
    expect(await noteOf(page, 'circumference').getAttribute('data-kind')).toBe('off');
  });

  it('is the average one again at a touch', async () => {
    const { page } = opened;
    await placedAnew(page, () => page.getByRole('button', { name: 'Back to the average head' }).click());
    expect(await dotsTable(page)).toBe(neutralTable);
  });

  it('left no complaint', () => expect(opened.complaints).toEqual([]));
});
