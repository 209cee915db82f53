import { parentPort, workerData } from 'node:worker_threads';

import { serveWriter } from '#core/catalog/writer/serve-writer.ts';
import type { WriterData } from '#core/catalog/writer/writer-messages.ts';

if (parentPort === null) throw new Error('catalog-writer runs as a worker thread only.');
// Started by startWriter of the same build, which gives exactly this.
serveWriter(parentPort, workerData as WriterData);
