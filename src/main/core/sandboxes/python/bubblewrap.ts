import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import type { Command } from './child-command.ts';

const PROGRAMS = ['/usr/bin/bwrap', '/usr/local/bin/bwrap', '/bin/bwrap'];

/** What programs of the system need to run; nothing of it is secret. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/nix/store'];

const SCRATCH_BYTES = 64 * 1024 * 1024;

const FLAGS =
  '--unshare-all --die-with-parent --new-session --clearenv --cap-drop ALL --uid 65534 --gid 65534 --hostname sandbox --chdir /'.split(
    ' ',
  );

const PLACES = `--proc /proc --dev /dev --size ${SCRATCH_BYTES} --tmpfs /tmp`.split(' ');

function findBubblewrap(): string | null {
  return process.platform === 'linux' ? (PROGRAMS.find((path) => existsSync(path)) ?? null) : null;
}

/** Puts a command into bubblewrap: no network, no other processes, no files but the system's own and those named, read-only. */
export function insideBubblewrap(command: Command, { readable }: { readable: readonly string[] }): Command {
  // What is missing is missing inside too, and the command finds that out by itself.
  const bind = (path: string): string[] => ['--ro-bind-try', path, path];
  return {
    file: findBubblewrap() ?? 'bwrap',
    arguments: [
      ...FLAGS,
      ...SYSTEM.flatMap(bind),
      ...PLACES,
      ...readable.flatMap(bind),
      ...Object.entries(command.environment).flatMap(([name, value]) => ['--setenv', name, value]),
      '--',
      command.file,
      ...command.arguments,
    ],
    environment: {},
  };
}

let answer: boolean | null = null;

/** Whether bubblewrap is installed and the system lets it work; some refuse it user namespaces. Asked once. */
export function isBubblewrapUsable(): boolean {
  answer ??= probe();
  return answer;
}

function probe(): boolean {
  if (findBubblewrap() === null) return false;
  const nothing: Command = { file: '/usr/bin/true', arguments: [], environment: {} };
  const { file, arguments: words } = insideBubblewrap(nothing, { readable: [] });
  return spawnSync(file, words, { env: {}, stdio: 'ignore', timeout: 10_000 }).status === 0;
}
