import type { ProviderKind } from '#shared/domain/model.ts';

import type { AnswerForm } from './answer-form.ts';

/** A place models are served from, as a transport needs to know it. */
export interface Endpoint {
  readonly kind: ProviderKind;
  /** Name of the provider, for messages. */
  readonly name: string;
  /** Null for baseline and replay. */
  readonly baseUrl: string | null;
  readonly key: string | null;
  /** Environment variable that may hold the key, for messages. */
  readonly keyVariable: string | null;
  /** With it on, requests to anything but loopback are refused. */
  readonly offlineLock: boolean;
}

/** Everything needed to build a model. Plain data, because runs build their models inside worker threads. */
export interface ModelSpec extends Endpoint {
  /** Name of the model within the provider; for replay the path of the file. */
  readonly model: string;
  /** How the environment wants its answers; only baselines look at it. */
  readonly answerForm?: AnswerForm;
}
