import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltApp, serveBuiltApp } from '../../tools/test/builtApp';
import { type AppPage, openPage, type Point, untilCounted, untilReady } from './harness';

/** Software graphics on a busy machine. */
const PATIENTLY = { timeout: 30_000 };

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

const figure = async (row: 'total' | 'selected') => {
  await untilCounted(opened.page);
  return Number((await opened.page.textContent(`[data-row="${row}"] [data-figure="dots"]`))!.replace(/,/g, ''));
};
const total = () => figure('total');
const ofZone = () => figure('selected');
const savedDesign = () => opened.page.evaluate(() => localStorage.getItem('stipple.design'));
const plan = async () => JSON.parse((await savedDesign())!);
const press = (name: string | RegExp) => opened.page.getByRole('button', { name }).first().click();
const choose = (zone: string) => opened.page.locator(`.chips [data-zone="${zone}"]`).click();
const openTab = (name: string) => opened.page.getByRole('tab', { name, exact: true }).click();
const handle = (id: string) => opened.page.locator(`.skin-handle[data-handle="${id}"]`);

async function dotsOf(zone: string): Promise<number> {
  await choose(zone);
  return ofZone();
}

/** Where a handle has come to rest: frames are slow here, and a view takes some. */
async function middleOf(id: string): Promise<Point> {
  let last = '';
  for (let attempt = 0; attempt < 60; attempt++) {
    const box = await handle(id).boundingBox();
    const now = JSON.stringify(box);
    // before the first frame it has no place
    if (box && box.x > 0 && now === last) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    last = now;
    await opened.page.waitForTimeout(500);
  }
  throw new Error(`The handle ${id} is not in sight.`);
}

/** A loop by touch about a place, all but its last step. */
async function drawLoop(middle: Point, radius: number, steps = 10): Promise<void> {
  const at = (i: number) => ({
    x: middle.x + radius * Math.cos((i / steps) * 2 * Math.PI),
    y: middle.y + radius * Math.sin((i / steps) * 2 * Math.PI),
  });
  await opened.finger.down(at(0));
  for (let i = 1; i < steps; i++) await opened.finger.move(at(i - 1), at(i), 1);
}

/** On the scalp of the side view, well behind the hairline. */
let side: Point;

describe('zones, by touch', () => {
  it('a dragged border takes dots from one zone and gives them to the next; undo and a second finger take it back', async () => {
    const { page, finger } = opened;
    await openTab('Zones');
    const before = { total: await total(), temple: await dotsOf('templeL'), parietal: await dotsOf('parietalL') };
    await page.getByRole('navigation', { name: 'View' }).getByRole('button', { name: 'Side' }).click();
    await press('Move borders');
    await middleOf('temple 0 0');
    const box = (await handle('temple 0 0').boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);

    const from = await middleOf('temple 0 0');
    const back = await middleOf('back 0 0');
    side = { x: (from.x + back.x) / 2, y: from.y - 10 };
    const towards = Math.sign(back.x - from.x);
    await finger.drag(from, { x: from.x + 26 * towards, y: from.y }, 5);
    await expect.poll(async () => (await plan())?.zoneBorders.temple ?? 0, PATIENTLY).toBeGreaterThan(3);
    const offset: number = (await plan()).zoneBorders.temple;
    await page.getByText(`${offset} mm back`).waitFor();
    await expect.poll(() => dotsOf('templeL'), PATIENTLY).toBeGreaterThan(before.temple);
    expect(await dotsOf('parietalL')).toBeLessThan(before.parietal);
    // no dot has come or gone
    expect(await total()).toBe(before.total);

    // the handle stands where the border is now; a second finger on the head takes the next drag back
    const now = await middleOf('temple 0 0');
    expect(Math.hypot(now.x - from.x - 26 * towards, now.y - from.y)).toBeLessThan(16);
    expect(towards * (now.x - from.x)).toBeGreaterThan(10);
    await finger.down(now);
    await finger.move(now, { x: now.x - 20 * towards, y: now.y }, 3);
    await finger.join({ x: now.x - 20 * towards, y: now.y }, { x: now.x, y: now.y + 150 });
    await finger.up();
    expect((await plan()).zoneBorders.temple).toBe(offset);

    // by key, half a millimetre at a time and one step of undo
    await handle('temple 0 0').focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press(towards > 0 ? 'ArrowRight' : 'ArrowLeft');
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await plan()).zoneBorders.temple, PATIENTLY).toBeGreaterThan(offset);
    await press('Undo');
    await expect.poll(async () => (await plan()).zoneBorders.temple, PATIENTLY).toBe(offset);
  });

  it('a lasso makes a zone with its own plan, and a second finger unmakes the line', async () => {
    const { page, finger } = opened;
    const before = await total();
    await press('Draw a zone');
    await drawLoop(side, 24);
    await page.locator('.skin-handles path[data-kind="lasso"][d^="M"]').waitFor({ state: 'attached' });
    await finger.join({ x: side.x + 19, y: side.y - 14 }, { x: side.x, y: side.y });
    await finger.up();
    expect(await page.locator('.chips [data-zone="customA"]').count()).toBe(0);

    await drawLoop(side, 24);
    await finger.up();
    await page.locator('.chips [data-zone="customA"][data-state="checked"]').waitFor();
    await expect.poll(ofZone, PATIENTLY).toBeGreaterThan(0);
    expect(await total()).toBe(before);
    const { customZones, zones } = await plan();
    expect(customZones.customA.outline.length).toBeGreaterThan(6);
    expect(zones.customA).toEqual(zones.parietalL);

    const own = await dotsOf('customA');
    const crown = await dotsOf('crown');
    await choose('customA');
    await openTab('Pigment');
    const slider = page.locator('[data-control="density"] [role="slider"]');
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(ofZone, PATIENTLY).toBeGreaterThan(own);
    expect(await total()).toBeGreaterThan(before);
    expect(await dotsOf('crown')).toBe(crown);
  });

  it('copies values, and undo leads all the way back, redo all the way there', async () => {
    const { page } = opened;
    await openTab('Zones');
    await choose('customA');
    await page.getByRole('button', { name: 'To Crown' }).click();
    await page.getByRole('button', { name: 'Shade', exact: true }).click();
    await press('Copy to Crown');
    const { zones } = await plan();
    expect(zones.crown.densityPerMm2).toBe(zones.customA.densityPerMm2);
    expect(zones.crown.densityPerMm2).not.toBe(zones.frontal.densityPerMm2);
    const last = await savedDesign();
    const dots = await total();

    let steps = 0;
    for (; await page.getByRole('button', { name: 'Undo' }).first().isEnabled(); steps++) await press('Undo');
    expect(steps).toBe(4);
    await expect.poll(async () => (await plan()).customZones.customA, PATIENTLY).toBeNull();
    expect((await plan()).zoneBorders.temple).toBe(0);
    expect(await page.locator('.chips [data-zone="customA"]').count()).toBe(0);
    await page.locator('.chips [data-zone="all"][data-state="checked"]').waitFor();

    for (let i = 0; i < steps; i++) await press('Redo');
    await expect.poll(savedDesign, PATIENTLY).toBe(last);
    await expect.poll(total, PATIENTLY).toBe(dots);
    await page.locator('.chips [data-zone="customA"]').waitFor();
  });

  it('opened again, the plan is as it was', async () => {
    const { page } = opened;
    const before = { design: await savedDesign(), total: await total() };
    await page.reload();
    await untilReady(page);
    await expect.poll(total, PATIENTLY).toBe(before.total);
    expect(await savedDesign()).toBe(before.design);
    await page.locator('.chips [data-zone="customA"]').waitFor({ state: 'attached' });
    expect(opened.complaints).toEqual([]);
  });
});
