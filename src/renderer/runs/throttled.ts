export interface Throttled {
  (): void;
  readonly stop: () => void;
}

/** Runs an action at once, then at most once in each period; the last call is never lost. */
export function throttled(periodMs: number, action: () => void): Throttled {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isWanted = false;
  const run = () => {
    isWanted = false;
    action();
    timer = setTimeout(() => {
      timer = null;
      if (isWanted) run();
    }, periodMs);
  };
  const call = () => {
    if (timer === null) run();
    else isWanted = true;
  };
  return Object.assign(call, {
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  });
}
