import type { MessagePort } from 'node:worker_threads';

import { type Reply, toReply } from '#shared/errors.ts';

import { cleanLeftovers } from '../clean-leftovers.ts';
import type { Connection } from '../connection.ts';
import { openDatabase } from '../open-database.ts';
import { createIdleIndexer } from '../search/idle-indexer.ts';
import { WriteQueue } from './write-queue.ts';
import type { WriterData, WriterMessage, WriterRequest } from './writer-messages.ts';

/** The writer thread: opens the catalog and carries out writes until it is told to close. */
export function serveWriter(port: MessagePort, data: WriterData): void {
  const post = (message: WriterMessage) => port.postMessage(message);
  const opened = open(data);
  if (!opened.ok) {
    post({ type: 'unusable', error: opened.error });
    port.close();
    return;
  }
  const connection = opened.value;
  const indexer = createIdleIndexer(connection);
  const replies = collectReplies(post);
  const queue = new WriteQueue({
    connection,
    dataDirectory: data.dataDirectory,
    onFlushed() {
      replies.send();
      indexer.wake();
    },
  });
  port.on('message', (request: WriterRequest) => {
    if (request.type === 'write') {
      queue.add({ ...request, done: (reply) => replies.add(request.id, reply) });
      return;
    }
    queue.flush();
    indexer.stop();
    connection.close();
    port.close();
  });
  post({ type: 'ready' });
  indexer.wake();
}

function open(data: WriterData): Reply<Connection> {
  try {
    const { dataDirectory, busyTimeoutMs } = data;
    const connection = openDatabase({
      dataDirectory,
      now: () => new Date(),
      ...(busyTimeoutMs === undefined ? {} : { busyTimeoutMs }),
    });
    cleanLeftovers(connection, dataDirectory);
    return { ok: true, value: connection };
  } catch (error) {
    return toReply(error);
  }
}

/** Replies of one flush go out as one message. */
function collectReplies(post: (message: WriterMessage) => void) {
  let collected: { id: number; reply: Reply<unknown> }[] = [];
  return {
    add(id: number, reply: Reply<unknown>) {
      collected.push({ id, reply });
    },
    send() {
      if (collected.length > 0) post({ type: 'replies', replies: collected });
      collected = [];
    },
  };
}
