import type { EventBus } from '#core/api/event-bus.ts';
import { createImportWorkers } from '#core/bundles/import/import-worker-pool.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { FileRegistry } from '#core/files/file-registry.ts';
import type { RunContext } from '#core/runs/run-context.ts';
import type { Handlers } from '#shared/contract.ts';

import { createDraft } from './create-draft.ts';
import { type DraftContext, findDraft, placeOf } from './draft-context.ts';
import { draftSummary, draftView } from './draft-view.ts';
import { deleteDraftFile, readDraftFile, renameDraftFile, writeDraftFile } from './edit-files.ts';
import { promptOfDraft } from './prompt-of-draft.ts';
import { createDraftReader } from './read-draft.ts';
import { scoreDraft, stressDraft, tryDraft } from './run-draft.ts';
import { saveDraft } from './save-draft.ts';
import { createTurns } from './turns.ts';

export interface DraftOptions {
  readonly catalog: Catalog;
  readonly bus: EventBus;
  readonly files: FileRegistry;
  readonly runs: RunContext;
  readonly dataDirectory: string;
  readonly resourcesDirectory: string;
}

/** Environments under construction, put together. */
export function createDrafts(options: DraftOptions) {
  // Workers of their own: a long import must not keep the editor waiting.
  const workers = createImportWorkers();
  const context: DraftContext = { ...options, workers, turns: createTurns() };
  return {
    handlers: { ...storageHandlers(context), ...runningHandlers(context), ...savingHandlers(context) },
    close: () => workers.close(),
  };
}

function storageHandlers(context: DraftContext) {
  const { catalog, bus, turns } = context;
  return {
    'drafts.list': async () => (await catalog.drafts.list()).map(draftSummary),
    'drafts.create': (origin) => createDraft(context, origin),
    'drafts.get': async ({ draftId }) => draftView(catalog, await findDraft(context, draftId)),
    'drafts.readFile': async ({ draftId, path }) => ({ text: await readDraftFile(context, draftId, path) }),
    'drafts.writeFile': ({ draftId, path, text }) => writeDraftFile(context, draftId, { path, text }),
    'drafts.renameFile': ({ draftId, path, to }) => renameDraftFile(context, draftId, { path, to }),
    'drafts.deleteFile': ({ draftId, path }) => deleteDraftFile(context, draftId, path),
    'drafts.delete': ({ draftId }) =>
      turns.take(draftId, async () => {
        await catalog.drafts.delete(draftId);
        for (const what of ['drafts', 'trash'] as const) bus.publish('catalog.changed', { what });
        return {};
      }),
  } satisfies Partial<Handlers>;
}

function runningHandlers(context: DraftContext) {
  const reader = createDraftReader(context);
  return {
    'drafts.read': ({ draftId, overlay }) => reader.read(draftId, overlay),
    'drafts.prompt': ({ draftId, ...asked }) => promptOfDraft(context, draftId, asked),
    'drafts.try': ({ draftId, ...asked }) => tryDraft(context, draftId, asked),
    'drafts.score': ({ draftId, ...asked }) => scoreDraft(context, draftId, asked),
    'drafts.stress': ({ draftId, judges }) => stressDraft(context, draftId, judges),
  } satisfies Partial<Handlers>;
}

function savingHandlers(context: DraftContext) {
  return {
    'drafts.save': async ({ draftId, version }) => saveDraft(context, draftId, version),
    'drafts.export': async ({ draftId }) => {
      const draft = await findDraft(context, draftId);
      const name = `${draft.environmentId ?? 'draft'}-${draft.version ?? 'draft'}.zip`;
      return context.files.create(name, async (target) => {
        await context.workers.run('pack', { bundle: placeOf(context, draft), target });
      });
    },
  } satisfies Partial<Handlers>;
}
