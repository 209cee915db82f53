import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';

import { AppError } from '#shared/errors.ts';

import type { DraftBase, DraftFacts, NewDraft } from '../catalog.ts';
import { bundlePath } from '../catalog-paths.ts';
import { type Connection, query } from '../connection.ts';
import { installBundle } from '../environment-store/install-bundle.ts';
import type { WriteContext } from '../writer/write-context.ts';
import { baseFiles, draftRow } from './draft-reads.ts';

/** See `DraftStore.create`. */
export function createDraft({ connection, dataDirectory, at }: WriteContext, draft: NewDraft): void {
  const { base, facts } = draft;
  const target = bundlePath(dataDirectory, base.digest);
  const bundle = draft.zipPath === null ? null : installBundle(draft.zipPath, target);
  try {
    connection.transaction(() => {
      // One of the same content may be in use: it stays.
      if (!existsSync(target)) bundle?.putInPlace();
      if (!existsSync(target)) throw new AppError('not-found', 'What the draft was to come from is gone.');
      const { lastInsertRowid } = connection.run(
        query.insertInto('drafts').values({
          id: draft.id,
          ...baseColumns(base),
          ...factColumns(facts),
          created_at: at,
          updated_at: at,
        }),
      );
      const row = { draft: Number(lastInsertRowid), files: JSON.stringify(base.files) };
      connection.run(query.insertInto('draft_bases').values(row));
    });
  } finally {
    bundle?.discard();
  }
}

/** See `DraftStore.rebase`. */
export function rebaseDraft(
  { connection, at }: WriteContext,
  change: { id: string; revision: number; base: DraftBase; facts: DraftFacts },
): boolean {
  const { number, revision } = mustFind(connection, change.id);
  if (revision !== change.revision) return false;
  const { base, facts } = change;
  connection.run(
    query
      .updateTable('drafts')
      .set({ ...baseColumns(base), ...factColumns(facts), revision: revision + 1, updated_at: at })
      .where('number', '=', number),
  );
  const files = JSON.stringify(base.files);
  connection.run(query.updateTable('draft_bases').set({ files }).where('draft', '=', number));
  connection.run(query.deleteFrom('draft_files').where('draft', '=', number));
  return true;
}

export function deleteDraft({ connection, at }: WriteContext, { id }: { id: string }): void {
  const { number } = mustFind(connection, id);
  connection.run(query.updateTable('drafts').set({ deleted_at: at }).where('number', '=', number));
}

/** See `DraftStore.writeFile`. A text that the base has at the same path is no change. */
export function writeDraftFile(
  { connection, at }: WriteContext,
  change: { id: string; path: string; text: string; facts: DraftFacts | null },
): void {
  const { number } = mustFind(connection, change.id);
  const { path } = change;
  const content = Buffer.from(change.text, 'utf8');
  const base = baseFiles(connection, number).find((file) => file.path === path);
  const isAsInBase = base?.bytes === content.length && base.sha256 === hash('sha256', content, 'hex');
  if (isAsInBase) removeRow(connection, number, path);
  else putRow(connection, { draft: number, path, base_path: null, bytes: content.length, content });
  touch(connection, number, at, change.facts);
}

/** Inserts or replaces what a draft has at a path. */
export function putRow(
  connection: Connection,
  row: {
    draft: number;
    path: string;
    base_path: string | null;
    bytes: number | null;
    content: Uint8Array | null;
  },
): void {
  const { base_path, bytes, content } = row;
  connection.run(
    query
      .insertInto('draft_files')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['draft', 'path']).doUpdateSet({ base_path, bytes, content }),
      ),
  );
}

export function removeRow(connection: Connection, draft: number, path: string): void {
  connection.run(query.deleteFrom('draft_files').where('draft', '=', draft).where('path', '=', path));
}

/** Notes that something was written. */
export function touch(connection: Connection, draft: number, at: string, facts: DraftFacts | null): void {
  connection.run(
    query
      .updateTable('drafts')
      .set((eb) => ({ revision: eb('revision', '+', 1), updated_at: at }))
      .where('number', '=', draft),
  );
  if (facts === null) return;
  connection.run(query.updateTable('drafts').set(factColumns(facts)).where('number', '=', draft));
}

/** The row of a draft. Throws AppError `not-found`. */
export function mustFind(connection: Connection, id: string) {
  const row = draftRow(connection, id);
  if (row !== undefined) return row;
  throw new AppError('not-found', 'There is no such draft; it may be in the trash.');
}

function baseColumns({ digest, environment }: DraftBase) {
  return {
    base_digest: digest,
    base_id: environment?.id ?? null,
    base_version: environment?.version ?? null,
  };
}

function factColumns({ environmentId, title, version }: DraftFacts) {
  return { environment_id: environmentId, title, version };
}
