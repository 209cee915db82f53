// Draws the application icon in every size that installers ask for, from resources/icons/icon.svg.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { launchChromium } from '../support/chromium.ts';

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];
const folder = fileURLToPath(new URL('../../resources/icons/', import.meta.url));
const drawing = readFileSync(`${folder}icon.svg`, 'utf8');

const browser = await launchChromium();
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${drawing}`,
    );
    const image = await page.screenshot({ omitBackground: true });
    writeFileSync(`${folder}${size}x${size}.png`, image);
    await page.close();
  }
} finally {
  await browser.close();
}
