/**
 * `npm run bench`: sampler and frame cost, measured side by side in one run, printed and kept in docs/benchmarks.md.
 *
 * Ratios are the result. Absolute times depend on the machine, which the table names in general terms.
 * `--only sampler|frame` runs one half and prints it without touching the kept page.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchFrameCost } from './frameCost';
import { benchSampler } from './sampler';

const PAGE = join(import.meta.dirname, '../../docs/benchmarks.md');
const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';

const { values } = parseArgs({ options: { only: { type: 'string' } } });

const sections: string[] = [];
if (values.only !== 'frame') sections.push(await benchSampler());
if (values.only !== 'sampler') sections.push(await benchFrameCost());

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
