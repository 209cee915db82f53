import { createContext, Script } from 'node:vm';

/** Synchronous work that did not end in time. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  readonly deadlineMs: number;

  constructor(deadlineMs: number, options: ErrorOptions = {}) {
    super(`It did not end within ${deadlineMs} ms.`, options);
    this.deadlineMs = deadlineMs;
  }
}

// Only a script run by `vm` has a timeout, and it also stops the functions of ours that the script calls,
// regular expressions included. Nothing but this one call ever runs in the context.
const realm: { work?: () => unknown } = createContext({});
const script = new Script('work()', { filename: 'deadline' });

/**
 * Runs synchronous work and stops it after `ms` milliseconds of wall clock (an integer from 1), be it in a
 * loop or in a regular expression. What `work` throws passes through; what did not end in time throws
 * DeadlineError, and its `catch` and `finally` blocks do not run. A call costs some 0.1 ms: give it a batch
 * of small work rather than each piece. Calls may be nested.
 */
export function withDeadline<T>(ms: number, work: () => T): T {
  const box: { value?: T } = {};
  const outer = realm.work;
  realm.work = () => {
    box.value = work();
  };
  try {
    script.runInContext(realm, { timeout: ms });
  } catch (error) {
    if (isTimeout(error)) throw new DeadlineError(ms, { cause: error });
    throw error;
  } finally {
    if (outer === undefined) delete realm.work;
    else realm.work = outer;
  }
  // The script ended, so `work` returned.
  return box.value as T;
}

/** The error comes from the other realm, where `instanceof Error` does not hold. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
