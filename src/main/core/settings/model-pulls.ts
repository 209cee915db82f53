import type { EventBus } from '#core/api/event-bus.ts';
import { ModelError } from '#core/engine/ports.ts';
import type { Endpoint } from '#core/providers/model-spec.ts';
import { type PullProgress, pullOllamaModel } from '#core/providers/ollama-pull.ts';
import type { EventPayload } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

/** Downloads of models that are under way. */
export interface ModelPulls {
  /** Starts a download; its progress comes as `model.pull` events. Throws AppError `conflict` if it is under way already. */
  start(endpoint: Endpoint, model: string): void;
  /** Throws AppError `not-found` if there is nothing to cancel. */
  cancel(provider: string, model: string): void;
  /** Cancels all and waits for them. */
  close(): Promise<void>;
}

interface Pull {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

const SHORTEST_INTERVAL_MS = 100;

export function createModelPulls(bus: EventBus): ModelPulls {
  const pulls = new Map<string, Pull>();
  return {
    start(endpoint, model) {
      const name = `${endpoint.name}:${model}`;
      if (pulls.has(name)) throw new AppError('conflict', `${name} is being downloaded already.`);
      const stop = new AbortController();
      const ended = carryOut(bus, endpoint, model, stop.signal).finally(() => pulls.delete(name));
      pulls.set(name, { stop, ended });
    },
    cancel(provider, model) {
      const pull = pulls.get(`${provider}:${model}`);
      if (!pull) throw new AppError('not-found', `${provider}:${model} is not being downloaded.`);
      pull.stop.abort();
    },
    async close() {
      for (const { stop } of pulls.values()) stop.abort();
      await Promise.all([...pulls.values()].map(({ ended }) => ended));
    },
  };
}

async function carryOut(
  bus: EventBus,
  endpoint: Endpoint,
  model: string,
  signal: AbortSignal,
): Promise<void> {
  let last: PullProgress = { status: 'starting', completedBytes: null, totalBytes: null };
  const publish = (state: EventPayload<'model.pull'>['state'], message: string | null = null) =>
    bus.publish('model.pull', { provider: endpoint.name, model, ...last, state, message });
  const publishRunning = throttled(() => publish('running'));
  publish('running');
  try {
    await pullOllamaModel(endpoint, model, signal, (progress) => {
      const isNewStep = progress.status !== last.status;
      last = progress;
      if (isNewStep) publish('running');
      else publishRunning();
    });
    publish('done');
    bus.publish('providers.changed', {});
  } catch (error) {
    if (signal.aborted) publish('cancelled');
    else publish('failed', error instanceof ModelError ? error.message : String(error));
  }
}

/** Lets a call through only when the last one is long enough ago; the end of a download is told apart anyway. */
function throttled(work: () => void): () => void {
  let lastAt = -Infinity;
  return () => {
    const now = performance.now();
    if (now - lastAt < SHORTEST_INTERVAL_MS) return;
    lastAt = now;
    work();
  };
}
