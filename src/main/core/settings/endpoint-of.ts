import { isLoopbackHost } from '#core/providers/loopback.ts';
import type { Endpoint } from '#core/providers/model-spec.ts';
import type { ProviderConfig } from '#shared/domain/model.ts';

export function endpointOf(
  { kind, name, baseUrl, keyVariable }: ProviderConfig,
  { key, offlineLock }: { key: string | null; offlineLock: boolean },
): Endpoint {
  return { kind, name, baseUrl, key, keyVariable, offlineLock };
}

/** Whether requests to this provider leave the machine. */
export function isRemote({ baseUrl }: Pick<ProviderConfig, 'baseUrl'>): boolean {
  return baseUrl !== null && !isLoopbackHost(new URL(baseUrl).hostname);
}

export function offlineLockMessage({ name, baseUrl }: Pick<ProviderConfig, 'name' | 'baseUrl'>): string {
  return `The offline lock is on, and ${name} at ${baseUrl} is not on this machine. Choose a local model, or turn the lock off in Settings.`;
}
