import type { Model } from '#core/engine/ports.ts';
import type { ProviderKind } from '#shared/domain/model.ts';

import { createBaseline } from './baseline.ts';
import type { ModelSpec } from './model-spec.ts';
import { createReplay } from './replay.ts';

const factories: Partial<Record<ProviderKind, (spec: ModelSpec) => Model>> = {
  baseline: createBaseline,
  replay: createReplay,
};

/** Builds the model a specification describes. Nothing is contacted before the first request. */
export function createModel(spec: ModelSpec): Model {
  const factory = factories[spec.kind];
  if (!factory) throw new Error(`Models of kind ${spec.kind} cannot be made yet.`);
  return factory(spec);
}
