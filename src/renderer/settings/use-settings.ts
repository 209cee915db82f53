import { useQueryClient } from '@tanstack/react-query';

import { useClient } from '#renderer/client.ts';
import { useCall } from '#renderer/queries.ts';
import type { Settings } from '#shared/domain/settings.ts';

export interface SettingsAccess {
  readonly settings: Settings | undefined;
  readonly error: Error | null;
  readonly change: (patch: Partial<Settings>) => Promise<void>;
}

/** The choices of the person and the way to change them: shown at once, taken back when they could not be kept. */
export function useSettings(): SettingsAccess {
  const client = useClient();
  const queries = useQueryClient();
  const key = ['settings.get', {}];
  const { data, error } = useCall('settings.get', {});
  async function change(patch: Partial<Settings>): Promise<void> {
    const before = data ?? (await client.call('settings.get', {}));
    queries.setQueryData(key, { ...before, ...patch });
    try {
      queries.setQueryData(key, await client.call('settings.set', patch));
    } catch (failure) {
      queries.setQueryData(key, before);
      throw failure;
    }
  }
  return { settings: data, error, change };
}
