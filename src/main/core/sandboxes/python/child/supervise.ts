import { writeSync } from 'node:fs';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';

import {
  type ChildMessage,
  type ChildSettings,
  type ProgramRequest,
  type RealmData,
  SHARED,
} from './child-messages.ts';
import { watchProgram } from './watch-program.ts';

const RESULT = '{"type":"result"';
const SPENT = '{"type":"spent"';

/**
 * The main thread of the child. It carries requests to the locked thread and results back, stops programs whose time
 * or memory is over, and ends the process when its owner is gone, which a busy thread could not notice.
 */
export function supervise(entry: URL, settings: ChildSettings): void {
  const shared = new Int32Array(new SharedArrayBuffer(SHARED.length * 4));
  const interrupt = new Uint8Array(new SharedArrayBuffer(1));
  const { port1: port, port2 } = new MessageChannel();
  const data: RealmData & { port: MessagePort } = { settings, shared, interrupt, port: port2 };
  const worker = new Worker(entry, {
    workerData: data,
    transferList: [port2],
    // Deep recursion of Python needs a deep stack of the engine.
    resourceLimits: { stackSizeMb: 8, maxOldGenerationSizeMb: 256 },
    stdout: true,
    stderr: true,
  });
  const watch = watchProgram({ shared, interrupt }, (id, result) => {
    say({ type: 'result', id, result });
    say({ type: 'spent' });
    end();
  });
  worker.on('error', (error) => {
    if (!watch.giveUp(error)) say({ type: 'failed', message: error.message });
    end();
  });
  port.on('message', (message: string | Uint8Array) => {
    if (typeof message !== 'string') return endWith(message);
    if (message.startsWith(RESULT)) watch.stop();
    write(Buffer.from(`${message}\n`));
    if (message.startsWith(SPENT)) end();
  });
  onLines((line) => {
    watch.start(JSON.parse(line) as ProgramRequest);
    port.postMessage(line);
    Atomics.add(shared, SHARED.wake, 1);
    Atomics.notify(shared, SHARED.wake);
  });
}

function onLines(take: (line: string) => void): void {
  let rest = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  // The owner holds the other end: it ends with the owner, however that ends.
  for (const event of ['end', 'close', 'error']) process.stdin.on(event, end);
}

function say(message: ChildMessage): void {
  write(Buffer.from(`${JSON.stringify(message)}\n`));
}

/** Written at once, so that nothing is lost when the process is killed right after. */
function write(bytes: Uint8Array): void {
  for (let sent = 0; sent < bytes.length;) sent += writeSync(1, bytes, sent);
}

function endWith(bytes: Uint8Array): void {
  write(bytes);
  end();
}

/** Even in the midst of a loop of the other thread. */
function end(): void {
  process.kill(process.pid, 'SIGKILL');
}
