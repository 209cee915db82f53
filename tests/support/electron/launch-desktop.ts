import { registerHooks } from 'node:module';
import type { Browser } from 'playwright';

import { createElectronStandIn, type ElectronStandIn } from './electron-stand-in.ts';

declare global {
  var electronStandIn: ElectronStandIn | undefined;
}

const entry = new URL('../../../out/main/index.js', import.meta.url);
let launches = 0;

/** Electron's name leads to the stand-in of the launch that asks for it. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: `electron-stand-in:${launches}`, format: 'module', shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.startsWith('electron-stand-in:')) return next(url, context);
    const names = Object.keys(globalThis.electronStandIn?.modules ?? {});
    const source = `export const { ${names.join(', ')} } = globalThis.electronStandIn.modules;`;
    return { source, format: 'module', shortCircuit: true };
  },
});

/** Starts the built desktop application, as Electron would, with these words behind its program. */
export async function launchDesktop(browser: Browser, words: readonly string[]): Promise<ElectronStandIn> {
  launches += 1;
  const standIn = createElectronStandIn(browser);
  globalThis.electronStandIn = standIn;
  const earlier = process.argv;
  process.argv = [process.execPath, ...words];
  try {
    await import(`${entry.href}?launch=${launches}`);
  } finally {
    process.argv = earlier;
  }
  return standIn;
}
