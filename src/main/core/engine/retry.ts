import { type Clock, sleep } from './clock.ts';
import { ModelError } from './ports.ts';

export interface RetryOptions {
  /** Tries after the first one. */
  maxRetries: number;
  /** In [0, 1). */
  random: () => number;
  clock: Clock;
  signal: AbortSignal;
  /** Told before each wait. */
  onRetry?: (error: ModelError, delayMs: number) => void;
  /** Wraps waits that the server asked for, such as to stop a deadline meanwhile. */
  duringThrottle?: (wait: () => Promise<void>) => Promise<void>;
}

const BASE_MS = 500;
const LONGEST_MS = 30_000;
/** A server that asks to be left alone for longer than this has in effect refused. */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/**
 * Calls a model until it answers. Waits between tries grow exponentially with full jitter ("Exponential Backoff
 * And Jitter", AWS Architecture Blog, 2015) and are never shorter than the server's `Retry-After`.
 * Throws the last ModelError when it is not retryable or the tries are used up, and whatever else is thrown at once.
 */
export async function retryCall<T>(
  call: () => Promise<T>,
  options: RetryOptions,
): Promise<{ value: T; retries: number }> {
  for (let retries = 0; ; retries++) {
    try {
      return { value: await call(), retries };
    } catch (error) {
      if (!(error instanceof ModelError) || !isWorthAnotherTry(error, retries, options)) throw error;
      await wait(error, retries, options);
    }
  }
}

/** Time to wait after the given number of earlier waits, in milliseconds. */
export function backoffMs(retries: number, random: () => number): number {
  return random() * Math.min(LONGEST_MS, BASE_MS * 2 ** retries);
}

function isWorthAnotherTry(error: ModelError, retries: number, options: RetryOptions): boolean {
  if (!error.retryable || options.signal.aborted) return false;
  return retries < options.maxRetries && (error.retryAfterMs ?? 0) <= LONGEST_RETRY_AFTER_MS;
}

async function wait(error: ModelError, retries: number, options: RetryOptions): Promise<void> {
  const { clock, signal, random } = options;
  const jitterMs = backoffMs(retries, random);
  const delayMs = error.retryAfterMs === null ? jitterMs : error.retryAfterMs + jitterMs / 10;
  options.onRetry?.(error, delayMs);
  const pause = () => sleep(clock, delayMs, signal);
  await (error.retryAfterMs === null || options.duringThrottle === undefined
    ? pause()
    : options.duringThrottle(pause));
}
