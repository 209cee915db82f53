import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

import { readSnapshot } from '../snapshot-file.ts';
import { type ChildMessage, type ProgramRequest, type RealmData, SHARED } from './child-messages.ts';
import { type InterpreterFiles, offerFiles, type PyodideModules } from './load-machine.ts';
import { lockRealm } from './lock-realm.ts';
import { makeSnapshot, openMachine } from './open-machine.ts';
import { runProgram } from './run-program.ts';

/** Programs after which an interpreter is replaced, whatever it did. */
const MOST_PROGRAMS = 500;

/**
 * The thread that programs run in. It locks its realm, loads the interpreter and then waits for requests without
 * ever returning to the event loop, so that nothing can run between or after programs.
 */
export async function serveRealm(
  port: MessagePort,
  { settings, shared, interrupt }: RealmData,
): Promise<void> {
  const send = port.postMessage.bind(port);
  const say = (message: ChildMessage): void => send(JSON.stringify(message));
  const receive = receiveMessageOnPort;
  const files = readFiles(settings.pyodideDirectory);
  const snapshot =
    settings.snapshotPath === null ? null : readSnapshot(settings.snapshotPath, settings.snapshotKey);
  const { forbidImports } = lockRealm();
  offerFiles(files);
  const modules = await importPyodide(settings.pyodideDirectory);
  forbidImports();
  if (settings.makesSnapshot) {
    const made = await makeSnapshot({ files, modules });
    send(made, [made.buffer]);
    return;
  }
  const machine = await openMachine({ files, modules, snapshot, shared, interrupt });
  say({ type: 'ready', fromSnapshot: snapshot !== null });
  for (let served = 1; ; served += 1) {
    const request = nextRequest(() => receive(port)?.message as unknown, shared);
    const { result, isSpent } = runProgram(machine, request);
    // The answer leaves before the memory is cleaned, so that the one who waits need not wait for that too.
    say({ type: 'result', id: request.id, result });
    if (isSpent || served >= MOST_PROGRAMS || !machine.restore()) return say({ type: 'spent' });
    say({ type: 'idle' });
  }
}

/** Waits for a request; only the supervisor of this very process sends them. */
function nextRequest(receive: () => unknown, shared: Int32Array<SharedArrayBuffer>): ProgramRequest {
  for (;;) {
    const seen = Atomics.load(shared, SHARED.wake);
    const message = receive();
    if (typeof message === 'string') return JSON.parse(message) as ProgramRequest;
    Atomics.wait(shared, SHARED.wake, seen);
  }
}

function readFiles(directory: string): InterpreterFiles {
  return {
    wasm: plain(readFileSync(join(directory, 'pyodide.asm.wasm'))),
    library: plain(readFileSync(join(directory, 'python_stdlib.zip'))),
    lock: JSON.stringify({ ...readLock(directory), packages: {} }),
  };
}

function readLock(directory: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(directory, 'pyodide-lock.json'), 'utf8')) as Record<string, unknown>;
}

/** Without Buffer's methods, which the interpreter would meet otherwise. */
function plain(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

async function importPyodide(directory: string): Promise<PyodideModules> {
  const load = (name: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(directory, name)).href) as Promise<Record<string, unknown>>;
  // Both look at the globals of the realm when they are evaluated, so they come after it is locked.
  const [loader, machine] = [await load('pyodide.mjs'), await load('pyodide.asm.mjs')];
  return {
    loadPyodide: loader['loadPyodide'] as PyodideModules['loadPyodide'],
    createPyodideModule: machine['default'] as PyodideModules['createPyodideModule'],
  };
}
