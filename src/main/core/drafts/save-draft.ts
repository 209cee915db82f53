import { commitImport, type Imported } from '#core/bundles/import/commit-import.ts';
import { type Prepared, prepareBundle, removePrepared } from '#core/bundles/import/prepared-bundle.ts';
import { refusal } from '#core/bundles/refusal.ts';
import type { DraftBaseFile, StoredDraft } from '#core/catalog/catalog.ts';
import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import { AppError } from '#shared/errors.ts';
import { valid } from 'semver';

import { type DraftContext, findDraft, placeOf } from './draft-context.ts';

/**
 * Makes a draft a version of the catalog, with the version in its manifest; the draft is then based on it. Throws
 * AppError `bundle-invalid` for a draft with mistakes, `conflict` when the version is taken by other content.
 */
export function saveDraft(
  context: DraftContext,
  id: string,
  version: string,
): Promise<{ id: string; version: string; digest: string }> {
  if (valid(version) !== version) {
    throw new AppError('invalid-input', `"${version}" is not a semantic version. Write one such as 1.0.1.`);
  }
  return context.turns.take(id, async () => {
    const draft = await findDraft(context, id);
    mustHaveManifest(draft);
    const prepared = await prepareBundle(context, { ...placeOf(context, draft), asVersion: version });
    try {
      const imported = await commitImport({ ...context, onImported: () => undefined }, prepared, {
        asVersion: null,
        builtIn: false,
      });
      await baseOnVersion(context, draft, { imported, prepared });
      publish(context);
      return { id: imported.id, version: imported.version, digest: imported.digest };
    } finally {
      await removePrepared(prepared);
    }
  });
}

/** What was written by somebody else meanwhile stays: the draft then keeps the base that it had. */
async function baseOnVersion(
  { catalog }: DraftContext,
  draft: StoredDraft,
  { imported, prepared }: { imported: Imported; prepared: Prepared },
): Promise<void> {
  const { id, version, digest } = imported;
  const texts = new Set(draft.files.filter(({ isText }) => isText).map(({ path }) => path));
  const files = prepared.reading.files.map((file): DraftBaseFile => ({
    ...file,
    isText: texts.has(file.path),
  }));
  const facts = { environmentId: id, title: prepared.reading.manifest?.title ?? draft.title, version };
  const base = { digest, environment: { id, version }, files };
  await catalog.drafts.rebase(draft.id, draft.revision, base, facts);
}

function mustHaveManifest({ files }: StoredDraft): void {
  if (files.some(({ path }) => path === MANIFEST_FILE)) return;
  throw refusal({ file: MANIFEST_FILE, message: 'is missing.', remedy: 'Add it to the draft.' });
}

function publish({ bus }: DraftContext): void {
  for (const what of ['environments', 'drafts'] as const) bus.publish('catalog.changed', { what });
}
