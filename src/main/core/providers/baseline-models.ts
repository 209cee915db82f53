import type { ModelInfo } from '#shared/domain/model.ts';

import { BASELINES } from './baseline.ts';

/** The baselines as models of a provider. */
export function listBaselines(provider: string): ModelInfo[] {
  return Object.entries(BASELINES).map(([model, description]) => ({
    name: `${provider}:${model}`,
    provider,
    model,
    state: 'ready',
    sizeBytes: null,
    parameters: null,
    quantization: null,
    contextTokens: null,
    digest: null,
    description,
  }));
}
