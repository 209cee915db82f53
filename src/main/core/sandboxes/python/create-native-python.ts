import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ClosableSandbox } from './create-python-sandbox.ts';
import { type NativePlace, nativePlace } from './native/native-command.ts';
import { runNative } from './native/run-native.ts';
import { createSlots } from './slots.ts';
import { toProgram } from './to-program.ts';

export interface NativePythonOptions {
  /** Most programs that run at the same time. */
  readonly size: number;
}

/**
 * The Python of this computer, a new process for each program, in a process sandbox of the platform: bubblewrap on
 * Linux; on macOS sandbox-exec, which is written but was not run yet. It reads the files of the system, sees no others,
 * no network, no environment and no other processes. `run` throws AppError `not-available` where Python or the
 * sandbox is missing.
 */
export function createNativePython({ size }: NativePythonOptions): ClosableSandbox {
  const slots = createSlots(size);
  const closing = new AbortController();
  let lastId = 0;

  return {
    async run(request, signal) {
      signal.throwIfAborted();
      const place = nativePlace();
      const either = AbortSignal.any([signal, closing.signal]);
      return slots.use(either, () =>
        inDirectory(place, async (directory) => {
          lastId += 1;
          const program = toProgram(request, lastId);
          const command = place.command(directory);
          const result = await runNative({ command, request: program, directory, signal: either });
          return { ...result, sandbox: place.name, failedAssertions: [] };
        }),
      );
    },
    close() {
      closing.abort(new Error('Native Python was closed.'));
      return Promise.resolve();
    },
  };
}

async function inDirectory<T>(place: NativePlace, run: (directory: string) => Promise<T>): Promise<T> {
  if (place.directory !== 'host') return run(place.directory);
  const directory = await mkdtemp(join(tmpdir(), 'benchgen-python-'));
  try {
    return await run(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
