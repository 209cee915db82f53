import { splitModelName } from '#shared/domain/model.ts';
import type { ModelInfo, ProviderState } from '#shared/domain/model.ts';

interface Selected {
  readonly provider: ProviderState | undefined;
  readonly model: ModelInfo | undefined;
}

/** What a `sel` parameter names: a model, a provider (`name:`), or the first provider when it says nothing. */
export function findSelected(providers: readonly ProviderState[], sel: string | undefined): Selected {
  if (sel === undefined || !sel.includes(':')) return { provider: providers[0], model: undefined };
  const { provider: name } = splitModelName(sel);
  const provider = providers.find(({ config }) => config.name === name);
  return { provider, model: provider?.models.find((model) => model.name === sel) };
}
