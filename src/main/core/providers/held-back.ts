import { ModelError } from '#core/engine/ports.ts';

import { isLoopbackHost } from './loopback.ts';
import type { Endpoint, EndpointSpec } from './model-spec.ts';

/** Cause of errors of requests that the offline lock held back. */
export const HELD_BACK = 'offline lock';

type Place = Pick<EndpointSpec, 'name' | 'baseUrl'>;

/** Whether requests to this provider leave the machine. */
export function isRemote({ baseUrl }: Pick<EndpointSpec, 'baseUrl'>): boolean {
  return baseUrl !== null && !isLoopbackHost(new URL(baseUrl).hostname);
}

export function offlineLockMessage({ name, baseUrl }: Place): string {
  return `The offline lock is on, and ${name} at ${baseUrl} is not on this machine. Choose a local model, or turn the lock off in Settings.`;
}

/** The error of a request that may not leave the machine now; null if it may, or need not. */
export function heldBack(endpoint: Endpoint, url: URL | null = null): ModelError | null {
  if (!endpoint.offlineLock.isOn) return null;
  if (!isRemote(endpoint) && (url === null || isLoopbackHost(url.hostname))) return null;
  return new ModelError(offlineLockMessage(endpoint), { retryable: false, causeKey: HELD_BACK });
}
