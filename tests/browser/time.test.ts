import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltApp, serveBuiltApp } from '../../tools/test/builtApp';
import { type AppPage, openPage } from './harness';

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

const dots = async () =>
  Number((await opened.page.textContent('[data-row="total"] [data-figure="dots"]'))!.replace(/,/g, ''));
const caption = () => opened.page.textContent('.disclaimer');

describe('the timeline', () => {
  it('counts and tells what is shown, by keys and by steps', async () => {
    const { page } = opened;
    const healed = await dots();
    expect(await caption()).toContain('Shown healed.');
    await page.getByRole('button', { name: 'Time: Healed' }).click();
    const thumb = page.getByRole('slider', { name: 'Time shown' });
    await thumb.press('Home');
    await expect.poll(dots).toBe(0);
    expect(await caption()).toContain('Shown before treatment.');
    await page.getByRole('button', { name: 'Later', exact: true }).click();
    await expect.poll(async () => Math.abs((await dots()) / healed - 0.35) < 0.01).toBe(true);
    expect(await thumb.getAttribute('aria-valuetext')).toContain('After session 1');
    await thumb.press('End');
    await expect.poll(dots).toBe(healed);
    expect(await caption()).toContain('Shown 10 years after treatment, without touch-up.');
  });

  it('plans touch-ups, and keeps the time itself out of the design', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Touch-up in year 4' }).click();
    expect(await caption()).toContain('touched up in year 4.');
    await page.getByRole('button', { name: 'Placed too deep' }).click();
    await page.getByText('Poor work: placed too deep').waitFor();
    await expect
      .poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('stipple.design') ?? '{}').course), {
        timeout: 10_000,
      })
      .toEqual({ sessions: 3, touchUpYears: [4] });
    const saved = await page.evaluate(() => localStorage.getItem('stipple.design')!);
    expect(saved).not.toMatch(/timePoint|unshaven|PlacedTooDeep/);
    await page.getByRole('button', { name: 'Show the plan again' }).click();
    await page.getByText('Poor work: placed too deep').waitFor({ state: 'detached' });
    expect(opened.complaints).toEqual([]);
  });
});
