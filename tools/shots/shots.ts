/**
 * `npm run shots`: pictures of the built app in every state that a person meets, into shots/. To be looked at.
 *
 * `npm run shots -- front` takes those whose name has the word; `-- --size tablet` one size only.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { DEMO_DESIGN, type Design, evenZones, withZones } from '../../src/design/Design';
import { serialiseDesign } from '../../src/design/migrations';
import { dotsPerIn2, mm } from '../../src/units';
import { type BuiltApp, serveBuiltApp } from '../test/builtApp';

const OUT = resolve(import.meta.dirname, '../../shots');

const SIZES = {
  tablet: { width: 1180, height: 820 },
  tabletPortrait: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
  phoneLandscape: { width: 844, height: 390 },
} as const;
type Size = keyof typeof SIZES;

interface Shot {
  readonly name: string;
  readonly sizes: readonly Size[];
  readonly design?: Design;
  readonly theme?: 'light' | 'dark';
  /** What a person does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

const ALL: readonly Size[] = ['tablet', 'tabletPortrait', 'phone', 'phoneLandscape'];
const MAIN: readonly Size[] = ['tablet', 'tabletPortrait', 'phone'];

const view = (label: string) => async (page: Page) => {
  await page.getByRole('navigation', { name: 'View' }).getByRole('button', { name: label }).click();
};
const zone = (label: string) => async (page: Page) => {
  await page.getByRole('radio', { name: label, exact: true }).click();
};
const zoneIn = (zoneLabel: string, viewLabel: string) => async (page: Page) => {
  await zone(zoneLabel)(page);
  await view(viewLabel)(page);
};

/** A double tap at a share of the view's width and height flies there. */
const closerAt =
  (viewLabel: string, x: number, y: number, turns = 6) =>
  async (page: Page) => {
    await view(viewLabel)(page);
    await settled(page);
    const box = (await page.locator('.stage').boundingBox())!;
    await page.mouse.dblclick(box.x + x * box.width, box.y + y * box.height);
    await settled(page);
    await page.locator('.viewport').focus();
    for (let i = 0; i < turns; i++) await page.keyboard.press('+');
  };
const clipped = (lengthMm: number, hair: Partial<Design['hair']> = {}): Design => ({
  ...DEMO_DESIGN,
  hair: { ...DEMO_DESIGN.hair, lengthMm: mm(lengthMm), ...hair },
});

const skin = (skinTone: number): Design => ({ ...DEMO_DESIGN, skinTone });
const even = (perIn2: number, shade: number, diameterMm: number): Design => ({
  ...DEMO_DESIGN,
  zones: evenZones({ densityPerMm2: dotsPerIn2(perIn2), shade, diameterMm: mm(diameterMm) }),
});

const SHOTS: readonly Shot[] = [
  { name: 'start', sizes: ALL },
  { name: 'start-dark', sizes: ALL, theme: 'dark' },
  { name: 'front', sizes: MAIN, act: view('Front') },
  { name: 'side', sizes: MAIN, act: view('Side') },
  { name: 'top', sizes: MAIN, act: view('Top') },
  { name: 'back', sizes: MAIN, act: view('Back') },
  { name: 'close', sizes: MAIN, act: view('Close') },
  { name: 'zone-crown', sizes: MAIN, act: zoneIn('Crown', 'Back') },
  {
    name: 'zone-temples',
    sizes: ['tablet'],
    act: zoneIn('Left temple', 'Side'),
  },
  { name: 'bare', sizes: ['tablet'], design: even(0, 4, 0.28), act: view('Top') },
  { name: 'helmet', sizes: ['tablet', 'phone'], design: even(2000, 8, 0.5) },
  {
    name: 'crown-lighter',
    sizes: ['tablet'],
    design: withZones(DEMO_DESIGN, ['crown', 'midScalp'], { densityPerMm2: dotsPerIn2(450), shade: 2 }),
    act: view('Back'),
  },
  ...[1, 2, 3, 5, 6, 7, 8, 9, 10].map((tone) => ({
    name: `skin-${tone}`,
    sizes: ['tablet'] as const,
    design: skin(tone),
  })),
  {
    name: 'hair',
    sizes: ALL,
    act: async (page) => page.getByRole('tab', { name: 'Hair' }).click(),
  },
  ...[0, 0.5, 1.5, 3].flatMap((length): Shot[] => [
    { name: `stubble-${length}`, sizes: ['tablet'], design: clipped(length), act: view('Side') },
    { name: `stubble-${length}-border`, sizes: ['tablet'], design: clipped(length), act: closerAt('Side', 0.5, 0.36) },
  ]),
  {
    name: 'stubble-grey-border',
    sizes: ['tablet'],
    design: { ...clipped(1.5, { greyShare: 0.4, colour: 'black' }), skinTone: 6 },
    act: closerAt('Back', 0.5, 0.42, 2),
  },
  { name: 'skin-7-close', sizes: ['tablet'], design: skin(7), act: view('Close') },
];

/** Drawn, settled and nothing left to do: the read-out has its numbers and the picture no longer changes. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.app')?.getAttribute('data-stage') === 'ready', null, {
    timeout: 120_000,
  });
  let before = '';
  for (let same = 0; same < 2; ) {
    await page.waitForTimeout(700);
    const now = (await page.screenshot({ timeout: 120_000 })).toString('base64');
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

async function take(app: BuiltApp, shot: Shot, size: Size): Promise<void> {
  const { context, page, errors } = await app.open({
    viewport: SIZES[size],
    colorScheme: shot.theme ?? 'light',
    reducedMotion: 'reduce',
  });
  if (shot.design) {
    const saved = serialiseDesign(shot.design);
    await context.addInitScript((text) => localStorage.setItem('stipple.design', text), saved);
  }
  await page.goto(app.url);
  await settled(page);
  if (shot.act) {
    await shot.act(page);
    await settled(page);
  }
  await page.screenshot({ path: join(OUT, `${shot.name}-${size}.png`), timeout: 120_000 });
  await context.close();
  console.log(`${shot.name}-${size}${errors.length > 0 ? `: ${errors.join(' | ')}` : ''}`);
}

const { values, positionals } = parseArgs({ options: { size: { type: 'string' } }, allowPositionals: true });
mkdirSync(OUT, { recursive: true });
const app = await serveBuiltApp();
try {
  for (const shot of SHOTS) {
    if (positionals.length > 0 && !positionals.some((word) => shot.name.includes(word))) continue;
    for (const size of shot.sizes) if (!values.size || values.size === size) await take(app, shot, size);
  }
} finally {
  await app.close();
}
