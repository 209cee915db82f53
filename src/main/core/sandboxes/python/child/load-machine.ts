import { type ImportBorder, guardImports } from './import-border.ts';
import { type Machine, type MemoryFileSystem, readMachine } from './emscripten.ts';
import type { WasmImports, WasmInstance, WasmNames } from './wasm.ts';

/** Files of the interpreter, read before the realm is locked. */
export interface InterpreterFiles {
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly library: Uint8Array<ArrayBuffer>;
  readonly lock: string;
}

/** What is used of the two modules of Pyodide. */
export interface PyodideModules {
  loadPyodide(options: Record<string, unknown>): Promise<Pyodide>;
  createPyodideModule(settings: ModuleSettings): Promise<unknown>;
}

interface ModuleSettings {
  instantiateWasm: (this: void, imports: WasmImports, receive: Receive) => unknown;
}
type Receive = (instance: WasmInstance, module: unknown) => void;

export interface Pyodide {
  readonly FS: MemoryFileSystem;
  setInterruptBuffer(buffer: Uint8Array<SharedArrayBuffer>): void;
  setStdin(options: { read(buffer: Uint8Array): number; isatty: boolean }): void;
  setStdout(options: { write(bytes: Uint8Array): number; isatty: boolean }): void;
  setStderr(options: { write(bytes: Uint8Array): number; isatty: boolean }): void;
  makeMemorySnapshot(): Uint8Array<ArrayBuffer>;
}

// Taken before the realm is locked.
const encodeBase64 = btoa;

const LIBRARY = '/py/python_stdlib.zip';

export interface LoadOptions {
  readonly files: InterpreterFiles;
  readonly modules: PyodideModules;
  readonly border: ImportBorder;
  /** Memory to start from. */
  readonly snapshot: Uint8Array | null;
  /** Prepares for making a snapshot. */
  readonly snapshots: boolean;
}

/**
 * Loads the interpreter within a locked realm. Without `process`, Pyodide takes itself to be in a bare engine
 * (its "shell"), which has neither files nor network of the host.
 */
export async function loadMachine(options: LoadOptions): Promise<{ machine: Machine; pyodide: Pyodide }> {
  const { files, modules, border, snapshot, snapshots } = options;
  let exports: WasmNames | null = null;
  const createPyodideModule = (settings: ModuleSettings): Promise<unknown> => {
    const { instantiateWasm } = settings;
    settings.instantiateWasm = (imports, receive) =>
      instantiateWasm(guardImports(imports, border), (instance, module) => {
        exports = instance.exports;
        receive(instance, module);
      });
    return modules.createPyodideModule(settings);
  };
  const silent = (): void => undefined;
  const pyodide = await modules.loadPyodide({
    indexURL: '/py/',
    stdLibURL: LIBRARY,
    lockFileContents: files.lock,
    packageBaseUrl: '/none/',
    createPyodideModule,
    // The same order of sets and the same random numbers for every program, on every computer.
    env: { PYTHONHASHSEED: '0' },
    jsglobals: Object.create(null),
    stdin: () => null,
    stdout: silent,
    stderr: silent,
    ...(snapshot !== null && { _loadSnapshot: snapshot }),
    ...(snapshots && { _makeSnapshot: true }),
  });
  if (exports === null) throw new Error('The interpreter was not instantiated.');
  return { machine: readMachine(exports, pyodide.FS), pyodide };
}

/** Gives the realm what Pyodide looks for in a bare engine; before its modules are imported. */
export function offerFiles({ wasm, library }: InterpreterFiles): void {
  const files: Readonly<Record<string, Uint8Array>> = { [LIBRARY]: library, '/py/pyodide.asm.wasm': wasm };
  const missing = (name: string): never => {
    throw new Error(`There is no file ${name}.`);
  };
  const bare = {
    read: missing,
    load: missing,
    readbuffer: (name: string) => files[name] ?? missing(name),
    readline: () => '',
    // Emscripten asks such an engine's shell for random bytes: `head -cN /dev/urandom`, in base64.
    os: { system: (_command: string, words: readonly string[]) => randomBase64(words[1] ?? '') },
  };
  for (const [name, value] of Object.entries(bare)) {
    Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
  }
}

function randomBase64(command: string): string {
  const count = Number(/head -c(\d+)/u.exec(command)?.[1] ?? 0);
  const bytes = new Uint8Array(count);
  for (let start = 0; start < count; start += 65_536) {
    crypto.getRandomValues(bytes.subarray(start, Math.min(count, start + 65_536)));
  }
  return encodeBase64(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
