/**
 * `npm run shots`: pictures of the built app in every state that a person meets, into shots/. To be looked at.
 *
 * `npm run shots -- front` takes those whose name has the word; `-- --size tablet` one size only; `-- --docs` the
 * pictures of the readme.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { DEMO_DESIGN, type Design, evenZones, type SkinTraits, UNDERTONES, withZones } from '../../src/design/Design';
import { serialiseDesign } from '../../src/design/migrations';
import { NAPE_EDGES, SIDE_PROFILES, type SideProfile } from '../../src/scalp/hairline';
import { HAIRLINE_PRESET_IDS, type HairlinePresetId } from '../../src/scalp/hairlinePresets';
import { PRESET_NAMES, SIDE_PROFILE_NAMES } from '../../src/ui/hairlineNames';
import { dotsPerIn2, mm } from '../../src/units';
import { type BuiltApp, serveBuiltApp } from '../test/builtApp';
import { HEADS, loss, NO_DOTS, SCARS, STAGES } from './subjects';

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

/** Opens the timeline and goes to one of its stops: 0 today, 1 to 3 sessions, 4 fresh, 5 a week, 6 healed, 7 to 16 years. */
const time = (stop: number) => async (page: Page) => {
  await page.getByRole('button', { name: /^Time:/ }).click();
  const thumb = page.getByRole('slider', { name: 'Time shown' });
  await thumb.press('Home');
  for (let i = 0; i < stop; i++) await thumb.press('ArrowRight');
};
const closeTime = async (page: Page) => {
  await page.getByRole('button', { name: /^Time:/ }).click();
};
const details = async (page: Page) => {
  const more = page.getByRole('button', { name: 'Shaving, sessions and touch-ups' });
  if (await more.isVisible()) await more.click();
};
const closeAt = (stop: number) => async (page: Page) => {
  await view('Close')(page);
  await time(stop)(page);
  await closeTime(page);
};
const tooDeep = async (page: Page) => {
  await time(6)(page);
  await details(page);
  await page.getByRole('button', { name: 'Placed too deep' }).click();
};
const pigment = (change: Partial<Design['pigment']>): Design => ({
  ...DEMO_DESIGN,
  pigment: { ...DEMO_DESIGN.pigment, ...change },
});
/** The loupe over a spot, in shares of the view. */
const loupeAt = (viewLabel: string, x: number, y: number) => async (page: Page) => {
  await view(viewLabel)(page);
  await settled(page);
  await page.getByRole('button', { name: 'Loupe', exact: true }).click();
  const { width, height } = page.viewportSize()!;
  await page.touchscreen.tap(x * width, y * height);
};
/** A tab of the panel, where it has one. */
const tab = (label: string) => async (page: Page) => {
  await page.getByRole('tab', { name: label }).click();
};
/** A preset of the hairline in a view, its handles put away. The page opens at an angle, which pressed again is the other side. */
const hairline = (id: HairlinePresetId, viewLabel: 'Front' | 'Angle') => async (page: Page) => {
  if (viewLabel !== 'Angle') await view(viewLabel)(page);
  await page.getByRole('tab', { name: 'Hairline' }).click();
  const shapes = page.getByRole('radiogroup', { name: 'Shape of the hairline' });
  await shapes.getByRole('radio', { name: PRESET_NAMES[id], exact: true }).click();
  await page.getByRole('tab').first().click();
};
/** A profile of the temples, from the angle that the page opens at, the line's handles put away. */
const temples = (id: SideProfile) => async (page: Page) => {
  await page.getByRole('tab', { name: 'Hairline' }).click();
  const profiles = page.getByRole('radiogroup', { name: 'Profile of the temples' });
  await profiles.getByRole('radio', { name: SIDE_PROFILE_NAMES[id], exact: true }).click();
  await page.getByRole('tab').first().click();
};
const inLight =
  (light: string, viewLabel?: string, turnSteps = 0) =>
  async (page: Page) => {
    if (viewLabel) await view(viewLabel)(page);
    await tab('Light')(page);
    await page.getByRole('radio', { name: light }).click();
    if (turnSteps === 0) return;
    await page.getByRole('slider', { name: 'Turn the light' }).focus();
    for (let step = 0; step < Math.abs(turnSteps); step++) {
      await page.keyboard.press(turnSteps > 0 ? 'ArrowRight' : 'ArrowLeft');
    }
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
const traits = (skinTone: number, change: Partial<SkinTraits>): Design => ({
  ...DEMO_DESIGN,
  skinTone,
  skin: { ...DEMO_DESIGN.skin, ...change },
});
const even = (perIn2: number, shade: number, diameterMm: number): Design => ({
  ...DEMO_DESIGN,
  zones: evenZones({ densityPerMm2: dotsPerIn2(perIn2), shade, diameterMm: mm(diameterMm) }),
});
const bare = (skinTone: number): Design => ({ ...even(0, 4, 0.28), skinTone });

const SHOTS: readonly Shot[] = [
  ...HEADS.flatMap(([name, design]): Shot[] => [
    { name: `head-${name}`, sizes: ['tablet'], design },
    { name: `head-${name}-side`, sizes: ['tablet'], design, act: view('Side') },
  ]),
  { name: 'head-neutral-front', sizes: ['tablet'], act: view('Front') },
  { name: 'panel-head', sizes: ALL, act: tab('Head') },
  {
    name: 'panel-head-tape',
    sizes: MAIN,
    design: {
      ...DEMO_DESIGN,
      head: { ...DEMO_DESIGN.head, taped: { circumference: mm(592), glabellaToVertex: null, earToEar: null } },
    },
    act: async (page) => {
      await tab('Head')(page);
      await page.getByLabel('Ear to ear over the top').fill('20');
      await page.getByLabel('Ear to ear over the top').press('Enter');
      await page.getByLabel('Ear to ear over the top').scrollIntoViewIfNeeded();
    },
  },
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
  ...(
    [
      ['today', 0],
      ['session-1', 1],
      ['healed', 6],
      ['year-5', 11],
      ['year-10', 16],
    ] as const
  ).map(([name, stop]) => ({
    name: `time-${name}`,
    sizes: ['tablet', 'phone'] as const,
    act: async (page: Page) => {
      await view('Top')(page);
      await time(stop)(page);
    },
  })),
  {
    name: 'time-details',
    sizes: ALL,
    design: { ...DEMO_DESIGN, course: { sessions: 4, touchUpYears: [4, 8] } },
    act: async (page) => {
      await time(10)(page);
      await details(page);
    },
  },
  ...(
    [
      ['fresh', 4],
      ['week', 5],
      ['healed', 6],
      ['year-5', 11],
      ['year-10', 16],
    ] as const
  ).map(([name, stop]) => ({ name: `time-close-${name}`, sizes: ['tablet'] as const, act: closeAt(stop) })),
  {
    name: 'poor-close',
    sizes: ['tablet'],
    act: async (page) => {
      await view('Close')(page);
      await tooDeep(page);
      await closeTime(page);
    },
  },
  {
    name: 'poor-head',
    sizes: ['tablet', 'phone'],
    act: tooDeep,
  },
  ...[0.05, 0.2, 0.4].map((depthMm) => ({
    name: `depth-${depthMm}`,
    sizes: ['tablet'] as const,
    design: pigment({ depthMm: mm(depthMm) }),
    act: view('Close'),
  })),
  { name: 'shade-advice', sizes: ['phone'], act: async (page) => page.getByRole('tab', { name: 'Shade' }).click() },
  { name: 'neutral-close', sizes: ['tablet'], design: pigment({ base: 'neutral' }), act: view('Close') },
  { name: 'panel-skin', sizes: ALL, act: tab('Skin') },
  { name: 'panel-light', sizes: ALL, act: tab('Light') },
  { name: 'light-clinic', sizes: ['tablet'], act: inLight('Clinic panel') },
  { name: 'light-daylight', sizes: ['tablet'], act: inLight('Window daylight') },
  { name: 'light-evening', sizes: ['tablet'], act: inLight('Evening lamp') },
  { name: 'light-overhead', sizes: ['tablet'], act: inLight('Harsh overhead') },
  { name: 'light-sun', sizes: ['tablet'], act: inLight('Outdoor sun') },
  { name: 'light-sun-turned', sizes: ['tablet'], act: inLight('Outdoor sun', 'Front', 12) },
  { name: 'light-overhead-top', sizes: ['tablet'], act: inLight('Harsh overhead', 'Top') },
  ...UNDERTONES.map((undertone) => ({
    name: `undertone-${undertone}`,
    sizes: ['tablet'] as const,
    design: traits(4, { undertone }),
    act: view('Front'),
  })),
  ...[25, 75].map((ageYears) => ({
    name: `age-${ageYears}-top`,
    sizes: ['tablet'] as const,
    design: { ...bare(2), skin: { ...DEMO_DESIGN.skin, ageYears } },
    act: view('Top'),
  })),
  {
    name: 'age-75-side',
    sizes: ['tablet'],
    design: { ...bare(2), skin: { ...DEMO_DESIGN.skin, ageYears: 75 } },
    act: view('Side'),
  },
  ...[0, 1].map((gloss) => ({
    name: `gloss-${gloss}`,
    sizes: ['tablet'] as const,
    design: traits(5, { gloss }),
    act: view('Top'),
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
  ...SIDE_PROFILES.map((id): Shot => ({ name: `temples-${id}`, sizes: ['tablet'], act: temples(id) })),
  ...NAPE_EDGES.map(
    (napeEdge): Shot => ({
      name: `nape-${napeEdge}`,
      sizes: ['tablet'],
      design: { ...DEMO_DESIGN, hairline: { ...DEMO_DESIGN.hairline, napeEdge } },
      act: view('Back'),
    }),
  ),
  ...HAIRLINE_PRESET_IDS.flatMap((id): Shot[] => [
    { name: `hairline-${id}-front`, sizes: ['tablet'], act: hairline(id, 'Front') },
    { name: `hairline-${id}-angle`, sizes: ['tablet'], act: hairline(id, 'Angle') },
  ]),
  { name: 'panel-hairline', sizes: ALL, act: async (page) => page.getByRole('tab', { name: 'Hairline' }).click() },
  { name: 'skin-7-close', sizes: ['tablet'], design: skin(7), act: view('Close') },
  {
    name: 'loupe-start',
    sizes: ALL,
    act: async (page) => page.getByRole('button', { name: 'Loupe', exact: true }).click(),
  },
  { name: 'stubble-loupe', sizes: ['tablet'], design: clipped(1.5), act: loupeAt('Side', 0.42, 0.34) },
  { name: 'loupe-hairline', sizes: ['tablet'], act: loupeAt('Front', 0.3, 0.19) },
  { name: 'loupe-hairline', sizes: ['tabletPortrait'], act: loupeAt('Front', 0.46, 0.13) },
  { name: 'loupe-hairline', sizes: ['phone'], act: loupeAt('Front', 0.46, 0.128) },
  { name: 'loupe-crown', sizes: ['tablet'], theme: 'dark', act: loupeAt('Back', 0.34, 0.25) },
  { name: 'loupe-crown', sizes: ['tabletPortrait'], theme: 'dark', act: loupeAt('Back', 0.5, 0.15) },
  { name: 'loupe-crown', sizes: ['phone'], theme: 'dark', act: loupeAt('Back', 0.5, 0.14) },
  ...STAGES.flatMap((pattern): Shot[] => [
    {
      name: `loss-${pattern}-before`,
      sizes: ['tablet'],
      design: loss({ pattern }, { zones: NO_DOTS, hair: { ...DEMO_DESIGN.hair, lengthMm: mm(1.5) } }),
      act: view('Angle'),
    },
    {
      name: `loss-${pattern}-before-top`,
      sizes: ['tablet'],
      design: loss({ pattern }, { zones: NO_DOTS, hair: { ...DEMO_DESIGN.hair, lengthMm: mm(1.5) } }),
      act: view('Top'),
    },
    { name: `loss-${pattern}-after`, sizes: ['tablet'], design: loss({ pattern }), act: view('Top') },
  ]),
  { name: 'panel-zones', sizes: ALL, act: tab('Zones') },
  {
    name: 'panel-zones-borders',
    sizes: ['tablet', 'phone'],
    act: async (page) => {
      await view('Side')(page);
      await tab('Zones')(page);
      await page.getByRole('button', { name: 'Move borders' }).click();
    },
  },
  { name: 'panel-loss', sizes: ALL, design: loss({ pattern: 'norwoodIIIVertex', severity: 1.5 }), act: tab('Loss') },
  {
    name: 'areata',
    sizes: MAIN,
    design: loss({ pattern: 'norwoodI' }, { zones: NO_DOTS }),
    act: async (page) => {
      await view('Side')(page);
      await tab('Loss')(page);
      await page.getByRole('button', { name: 'Place patches on the head' }).click();
      for (let i = 0; i < 5; i++) await page.getByRole('button', { name: 'Add a patch' }).click();
    },
  },
  ...Object.entries(SCARS).flatMap(([name, scars]): Shot[] => [
    {
      name: `scar-${name}-before`,
      sizes: ['tablet'],
      design: loss({ pattern: 'norwoodIII' }, { scars, zones: NO_DOTS }),
      act: view('Back'),
    },
    {
      name: `scar-${name}-after`,
      sizes: ['tablet'],
      design: loss({ pattern: 'norwoodIII' }, { scars }),
      act: view('Back'),
    },
    {
      name: `scar-${name}-close`,
      sizes: ['tablet'],
      design: loss({ pattern: 'norwoodIII' }, { scars }),
      act: closerAt('Back', 0.5, 0.47, 3),
    },
  ]),
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

/** Pictures that the readme shows, and which states they are of. `npm run shots -- --docs` takes them anew. */
const DOCS = resolve(import.meta.dirname, '../../docs/pictures');
const DOC_PICTURES: Readonly<Record<string, readonly [shot: string, size: Size]>> = {
  start: ['start', 'tablet'],
  close: ['close', 'tablet'],
  fresh: ['time-close-fresh', 'tablet'],
  sun: ['light-sun', 'tablet'],
  loupe: ['loupe-crown', 'tablet'],
  phone: ['start', 'phone'],
};

async function take(app: BuiltApp, shot: Shot, size: Size, jpeg?: string): Promise<void> {
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
  await page.screenshot(
    jpeg
      ? { path: jpeg, type: 'jpeg', quality: 86, timeout: 120_000 }
      : { path: join(OUT, `${shot.name}-${size}.png`), timeout: 120_000 },
  );
  await context.close();
  console.log(`${shot.name}-${size}${errors.length > 0 ? `: ${errors.join(' | ')}` : ''}`);
}

const { values, positionals } = parseArgs({
  options: { size: { type: 'string' }, docs: { type: 'boolean' } },
  allowPositionals: true,
});
mkdirSync(values.docs ? DOCS : OUT, { recursive: true });
const app = await serveBuiltApp();
try {
  for (const [name, [wanted, size]] of values.docs ? Object.entries(DOC_PICTURES) : []) {
    const shot = SHOTS.find((candidate) => candidate.name === wanted && candidate.sizes.includes(size));
    if (!shot) throw new Error(`shots: there is no shot "${wanted}" of size ${size} for docs/pictures/${name}.jpg.`);
    await take(app, shot, size, join(DOCS, `${name}.jpg`));
  }
  for (const shot of values.docs ? [] : SHOTS) {
    if (positionals.length > 0 && !positionals.some((word) => shot.name.includes(word))) continue;
    for (const size of shot.sizes) if (!values.size || values.size === size) await take(app, shot, size);
  }
} finally {
  await app.close();
}
