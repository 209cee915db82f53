import type { SANDBOX_ENDS } from '#shared/domain/check-details.ts';
import type { Json } from '#shared/domain/json.ts';

import type { PythonError } from './interpreter.ts';

/** One program to run, as it goes to the child: a line of JSON. */
export interface ProgramRequest {
  readonly id: number;
  readonly source: string;
  readonly call: { readonly function: string; readonly arguments: readonly Json[] } | null;
  readonly files: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  readonly outputLimit: number;
}

/** How it ended. */
export interface ProgramResult {
  readonly end: (typeof SANDBOX_ENDS)[number];
  readonly stdout: string;
  readonly stderr: string;
  readonly error: PythonError | null;
  readonly valueJson: string | null;
  readonly durationMs: number;
}

/** What the child says: a line of JSON each. */
export type ChildMessage =
  | { readonly type: 'ready'; readonly fromSnapshot: boolean }
  | { readonly type: 'result'; readonly id: number; readonly result: ProgramResult }
  /** After a result: ready for another program. */
  | { readonly type: 'idle' }
  /** After a result: the process is used up. */
  | { readonly type: 'spent' }
  /** The child could not be made ready. */
  | { readonly type: 'failed'; readonly message: string };

/** What a child is told when it starts: its only argument, as JSON. */
export interface ChildSettings {
  /** Folder of Pyodide's files. */
  readonly pyodideDirectory: string;
  /** A snapshot to start from; null starts without. */
  readonly snapshotPath: string | null;
  /** What the snapshot must be of. */
  readonly snapshotKey: string;
  /** Writes a snapshot to standard output and ends. */
  readonly makesSnapshot: boolean;
}

/** Places in the memory that the child's two threads share. */
export const SHARED = { wake: 0, stopped: 1, length: 4 } as const;

/** Why the supervisor interrupts a program: values at `SHARED.stopped`. */
export const STOP = { none: 0, time: 1, memory: 2 } as const;

export interface RealmData {
  readonly settings: ChildSettings;
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly interrupt: Uint8Array<SharedArrayBuffer>;
}
