/**
 * `npm test`: type-check, lint, unit tests, production build, and browser tests against that build.
 * Stops at the first step that fails and exits with its status; closes with one line of totals.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installChromium, requireChromium } from './chromium';

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

const reports = mkdtempSync(join(tmpdir(), 'stipple-test-'));
let passed = 0;
let failed = 0;

function step(name: string, command: string, args: string[]): boolean {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(
    `== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  return status === 0;
}

function tests(project: string): boolean {
  const report = join(reports, `${project}.json`);
  const ok = step(`${project} tests`, 'npx', [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
    passed += numPassedTests;
    failed += numFailedTests;
  } catch {
    // no report: vitest itself did not start, which `ok` already tells
  }
  return ok;
}

try {
  installChromium();
  requireChromium();
  const ok =
    step('type-check', 'npx', ['tsc', '--noEmit']) &&
    step('lint', 'npx', ['biome', 'check', '.']) &&
    tests('unit') &&
    step('production build', 'npx', ['vite', 'build']) &&
    tests('browser');
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = ok && passed > 0 && failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
