import type { Catalog } from '#core/catalog/catalog.ts';

import type { Carrier } from './carry/carrier.ts';
import type { EndpointRegistry } from './carry/endpoint-registry.ts';
import { lendPlace, takePlaceBack } from './carry/lent-places.ts';
import type { RolePlaces } from './carry/role-places.ts';
import type { FromWorker, WorkerQuestion } from './pool/worker-messages.ts';
import type { WorkerThread } from './pool/worker-thread.ts';

export interface AnswerDeps {
  catalog: Pick<Catalog, 'responses' | 'results'>;
  endpoints: EndpointRegistry;
  carrier: Pick<Carrier, 'runOf' | 'pump'>;
  places: RolePlaces;
  now: () => number;
}

/** Answers what threads ask for, and keeps what they want remembered. */
export function answerWorker(deps: AnswerDeps, thread: WorkerThread, message: FromWorker): void {
  if (message.type === 'remember') void remember(deps, message);
  if (message.type === 'left') deps.places.leave(thread, message.endpoint);
  if (message.type !== 'ask') return;
  const { question, ask } = message;
  void answerOf(deps, thread, ask).then((value) => thread.post({ type: 'reply', question, value }));
}

async function answerOf(
  { catalog, endpoints, carrier, places, now }: AnswerDeps,
  thread: WorkerThread,
  ask: WorkerQuestion,
): Promise<number | string | null> {
  switch (ask.kind) {
    case 'permit':
      return endpoints.find(ask.endpoint)?.reserve(now()) ?? 0;
    case 'place':
      lendPlace(carrier, ask);
      await places.take(thread, ask.endpoint);
      return null;
    case 'return':
      await takePlaceBack(carrier, ask);
      return null;
    case 'recall':
      // A cache that cannot be read is a cache without an answer.
      return catalog.responses.get(ask.key).catch(() => null);
    case 'rescored':
      return catalog.results.rescore(ask.runId, ask.environmentDigest, ask.results).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
  }
}

async function remember(
  { catalog }: AnswerDeps,
  { key, replyJson }: Extract<FromWorker, { type: 'remember' }>,
): Promise<void> {
  try {
    await catalog.responses.set(key, replyJson);
  } catch {
    // What is not remembered is asked again.
  }
}
