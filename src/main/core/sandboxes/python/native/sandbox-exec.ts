import { existsSync } from 'node:fs';

import type { Command } from '../child-command.ts';

const PROGRAM = '/usr/bin/sandbox-exec';

/** Whether this is macOS with its own process sandbox. */
export function isSandboxExecUsable(): boolean {
  return process.platform === 'darwin' && existsSync(PROGRAM);
}

/**
 * Puts a command into the process sandbox of macOS: no network, no other programs, the system's files read-only, and
 * one folder to write to. Written after Apple's description of its profiles and not run yet:
 * `npx vitest run --config tests/vitest.config.ts tests/contract/sandbox-code-native-python.test.ts` on a Mac shows
 * whether it holds.
 */
export function insideSandboxExec(command: Command, { directory }: { directory: string }): Command {
  return {
    file: PROGRAM,
    arguments: ['-p', profile(directory), command.file, ...command.arguments],
    environment: command.environment,
  };
}

function profile(directory: string): string {
  const readable = ['/usr', '/bin', '/System', '/Library', '/opt/homebrew', '/private/var/db/dyld', '/dev'];
  const paths = [...readable, directory].map((path) => `(subpath ${JSON.stringify(path)})`).join(' ');
  return [
    '(version 1)',
    '(deny default)',
    '(allow process-exec)',
    '(allow process-fork)',
    '(allow sysctl-read)',
    '(allow mach-lookup (global-name "com.apple.system.opendirectoryd.libinfo"))',
    `(allow file-read* (literal "/") ${paths})`,
    `(allow file-write* (subpath ${JSON.stringify(directory)}) (literal "/dev/null"))`,
  ].join('');
}
