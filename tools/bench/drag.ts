/**
 * A step of a finger on the head beside a frame of the same scene at rest. Alone: `npx tsx tools/bench/drag.ts`.
 *
 * Page and frame share one thread, so a step takes what both take; the worker draws its region beside them.
 */
import { pathToFileURL } from 'node:url';
import type { DragName, StepTimes } from '../../tests/gallery/drag';
import { onGalleryPage } from './galleryPage';

const WIDTH = 480;
const HEIGHT = 333;
const STEPS = 200;
const REST_FRAMES = 20;

const DRAGS: Readonly<Record<DragName, string>> = {
  corner: 'hairline, corner',
  midFrontal: 'hairline, mid-frontal point',
  patch: 'patch of areata',
  scar: 'scar being drawn',
};

/** @returns A section of markdown. */
export function benchDrag(): Promise<string> {
  return onGalleryPage(
    `drag.html?width=${WIDTH}&height=${HEIGHT}`,
    'dragGalleryReady',
    async (page) => {
      const rows: string[] = [];
      for (const name of Object.keys(DRAGS) as DragName[]) {
        await page.evaluate((count) => window.dragGallery.rest(count), 3);
        const rest = median(await page.evaluate((count) => window.dragGallery.rest(count), REST_FRAMES));
        const times = await page.evaluate(([which, steps]) => window.dragGallery.drag(which, steps), [
          name,
          STEPS,
        ] as const);
        rows.push(row(DRAGS[name], rest, times));
      }
      return [
        '### A step of a drag',
        '',
        `${WIDTH} × ${HEIGHT} pixels, ${STEPS} steps of a recorded way, each drawn and finished before the next. A step is what the page’s thread does with it and the frame that shows it; the worker draws its region beside them.`,
        '',
        '| drag | frame at rest, ms | step / frame, median | step / frame, longest | steps above two frames | page’s part, ms | worker’s part, ms, median (longest) | with waiting for the worker, longest / frame |',
        `| ${Array<string>(8).fill('---').join(' | ')} |`,
        ...rows,
      ].join('\n');
    },
    { width: WIDTH, height: HEIGHT },
  );
}

function row(name: string, rest: number, { page, worker, frame }: StepTimes): string {
  const steps = page.map((ms, i) => ms + frame[i]!);
  const waited = steps.map((ms, i) => ms + worker[i]!);
  const cells = [
    name,
    rest.toFixed(0),
    (median(steps) / rest).toFixed(2),
    (Math.max(...steps) / rest).toFixed(2),
    steps.filter((ms) => ms > 2 * rest).length.toString(),
    median(page).toFixed(2),
    `${median(worker).toFixed(0)} (${Math.max(...worker).toFixed(0)})`,
    (Math.max(...waited) / rest).toFixed(2),
  ];
  return `| ${cells.join(' | ')} |`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await benchDrag());
