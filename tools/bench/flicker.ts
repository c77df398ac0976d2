/** Shimmer while the head turns by a few degrees. Alone: `npx tsx tools/bench/flicker.ts`. Measure: tests/gallery/flicker.ts. */
import { pathToFileURL } from 'node:url';
import type { FrameView, Variant } from '../../tests/gallery/frameCost';
import { onGalleryPage } from './galleryPage';

const STEPS = 4;
const VIEWS: readonly (readonly [FrameView, string])[] = [
  ['whole', 'whole head'],
  ['closeUp', 'close-up, 40 mm'],
];
const VARIANTS: readonly (readonly [Variant, string])[] = [
  ['bare', 'bare skin'],
  ['pigment', 'pigment layer'],
  ['stubble', 'pigment and stubble'],
  ['discs', 'instanced discs'],
];

/** @returns A section of markdown. */
export async function benchFlicker(): Promise<string> {
  const rows = await onGalleryPage('frameCost.html?width=1180&height=820', 'frameCostReady', async (page) => {
    const table: string[] = [];
    for (const [view, name] of VIEWS) {
      await page.evaluate((wanted) => window.frameCost.setView(wanted), view);
      const cells: string[] = [];
      for (const [variant] of VARIANTS) {
        const flicker = await page.evaluate(([which, steps]) => window.frameCost.flicker(which, steps), [
          variant,
          STEPS,
        ] as const);
        cells.push(flicker.toFixed(2));
      }
      table.push(`| ${name} | ${cells.join(' | ')} |`);
    }
    return table;
  });
  return [
    '### Flicker',
    '',
    `The head turned ${STEPS - 1} times by 0.07°: change of the error against 3 × 3 samples a pixel, averaged over 8 × 8 pixels, root mean square, in steps of an 8-bit screen. One step is the least that a screen can show.`,
    '',
    `| view | ${VARIANTS.map(([, name]) => name).join(' | ')} |`,
    `| --- | ${VARIANTS.map(() => '---').join(' | ')} |`,
    ...rows,
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await benchFlicker());
