/**
 * `npm run sheets`: every hairline, stage of loss, scar and kind of head, side by side, into shots/. To be looked at.
 *
 * `npm run sheets -- loss` makes the sheets whose name has the word. Dots, light and worker are the program's own; only
 * the interface is left out, so that a hundred pictures take minutes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEMO_DESIGN, type Design } from '../../src/design/Design';
import { serialiseDesign } from '../../src/design/migrations';
import { HAIRLINE_PRESET_IDS } from '../../src/scalp/hairlinePresets';
import { PRESET_NAMES } from '../../src/ui/hairlineNames';
import { mm } from '../../src/units';
import type { SheetPicture, SheetView } from '../../tests/gallery/sheets';
import { onGalleryPage } from '../bench/galleryPage';
import { HEADS, loss, NO_DOTS, SCARS, STAGES } from './subjects';

const OUT = resolve(import.meta.dirname, '../../shots');
const SIDE = 400;

interface Sheet {
  readonly name: string;
  readonly columns: number;
  readonly pictures: readonly SheetPicture[];
}

const picture = (title: string, design: Design, view: SheetView): SheetPicture => ({
  title,
  design: serialiseDesign(design),
  view,
});
const presets = (view: SheetView): SheetPicture[] =>
  HAIRLINE_PRESET_IDS.map((preset) => ({ ...picture(PRESET_NAMES[preset], DEMO_DESIGN, view), preset }));
/** Shaved a few days ago, so that what is left of the hair can be seen. */
const grown = { ...DEMO_DESIGN.hair, lengthMm: mm(1.5) };
const stages = (ids: readonly (typeof STAGES)[number][]): SheetPicture[] =>
  ids.flatMap((pattern) => {
    const before = loss({ pattern }, { zones: NO_DOTS, hair: grown });
    const after = loss({ pattern });
    return [
      picture(`${pattern} before`, before, 'threeQuarter'),
      picture('', before, 'top'),
      picture('after', after, 'threeQuarter'),
      picture('', after, 'top'),
    ];
  });

const SHEETS: readonly Sheet[] = [
  { name: 'presets-front', columns: 4, pictures: presets('hairlineFront') },
  { name: 'presets-angle', columns: 4, pictures: presets('hairlineAngle') },
  { name: 'loss-norwood', columns: 4, pictures: stages(STAGES.filter((id) => /^norwood[IV]+(Vertex)?$/.test(id))) },
  { name: 'loss-others', columns: 4, pictures: stages(STAGES.filter((id) => !/^norwood[IV]+(Vertex)?$/.test(id))) },
  {
    name: 'scars',
    columns: 4,
    pictures: Object.entries(SCARS).flatMap(([name, scars]) => {
      const before = loss({ pattern: 'norwoodIII' }, { scars, zones: NO_DOTS });
      const after = loss({ pattern: 'norwoodIII' }, { scars });
      return [
        picture(`${name} before`, before, 'back'),
        picture('after', after, 'back'),
        picture('', before, 'side'),
        picture('', after, 'side'),
      ];
    }),
  },
  {
    name: 'heads',
    columns: 3,
    pictures: HEADS.flatMap(([name, design]) => [
      picture(name, design, 'front'),
      picture('', design, 'threeQuarter'),
      picture('', design, 'side'),
    ]),
  },
];

const words = process.argv.slice(2);
const wanted = SHEETS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
mkdirSync(OUT, { recursive: true });
await onGalleryPage(
  `sheets.html?width=${SIDE}&height=${SIDE}`,
  'sheetGalleryReady',
  async (page) => {
    for (const { name, columns, pictures } of wanted) {
      const address = await page.evaluate(([all, across]) => window.sheetGallery.sheet(all, across), [
        pictures,
        columns,
      ] as const);
      writeFileSync(join(OUT, `sheet-${name}.png`), Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
      console.log(`sheet-${name}`);
    }
  },
  { width: SIDE, height: SIDE },
);
