import { Worker } from 'node:worker_threads';

import { entryUrl } from '#core/entry-url.ts';
import { AppError, type Reply, unwrap } from '#shared/errors.ts';

import type { WriteName, WriteOutcome, WritePayload } from './write-operations.ts';
import type { WriterData, WriterMessage, WriterRequest } from './writer-messages.ts';

/** Asks the writer thread for a write. Resolves once it is durable; rejects if it could not be carried out. */
export type Write = <N extends WriteName>(name: N, payload: WritePayload<N>) => Promise<WriteOutcome<N>>;

/** The one thread that writes, seen from the thread that started it. */
export interface Writer {
  readonly write: Write;
  /** Writes what is pending and ends the thread. */
  close(): Promise<void>;
}

interface Pending {
  readonly resolve: (reply: Reply<unknown>) => void;
  readonly reject: (error: AppError) => void;
}

/** Starts the writer thread. Rejects with an AppError if it does not start or the catalog cannot be used. */
export async function startWriter(data: WriterData, now: () => Date): Promise<Writer> {
  const worker = new Worker(entryUrl('catalog-writer'), { workerData: data, name: 'catalog-writer' });
  await ready(worker);
  const pending = new Map<number, Pending>();
  let ended: AppError | null = null;
  let lastId = 0;

  worker.on('message', (message: WriterMessage) => {
    if (message.type !== 'replies') return;
    for (const { id, reply } of message.replies) {
      pending.get(id)?.resolve(reply);
      pending.delete(id);
    }
    if (pending.size === 0) worker.unref();
  });
  worker.on('error', (error) => {
    ended = stopped(error);
  });
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      ended ??= stopped(null);
      for (const { reject } of pending.values()) reject(ended);
      pending.clear();
      resolve();
    });
  });
  const post = (request: WriterRequest) => worker.postMessage(request);
  // An idle writer must not keep a process from ending; one with work to do must.
  worker.unref();

  return {
    async write<N extends WriteName>(name: N, payload: WritePayload<N>) {
      if (ended !== null) throw ended;
      const id = ++lastId;
      const reply = await new Promise<Reply<unknown>>((resolve, reject) => {
        post({ type: 'write', id, name, payload, at: now().toISOString() });
        pending.set(id, { resolve, reject });
        worker.ref();
      });
      // The other side carries out the operation of that name.
      return unwrap(reply) as WriteOutcome<N>;
    },
    async close() {
      if (ended !== null) return exited;
      worker.ref();
      ended = new AppError('catalog-unusable', 'The catalog has been closed.');
      post({ type: 'close' });
      await exited;
    },
  };
}

/** Resolves when the thread has the catalog open; whatever else happens first is an error. */
async function ready(worker: Worker): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: unknown) => reject(stopped(error));
    const ended = () => reject(stopped(null));
    worker.once('error', failed);
    worker.once('exit', ended);
    worker.once('message', (message: WriterMessage) => {
      worker.off('error', failed);
      worker.off('exit', ended);
      if (message.type === 'ready') resolve();
      else if (message.type === 'unusable') {
        const { code, message: sentence, problems } = message.error;
        reject(new AppError(code, sentence, { problems }));
      }
    });
  });
}

function stopped(cause: unknown): AppError {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  return new AppError(
    'catalog-unusable',
    `The thread that writes the catalog has stopped${reason}. What was confirmed is saved; start BenchGen again.`,
    cause === null ? {} : { cause },
  );
}
