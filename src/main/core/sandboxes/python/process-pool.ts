import type { ProgramRequest, ProgramResult } from './child/child-messages.ts';
import type { Command } from './child-command.ts';
import {
  type DeskEvents,
  failedResult,
  openProgramDesk,
  type ProgramDesk,
  type ProgramTask,
} from './program-desk.ts';

/** A program is given to a second process when the first one vanished under it, and to no third. */
const MOST_STARTS = 2;

export interface PoolOptions {
  readonly size: number;
  readonly command: () => Command;
  /** A process started without its snapshot. */
  readonly onColdStart: () => void;
}

/** Processes that run programs, one at a time each. */
export interface ProcessPool {
  /** Rejects with the signal's reason when aborted, and when no process can be started. */
  run(request: ProgramRequest, signal: AbortSignal): Promise<ProgramResult>;
  close(): void;
}

/** Starts processes as they are needed and replaces those that end. */
export function createProcessPool({ size, command, onColdStart }: PoolOptions): ProcessPool {
  const waiting: ProgramTask[] = [];
  const desks = new Set<ProgramDesk>();
  let isClosed = false;

  function next(): void {
    for (const desk of desks) {
      const task = desk.isIdle ? waiting.shift() : undefined;
      if (task !== undefined) desk.give(task);
    }
    const coming = [...desks].filter(({ isComing }) => isComing).length;
    for (let missing = waiting.length - coming; missing > 0 && desks.size < size; missing -= 1) hire();
  }

  function hire(): void {
    const desk = openProgramDesk(command(), {
      onReady: ({ fromSnapshot }) => void (fromSnapshot || onColdStart()),
      onIdle: next,
      onGone: (end) => {
        desks.delete(desk);
        leave(end);
      },
    });
    desks.add(desk);
  }

  const leave: DeskEvents['onGone'] = ({ task, wasReady, reason }) => {
    if (isClosed) return task?.reject(closed());
    if (!wasReady) {
      const error = new Error(`The Python sandbox could not be started: ${reason}.`);
      for (const lost of waiting.splice(0)) lost.reject(error);
      return;
    }
    if (task !== null && task.starts < MOST_STARTS) waiting.unshift(task);
    else task?.resolve(failedResult('crash', `The process ended under the program: ${reason}.`, 0));
    // One that served is replaced at once, so that the next program finds it warm.
    if (desks.size < size) hire();
    next();
  };

  return {
    async run(request, signal) {
      signal.throwIfAborted();
      if (isClosed) throw closed();
      const { promise, resolve, reject } = Promise.withResolvers<ProgramResult>();
      const task: ProgramTask = { request, starts: 0, resolve, reject };
      const abort = (): void => {
        const place = waiting.indexOf(task);
        if (place >= 0) waiting.splice(place, 1);
        for (const desk of desks) desk.drop(task);
        reject(signal.reason);
      };
      signal.addEventListener('abort', abort, { once: true });
      waiting.push(task);
      next();
      return promise.finally(() => signal.removeEventListener('abort', abort));
    },
    close() {
      isClosed = true;
      for (const task of waiting.splice(0)) task.reject(closed());
      for (const desk of desks) desk.close();
    },
  };
}

function closed(): Error {
  return new Error('The Python sandbox was closed.');
}
