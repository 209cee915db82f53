import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createClient } from '#shared/client.ts';
import { dataDirectory } from '../launch/data-directory.ts';
import type { CommandContext, CommandRunner, RunnerOptions } from './context.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

export interface GlobalOptions {
  readonly dataDir?: string;
  readonly json?: true;
}

/** Opens the core for a command, carries the command out and closes the core, whatever happens. */
export function commandRunner(
  globals: () => GlobalOptions,
  terminal: Terminal,
  setExitCode: (code: ExitCode) => void,
): CommandRunner {
  return {
    async run(work, options = {}) {
      const json = globals().json === true;
      await withDirectory(globals().dataDir, options, async (directory) => {
        // Loaded here, so that help and usage errors need not wait for all of the product.
        const { openCore } = await import('../launch/open-core.ts');
        const core = await openCore(options.door ?? 'command-line', directory, {
          isBare: options.temporary === true,
        });
        try {
          setExitCode(await work(contextOf(core, terminal, json)));
        } finally {
          await core.close();
        }
      });
    },
  };
}

function contextOf(core: CommandContext['core'], terminal: Terminal, json: boolean): CommandContext {
  const call = core.dispatchFor({ localPaths: true });
  return {
    core,
    client: createClient({ call, listen: (listener) => core.bus.listen(listener) }),
    terminal,
    json,
    result(document, text) {
      terminal.print(json ? JSON.stringify(document, null, 2) : text());
    },
  };
}

async function withDirectory(
  asked: string | undefined,
  options: RunnerOptions,
  work: (directory: string) => Promise<void>,
): Promise<void> {
  if (options.temporary !== true) return work(dataDirectory(asked));
  const directory = await mkdtemp(join(tmpdir(), 'benchgen-'));
  try {
    await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
