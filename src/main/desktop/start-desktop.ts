import { app, dialog } from 'electron';
import { join } from 'node:path';

import { dataDirectory } from '../launch/data-directory.ts';
import { openCore } from '../launch/open-core.ts';
import { declareAppScheme } from './app-scheme.ts';
import { openDesktopMemory } from './desktop-state.ts';
import { openKeychain } from './keychain.ts';
import { lockContents } from './lock-down.ts';
import { openWindow } from './open-window.ts';
import { bundlesIn } from './opened-bundles.ts';

/** Starts the desktop application: one window over one core. A second start hands its bundles to the first. */
export function startDesktop(words: readonly string[]): void {
  const directory = dataDirectory(optionOf(words, '--data-dir'));
  app.setName('BenchGen');
  app.setPath('userData', join(directory, 'desktop'));
  if (!app.requestSingleInstanceLock()) return app.quit();
  declareAppScheme();
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app
    .whenReady()
    .then(() => open(directory, words))
    .catch(failToStart);
}

async function open(directory: string, words: readonly string[]): Promise<void> {
  const memory = openDesktopMemory(join(directory, 'desktop', 'window.json'));
  const secrets = openKeychain(join(directory, 'desktop', 'keys.json'));
  const core = await openCore('desktop', directory, { secrets });
  const { window, openBundles } = await openWindow(core, memory, directory);
  openBundles(bundlesIn(words, process.cwd()));
  app.on('second-instance', (_event, laterWords, workingDirectory) => {
    if (window.isMinimized()) window.restore();
    window.focus();
    openBundles(bundlesIn(laterWords, workingDirectory));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openBundles(bundlesIn([path], process.cwd()));
  });
}

/** Nothing is overwritten: a catalog that cannot be opened stays as it is. */
function failToStart(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox('BenchGen could not start', message);
  app.exit(1);
}

function optionOf(words: readonly string[], name: string): string | undefined {
  const at = words.indexOf(name);
  return at === -1
    ? words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1)
    : words[at + 1];
}
