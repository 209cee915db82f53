import type { Catalog } from '#core/catalog/catalog.ts';
import type { Handlers } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

import { findSuspectKeys } from './find-suspect-keys.ts';

/** Calls about keys that may be wrong. */
export function suspectKeyHandlers(
  catalog: Pick<Catalog, 'environments' | 'runs' | 'results' | 'cases'>,
): Pick<Handlers, 'environments.suspectKeys'> {
  return {
    'environments.suspectKeys': async ({ environment, version }) => {
      const found = await catalog.environments.find(environment, version);
      if (found === null) throw new AppError('not-found', `There is no environment ${environment} here.`);
      return findSuspectKeys(catalog, found.digest);
    },
  };
}
