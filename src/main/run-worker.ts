import { parentPort, workerData } from 'node:worker_threads';

import { serveRunWorker } from '#core/runs/worker/serve-run-worker.ts';

const data: unknown = workerData;
if (
  parentPort !== null &&
  typeof data === 'object' &&
  data !== null &&
  'marker' in data &&
  data.marker instanceof SharedArrayBuffer &&
  'offlineLock' in data &&
  data.offlineLock instanceof SharedArrayBuffer
) {
  serveRunWorker(parentPort, { marker: data.marker, offlineLock: data.offlineLock });
}
