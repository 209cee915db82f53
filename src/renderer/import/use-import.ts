import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

import type { Client } from '#shared/client.ts';
import { useClient } from '../client.ts';
import { useToasts } from '../components/toast.tsx';
import { chooseFiles } from '../files.ts';
import { useDeletion } from '../frame/use-deletion.ts';
import { changeItem, importable, useImportStore, type ImportItem } from './import-store.ts';
import { readFiles } from './read-bundle.ts';

interface Import {
  readonly chooseBundles: () => Promise<void>;
  readonly addFiles: (files: readonly File[]) => void;
}

/** How files get into the import dialog. */
export function useImport(): Import {
  const client = useClient();
  return useMemo(() => {
    const addFiles = (files: readonly File[]) => readFiles(client, files);
    return { addFiles, chooseBundles: async () => addFiles(await chooseFiles('.zip')) };
  }, [client]);
}

/** Closes the dialog and forgets what was read. */
export function useCloseImport(): () => void {
  const client = useClient();
  return useCallback(() => {
    for (const { state } of useImportStore.getState().items) {
      if ('preview' in state)
        client.call('files.discard', { handle: state.preview.handle }).catch(() => undefined);
    }
    useImportStore.setState({ items: [] });
  }, [client]);
}

/** Writes everything that is wanted; opens the environment and offers Undo. Files that fail stay in the dialog. */
export function useCommitImport(): () => Promise<void> {
  const client = useClient();
  const navigate = useNavigate();
  const announce = useAnnouncement();
  const close = useCloseImport();
  return async () => {
    let last: { readonly id: string; readonly version: string } | null = null;
    let failed = false;
    for (const item of useImportStore.getState().items) {
      const written = item.wanted ? await write(client, item) : null;
      if (written === 'failed') failed = true;
      else if (written !== null) {
        last = written;
        announce(written);
      }
    }
    if (!failed) close();
    if (last !== null && !failed) {
      await navigate({ to: '/env/$id', params: { id: last.id }, search: { v: last.version } });
    }
  };
}

interface Written {
  readonly id: string;
  readonly version: string;
  readonly title: string;
}

async function write(client: Client, item: ImportItem): Promise<Written | 'failed' | null> {
  const preview = importable(item);
  if (preview === null) return null;
  const { key } = item;
  const asVersion = preview.outcome === 'conflict' ? preview.suggestedVersion : null;
  changeItem(key, { state: { step: 'writing', preview } });
  try {
    const { id, version } = await client.call('import.commit', { handle: preview.handle, asVersion });
    useImportStore.setState(({ items }) => ({ items: items.filter((each) => each.key !== key) }));
    return { id, version, title: preview.environment?.title ?? id };
  } catch (error) {
    changeItem(key, { state: { step: 'failed', preview, message: messageOf(error) } });
    return 'failed';
  }
}

function useAnnouncement(): (written: Written) => void {
  const client = useClient();
  const toasts = useToasts();
  const remove = useDeletion();
  return ({ id, version, title }) =>
    toasts.show({
      title: `${title} ${version} imported`,
      action: {
        label: 'Undo',
        run: () =>
          void remove({
            title: `${title} ${version} removed again`,
            kind: 'environment',
            run: () => client.call('environments.delete', { environment: id, version }),
          }),
      },
    });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
