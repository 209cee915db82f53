import { isMainThread, type MessagePort, workerData } from 'node:worker_threads';

import type { ChildSettings, RealmData } from '#core/sandboxes/python/child/child-messages.ts';
import { serveRealm } from '#core/sandboxes/python/child/serve-realm.ts';
import { supervise } from '#core/sandboxes/python/child/supervise.ts';

// A process of its own: its main thread supervises, and starts this file again as the thread that is locked.
if (isMainThread) {
  supervise(new URL(import.meta.url), JSON.parse(process.argv[2] ?? '') as ChildSettings);
} else {
  const { port, ...data } = workerData as RealmData & { port: MessagePort };
  await serveRealm(port, data);
}
