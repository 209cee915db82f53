import type { DraftRecord, StoredDraft } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import { type ChangedFile, filesOfDraft, readBaseFiles } from './draft-files.ts';

const COLUMNS = [
  'number',
  'id',
  'base_digest',
  'base_id',
  'base_version',
  'environment_id',
  'title',
  'version',
  'revision',
  'created_at',
  'updated_at',
] as const;

function selectDrafts() {
  return query.selectFrom('drafts').select(COLUMNS).where('deleted_at', 'is', null);
}

type DraftRow = NonNullable<ReturnType<typeof draftRow>>;

/** The row of a draft that is not in the trash. */
export function draftRow(connection: Connection, id: string) {
  return connection.first(selectDrafts().where('id', '=', id));
}

/** Drafts that are not in the trash, the one written last first. */
export function listDrafts(connection: Connection): DraftRecord[] {
  return connection.all(selectDrafts().orderBy('updated_at', 'desc').orderBy('number', 'desc')).map(toRecord);
}

export function storedDraft(connection: Connection, id: string): StoredDraft | null {
  const row = draftRow(connection, id);
  if (row === undefined) return null;
  return {
    ...toRecord(row),
    revision: row.revision,
    files: filesOfDraft(baseFiles(connection, row.number), changedFiles(connection, row.number)),
  };
}

export function baseFiles(connection: Connection, draft: number) {
  const row = connection.first(query.selectFrom('draft_bases').select('files').where('draft', '=', draft));
  return readBaseFiles(row?.files ?? '[]');
}

/** What differs from the base, without the contents. */
export function changedFiles(connection: Connection, draft: number): ChangedFile[] {
  return connection.all(
    query
      .selectFrom('draft_files')
      .select(['path', 'base_path as basePath', 'bytes'])
      .where('draft', '=', draft)
      .orderBy('path'),
  );
}

function toRecord(row: DraftRow): DraftRecord {
  const { base_id: id, base_version: version } = row;
  return {
    id: row.id,
    base: {
      digest: row.base_digest,
      environment: id === null || version === null ? null : { id, version },
    },
    environmentId: row.environment_id,
    title: row.title,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
