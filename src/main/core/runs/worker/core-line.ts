import type { MessagePort } from 'node:worker_threads';

import type { FromWorker, WorkerQuestion } from '../pool/worker-messages.ts';

/** A worker thread's line to the core. */
export interface CoreLine {
  tell(message: FromWorker): void;
  /** Asks and waits for the reply. */
  ask(question: WorkerQuestion): Promise<number | string | null>;
  /** Hands in a reply of the core. */
  settle(question: number, value: number | string | null): void;
}

export function createCoreLine(port: Pick<MessagePort, 'postMessage'>): CoreLine {
  const open = new Map<number, (value: number | string | null) => void>();
  let count = 0;
  return {
    tell: (message) => port.postMessage(message),
    ask(ask) {
      count += 1;
      const question = count;
      return new Promise((resolve) => {
        open.set(question, resolve);
        port.postMessage({ type: 'ask', question, ask } satisfies FromWorker);
      });
    },
    settle(question, value) {
      open.get(question)?.(value);
      open.delete(question);
    },
  };
}
