import type { ProgramRequest, ProgramResult } from './child/child-messages.ts';
import type { Command } from './child-command.ts';
import { startPythonProcess } from './python-process.ts';

/** Beyond its own limit a process gets this long to say that a program is over. */
const BACKSTOP_MS = 5_000;

/** A program that waits for its result. */
export interface ProgramTask {
  readonly request: ProgramRequest;
  /** Processes that it was given to. */
  starts: number;
  readonly resolve: (result: ProgramResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** What becomes of a desk. */
export interface DeskEvents {
  readonly onReady: (state: { fromSnapshot: boolean }) => void;
  readonly onIdle: () => void;
  /** Its process has ended; `task` has no result yet. */
  readonly onGone: (end: { task: ProgramTask | null; wasReady: boolean; reason: string }) => void;
}

/** One process and the program that it has. */
export interface ProgramDesk {
  readonly isIdle: boolean;
  /** Will be idle without anyone's doing. */
  readonly isComing: boolean;
  give(task: ProgramTask): void;
  /** Ends the process if it has this program. */
  drop(task: ProgramTask): void;
  close(): void;
}

export function openProgramDesk(command: Command, events: DeskEvents): ProgramDesk {
  let state: 'coming' | 'idle' | 'busy' = 'coming';
  let wasReady = false;
  let task: ProgramTask | null = null;
  let timer: NodeJS.Timeout | undefined;

  function take(): ProgramTask | null {
    clearTimeout(timer);
    const taken = task;
    task = null;
    return taken;
  }

  function finish(result: ProgramResult): void {
    // Its memory is put back now.
    state = 'coming';
    take()?.resolve(result);
  }

  const process = startPythonProcess(command, {
    onReady: (told) => {
      wasReady = true;
      events.onReady(told);
    },
    onIdle: () => {
      state = 'idle';
      events.onIdle();
    },
    onResult: (id, result) => {
      if (task?.request.id === id) finish(result);
    },
    onGone: (reason) => events.onGone({ task: take(), wasReady, reason }),
  });

  return {
    get isIdle() {
      return state === 'idle';
    },
    get isComing() {
      return state === 'coming';
    },
    give(given) {
      state = 'busy';
      task = given;
      task.starts += 1;
      const { timeoutMs } = given.request;
      timer = setTimeout(() => {
        finish(overdue(timeoutMs));
        process.kill();
      }, timeoutMs + BACKSTOP_MS);
      process.run(given.request);
    },
    drop(dropped) {
      if (task !== dropped) return;
      take();
      process.kill();
    },
    close: () => process.kill(),
  };
}

function overdue(timeoutMs: number): ProgramResult {
  const message = 'The program did not stop when its time was over, and was killed.';
  return failedResult('time', message, timeoutMs);
}

/** The result of a program of which nothing else is known. */
export function failedResult(end: ProgramResult['end'], message: string, durationMs: number): ProgramResult {
  const error = { type: 'Stopped', message, traceback: '' };
  return { end, stdout: '', stderr: '', error, valueJson: null, durationMs };
}
