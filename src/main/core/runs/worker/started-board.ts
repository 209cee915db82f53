import type { CoreLine } from './core-line.ts';

/** Attempts that take at least this long are told of while they go on, in milliseconds. */
const TELL_AFTER_MS = 50;

/** Tells the core which cases are being attempted, some at a time; what is over quickly is not worth a message. */
export interface StartedBoard {
  add(session: number, item: number, caseId: string): void;
  remove(session: number, item: number): void;
}

export function createStartedBoard(core: CoreLine): StartedBoard {
  const untold = new Map<string, { session: number; item: number; caseId: string }>();
  let isWaiting = false;

  const tell = () => {
    isWaiting = false;
    if (untold.size > 0) core.tell({ type: 'started', attempts: [...untold.values()] });
    untold.clear();
  };

  return {
    add(session, item, caseId) {
      untold.set(`${session} ${item}`, { session, item, caseId });
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(tell, TELL_AFTER_MS);
    },
    remove(session, item) {
      untold.delete(`${session} ${item}`);
    },
  };
}
