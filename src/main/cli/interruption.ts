const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What shells expect of a program that was interrupted. */
const INTERRUPTED = 130;

/**
 * Calls `stop` at the first Ctrl+C (or SIGTERM, or a closed terminal) while `work` goes on;
 * the second one ends the process at once.
 */
export async function interruptible<T>(stop: () => void, work: () => Promise<T>): Promise<T> {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) process.exit(INTERRUPTED);
    isStopping = true;
    stop();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}
