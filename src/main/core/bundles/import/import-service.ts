import { existsSync } from 'node:fs';

import type { FileRegistry } from '#core/files/file-registry.ts';
import type { ImportPreview } from '#shared/domain/environment.ts';
import { AppError } from '#shared/errors.ts';

import { type CommitContext, commitImport, type Imported } from './commit-import.ts';
import { describeImport, unreadableImport } from './describe-import.ts';
import { type Prepared, prepareBundle, removePrepared } from './prepared-bundle.ts';

/** Brings bundles into the catalog: read and shown first, written only on demand. */
export interface ImportService {
  preview(handle: string): Promise<ImportPreview>;
  /** Throws AppError `bundle-invalid`, or `conflict` when the version is taken by other content. */
  commit(handle: string, asVersion: string | null): Promise<Imported>;
  /** Stops what is going on for a handle and forgets it. */
  discard(handle: string): Promise<void>;
  /** Imports a folder of the application itself. Throws AppError as `commit` does. */
  importBuiltIn(folder: string): Promise<Imported>;
}

export interface ImportContext extends CommitContext {
  readonly files: FileRegistry;
}

interface Attempt {
  readonly prepared: Promise<Prepared>;
  readonly abort: AbortController;
}

export function createImportService(context: ImportContext): ImportService {
  const attempts = new Map<string, Attempt>();

  function attempt(handle: string): Promise<Prepared> {
    const known = attempts.get(handle);
    if (known !== undefined) return known.prepared;
    const { path, fileName } = context.files.get(handle);
    const abort = new AbortController();
    const prepared = prepareBundle(context, { path, name: fileName }, abort.signal);
    attempts.set(handle, { prepared, abort });
    prepared.catch(() => attempts.delete(handle));
    return prepared;
  }

  async function forget(handle: string): Promise<void> {
    const known = attempts.get(handle);
    attempts.delete(handle);
    known?.abort.abort(new AppError('not-found', 'The import was given up.'));
    const prepared = await known?.prepared.catch(() => null);
    if (prepared !== null && prepared !== undefined) await removePrepared(prepared);
  }

  return {
    async preview(handle) {
      if (attempts.has(handle)) await forget(handle);
      const { fileName } = context.files.get(handle);
      try {
        return await describeImport(context.catalog, { handle, fileName }, (await attempt(handle)).reading);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'bundle-invalid') throw error;
        return unreadableImport({ handle, fileName }, error);
      }
    },
    async commit(handle, asVersion) {
      const prepared = await attempt(handle);
      const imported = await commitImport(context, prepared, { asVersion, builtIn: false }).catch(
        (error: unknown) => {
          // What the catalog has used up must be read again for another try.
          if (!existsSync(prepared.zipPath)) attempts.delete(handle);
          throw error;
        },
      );
      await forget(handle);
      await context.files.discard(handle);
      return imported;
    },
    discard: forget,
    async importBuiltIn(folder) {
      const prepared = await prepareBundle(context, { path: folder });
      try {
        return await commitImport(context, prepared, { asVersion: null, builtIn: true });
      } finally {
        await removePrepared(prepared);
      }
    },
  };
}
