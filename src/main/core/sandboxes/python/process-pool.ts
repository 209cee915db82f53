import type { ProgramRequest, ProgramResult } from './child/child-messages.ts';
import { type ProcessEvents, type PythonProcess, startPythonProcess } from './python-process.ts';
import type { Command } from './child-command.ts';

/** Beyond its own limit a process gets this long to say that a program is over. */
const BACKSTOP_MS = 5_000;
/** A program is given to a second process when the first one vanished under it, and to no third. */
const MOST_STARTS = 2;

interface Task {
  readonly request: ProgramRequest;
  starts: number;
  resolve(result: ProgramResult): void;
  reject(reason: unknown): void;
}

interface Desk {
  readonly process: PythonProcess;
  state: 'starting' | 'idle' | 'busy' | 'cleaning';
  wasReady: boolean;
  task: Task | null;
  timer: NodeJS.Timeout | undefined;
}

export interface PoolOptions {
  readonly size: number;
  readonly command: () => Command;
  /** A process started although its snapshot was of no use. */
  readonly onColdStart: () => void;
}

/** Processes that run programs, one at a time each. */
export interface ProcessPool {
  run(request: ProgramRequest, signal: AbortSignal): Promise<ProgramResult>;
  close(): void;
}

/** Starts processes as they are needed and replaces those that end. */
export function createProcessPool({ size, command, onColdStart }: PoolOptions): ProcessPool {
  const waiting: Task[] = [];
  const desks = new Set<Desk>();
  let isClosed = false;

  function next(): void {
    for (let task = waiting[0]; task !== undefined; task = waiting[0]) {
      const idle = [...desks].find(({ state }) => state === 'idle');
      if (idle === undefined) break;
      waiting.shift();
      give(idle, task);
    }
    const coming = [...desks].filter(({ state }) => state === 'starting' || state === 'cleaning').length;
    for (let missing = waiting.length - coming; missing > 0 && desks.size < size; missing -= 1) hire();
  }

  function give(desk: Desk, task: Task): void {
    desk.state = 'busy';
    desk.task = task;
    task.starts += 1;
    desk.timer = setTimeout(() => {
      finish(desk, stopped(task.request.timeoutMs));
      desk.process.kill();
    }, task.request.timeoutMs + BACKSTOP_MS);
    desk.process.run(task.request);
  }

  function finish(desk: Desk, result: ProgramResult): void {
    clearTimeout(desk.timer);
    const { task } = desk;
    desk.task = null;
    desk.state = 'cleaning';
    task?.resolve(result);
  }

  function hire(): void {
    const events: ProcessEvents = {
      onReady: ({ fromSnapshot }) => {
        desk.wasReady = true;
        if (!fromSnapshot) onColdStart();
      },
      onIdle: () => {
        desk.state = 'idle';
        next();
      },
      onResult: (id, result) => {
        if (desk.task?.request.id === id) finish(desk, result);
      },
      onGone: (reason) => leave(desk, reason),
    };
    const desk: Desk = {
      process: startPythonProcess(command(), events),
      state: 'starting',
      wasReady: false,
      task: null,
      timer: undefined,
    };
    desks.add(desk);
  }

  function leave(desk: Desk, reason: string): void {
    clearTimeout(desk.timer);
    desks.delete(desk);
    const { task } = desk;
    desk.task = null;
    if (isClosed) return task?.reject(closed());
    if (!desk.wasReady) {
      const error = new Error(`The Python sandbox could not be started: ${reason}.`);
      for (const lost of waiting.splice(0)) lost.reject(error);
      return;
    }
    if (task !== null && task.starts < MOST_STARTS) waiting.unshift(task);
    else task?.resolve(vanished(reason));
    // One that served is replaced at once, so that the next program finds it warm.
    if (desks.size < size) hire();
    next();
  }

  return {
    run(request, signal) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        if (isClosed) throw closed();
        const abort = (): void => {
          const place = waiting.indexOf(task);
          if (place >= 0) waiting.splice(place, 1);
          for (const desk of desks) {
            if (desk.task !== task) continue;
            desk.task = null;
            desk.process.kill();
          }
          reject(signal.reason);
        };
        const settle = (): void => signal.removeEventListener('abort', abort);
        const task: Task = {
          request,
          starts: 0,
          resolve: (result) => (settle(), resolve(result)),
          reject: (reason) => (settle(), reject(reason)),
        };
        signal.addEventListener('abort', abort, { once: true });
        waiting.push(task);
        next();
      });
    },
    close() {
      isClosed = true;
      for (const task of waiting.splice(0)) task.reject(closed());
      for (const desk of desks) desk.process.kill();
    },
  };
}

function closed(): Error {
  return new Error('The Python sandbox was closed.');
}

function stopped(timeoutMs: number): ProgramResult {
  const message = 'The program did not stop when its time was over, and was killed.';
  return failed('time', message, timeoutMs);
}

function vanished(reason: string): ProgramResult {
  return failed('crash', `The process ended under the program: ${reason}.`, 0);
}

function failed(end: ProgramResult['end'], message: string, durationMs: number): ProgramResult {
  const error = { type: 'Stopped', message, traceback: '' };
  return { end, stdout: '', stderr: '', error, valueJson: null, durationMs };
}
