import { BoundaryError } from './boundary.ts';
import { type Clock, reasonOf } from './clock.ts';

/** The time limit of one attempt. Its signal is aborted by the limit or by the signal of the run. */
export interface AttemptDeadline {
  signal: AbortSignal;
  /** Stops the clock during `work`: waiting for a free place at a server is not the model's fault. */
  excluding<T>(work: () => Promise<T>): Promise<T>;
  /** Takes milliseconds off what is left, such as a part of work that was excluded. */
  charge(ms: number): void;
  /** Lets go of the timer and of the run's signal. */
  stop(): void;
}

/** Starts a time limit. Running out of it is blamed on the model, unless `expired` says otherwise. */
export function startDeadline(
  seconds: number,
  clock: Clock,
  runSignal: AbortSignal,
  expired: () => BoundaryError = () => timeLimit(seconds),
): AttemptDeadline {
  const controller = new AbortController();
  let leftMs = seconds * 1000;
  let startedAt = 0;
  // Waits may overlap; the clock goes on after the last of them.
  let waits = 0;
  let isOver = false;
  let callOff: (() => void) | null = null;

  const expire = () => controller.abort(expired());
  const start = () => {
    if (waits > 0 || isOver) return;
    startedAt = clock.now();
    callOff = clock.after(leftMs, expire);
  };
  const halt = () => {
    callOff?.();
    if (callOff !== null) leftMs = Math.max(0, leftMs - (clock.now() - startedAt));
    callOff = null;
  };
  const cancel = () => controller.abort(reasonOf(runSignal));

  if (runSignal.aborted) cancel();
  runSignal.addEventListener('abort', cancel, { once: true });
  start();
  return {
    signal: controller.signal,
    async excluding(work) {
      halt();
      waits += 1;
      try {
        return await work();
      } finally {
        waits -= 1;
        start();
      }
    },
    charge(ms) {
      halt();
      leftMs = Math.max(0, leftMs - ms);
      start();
    },
    stop() {
      isOver = true;
      halt();
      runSignal.removeEventListener('abort', cancel);
    },
  };
}

function timeLimit(seconds: number): BoundaryError {
  const message = `No complete answer within the limit of ${seconds} s for one case (limits.caseSeconds).`;
  return new BoundaryError('model', message, { causeKey: 'time limit' });
}
