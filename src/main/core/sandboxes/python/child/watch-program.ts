import { type ProgramRequest, type ProgramResult, SHARED, STOP } from './child-messages.ts';

const INTERRUPT = 2;
/** A program that does not heed the interrupt is killed with its process after this many milliseconds more. */
const GRACE_MS = 500;
const WATCH_MS = 50;
/** What a program may take beside the memory of the interpreter: files in memory, output, the engine's own. */
const SLACK_BYTES = 192 * 1024 * 1024;

interface Shared {
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly interrupt: Uint8Array<SharedArrayBuffer>;
}

export interface ProgramWatch {
  start(request: ProgramRequest): void;
  stop(): void;
  /** The thread died. False when no program was running. */
  giveUp(error: Error): boolean;
}

/** Watches time and memory of the running program from outside of its thread. `onKill` is told how it ended when it had to be killed. */
export function watchProgram(
  { shared, interrupt }: Shared,
  onKill: (id: number, result: ProgramResult) => void,
): ProgramWatch {
  let timers: NodeJS.Timeout[] = [];
  let current: { id: number; started: number } | null = null;

  function stop(): void {
    for (const timer of timers.splice(0)) clearTimeout(timer);
    current = null;
  }

  function kill(end: ProgramResult['end'], message: string): void {
    if (current === null) return;
    const { id, started } = current;
    stop();
    const error = { type: 'Stopped', message, traceback: '' };
    onKill(id, {
      end,
      stdout: '',
      stderr: '',
      error,
      valueJson: null,
      durationMs: performance.now() - started,
    });
  }

  function halt(reason: 'time' | 'memory'): void {
    if (Atomics.compareExchange(shared, SHARED.stopped, STOP.none, STOP[reason]) !== STOP.none) return;
    Atomics.store(interrupt, 0, INTERRUPT);
    timers.push(setTimeout(() => kill(reason, KILLED[reason]), GRACE_MS));
  }

  return {
    start(request) {
      stop();
      Atomics.store(shared, SHARED.stopped, STOP.none);
      Atomics.store(interrupt, 0, 0);
      current = { id: request.id, started: performance.now() };
      const most = process.memoryUsage.rss() + request.memoryBytes + SLACK_BYTES;
      const look = (): void => void (process.memoryUsage.rss() > most && halt('memory'));
      timers = [setTimeout(() => halt('time'), request.timeoutMs), setInterval(look, WATCH_MS)];
    },
    stop,
    giveUp(error) {
      if (current === null) return false;
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      kill(
        isMemory ? 'memory' : 'crash',
        isMemory ? KILLED.memory : `The interpreter gave out: ${error.message}`,
      );
      return true;
    },
  };
}

const KILLED = {
  time: 'The program did not stop when its time was over, and was killed.',
  memory: 'The program used its memory up, and was killed.',
};
