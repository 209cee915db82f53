/** Lets a few at a time do something. */
export interface Slots {
  /** Waits for a slot. Rejects with the signal's reason when aborted meanwhile. */
  use<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T>;
}

export function createSlots(size: number): Slots {
  const waiting: (() => void)[] = [];
  let free = size;

  function release(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  async function take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const abort = (): void => {
      waiting.splice(waiting.indexOf(resolve), 1);
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    waiting.push(resolve);
    await promise.finally(() => signal.removeEventListener('abort', abort));
  }

  return {
    async use(signal, run) {
      await take(signal);
      try {
        return await run();
      } finally {
        release();
      }
    },
  };
}
