/**
 * The browser that tests, benchmarks and pictures run in: Chromium, as the system has it.
 *
 * Looked for in CHROMIUM_PATH, then under the usual names. On a Debian-like system without one, `installChromium`
 * takes the distribution's package.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** WebGL by software where no GPU is to be had, and no connections of the browser's own. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

export function findChromium(): string | null {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) return existsSync(wanted) ? wanted : null;
  for (const name of NAMES) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (status === 0 && stdout.trim()) return stdout.trim();
  }
  return MAC.find((path) => existsSync(path)) ?? null;
}

export function requireChromium(): string {
  const path = findChromium();
  if (!path) {
    throw new Error(
      'Chromium was not found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to a Chrome or Chromium binary.',
    );
  }
  return path;
}

/** Installs Debian's package when there is no browser and the system allows it; else leaves it to `requireChromium` to say so. */
export function installChromium(): void {
  if (findChromium()) return;
  if (process.platform !== 'linux' || spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return;
  const sudo =
    process.getuid?.() === 0 ? [] : spawnSync('sh', ['-c', 'command -v sudo']).status === 0 ? ['sudo', '-n'] : null;
  if (!sudo) return;
  const run = (...args: string[]) => {
    const [command, ...rest] = [...sudo, ...args];
    execFileSync(command!, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  console.log('Installing Chromium from the distribution…');
  run('apt-get', 'update', '-qq');
  run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
}
