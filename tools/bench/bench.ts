/**
 * `npm run bench`: sampler, frame cost, drags, tone and flicker, measured in one run, printed and kept in docs/benchmarks.md.
 *
 * Ratios are the result. Absolute times depend on the machine, which the table names in general terms.
 * `--only sampler|frame|drag|tone|flicker` runs one part and prints it without touching the kept page.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchDrag } from './drag';
import { benchFlicker } from './flicker';
import { benchFrameCost } from './frameCost';
import { benchSampler } from './sampler';
import { benchTone } from './tone';

const PAGE = join(import.meta.dirname, '../../docs/benchmarks.md');
const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';

const PARTS = {
  sampler: benchSampler,
  frame: benchFrameCost,
  drag: benchDrag,
  tone: benchTone,
  flicker: benchFlicker,
} as const;

const { values } = parseArgs({ options: { only: { type: 'string' } } });
if (values.only && !Object.hasOwn(PARTS, values.only)) {
  throw new Error(`bench: --only must be one of ${Object.keys(PARTS).join(', ')}, got ${values.only}.`);
}

const sections: string[] = [];
for (const [name, run] of Object.entries(PARTS)) if (!values.only || values.only === name) sections.push(await run());

const machine = `${cpus().length} processor cores, Node ${process.versions.node.split('.')[0]}, no graphics card: WebGL in software (SwiftShader), ${new Date().toISOString().slice(0, 10)}`;
const text = `Machine: ${machine}.\n\n${sections.join('\n\n')}`;
console.log(text);

if (!values.only) {
  const page = readFileSync(PAGE, 'utf8');
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin)
    throw new Error(`bench: docs/benchmarks.md has lost its "${BEGIN}" and "${END}" lines.`);
  writeFileSync(PAGE, `${page.slice(0, begin + BEGIN.length)}\n${text}\n${page.slice(end)}`);
}
