import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

import { AppError } from '#shared/errors.ts';

import { insideBubblewrap, isBubblewrapUsable } from '../bubblewrap.ts';
import type { Command } from '../child-command.ts';
import { NATIVE_RUNNER } from './native-runner.ts';
import { insideSandboxExec, isSandboxExecUsable } from './sandbox-exec.ts';

/** The Python of the system, and how it is kept from the rest of it. */
export interface NativePlace {
  /** As outcomes call it. */
  readonly name: string;
  /** Where a program works; a folder of the host must be made for each program. */
  readonly directory: 'host' | '/tmp';
  command(directory: string): Command;
}

/** Places that process sandboxes let programs see. */
const PROGRAMS = ['/usr/bin/python3', '/usr/local/bin/python3', '/opt/homebrew/bin/python3'];

let known: NativePlace | null = null;

/** Finds Python and a process sandbox. Throws AppError `not-available` that says what to install. */
export function nativePlace(): NativePlace {
  known ??= findPlace();
  return known;
}

function findPlace(): NativePlace {
  const python = PROGRAMS.find((path) => existsSync(path) && worksAt(path));
  if (python === undefined) {
    throw new AppError(
      'not-available',
      'Native Python needs python3 of the system (Debian: apt-get install python3). Install it, or revoke the grant to run in the built-in Python.',
    );
  }
  const version = execFileSync(python, ['-I', '-c', 'import platform; print(platform.python_version())'], {
    encoding: 'utf8',
  }).trim();
  const command: Command = { file: python, arguments: ['-I', '-B', '-c', NATIVE_RUNNER], environment: {} };
  if (isBubblewrapUsable()) {
    return {
      name: `native Python ${version} in bubblewrap`,
      directory: '/tmp',
      command: () => insideBubblewrap(command, { readable: [dirname(python)] }),
    };
  }
  if (isSandboxExecUsable()) {
    return {
      name: `native Python ${version} in sandbox-exec`,
      directory: 'host',
      command: (directory) => insideSandboxExec(command, { directory }),
    };
  }
  throw new AppError('not-available', NO_SANDBOX);
}

const NO_SANDBOX =
  process.platform === 'linux'
    ? 'Native Python runs in bubblewrap only, which is not installed or not allowed here (Debian: apt-get install bubblewrap; user namespaces must be allowed).'
    : 'Native Python runs in a process sandbox only, and this system has none that BenchGen can use. Revoke the grant to run in the built-in Python.';

function worksAt(path: string): boolean {
  return spawnSync(path, ['-I', '-c', ''], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
