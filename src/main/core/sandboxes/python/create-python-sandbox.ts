import type { CodeSandbox } from '#core/engine/ports.ts';

import { isBubblewrapUsable } from './bubblewrap.ts';
import { childCommand } from './child-command.ts';
import { createProcessPool } from './process-pool.ts';
import { pyodideDirectory } from './pyodide-directory.ts';
import { openSnapshotStore } from './snapshot-store.ts';
import { toProgram } from './to-program.ts';

export interface PythonSandboxOptions {
  /** Most programs that run at the same time, each in a process of its own. */
  readonly size: number;
  /** Where the memory of a freshly started interpreter is kept, so that later ones start fast; null keeps none. */
  readonly cacheDirectory: string | null;
  /** `auto` (default) puts every process into bubblewrap where that works. */
  readonly bubblewrap?: 'auto' | 'off';
}

export type ClosableSandbox = CodeSandbox & { close(): Promise<void> };

/**
 * Python in WebAssembly, in locked child processes without rights of their own. `memoryBytes` bounds the whole memory
 * of the interpreter, which takes 32 MB by itself. Each program runs as `__main__` in memory that is put back, byte by
 * byte, after it; hash seed and the state of `random` are the same for all.
 */
export function createPythonSandbox(options: PythonSandboxOptions): ClosableSandbox {
  const { size, cacheDirectory } = options;
  const bubblewrap = options.bubblewrap !== 'off' && isBubblewrapUsable();
  const directory = pyodideDirectory();
  const store =
    cacheDirectory === null
      ? null
      : openSnapshotStore({ cacheDirectory, pyodideDirectory: directory, bubblewrap });
  let hasSnapshot = false;
  let lastId = 0;
  const pool = createProcessPool({
    size,
    command: () =>
      childCommand(
        {
          pyodideDirectory: directory,
          snapshotPath: hasSnapshot && store !== null ? store.path : null,
          snapshotKey: store?.key ?? '',
          makesSnapshot: false,
        },
        { bubblewrap },
      ),
    onColdStart: () => {
      if (!hasSnapshot || store === null) return;
      hasSnapshot = false;
      store.discard();
    },
  });

  return {
    async run(request, signal) {
      signal.throwIfAborted();
      if (store !== null && !hasSnapshot) hasSnapshot = await store.ensure();
      lastId += 1;
      const result = await pool.run(toProgram(request, lastId), signal);
      return { ...result, sandbox: bubblewrap ? 'Pyodide in bubblewrap' : 'Pyodide', failedAssertions: [] };
    },
    close() {
      pool.close();
      return Promise.resolve();
    },
  };
}
