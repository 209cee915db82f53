import { parentPort, workerData } from 'node:worker_threads';

import { markBusy } from '#core/runs/pool/busy-marker.ts';
import type { WorkerData } from '#core/runs/pool/worker-messages.ts';
import { serveRunWorker } from '#core/runs/worker/serve-run-worker.ts';

/** The product's worker, but a case whose row is a multiple of 7 takes the thread down: while it is scored, or (environment `plain`) at no known place. */
const shared = workerData as WorkerData;
let isMarked = true;

parentPort?.on(
  'message',
  (message: { type: string; plan?: unknown; session: number; item: number; caseRow: number }) => {
    if (message.type === 'open') isMarked = !JSON.stringify(message.plan).includes('"id":"plain"');
    if (message.type !== 'work' || message.caseRow % 7 !== 0) return;
    const { session, item } = message;
    if (isMarked) markBusy(new Int32Array(shared.marker), { session, item, boundary: 'scorer' });
    process.exit(9);
  },
);
if (parentPort !== null) serveRunWorker(parentPort, shared);
