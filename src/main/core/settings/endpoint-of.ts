import type { EndpointSpec } from '#core/providers/model-spec.ts';
import type { ProviderConfig } from '#shared/domain/model.ts';

/** Where a provider is, with its key, if it has one. */
export function endpointOf(
  { kind, name, baseUrl, keyVariable }: ProviderConfig,
  key: string | null,
): EndpointSpec {
  return { kind, name, baseUrl, key, keyVariable };
}
