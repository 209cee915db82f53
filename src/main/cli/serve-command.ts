import type { Command } from 'commander';
import { spawn } from 'node:child_process';

import type { Core } from '#core/core.ts';
import { AppError } from '#shared/errors.ts';
import { rendererDirectory } from '../launch/application-root.ts';
import type { WebShell } from '../web.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { interruptible } from './interruption.ts';
import { port } from './option-values.ts';

/** Tried first, so that a forwarded port stays the same from day to day. */
const USUAL_PORT = 4770;

export function addServeCommand(
  program: Command,
  runner: CommandRunner,
  prepareInterface: () => boolean,
): void {
  program
    .command('serve')
    .description('open the interface in the browser, on 127.0.0.1 only')
    .option('--port <n>', `port (default: ${USUAL_PORT}, or any free one)`, port)
    .option('--no-open', 'only print the address')
    .action((options: { port?: number; open: boolean }) =>
      runner.run(
        async ({ core, terminal, result }) => {
          if (!prepareInterface()) return EXIT.unexpected;
          const shell = await start(core, options.port);
          result({ url: shell.url, port: shell.port }, () => shell.url);
          terminal.note('BenchGen is open at the address above, which carries its key. Stop with Ctrl+C.');
          if (options.open) openInBrowser(shell.url);
          await untilStopped();
          await shell.close();
          return EXIT.done;
        },
        { door: 'browser' },
      ),
    );
}

async function start(core: Core, asked: number | undefined): Promise<WebShell> {
  const { startWebShell } = await import('../web.ts');
  if (asked !== undefined) return startWebShell(core, { port: asked, rendererDirectory });
  try {
    return await startWebShell(core, { port: USUAL_PORT, rendererDirectory });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return startWebShell(core, { port: 0, rendererDirectory });
  }
}

function untilStopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  return interruptible(resolve, () => promise);
}

/** Where no browser can be opened, the printed address is enough. */
function openInBrowser(url: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return;
  const [command, ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  if (command === undefined) return;
  const child = spawn(command, [...words, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
