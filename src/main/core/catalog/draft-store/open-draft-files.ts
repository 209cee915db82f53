import { AppError } from '#shared/errors.ts';

import { bundlePath } from '../catalog-paths.ts';
import { query } from '../connection.ts';
import { openDatabaseForReading } from '../open-database.ts';
import type { ChangedFile } from './draft-files.ts';
import { changedFiles, draftRow } from './draft-reads.ts';

/** A draft as it stood at one moment, for threads without a catalog of their own. */
export interface DraftFiles {
  /** The zip of the base. */
  readonly basePath: string;
  readonly changed: readonly ChangedFile[];
  /** Content of a changed file that has its own. */
  content(path: string): Buffer;
  close(): void;
}

/** Opens what is stored of a draft; writes in between do not show. Throws AppError `not-found`. */
export function openDraftFiles(dataDirectory: string, id: string): DraftFiles {
  const connection = openDatabaseForReading(dataDirectory);
  try {
    connection.prepare('BEGIN').run();
    const row = draftRow(connection, id);
    if (row === undefined) throw new AppError('not-found', 'There is no such draft; it may be in the trash.');
    return {
      basePath: bundlePath(dataDirectory, row.base_digest),
      changed: changedFiles(connection, row.number),
      content(path) {
        const file = connection.first(
          query
            .selectFrom('draft_files')
            .select('content')
            .where('draft', '=', row.number)
            .where('path', '=', path),
        );
        return Buffer.from(file?.content ?? []);
      },
      close: () => connection.close(),
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}
