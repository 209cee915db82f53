import type { EventBus } from '#core/api/event-bus.ts';
import { ModelError } from '#core/engine/ports.ts';
import { isRemote, offlineLockMessage } from '#core/providers/held-back.ts';
import type { Endpoint } from '#core/providers/model-spec.ts';
import type { OfflineLock } from '#core/providers/offline-lock.ts';
import { type PullProgress, pullOllamaModel } from '#core/providers/ollama-pull.ts';
import type { EventPayload } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

/** Downloads of models that are under way. */
export interface ModelPulls {
  /** Starts a download; its progress comes as `model.pull` events. Throws AppError `conflict` if it is under way already, `offline-locked` while the lock is on. */
  start(endpoint: Endpoint, model: string): void;
  /** Throws AppError `not-found` if there is nothing to cancel. */
  cancel(provider: string, model: string): void;
  /** Cancels all and waits for them. */
  close(): Promise<void>;
}

interface Pull {
  readonly endpoint: Endpoint;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

const SHORTEST_INTERVAL_MS = 100;

/** Downloads break off when the offline lock goes on: also an Ollama on this machine gets its models from the internet. */
export function createModelPulls(bus: EventBus, offlineLock: OfflineLock): ModelPulls {
  const pulls = new Map<string, Pull>();
  const stopListening = offlineLock.onTurnedOn(() => {
    for (const { stop, endpoint } of pulls.values()) stop.abort(locked(endpoint));
  });
  return {
    start(endpoint, model) {
      if (offlineLock.isOn) throw locked(endpoint);
      const name = `${endpoint.name}:${model}`;
      if (pulls.has(name)) throw new AppError('conflict', `${name} is being downloaded already.`);
      const stop = new AbortController();
      const ended = carryOut(bus, endpoint, model, stop.signal).finally(() => pulls.delete(name));
      pulls.set(name, { stop, ended, endpoint });
    },
    cancel(provider, model) {
      const pull = pulls.get(`${provider}:${model}`);
      if (!pull) throw new AppError('not-found', `${provider}:${model} is not being downloaded.`);
      pull.stop.abort();
    },
    async close() {
      stopListening();
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
    const isExpected = error instanceof ModelError || error instanceof AppError;
    if (signal.aborted && !isExpected) publish('cancelled');
    else publish('failed', isExpected ? error.message : String(error));
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

function locked(endpoint: Endpoint): AppError {
  const message = isRemote(endpoint)
    ? offlineLockMessage(endpoint)
    : 'The offline lock is on, and Ollama would download the model from the internet. Turn the lock off in Settings first.';
  return new AppError('offline-locked', message);
}
