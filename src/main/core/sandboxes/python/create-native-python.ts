import type { CodeSandbox } from '#core/engine/ports.ts';
import { AppError } from '#shared/errors.ts';

export interface NativePythonOptions {
  /** Most programs that run at the same time. */
  readonly size: number;
}

/** The Python of this computer, in a process sandbox of the platform. */
export function createNativePython(options: NativePythonOptions): CodeSandbox & { close(): Promise<void> } {
  void options;
  return {
    run: () => Promise.reject(new AppError('not-available', 'Native Python is not built yet.')),
    close: () => Promise.resolve(),
  };
}
