import { EDITABLE_BYTES } from '#core/bundles/import/draft-jobs.ts';
import { LIMITS } from '#core/bundles/limits.ts';
import { refusal } from '#core/bundles/refusal.ts';
import { createCollisionCheck } from '#core/bundles/source/check-collisions.ts';
import { checkNewPath } from '#core/bundles/source/check-new-path.ts';
import type { DraftFacts } from '#core/catalog/catalog.ts';
import type { Draft, DraftFile } from '#shared/domain/draft.ts';
import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import { AppError } from '#shared/errors.ts';

import { type DraftContext, findDraft, placeOf } from './draft-context.ts';
import { draftView } from './draft-view.ts';
import { manifestFacts, NO_FACTS } from './manifest-facts.ts';

/** Text of a file of a draft; null for what is no text or too large to be edited. Throws AppError `not-found`. */
export async function readDraftFile(context: DraftContext, id: string, path: string): Promise<string | null> {
  const draft = await findDraft(context, id);
  if (!mustHave(draft.files, path).isText) return null;
  const input = { bundle: placeOf(context, draft), file: path, mostBytes: EDITABLE_BYTES };
  return (await context.workers.run('readText', input)).text;
}

/** Writes a file; it is durable when this returns. Throws AppError `bundle-invalid` for a path that no bundle may hold, `invalid-input` for a text that is too large. */
export function writeDraftFile(
  context: DraftContext,
  id: string,
  { path, text }: { path: string; text: string },
): Promise<Draft> {
  if (Buffer.byteLength(text) > EDITABLE_BYTES) {
    throw new AppError(
      'invalid-input',
      `${path} is larger than ${EDITABLE_BYTES / 1_000_000} MB. Split it, or replace it outside of the editor.`,
    );
  }
  return change(context, id, async () => {
    const { files } = await findDraft(context, id);
    if (!files.some((file) => file.path === path)) mayBeAdded(path, files);
    const facts = path === MANIFEST_FILE ? manifestFacts(text) : null;
    await context.catalog.drafts.writeFile(id, path, text, facts);
  });
}

/** Throws AppError `not-found`, `conflict` where there is a file already, or `bundle-invalid` as for writing. */
export function renameDraftFile(
  context: DraftContext,
  id: string,
  { path, to }: { path: string; to: string },
): Promise<Draft> {
  return change(context, id, async () => {
    const { files } = await findDraft(context, id);
    mustHave(files, path);
    if (path === to) return;
    if (files.some((file) => file.path === to)) {
      throw new AppError('conflict', `There is a file ${to} already. Choose another name.`);
    }
    mayBeAdded(
      to,
      files.filter((file) => file.path !== path),
    );
    const facts = await factsAfter(context, id, { path, to });
    await context.catalog.drafts.renameFile(id, path, to, facts);
  });
}

/** Throws AppError `not-found`. */
export function deleteDraftFile(context: DraftContext, id: string, path: string): Promise<Draft> {
  return change(context, id, async () => {
    const facts = path === MANIFEST_FILE ? NO_FACTS : null;
    await context.catalog.drafts.deleteFile(id, path, facts);
  });
}

function change(context: DraftContext, id: string, work: () => Promise<void>): Promise<Draft> {
  return context.turns.take(id, async () => {
    await work();
    context.bus.publish('catalog.changed', { what: 'drafts' });
    return draftView(context.catalog, await findDraft(context, id));
  });
}

async function factsAfter(
  context: DraftContext,
  id: string,
  { path, to }: { path: string; to: string },
): Promise<DraftFacts | null> {
  if (path === MANIFEST_FILE) return NO_FACTS;
  if (to !== MANIFEST_FILE) return null;
  const text = await readDraftFile(context, id, path);
  return text === null ? NO_FACTS : manifestFacts(text);
}

/** Throws AppError `bundle-invalid` when a bundle with these files may not hold one more at this path. */
function mayBeAdded(path: string, files: readonly DraftFile[]): void {
  const collisions = createCollisionCheck();
  for (const file of files) collisions.add(file.path);
  const fault = checkNewPath(path) ?? collisions.add(path);
  if (fault !== null) throw refusal({ file: path, ...fault, remedy: 'Choose another name.' });
  if (files.length < LIMITS.entries) return;
  throw refusal({
    file: path,
    message: `is one file more than the ${LIMITS.entries.toLocaleString('en')} that a bundle may hold.`,
    remedy: 'Put many small files into one.',
  });
}

function mustHave(files: readonly DraftFile[], path: string): DraftFile {
  const file = files.find((one) => one.path === path);
  if (file !== undefined) return file;
  throw new AppError('not-found', `There is no file ${path} in the draft.`);
}
