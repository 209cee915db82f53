import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';

import { captureOutput } from '../child/captured-output.ts';
import type { ProgramRequest, ProgramResult } from '../child/child-messages.ts';
import type { Command } from '../child-command.ts';
import { REQUEST_FD, RESULT_FD } from './native-runner.ts';

/** Most characters of a result: a value as JSON and the texts of an exception. */
const MOST_RESULT = 16 * 1024 * 1024;

export interface NativeRun {
  readonly command: Command;
  readonly request: ProgramRequest;
  /** Where the program works, as it sees it. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

/** Runs one program in a process of its own. Rejects with the signal's reason when aborted, and when no process can be started. */
export async function runNative(run: NativeRun): Promise<ProgramResult> {
  const { command, request, directory, signal } = run;
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<ProgramResult>();
  const started = performance.now();
  const child = spawn(command.file, command.arguments, {
    env: command.environment,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // A group of its own: killed in its first moments, bubblewrap could leave a child behind that the group still has.
    detached: true,
  });
  let stopped: 'time' | 'output' | null = null;
  const stop = (reason: 'time' | 'output'): void => {
    stopped ??= reason;
    killGroup(child);
  };
  const outputs = [child.stdout, child.stderr].map((stream) => {
    const captured = captureOutput(request.outputLimit, () => stop('output'));
    stream.on('data', (bytes: Buffer) => void captured.write(bytes));
    return captured;
  });
  const told = readResult(child);
  const token = randomUUID();
  const timer = setTimeout(() => stop('time'), request.timeoutMs);
  const abort = (): void => killGroup(child);
  signal.addEventListener('abort', abort, { once: true });
  feed(child, request, { token, directory });

  child.on('error', reject);
  child.on('close', (code, exitSignal) => {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    if (signal.aborted) return reject(signal.reason);
    const [stdout, stderr] = outputs.map((output) => output.text());
    const end = outputs.some(({ isOver }) => isOver) ? 'output' : stopped;
    const result = end === null ? fromRunner(told(), token, code, exitSignal) : halted(end);
    const durationMs = performance.now() - started;
    resolve({ ...result, stdout: stdout ?? '', stderr: stderr ?? '', durationMs });
  });
  return promise;
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
    child.kill('SIGKILL');
  }
}

function feed(child: ChildProcess, request: ProgramRequest, own: { token: string; directory: string }): void {
  const { source, call, files, stdin, memoryBytes, timeoutMs } = request;
  const cpuSeconds = Math.ceil(timeoutMs / 1000) + 1;
  const pipes: readonly [unknown, string][] = [
    [child.stdio[REQUEST_FD], JSON.stringify({ source, call, files, memoryBytes, cpuSeconds, ...own })],
    [child.stdin, stdin],
  ];
  for (const [pipe, text] of pipes) {
    const stream = pipe as Writable;
    // A program need not read what it is given.
    stream.on('error', () => undefined);
    stream.end(text);
  }
}

function readResult(child: ChildProcess): () => string {
  let text = '';
  const stream = child.stdio[RESULT_FD] as Readable;
  stream.setEncoding('utf8').on('data', (part: string) => {
    if (text.length < MOST_RESULT) text += part;
  });
  return () => text;
}

type Ending = Pick<ProgramResult, 'end' | 'error' | 'valueJson'>;

function fromRunner(text: string, token: string, code: number | null, signal: string | null): Ending {
  const told = parse(text);
  if (told !== null && told.token === token) {
    return { end: told.end, error: told.error, valueJson: told.valueJson };
  }
  const message = `The program ended its process (${signal ?? `exit code ${code}`}).`;
  return { end: 'crash', error: { type: 'Crash', message, traceback: '' }, valueJson: null };
}

function parse(text: string): (Ending & { token: string }) | null {
  try {
    return JSON.parse(text) as Ending & { token: string };
  } catch {
    // Nothing, or something that the runner does not write.
    return null;
  }
}

function halted(end: 'time' | 'output'): Ending {
  const message =
    end === 'time'
      ? 'The program was stopped when its time was over.'
      : 'The program wrote more than is kept.';
  return { end, error: { type: 'Stopped', message, traceback: '' }, valueJson: null };
}
