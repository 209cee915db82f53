import type { Connection } from '../connection.ts';
import { sqliteCode } from '../database-error.ts';
import { indexSome } from './index-search.ts';

const IDLE_MS = 30;
const BETWEEN_STEPS_MS = 2;
const STEP = { rows: 400, milliseconds: 15 };

interface IdleIndexer {
  /** Something was written: wait for a pause, then index what is new. */
  wake(): void;
  stop(): void;
}

/** Keeps the full-text index up to date in the pauses between writes, in steps short enough that no write waits long. */
export function createIdleIndexer(connection: Connection): IdleIndexer {
  let timer: NodeJS.Timeout | null = null;
  const again = (delay: number) => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(step, delay).unref();
  };
  function step(): void {
    try {
      if (indexSome(connection, STEP)) again(BETWEEN_STEPS_MS);
    } catch (error) {
      // A busy or full disk: search reads what is not indexed, so nothing is missing, and the next write tries again.
      if (sqliteCode(error) === null) throw error;
    }
  }
  return {
    wake: () => again(IDLE_MS),
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
