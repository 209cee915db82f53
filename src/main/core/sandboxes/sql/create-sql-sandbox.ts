import type { SqlSandbox } from '#core/engine/ports.ts';

/** SQLite in WebAssembly, databases in memory. */
export function createSqlSandbox({ size }: { size: number }): SqlSandbox & { close(): Promise<void> } {
  void size;
  return { open: () => Promise.reject(new Error('not yet')), close: () => Promise.resolve() };
}
