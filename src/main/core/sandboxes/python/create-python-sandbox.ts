import type { CodeSandbox } from '#core/engine/ports.ts';
import { AppError } from '#shared/errors.ts';

export interface PythonSandboxOptions {
  /** Most programs that run at the same time, each in a process of its own. */
  readonly size: number;
  /** Where the memory of a freshly started interpreter is kept, so that later ones start fast; null keeps none. */
  readonly cacheDirectory: string | null;
  /** `auto` (default) puts every process into bubblewrap where that works. */
  readonly bubblewrap?: 'auto' | 'off';
}

export type ClosableSandbox = CodeSandbox & { close(): Promise<void> };

/** Python in WebAssembly, in locked child processes. */
export function createPythonSandbox(options: PythonSandboxOptions): ClosableSandbox {
  void options;
  return {
    run: () => Promise.reject(new AppError('not-available', 'The Python sandbox is not built yet.')),
    close: () => Promise.resolve(),
  };
}
