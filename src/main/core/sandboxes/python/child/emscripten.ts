import { isGlobal, isMemory, type WasmGlobal, type WasmMemory, type WasmNames } from './wasm.ts';

/** The parts of Emscripten's file system in memory that are used here. */
export interface MemoryNode {
  readonly id: number;
  mode: number;
  mtime: number;
  contents: Uint8Array | Record<string, MemoryNode> | undefined;
  usedBytes: number;
  node_ops: NodeOperations;
  stream_ops: StreamOperations;
}

export interface NodeOperations {
  mknod(parent: MemoryNode, name: string, mode: number, device: number): MemoryNode;
  symlink(parent: MemoryNode, name: string, target: string): MemoryNode;
  setattr: (this: void, node: MemoryNode, attributes: { size?: number }) => void;
  rename(node: MemoryNode, directory: MemoryNode, name: string): void;
  unlink(parent: MemoryNode, name: string): void;
  rmdir(parent: MemoryNode, name: string): void;
}

export interface StreamOperations {
  write: (
    this: void,
    stream: MemoryStream,
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
    canOwn: boolean,
  ) => number;
}

export interface MemoryStream {
  fd: number | null;
  flags: number;
  readonly node: MemoryNode;
}

export interface MemoryFileSystem {
  readonly root: MemoryNode;
  streams: (MemoryStream | null)[];
  currentPath: string;
  nextInode: number;
  readonly ErrnoError: new (code: number) => Error;
  hashRemoveNode(node: MemoryNode): void;
  mkdirTree(path: string): void;
  writeFile(path: string, data: string): void;
  analyzePath(path: string): { exists: boolean; object: MemoryNode };
}

/** Calls of the C interface: pointers and integers in and out; memory is theirs. */
export type ForeignCall = (...values: readonly number[]) => number;

/** What is used of an instance of the interpreter. */
export interface Machine {
  readonly memory: WasmMemory;
  readonly stackPointer: WasmGlobal;
  readonly fileSystem: MemoryFileSystem;
  /** Finds a function by its name in C. */
  call(name: string): ForeignCall;
}

/** Reads what is used of a module's exports; throws where something is missing. */
export function readMachine(exports: WasmNames, fileSystem: MemoryFileSystem): Machine {
  const { memory, __stack_pointer: stackPointer } = exports;
  if (!isMemory(memory) || !isGlobal(stackPointer)) {
    throw new Error('The interpreter exports no memory.');
  }
  return {
    memory,
    stackPointer,
    fileSystem,
    call(name) {
      const found = exports[name];
      if (typeof found !== 'function') throw new Error(`The interpreter exports no ${name}.`);
      return found as ForeignCall;
    },
  };
}
