/**
 * Lightness of drawn patches against the optics: every skin tone with light and dark shades, thin and dense plans, from
 * close up to the whole head. Alone: `npx tsx tools/bench/tone.ts`.
 */
import { pathToFileURL } from 'node:url';
import { SKIN_TONES } from '../../src/appearance/skinTones';
import type { LightnessResult } from '../../tests/gallery/realTone';
import type { TonePlan } from '../../tests/gallery/skinMeasures';
import { onGalleryPage } from './galleryPage';

const SHADES = [1, 3, 5, 7, 9];
const DENSITIES_PER_IN2 = [450, 1250, 2000];
/** Close up, a temple across the screen, the whole head on a tablet. */
const PIXELS_MM = [0.04, 0.14, 0.4];
const DIAMETER_MM = 0.28;

/** @returns A section of markdown. */
export async function benchTone(): Promise<string> {
  const plans: TonePlan[] = DENSITIES_PER_IN2.flatMap((perIn2) =>
    SHADES.map((shade) => ({ perIn2, shade, diameterMm: DIAMETER_MM })),
  );
  const tones = await onGalleryPage('realTone.html', 'realToneReady', async (page) => {
    const results: (readonly [number, readonly LightnessResult[]])[] = [];
    for (const { monk } of SKIN_TONES) {
      const own = await page.evaluate(
        ([tone, asked, pixels]) => window.realTone.measureLightness(tone, asked, pixels),
        [monk, plans, PIXELS_MM] as const,
      );
      results.push([monk, own]);
    }
    return results;
  });
  const all = tones.flatMap(([, results]) => results);
  const lines = [
    '### Tone of drawn patches against the optics',
    '',
    `Mean absolute error in CIELAB L*, ${SHADES.length} shades × ${DENSITIES_PER_IN2.length} densities a cell (largest in brackets), on bald skin of the demo head in clinic light, gloss taken out.`,
    '',
    `| skin | ${PIXELS_MM.map((mm) => `${mm} mm a pixel`).join(' | ')} | far less close, largest |`,
    `| --- | ${PIXELS_MM.map(() => '---').join(' | ')} | --- |`,
    ...tones.map(
      ([monk, results]) =>
        `| Monk ${monk} | ${PIXELS_MM.map((mm) => cell(at(results, mm))).join(' | ')} | ${drift(results).toFixed(2)} |`,
    ),
    `| all ${all.length} | ${PIXELS_MM.map((mm) => cell(at(all, mm))).join(' | ')} | ${Math.max(...tones.map(([, results]) => drift(results))).toFixed(2)} |`,
  ];
  return lines.join('\n');
}

function at(results: readonly LightnessResult[], pixelMm: number): LightnessResult[] {
  return results.filter((result) => result.pixelMm === pixelMm);
}

function cell(results: readonly LightnessResult[]): string {
  const errors = results.map(({ measured, expected }) => Math.abs(measured - expected));
  return `${(errors.reduce((sum, error) => sum + error, 0) / errors.length).toFixed(2)} (${Math.max(...errors).toFixed(2)})`;
}

/** Largest difference of one plan's lightness between the farthest and the nearest look. */
function drift(results: readonly LightnessResult[]): number {
  const near = at(results, PIXELS_MM[0]!);
  return Math.max(...at(results, PIXELS_MM.at(-1)!).map(({ measured }, i) => Math.abs(measured - near[i]!.measured)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await benchTone());
