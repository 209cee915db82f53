import { useEffect } from 'react';
import { create } from 'zustand';

import { useClient } from '#renderer/client.ts';
import type { EventPayload } from '#shared/contract.ts';

export type Pull = EventPayload<'model.pull'>;

interface Pulls {
  /** The last word about each model that is or was being pulled, by `provider:model`. */
  readonly byModel: Readonly<Record<string, Pull>>;
}

export const usePulls = create<Pulls>(() => ({ byModel: {} }));

/** Listens to pulls while the screen is open. */
export function usePullFeed(): void {
  const client = useClient();
  useEffect(
    () =>
      client.on('model.pull', (pull) =>
        usePulls.setState(({ byModel }) => ({
          byModel: { ...byModel, [`${pull.provider}:${pull.model}`]: pull },
        })),
      ),
    [client],
  );
}

/** Takes a pull that is over off the screen. */
export function dismissPull({ provider, model }: Pull): void {
  usePulls.setState(({ byModel }) => {
    const { [`${provider}:${model}`]: _gone, ...others } = byModel;
    return { byModel: others };
  });
}
