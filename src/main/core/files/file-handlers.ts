import type { Handlers } from '#shared/contract.ts';

import type { FileRegistry } from './file-registry.ts';

/** Calls about files behind handles; `forget` stops what else goes on for a handle. */
export function fileHandlers(files: FileRegistry, forget: (handle: string) => Promise<void>) {
  return {
    'files.open': ({ path }) => files.open(path),
    'files.save': ({ handle, path }) => files.save(handle, path),
    'files.discard': async ({ handle }) => {
      await forget(handle);
      await files.discard(handle);
      return {};
    },
  } satisfies Partial<Handlers>;
}
