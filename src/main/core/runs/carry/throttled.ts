import type { Clock } from '#core/engine/clock.ts';

/** Does something at most once in `gapMs`: at once when it can, else as soon as the gap is over. */
export interface Throttled {
  request(): void;
  /** Does it now and calls off what was waiting. */
  flush(): void;
  cancel(): void;
}

export function throttled(clock: Clock, gapMs: number, work: () => void): Throttled {
  let lastAt = -Infinity;
  let callOff: (() => void) | null = null;
  const cancel = () => {
    callOff?.();
    callOff = null;
  };
  const flush = () => {
    cancel();
    lastAt = clock.now();
    work();
  };
  return {
    request() {
      if (callOff !== null) return;
      const waitMs = lastAt + gapMs - clock.now();
      if (waitMs <= 0) flush();
      else callOff = clock.after(waitMs, flush);
    },
    flush,
    cancel,
  };
}
