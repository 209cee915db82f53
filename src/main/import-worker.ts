import { parentPort } from 'node:worker_threads';

import { doJob, type JobReply, type JobRequest } from '#core/bundles/import/import-jobs.ts';
import { type Reply, toReply } from '#shared/errors.ts';

const port = parentPort;
if (port === null) throw new Error('The import worker runs as a worker thread only.');

port.on('message', (request: JobRequest) => {
  void answer(request).then((reply) => port.postMessage({ id: request.id, reply } satisfies JobReply));
});

async function answer(request: JobRequest): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await doJob(request) };
  } catch (error) {
    return toReply(error);
  }
}
