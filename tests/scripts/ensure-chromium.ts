// Finds a Chromium for the tests in the browser, or installs Debian's where it may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of the Chromium to test with: CHROMIUM_PATH, the system's, or the one Playwright installed. Null if there is none. */
export function findChromium(): string | null {
  const places = [process.env['CHROMIUM_PATH'] ?? '', ...USUAL_PLACES, chromium.executablePath()];
  return places.find((place) => place !== '' && existsSync(place)) ?? null;
}

const APT = '/usr/bin/apt-get';

function install(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync(APT)) return;
  console.error('Installing Chromium for the tests (apt-get install chromium) …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...words: string[]) =>
    spawnSync(APT, words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  run('update');
  run('install', '-y', '--no-install-recommends', 'chromium');
}

if (import.meta.main) {
  if (findChromium() === null) install();
  if (findChromium() === null) {
    console.error(
      'The tests in the browser need Chromium. Install it (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or name one in CHROMIUM_PATH.',
    );
    process.exitCode = 1;
  }
}
