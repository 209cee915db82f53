import { AppError } from '#shared/errors.ts';

import type { DraftFacts } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';
import { filesOfDraft } from './draft-files.ts';
import { baseFiles, changedFiles } from './draft-reads.ts';
import { mustFind, putRow, removeRow, touch } from './draft-writes.ts';

/** See `DraftStore.renameFile`. The content is not read: a file of the base is referred to. */
export function renameDraftFile(
  { connection, at }: WriteContext,
  change: { id: string; path: string; to: string; facts: DraftFacts | null },
): void {
  const { number } = mustFind(connection, change.id);
  const { path, to } = change;
  const base = baseFiles(connection, number);
  const files = filesOfDraft(base, changedFiles(connection, number));
  const file = files.find((one) => one.path === path) ?? missing(path);
  if (files.some((one) => one.path === to)) {
    throw new AppError('conflict', `There is a file ${to} already. Choose another name.`);
  }
  const own = changedRow(connection, number, path);
  const content = own?.content ?? null;
  const basePath = own === undefined ? path : own.base_path;
  if (basePath === to && content === null) removeRow(connection, number, to);
  else putRow(connection, { draft: number, path: to, base_path: basePath, bytes: file.bytes, content });
  takeAway(connection, number, path, base);
  touch(connection, number, at, change.facts);
}

/** See `DraftStore.deleteFile`. */
export function deleteDraftFile(
  { connection, at }: WriteContext,
  { id, path, facts }: { id: string; path: string; facts: DraftFacts | null },
): void {
  const { number } = mustFind(connection, id);
  const base = baseFiles(connection, number);
  const files = filesOfDraft(base, changedFiles(connection, number));
  if (!files.some((one) => one.path === path)) missing(path);
  takeAway(connection, number, path, base);
  touch(connection, number, at, facts);
}

function takeAway(
  connection: Connection,
  draft: number,
  path: string,
  base: readonly { path: string }[],
): void {
  const isInBase = base.some((file) => file.path === path);
  if (isInBase) putRow(connection, { draft, path, base_path: null, bytes: null, content: null });
  else removeRow(connection, draft, path);
}

function changedRow(connection: Connection, draft: number, path: string) {
  return connection.first(
    query
      .selectFrom('draft_files')
      .select(['base_path', 'content'])
      .where('draft', '=', draft)
      .where('path', '=', path),
  );
}

function missing(path: string): never {
  throw new AppError('not-found', `There is no file ${path} in the draft.`);
}
