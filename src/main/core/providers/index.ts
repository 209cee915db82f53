import type { Model } from '#core/engine/ports.ts';
import type { ProviderKind } from '#shared/domain/model.ts';

import { createBaseline } from './baseline.ts';
import type { ModelSpec, ServedModel } from './model-spec.ts';
import type { OfflineLock } from './offline-lock.ts';
import { createOllama } from './ollama.ts';
import { createOpenAi } from './openai.ts';
import { createReplay } from './replay.ts';

const factories: Readonly<Record<ProviderKind, (spec: ServedModel) => Model>> = {
  ollama: createOllama,
  openai: createOpenAi,
  baseline: createBaseline,
  replay: createReplay,
};

/** Builds the model a specification describes. Nothing is contacted before the first request. */
export function createModel(spec: ModelSpec, offlineLock: OfflineLock): Model {
  return factories[spec.kind]({ ...spec, offlineLock });
}
