import type { CapturedOutput } from './captured-output.ts';
import { openCInterface } from './c-interface.ts';
import type { MemoryFileSystem } from './emscripten.ts';
import { type FileSystemImage, takeFileSystemImage } from './file-system-image.ts';
import { takeHeapImage } from './heap-image.ts';
import type { ImportBorder } from './import-border.ts';
import { type Interpreter, seal, warmUp } from './interpreter.ts';
import { type InterpreterFiles, loadMachine, type Pyodide, type PyodideModules } from './load-machine.ts';

/** A memory that has grown by more than this is given back with its process. */
const MOST_GROWTH = 32 * 1024 * 1024;

export interface OpenMachine {
  readonly interpreter: Interpreter;
  readonly border: ImportBorder;
  readonly fileSystem: MemoryFileSystem;
  readonly files: FileSystemImage;
  readonly streams: Streams;
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly interrupt: Uint8Array<SharedArrayBuffer>;
  /** Takes back all that a program did. False when the interpreter must go instead. */
  restore(): boolean;
}

export interface OpenOptions {
  readonly files: InterpreterFiles;
  readonly modules: PyodideModules;
  readonly snapshot: Uint8Array | null;
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly interrupt: Uint8Array<SharedArrayBuffer>;
}

function openBorder(): ImportBorder {
  return { isClosed: false, memoryLimit: Number.MAX_SAFE_INTEGER, memoryRefused: false };
}

/** The memory of a warm interpreter, for later ones to start from. */
export async function makeSnapshot(
  options: Pick<OpenOptions, 'files' | 'modules'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const loaded = await loadMachine({ ...options, border: openBorder(), snapshot: null, snapshots: true });
  warmUp(openCInterface(loaded.machine));
  return loaded.pyodide.makeMemorySnapshot();
}

/** An interpreter that is ready for programs, and an image of it to go back to. */
export async function openMachine(options: OpenOptions): Promise<OpenMachine> {
  const { shared, interrupt, snapshot } = options;
  const border = openBorder();
  const { machine, pyodide } = await loadMachine({ ...options, border, snapshots: false });
  const c = openCInterface(machine);
  if (snapshot === null) warmUp(c);
  const streams = openStreams(pyodide);
  pyodide.setInterruptBuffer(interrupt);
  const interpreter = seal(c);
  const { fileSystem, memory, stackPointer } = machine;
  const files = takeFileSystemImage(fileSystem, fileSystem.analyzePath('/lib/python314.zip').object);
  const heap = takeHeapImage(memory);
  const stack: unknown = stackPointer.value;
  return {
    interpreter,
    border,
    fileSystem,
    files,
    streams,
    shared,
    interrupt,
    restore() {
      if (memory.buffer.byteLength - heap.size > MOST_GROWTH) return false;
      heap.restore();
      stackPointer.value = stack;
      return files.restore();
    },
  };
}

/** The three standard streams of the interpreter. */
export interface Streams {
  begin(program: { stdin: string; stdout: CapturedOutput; stderr: CapturedOutput }): void;
}

function openStreams(pyodide: Pyodide): Streams {
  let input = new Uint8Array(0);
  let outputs: { stdout: CapturedOutput; stderr: CapturedOutput } | null = null;
  pyodide.setStdin({
    isatty: false,
    read(buffer) {
      const count = Math.min(buffer.length, input.length);
      buffer.set(input.subarray(0, count));
      input = input.subarray(count);
      return count;
    },
  });
  pyodide.setStdout({ isatty: false, write: (bytes) => outputs?.stdout.write(bytes) ?? bytes.length });
  pyodide.setStderr({ isatty: false, write: (bytes) => outputs?.stderr.write(bytes) ?? bytes.length });
  return {
    begin({ stdin, stdout, stderr }) {
      input = new TextEncoder().encode(stdin);
      outputs = { stdout, stderr };
    },
  };
}
