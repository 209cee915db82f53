import * as z from 'zod';

import { modelErrorIn } from './model-error-in.ts';
import type { Endpoint } from './model-spec.ts';
import { createOllamaClient } from './ollama-client.ts';
import { createTransport } from './transport.ts';

const Line = z.looseObject({
  status: z.string().catch(''),
  digest: z.string().nullish(),
  total: z.number().nullish(),
  completed: z.number().nullish(),
});

/** How far a download is, over all layers heard of so far. */
export interface PullProgress {
  readonly status: string;
  readonly completedBytes: number | null;
  readonly totalBytes: number | null;
}

/** Lets Ollama download a model; Ollama keeps what it has when the signal stops it. Throws ModelError, or the signal's reason. */
export async function pullOllamaModel(
  endpoint: Endpoint,
  model: string,
  signal: AbortSignal,
  onProgress: (progress: PullProgress) => void,
): Promise<void> {
  const transport = createTransport(endpoint, model);
  const client = createOllamaClient({ endpoint, fetch: transport.fetch, signal, streams: true });
  const layers = new Map<string, { total: number; completed: number }>();
  try {
    for await (const line of await client.pull({ model, stream: true })) {
      const { status, digest, total, completed } = Line.parse(line);
      if (digest && total) layers.set(digest, { total, completed: completed ?? 0 });
      onProgress({ status, ...bytesOf([...layers.values()]) });
    }
  } catch (error) {
    signal.throwIfAborted();
    throw modelErrorIn(error) ?? error;
  } finally {
    await transport.close();
  }
}

function bytesOf(layers: readonly { total: number; completed: number }[]) {
  if (layers.length === 0) return { completedBytes: null, totalBytes: null };
  const sum = (of: 'total' | 'completed') => layers.reduce((bytes, layer) => bytes + layer[of], 0);
  return { completedBytes: sum('completed'), totalBytes: sum('total') };
}
