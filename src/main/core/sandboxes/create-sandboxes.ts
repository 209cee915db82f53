import type { CodeSandbox, Sandboxes } from '#core/engine/ports.ts';

import { createJavascriptSandbox } from './javascript/create-javascript-sandbox.ts';
import { createNativePython } from './python/create-native-python.ts';
import { createPythonSandbox } from './python/create-python-sandbox.ts';
import { createSqlSandbox } from './sql/create-sql-sandbox.ts';

export interface SandboxOptions {
  /** Most executions of one language at the same time. */
  readonly size: number;
  /** Where sandboxes keep what makes them start fast; null keeps nothing. */
  readonly cacheDirectory: string | null;
}

/** What the user allowed an environment. */
export interface SandboxGrants {
  readonly nativePython: boolean;
}

/** Sandboxes that live until they are closed. */
export interface OwnedSandboxes {
  for(grants: SandboxGrants): Sandboxes;
  /** Stops every thread and process of theirs. */
  close(): Promise<void>;
}

type Closable = { close(): Promise<void> };

/** The sandboxes of one owner. Each is started when something is first run in it. */
export function createSandboxes({ size, cacheDirectory }: SandboxOptions): OwnedSandboxes {
  const open: Closable[] = [];
  const opened = <T extends Closable>(create: () => T): (() => T) => {
    let made: T | null = null;
    return () => {
      if (made !== null) return made;
      made = create();
      open.push(made);
      return made;
    };
  };
  const python = lazily(opened(() => createPythonSandbox({ size, cacheDirectory })));
  const nativePython = lazily(opened(() => createNativePython({ size })));
  const javascript = lazily(opened(() => createJavascriptSandbox({ size })));
  const sql = opened(() => createSqlSandbox({ size }));
  return {
    for: (grants) => ({
      python: grants.nativePython ? nativePython : python,
      javascript,
      sql: { open: (parts, limits, signal) => sql().open(parts, limits, signal) },
    }),
    close: async () => void (await Promise.all(open.map((one) => one.close()))),
  };
}

function lazily(sandbox: () => CodeSandbox): CodeSandbox {
  return { run: (request, signal) => sandbox().run(request, signal) };
}
