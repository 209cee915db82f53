// Installs bubblewrap for the tests of sandboxes where it may; without it they test what works without it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/bwrap', '/usr/local/bin/bwrap', '/bin/bwrap'];
const APT = '/usr/bin/apt-get';

const isInstalled = (): boolean => PLACES.some((place) => existsSync(place));

function install(): void {
  if (process.getuid?.() !== 0 || !existsSync(APT)) return;
  console.error('Installing bubblewrap for the tests (apt-get install bubblewrap) …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...words: string[]) =>
    spawnSync(APT, words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  run('update');
  run('install', '-y', '--no-install-recommends', 'bubblewrap');
}

if (process.platform === 'linux' && !isInstalled()) {
  install();
  if (!isInstalled()) {
    const isNeeded = process.env['CI'] !== undefined;
    console.error(
      `bubblewrap is missing (Debian: apt-get install bubblewrap): ${isNeeded ? 'everything must be tested here' : 'the sandboxes are tested without it'}.`,
    );
    if (isNeeded) process.exitCode = 1;
  }
}
