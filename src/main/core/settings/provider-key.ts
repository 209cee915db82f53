import { isLoopbackHost } from '#core/providers/loopback.ts';
import type { ProviderConfig } from '#shared/domain/model.ts';

import type { Variables } from './ready-made-providers.ts';
import type { SecretStore } from './secrets.ts';

/** The key of a provider: from its environment variable, else from the store of this door; null if there is none. */
export async function keyOf(
  { name, keyVariable }: ProviderConfig,
  variables: Variables,
  secrets: SecretStore,
): Promise<string | null> {
  // Keys read from files into variables often end with a newline.
  const fromVariable = keyVariable === null ? undefined : variables[keyVariable]?.trim();
  return fromVariable || (await secrets.get(name));
}

/** Whether a provider is of no use without a key: it names a variable for one, unless it is the ready-made one turned to this machine. */
export function needsKey({ builtIn, keyVariable, baseUrl }: ProviderConfig): boolean {
  if (keyVariable === null || baseUrl === null) return false;
  return !(builtIn && isLoopbackHost(new URL(baseUrl).hostname));
}

export function missingKeyMessage({ name, keyVariable }: ProviderConfig): string {
  return `There is no key for ${name}. Set the environment variable ${keyVariable}, or enter the key under Models.`;
}

/** The last four characters, so that a person can tell which key it is; null for a key too short to show any of it. */
export function keyHint(key: string | null): string | null {
  return key !== null && key.length >= 12 ? key.slice(-4) : null;
}
