import type { EventBus } from '#core/api/event-bus.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { Handlers } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

import { createFailureSet } from './create-failure-set.ts';
import { findFailureSet } from './find-failure-set.ts';

interface FailureSetDeps {
  readonly catalog: Pick<Catalog, 'failureSets' | 'runs' | 'results' | 'cases'>;
  readonly bus: EventBus;
}

/** Calls about sets of cases that were chosen from runs. */
export function failureSetHandlers({ catalog, bus }: FailureSetDeps) {
  const { failureSets } = catalog;
  const changed = () => bus.publish('catalog.changed', { what: 'failure-sets' });
  return {
    'failureSets.list': () => failureSets.list(),
    'failureSets.cases': async ({ id, search }) => {
      const set = await findFailureSet(catalog, id);
      const rows = await failureSets.cases(id);
      if (search.trim() === '') return Uint32Array.from(rows);
      const found = new Set(await catalog.cases.index(set.environment.digest, search));
      return Uint32Array.from(rows.filter((row) => found.has(row)));
    },
    'failureSets.create': async (input) => {
      const set = await createFailureSet(catalog, input);
      changed();
      return set;
    },
    'failureSets.rename': async ({ id, name }) => {
      const title = name.trim();
      if (title === '') throw new AppError('invalid-input', 'The set needs a name.');
      await failureSets.rename(id, title);
      changed();
      return findFailureSet(catalog, id);
    },
    'failureSets.delete': async ({ id }) => {
      await failureSets.delete(id);
      changed();
      bus.publish('catalog.changed', { what: 'trash' });
      return {};
    },
  } satisfies Partial<Handlers>;
}
