import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HANDLE_INDEX, HANDLES, type HairlineLine, type HandleKind, type Side } from '../../src/scalp/hairline';
import { type BuiltApp, serveBuiltApp } from '../../tools/test/builtApp';
import { type AppPage, type Box, difference, openPage, type Point, settledPicture, untilCounted } from './harness';

/** Software graphics on a busy machine. */
const PATIENTLY = { timeout: 20_000 };
/** Nine drags and as many undone. */
const EACH_HANDLE_MS = 480_000;

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

/** Chooses a view and waits until a point is in sight there and rests. */
async function look(view: string, kind: string, side?: string): Promise<void> {
  const { page } = opened;
  const button = page.getByRole('navigation', { name: 'View' }).getByRole('button', { name: view });
  const place = async () => JSON.stringify(await handle(kind, side).boundingBox());
  // the same view again is no other picture, unless it has sides
  const isOther = view === 'Side' || (await button.getAttribute('aria-pressed')) !== 'true';
  const elsewhere = isOther ? await place() : '';
  await button.click();
  await handle(kind, side).waitFor({ timeout: 30_000 });
  let before = '';
  let since = 0;
  await expect
    .poll(
      async () => {
        const now = await place();
        if (now !== before) since = performance.now();
        before = now;
        // a frame may take a second: looks that agree may be of one and the same
        return now !== 'null' && now !== elsewhere && performance.now() - since > 2500;
      },
      { timeout: 30_000, interval: 400 },
    )
    .toBe(true);
}

const savedDesign = () => opened.page.evaluate(() => localStorage.getItem('stipple.design'));

const savedLine = async (): Promise<HairlineLine> => JSON.parse((await savedDesign())!).hairline.line;

/** By key: a click first waits for frames, which take seconds in software. */
const undo = () => opened.page.keyboard.press('Control+z');

/** Both sides alike, or each by itself. */
async function setMirrored(isMirrored: boolean): Promise<void> {
  const mirror = opened.page.getByRole('button', { name: 'Both sides alike' });
  if ((await mirror.getAttribute('aria-pressed')) !== `${isMirrored}`) await mirror.click();
  expect(await mirror.getAttribute('aria-pressed')).toBe(`${isMirrored}`);
}

const focusedKind = () => opened.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.kind);

/** Drags one point by a finger's breadth, checks that it is the one that moved most, and takes it back. @returns Its name. */
async function moveAndUndo(kind: HandleKind, side: Side): Promise<string> {
  const before = await savedDesign();
  const was = await savedLine();
  const at = await middleOf(kind, side);
  await opened.finger.drag(at, { x: at.x + (side === 'left' ? -7 : 7), y: at.y - 13 }, 2);
  await expect.poll(savedDesign, { ...PATIENTLY, message: `${kind} ${side}` }).not.toBe(before);
  const now = await savedLine();
  const step = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);
  const steps = [step(was.mid, now.mid), ...was[side].map((control, i) => step(control, now[side][i]!))];
  expect(steps.indexOf(Math.max(...steps)), `${kind} ${side}`).toBe(HANDLE_INDEX[kind] + 1);
  if (kind !== 'midFrontal') {
    const other = side === 'left' ? 'right' : 'left';
    expect(now[other]).toEqual(was[other]);
  }
  await undo();
  await expect.poll(savedDesign, PATIENTLY).toBe(before);
  return `${kind} ${side}`;
}

const total = async () => {
  await untilCounted(opened.page);
  return Number((await opened.page.textContent('[data-row="total"] [data-figure="dots"]'))!.replace(/,/g, ''));
};

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

  it(
    'moves each point that is seen from the front, and only that one, and undo brings the saved design back',
    async () => {
      const { page } = opened;
      await page.getByRole('radio', { name: 'Soft natural' }).click();
      await setMirrored(false);
      const moved = new Set<string>();
      await look('Front', 'midFrontal');
      moved.add(await moveAndUndo('midFrontal', 'left'));
      for (const kind of ['midPupil', 'corner', 'hump', 'temporalPeak'] as const) {
        for (const side of ['left', 'right'] as const) moved.add(await moveAndUndo(kind, side));
      }
      // the sideburns are seen from their own sides
      expect(moved.size).toBe(HANDLES.length - 2);
    },
    EACH_HANDLE_MS,
  );

  it('moves the sideburns, each from its own side, with the other out of reach', async () => {
    for (const side of ['left', 'right'] as const) {
      await look('Side', 'sideburn', side);
      expect(await handle('sideburn', side === 'left' ? 'right' : 'left').isVisible()).toBe(false);
      await moveAndUndo('sideburn', side);
    }
    await look('Front', 'midFrontal');
  });

  it('makes the sides alike after the one that was moved last, and says which', async () => {
    const { page, finger } = opened;
    await setMirrored(false);
    const was = await savedLine();
    const at = await middleOf('corner', 'right');
    await finger.drag(at, { x: at.x - 4, y: at.y - 14 }, 3);
    await expect.poll(async () => (await savedLine()).right[4], PATIENTLY).not.toEqual(was.right[4]);
    const { right } = await savedLine();
    await setMirrored(true);
    await expect
      .poll(async () => (await savedLine()).left, PATIENTLY)
      .toEqual(right.map(([azimuth, elevation]) => [-azimuth, elevation]));
    expect(await page.textContent('.notices')).toContain('The left side is now like the right one.');
    for (let step = 0; step < 2; step++) await undo();
    await expect.poll(async () => (await savedLine()).right, PATIENTLY).not.toEqual(right);
    await setMirrored(true);
  });

  it('adds a point where the line is tapped, moves it and takes it away; undo and redo go through it all', async () => {
    const { page, finger } = opened;
    const saved = [await savedDesign()];
    const settle = async () => {
      await expect.poll(savedDesign, PATIENTLY).not.toBe(saved[saved.length - 1]);
      saved.push(await savedDesign());
    };
    const adding = page.getByRole('button', { name: 'Add points' });
    await adding.click();
    const [mid, pupil] = [await middleOf('midFrontal'), await middleOf('midPupil')];
    await finger.tap((mid.x + pupil.x) / 2, (mid.y + pupil.y) / 2 + 3);
    await expect.poll(() => page.locator('.hairline-handle[data-kind="added"]').count(), PATIENTLY).toBe(2);
    await settle();
    await adding.click();
    const before = await savedLine();
    expect(before.added).toEqual({ left: [1], right: [1] });
    expect((await handle('added').boundingBox())!.width).toBeGreaterThanOrEqual(44);

    const at = await middleOf('added');
    await finger.drag(at, { x: at.x, y: at.y - 16 }, 3);
    await settle();
    const { left, right, mid: middle } = await savedLine();
    expect(left[1]![1]).toBeGreaterThan(before.left[1]![1] + 2);
    expect(right[1]).toEqual([-left[1]![0], left[1]![1]]);
    expect(middle).toEqual(before.mid);

    const remove = page.getByRole('button', { name: 'Remove the added point' });
    const target = (await remove.boundingBox())!;
    expect(Math.min(target.width, target.height)).toBeGreaterThanOrEqual(44);
    await remove.click();
    await settle();
    expect((await savedLine()).added).toEqual({ left: [], right: [] });

    for (const state of [2, 1, 0]) {
      await undo();
      await expect.poll(savedDesign, PATIENTLY).toBe(saved[state]);
    }
    for (const state of [1, 2, 3]) {
      await page.getByRole('button', { name: 'Redo' }).first().click();
      await expect.poll(savedDesign, PATIENTLY).toBe(saved[state]);
    }
  });

  it('adds and removes points by key, and keeps those that every line has', async () => {
    const { page } = opened;
    await handle('corner').focus();
    await page.keyboard.press('+');
    // the new point has the focus
    await expect.poll(focusedKind, PATIENTLY).toBe('added');
    await page.keyboard.press('Delete');
    await expect.poll(() => page.locator('.hairline-handle[data-kind="added"]').count(), PATIENTLY).toBe(0);
    await expect.poll(focusedKind, PATIENTLY).not.toBe('added');
    await handle('midPupil').focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => page.textContent('.notices'), PATIENTLY).toContain('It can be moved, not removed');
  });

  it('follows the hair that is left, and says so where none is', async () => {
    const { page } = opened;
    const before = await savedDesign();
    const match = page.getByRole('button', { name: 'Match what is left' });
    // the example patient has none in front
    await match.click();
    await expect.poll(() => page.textContent('.notices'), PATIENTLY).toContain('There is no hairline left to follow');
    expect(await savedDesign()).toBe(before);
    await page.getByRole('tab', { name: 'Loss' }).click();
    await page.getByRole('radio', { name: 'Norwood III', exact: true }).click();
    await page.getByRole('tab', { name: 'Hairline' }).click();
    const { mid } = await savedLine();
    await match.click();
    await expect.poll(async () => (await savedLine()).mid[1], PATIENTLY).toBeGreaterThan(mid[1] + 1);
    await undo();
    await undo();
    await expect.poll(savedDesign, PATIENTLY).toBe(before);
  });

  it('goes onto a guide that is near, and names it', async () => {
    const { page, finger } = opened;
    await page.getByRole('radio', { name: 'Soft natural' }).click();
    await look('Front', 'midFrontal');
    const at = await middleOf('midFrontal');
    // the tape’s 8 cm lie half a finger above the soft natural line
    await finger.down(at);
    let name: string | null = '';
    for (let step = 1; step <= 12 && !name; step++) {
      await finger.move(at, { x: at.x, y: at.y - 2 * step }, 1);
      await page.waitForTimeout(150);
      name = await page.textContent('.hairline-guide-label');
    }
    expect(name).toMatch(/Thirds of the face|8 cm above the glabella/);
    expect(await page.locator('.hairline-guide[data-lit]').count()).toBe(1);
    await finger.up();
    await expect.poll(() => page.locator('.hairline-guide[d]').count(), PATIENTLY).toBe(0);
    await undo();
  });

  it('gives the drag back when a second finger comes down, which turns the head; then drags again', async () => {
    const { finger } = opened;
    const before = await savedDesign();
    const at = await middleOf('corner');
    const pulled = { x: at.x - 10, y: at.y - 12 };
    await finger.down(at);
    await finger.move(at, pulled);
    await expect.poll(async () => (await middleOf('corner')).y, PATIENTLY).toBeLessThan(at.y - 5);
    const middle = await middleOf('midFrontal');
    const cheek = { x: at.x - 90, y: at.y + 230 };
    await finger.second(pulled, cheek, { x: cheek.x + 30, y: cheek.y });
    await expect.poll(async () => Math.abs((await middleOf('midFrontal')).x - middle.x), PATIENTLY).toBeGreaterThan(4);
    expect(await savedDesign()).toBe(before);

    const mid = await middleOf('midFrontal');
    await finger.pinch({ x: mid.x, y: mid.y + 200 }, 60, 90);
    await opened.page.waitForTimeout(2500);
    const there = await middleOf('midFrontal');
    expect(await savedDesign()).toBe(before);
    await finger.drag(there, { x: there.x, y: there.y - 16 }, 3);
    await expect.poll(savedDesign, PATIENTLY).not.toBe(before);
    await undo();
    await expect.poll(savedDesign, PATIENTLY).toBe(before);
  });

  it('leaves two fingers to the camera', async () => {
    const { finger } = opened;
    await look('Front', 'temporalPeak');
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
