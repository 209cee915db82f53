import { type ProgramRequest, type ProgramResult, SHARED, STOP } from './child-messages.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { BorderCrossed } from './import-border.ts';
import type { OpenMachine } from './open-machine.ts';
import type { PythonError } from './interpreter.ts';

const HOME = '/home/pyodide/';
/** What a program may write to its files beside what it was given. */
const FILE_BYTES = 64 * 1024 * 1024;
const INTERRUPT = 2;
/** Most characters of a value. */
const MOST_VALUE = 16 * 1024 * 1024;

/** Runs one program. `isSpent`: the interpreter gave out and must not be used again. */
export function runProgram(
  open: OpenMachine,
  request: ProgramRequest,
): { result: ProgramResult; isSpent: boolean } {
  const { border, shared, interrupt } = open;
  const stopForOutput = (): void => void Atomics.store(interrupt, 0, INTERRUPT);
  const stdout = captureOutput(request.outputLimit, stopForOutput);
  const stderr = captureOutput(request.outputLimit, stopForOutput);
  open.streams.begin({ stdin: request.stdin, stdout, stderr });
  border.memoryLimit = request.memoryBytes;
  border.memoryRefused = false;
  const started = performance.now();
  const ended = runInside(open, request);
  const durationMs = performance.now() - started;
  const stopped = Atomics.load(shared, SHARED.stopped);
  const end = endOf({ ended, stopped, border, outputs: [stdout, stderr] });
  const result: ProgramResult = {
    end,
    stdout: stdout.text(),
    stderr: stderr.text(),
    error: end === 'ok' ? null : (ended.error ?? stoppedBy(end)),
    valueJson: end === 'ok' ? ended.json : null,
    durationMs,
  };
  return { result, isSpent: ended.isSpent };
}

interface Ended {
  readonly error: PythonError | null;
  readonly json: string | null;
  readonly isSpent: boolean;
}

function runInside(open: OpenMachine, request: ProgramRequest): Ended {
  const { interpreter, border } = open;
  try {
    writeFiles(open, request.files);
    border.isClosed = true;
    const error = interpreter.runProgram(request.source);
    const called =
      error === null && request.call !== null
        ? interpreter.callFunction(request.call.function, JSON.stringify(request.call.arguments))
        : { json: null };
    interpreter.flush();
    if ('error' in called) return { error: called.error, json: null, isSpent: false };
    return { error, json: called.json, isSpent: false };
  } catch (thrown) {
    // Whatever comes out of WebAssembly as a JavaScript error leaves the interpreter in no known state.
    return { error: collapsed(thrown), json: null, isSpent: true };
  } finally {
    border.isClosed = false;
  }
}

function writeFiles({ files, fileSystem }: OpenMachine, texts: Readonly<Record<string, string>>): void {
  const entries = Object.entries(texts);
  files.allow(FILE_BYTES + entries.reduce((sum, [, text]) => sum + text.length * 4, 0));
  for (const [path, text] of entries) {
    const folder = path.lastIndexOf('/');
    if (folder > 0) fileSystem.mkdirTree(HOME + path.slice(0, folder));
    fileSystem.writeFile(HOME + path, text);
  }
}

interface Signs {
  readonly ended: Ended;
  readonly stopped: number;
  readonly border: { readonly memoryRefused: boolean };
  readonly outputs: readonly CapturedOutput[];
}

function endOf({ ended, stopped, border, outputs }: Signs): ProgramResult['end'] {
  if (stopped === STOP.time) return 'time';
  if (stopped === STOP.memory) return 'memory';
  if (outputs.some((output) => output.isOver) || (ended.json?.length ?? 0) > MOST_VALUE) return 'output';
  if (ended.error === null) return 'ok';
  if (border.memoryRefused && ended.error.type === 'MemoryError') return 'memory';
  return ended.isSpent ? 'crash' : 'exception';
}

function stoppedBy(end: ProgramResult['end']): PythonError {
  const message = STOPPED[end] ?? 'The program was stopped.';
  return { type: 'Stopped', message, traceback: '' };
}

const STOPPED: Partial<Record<ProgramResult['end'], string>> = {
  time: 'The program was stopped when its time was over.',
  memory: 'The program was stopped when it had used its memory up.',
  output: 'The program wrote more than is kept.',
};

function collapsed(thrown: unknown): PythonError {
  return { type: 'Crash', message: reasonOf(thrown).slice(0, 500), traceback: '' };
}

function reasonOf(thrown: unknown): string {
  if (thrown instanceof RangeError) return 'The calls were nested too deeply for the interpreter.';
  if (thrown instanceof BorderCrossed) return thrown.message;
  if (typeof thrown === 'object' && thrown !== null && 'status' in thrown) {
    return `The program ended the interpreter with exit code ${String(thrown.status)}.`;
  }
  return `The interpreter gave out: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
}
