import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

import { Socket } from 'node:net';

import type { ChildMessage, ProgramRequest, ProgramResult } from './child/child-messages.ts';
import type { Command } from './child-command.ts';

const MOST_COMPLAINT = 2_000;

/** What a process tells its owner. */
export interface ProcessEvents {
  /** Ready for a program: at first, and again after each result. */
  onIdle(): void;
  onReady(state: { fromSnapshot: boolean }): void;
  onResult(id: number, result: ProgramResult): void;
  /** Once, when the process has ended for whatever reason. */
  onGone(reason: string): void;
}

/** One child of the Python sandbox. */
export interface PythonProcess {
  run(request: ProgramRequest): void;
  kill(): void;
}

export function startPythonProcess(command: Command, events: ProcessEvents): PythonProcess {
  const child = spawn(command.file, command.arguments, {
    env: command.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let complaint = '';
  let isGone = false;
  const leave = (reason: string): void => {
    if (isGone) return;
    isGone = true;
    events.onGone(reason);
  };
  const take = (line: string): void => {
    const message = JSON.parse(line) as ChildMessage;
    if (message.type === 'result') events.onResult(message.id, message.result);
    if (message.type === 'failed') complaint = message.message;
    if (message.type === 'ready') events.onReady(message);
    if (message.type === 'spent') child.kill('SIGKILL');
    if (message.type === 'ready' || message.type === 'idle') {
      setHolding(child, false);
      events.onIdle();
    }
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-MOST_COMPLAINT);
  });
  child.stdout.setEncoding('utf8');
  readLines(child, take);
  // A request to a process that is just ending: the end is told by its exit.
  child.stdin.on('error', () => undefined);
  child.on('error', (error) => leave(error.message));
  child.on('close', (code, signal) => leave(complaint.trim() || `it ended with ${signal ?? `code ${code}`}`));
  return {
    run(request) {
      setHolding(child, true);
      child.stdin.write(`${JSON.stringify(request)}\n`);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function readLines({ stdout }: ChildProcessWithoutNullStreams, take: (line: string) => void): void {
  const parts: string[] = [];
  stdout.on('data', (text: string) => {
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) take(parts.splice(0).join('') + line);
    if (rest !== '') parts.push(rest);
  });
}

/** An idle process does not keep its owner running. */
function setHolding(child: ChildProcessWithoutNullStreams, isHolding: boolean): void {
  const word = isHolding ? 'ref' : 'unref';
  child[word]();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    if (stream instanceof Socket) stream[word]();
  }
}
