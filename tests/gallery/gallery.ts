import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type BrowserApp, startBrowserApp } from '../e2e/support/browser-app.ts';
import { indexPage, type Picture } from './index-page.ts';
import { setStage, type Stage } from './stage.ts';
import { FIRST_VIEWS, VIEWS, type View } from './views.ts';

/** Takes a picture of every screen and state in both sizes and themes. Words: names of views to take only those. */
const folder = fileURLToPath(new URL('../../out/gallery/', import.meta.url));
const LOOKS = (['light', 'dark'] as const).flatMap((theme) =>
  [
    [1280, 800],
    [1920, 1080],
  ].map(([width = 0, height = 0]) => ({ theme, width, height })),
);
type Look = (typeof LOOKS)[number];

const NO_STAGE: Stage = {
  done: '',
  other: '',
  cancelled: '',
  broken: '',
  running: '',
  caseOfDone: 0,
  close: () => Promise.resolve(),
};

mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
const isWanted = ({ name }: View) => wanted.length === 0 || wanted.some((word) => name.includes(word));
const app = await startBrowserApp();
const pictures: Picture[] = [];
await takeAll(FIRST_VIEWS, NO_STAGE);
const stage = await setStage(app);
await takeAll(VIEWS, stage);
writeFileSync(join(folder, 'index.html'), indexPage(pictures));
await stage.close();
await app.close();
console.log(`${pictures.length} pictures in ${folder}index.html`);

async function takeAll(views: readonly View[], on: Stage): Promise<void> {
  for (const view of views.filter(isWanted)) {
    for (const look of LOOKS) pictures.push(await take(app, view, { look, on }));
  }
}

async function take(
  { open }: BrowserApp,
  view: View,
  { look, on }: { readonly look: Look; readonly on: Stage },
): Promise<Picture> {
  const size = `${look.width}x${look.height}`;
  const file = `${view.name.replaceAll(/[^a-z]+/gi, '-').toLowerCase()}-${look.theme}-${look.width}.png`;
  const page = await open(view.address(on), look);
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
  try {
    await view.prepare?.(page, on);
  } catch (error) {
    console.error(`${view.name}: ${String(error).split('\n')[0]}`);
  }
  // Pictures are for people: what comes a moment later belongs to the state.
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, file) });
  await page.context().close();
  return { name: view.name, theme: look.theme, size, file };
}
