import type { EventBus } from '#core/api/event-bus.ts';
import type { BundlePlace } from '#core/bundles/import/bundle-place.ts';
import type { ImportWorkers } from '#core/bundles/import/import-worker-pool.ts';
import type { Catalog, StoredDraft } from '#core/catalog/catalog.ts';
import type { FileRegistry } from '#core/files/file-registry.ts';
import type { RunContext } from '#core/runs/run-context.ts';
import { AppError } from '#shared/errors.ts';

import type { Turns } from './turns.ts';

/** What drafts are worked on with. */
export interface DraftContext {
  readonly catalog: Catalog;
  readonly bus: EventBus;
  readonly files: FileRegistry;
  readonly workers: ImportWorkers;
  readonly runs: RunContext;
  readonly dataDirectory: string;
  readonly resourcesDirectory: string;
  /** Writes to one draft follow each other. */
  readonly turns: Turns;
}

/** A draft that is not in the trash. Throws AppError `not-found`. */
export async function findDraft(
  { catalog }: Pick<DraftContext, 'catalog'>,
  id: string,
): Promise<StoredDraft> {
  const draft = await catalog.drafts.get(id);
  if (draft !== null) return draft;
  throw new AppError('not-found', 'There is no such draft; it may be in the trash.');
}

/** Where workers find a draft, with texts over it that are not stored. */
export function placeOf(
  { dataDirectory }: Pick<DraftContext, 'dataDirectory'>,
  draft: Pick<StoredDraft, 'id' | 'environmentId'>,
  overlay: Readonly<Record<string, string>> = {},
  stop?: SharedArrayBuffer,
): BundlePlace {
  const name = draft.environmentId ?? 'the draft';
  return {
    path: '',
    name,
    draft: { dataDirectory, id: draft.id, overlay, ...(stop === undefined ? {} : { stop }) },
  };
}
