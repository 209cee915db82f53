import type { ProviderKind } from '#shared/domain/model.ts';

import type { AnswerForm } from './answer-form.ts';
import type { OfflineLock } from './offline-lock.ts';

/** A place models are served from. */
export interface EndpointSpec {
  readonly kind: ProviderKind;
  /** Name of the provider, for messages. */
  readonly name: string;
  /** Null for baseline and replay. */
  readonly baseUrl: string | null;
  readonly key: string | null;
  /** Environment variable that may hold the key, for messages. */
  readonly keyVariable: string | null;
}

/** The same as a transport needs it. */
export interface Endpoint extends EndpointSpec {
  /** While it is on, requests to anything but loopback are refused. */
  readonly offlineLock: OfflineLock;
}

/** Everything needed to build a model but the lock. Plain data, because runs build their models inside worker threads. */
export interface ModelSpec extends EndpointSpec {
  /** Name of the model within the provider; for replay the path of the file. */
  readonly model: string;
  /** How the environment wants its answers; only baselines look at it. */
  readonly answerForm?: AnswerForm;
}

/** A model as the providers build it. */
export type ServedModel = ModelSpec & Endpoint;
