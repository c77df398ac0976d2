/**
 * Cost of a frame with the pigment layer and with the naive way, beside the same skin without dots; and of a step of the
 * density slider. Alone: `npx tsx tools/bench/frameCost.ts`.
 *
 * Two clocks. The wall's, and the processor time of the browser's GPU process, which is where software WebGL draws: that
 * one hardly minds other programs on the machine. Linux tells it; elsewhere the table has a dash.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { FrameView, Variant } from '../../tests/gallery/frameCost';
import { onGalleryPage } from './galleryPage';

const WIDTH = 1180;
const HEIGHT = 820;
const ROUNDS = 5;
/** Drawn one after another for one figure of one round. */
const FRAMES = 2;
const SETTLE_FRAMES = 1;

const VIEWS: Readonly<Record<FrameView, string>> = {
  whole: 'whole head',
  wholeFine: 'whole head, twice the pixels',
  mid: 'whole head, 3.5 times the pixels',
  closeUp: 'close-up, 40 mm',
  fringe: 'close-up of the fringe, 1.5 mm stubble, 50 mm',
};
type Contestant = Variant | 'step';
const CONTESTANTS: readonly Contestant[] = ['bare', 'pigment', 'stubble', 'discs', 'step'];

/** One figure of one round: ms a frame by the wall's clock and of the GPU process; null where the system does not tell. */
interface Cost {
  readonly wallMs: number;
  readonly gpuMs: number | null;
}
type Rounds = Readonly<Record<Contestant, readonly Cost[]>>;

/** @returns A section of markdown. */
export function benchFrameCost(): Promise<string> {
  return onGalleryPage(
    `frameCost.html?width=${WIDTH}&height=${HEIGHT}`,
    'frameCostReady',
    async (page, browser) => measure(page, await gpuProcess(browser)),
    { width: WIDTH, height: HEIGHT },
  );
}

async function measure(page: Page, gpuPid: number): Promise<string> {
  const dots = await page.evaluate(() => window.frameCost.discCount);
  const lines = [
    '### Frame cost',
    '',
    `${WIDTH} × ${HEIGHT} pixels, ${dots.toLocaleString('en')} dots and hairs.`,
    '',
    ...row([
      'view',
      'bare skin, ms',
      'pigment layer',
      'pigment and stubble',
      'instanced discs',
      'pigment layer, with a step of the slider',
      'pigment, processor time',
      'pigment and stubble, processor time',
      'discs, processor time',
      'step, processor time',
    ]),
    ...row(Array<string>(10).fill('---')),
  ];
  for (const view of Object.keys(VIEWS) as FrameView[]) {
    const rounds = await race(page, view, gpuPid);
    const wall = (contestant: Contestant) => ratio(rounds, contestant, ({ wallMs }) => wallMs);
    const gpu = (contestant: Contestant) => ratio(rounds, contestant, ({ gpuMs }) => gpuMs);
    lines.push(
      ...row([
        VIEWS[view],
        median(rounds.bare.map(({ wallMs }) => wallMs)).toFixed(0),
        wall('pigment'),
        wall('stubble'),
        wall('discs'),
        wall('step'),
        gpu('pigment'),
        gpu('stubble'),
        gpu('discs'),
        gpu('step'),
      ]),
    );
  }
  const stepMs = await page.evaluate(() => window.frameCost.stepAlone(2000));
  lines.push(
    '',
    `Ratios to bare skin, medians of ${ROUNDS} rounds. The step itself, without its frame: ${stepMs.toFixed(3)} ms.`,
  );
  return lines.join('\n');
}

/** All in turn, round by round, so that a busy machine is busy for all. */
async function race(page: Page, view: FrameView, gpuPid: number): Promise<Rounds> {
  const rounds: Record<Contestant, Cost[]> = { bare: [], pigment: [], stubble: [], discs: [], step: [] };
  await page.evaluate((name) => window.frameCost.setView(name), view);
  for (const contestant of CONTESTANTS) await draw(page, contestant, SETTLE_FRAMES);
  for (let round = 0; round < ROUNDS; round++) {
    for (const contestant of CONTESTANTS) {
      const before = processorMs(gpuPid);
      const wallMs = await draw(page, contestant, FRAMES);
      const after = processorMs(gpuPid);
      rounds[contestant].push({ wallMs, gpuMs: before === null || after === null ? null : (after - before) / FRAMES });
    }
  }
  return rounds;
}

function draw(page: Page, contestant: Contestant, count: number): Promise<number> {
  return page.evaluate(
    ([name, frames]) => (name === 'step' ? window.frameCost.steps(frames) : window.frameCost.frames(name, frames)),
    [contestant, count] as const,
  );
}

/** Of a contestant to bare skin, within each round. */
function ratio(rounds: Rounds, contestant: Contestant, clock: (cost: Cost) => number | null): string {
  const ratios = rounds[contestant].map((cost, round) => {
    const [own, bare] = [clock(cost), clock(rounds.bare[round]!)];
    return own === null || bare === null ? null : own / bare;
  });
  return ratios.every((value) => value !== null) ? median(ratios).toFixed(2) : '–';
}

async function gpuProcess(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const gpu = processInfo.find(({ type }) => type === 'GPU');
  if (!gpu) throw new Error('Frame cost: Chromium has no GPU process.');
  return gpu.id;
}

/** Processor time of all threads of a process so far, ms. Null where /proc does not tell. */
function processorMs(pid: number): number | null {
  try {
    const tasks = `/proc/${pid}/task`;
    let nanoseconds = 0;
    for (const task of readdirSync(tasks)) {
      nanoseconds += Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]);
    }
    return nanoseconds / 1e6;
  } catch {
    return null;
  }
}

function row(cells: readonly string[]): [string] {
  return [`| ${cells.join(' | ')} |`];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await benchFrameCost());
