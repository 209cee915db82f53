import { type Browser, chromium } from 'playwright';

import { findChromium } from '../scripts/ensure-chromium.ts';

/** Chromium for a suite, drawing the same on every machine. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error('No Chromium was found. Run: npx node tests/scripts/ensure-chromium.ts');
  }
  return chromium.launch({
    executablePath,
    args: [
      // Containers and the root user have no user namespaces for Chromium's own sandbox.
      '--no-sandbox',
      '--disable-gpu',
      '--force-color-profile=srgb',
      '--font-render-hinting=none',
    ],
  });
}
