import { reasonOf } from './clock.ts';

/** Settles with the work, or rejects with the signal's reason at once when it is aborted, even if the work never heeds it. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(reasonOf(signal));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const settle = () => signal.removeEventListener('abort', stop);
    work.then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        // After an abort the reason says more than what the interrupted work threw.
        reject(signal.aborted ? reasonOf(signal) : (error as Error));
      },
    );
  });
}
