import type { CodeSandbox } from '#core/engine/ports.ts';

import type { EscapeRunner } from './escape-attempt.ts';

const LIMITS = { timeoutMs: 5_000, memoryBytes: 256 * 1024 * 1024 } as const;

/** A sandbox for code as something to get out of. One for all attempts, so that they cannot harm each other either. */
export function sandboxRunner(name: string, sandbox: CodeSandbox & { close(): Promise<void> }): EscapeRunner {
  return {
    name,
    async runAll(programs) {
      const ends = [];
      for (const source of programs) {
        const { end, stdout, stderr, error, valueJson } = await sandbox.run(
          { source, ...LIMITS },
          new AbortController().signal,
        );
        ends.push({ isOk: end === 'ok', stdout, rest: JSON.stringify({ stderr, error, valueJson }) });
      }
      return ends;
    },
    close: () => sandbox.close(),
  };
}
