import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { entryUrl } from '#core/entry-url.ts';

import { insideBubblewrap } from './bubblewrap.ts';
import type { ChildSettings } from './child/child-messages.ts';

/** A program to start, with all of its environment. */
export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** How a child of the Python sandbox is started: without rights on files beyond its own code, in bubblewrap or not. */
export function childCommand(
  settings: ChildSettings,
  { bubblewrap, entry: entryFile = entryUrl('python-sandbox') }: { bubblewrap: boolean; entry?: URL },
): Command {
  const entry = unpacked(fileURLToPath(entryFile));
  const readable = [
    ...codeOf(entry),
    settings.pyodideDirectory,
    ...(settings.snapshotPath === null ? [] : [settings.snapshotPath]),
  ];
  const node = nodeProgram();
  const command: Command = {
    file: node.file,
    arguments: [
      '--permission',
      // For the supervisor's own thread; programs meet neither threads nor anything else of Node.
      '--allow-worker',
      '--disallow-code-generation-from-strings',
      '--no-warnings',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      entry,
      JSON.stringify(settings),
    ],
    environment: node.environment,
  };
  return bubblewrap ? insideBubblewrap(command, { readable: [dirname(node.file), ...readable] }) : command;
}

/** Node itself: under Electron its own program, which is Node when it is asked to be. */
function nodeProgram(): { file: string; environment: Record<string, string> } {
  const isElectron = process.versions['electron'] !== undefined;
  // Without it Windows gives a process no random numbers.
  const system = process.platform === 'win32' ? process.env['SystemRoot'] : undefined;
  return {
    file: process.execPath,
    environment: {
      ...(isElectron && { ELECTRON_RUN_AS_NODE: '1' }),
      ...(system !== undefined && { SystemRoot: system }),
    },
  };
}

/** What the entry is made of: the sources, or the folder of the build; and the file that says these are modules. */
function codeOf(entry: string): string[] {
  const main = dirname(entry);
  const root = dirname(dirname(main));
  const sources = entry.endsWith('.ts') ? [`${root}/src/main/`, `${root}/src/shared/`] : [`${main}/`];
  const description = `${root}/package.json`;
  return existsSync(description) ? [...sources, description] : sources;
}

/** Files that lie beside the archive of a packaged application because another process opens them. */
export function unpacked(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/u, 'app.asar.unpacked');
}
