import type { Client } from '#shared/client.ts';
import { openFile, type FileHandle } from '../files.ts';
import { changeItem, useImportStore, type ImportItem } from './import-store.ts';

/** Reads and validates dropped or chosen files; each is shown in the import dialog from the start. */
export function readFiles(client: Client, files: readonly File[]): void {
  for (const file of files) {
    void readBundle(client, { fileName: file.name, bytes: file.size, open: () => openFile(client, file) });
  }
}

/** The same for files the desktop names by path, such as those of its own dialog. */
export function readPaths(client: Client, paths: readonly string[]): void {
  for (const path of paths) {
    const fileName = path.split(/[/\\]/).at(-1) ?? path;
    void readBundle(client, { fileName, bytes: null, open: () => client.call('files.open', { path }) });
  }
}

interface Bundle {
  readonly fileName: string;
  readonly bytes: number | null;
  readonly open: () => Promise<FileHandle>;
}

async function readBundle(client: Client, { fileName, bytes, open }: Bundle): Promise<void> {
  const key = crypto.randomUUID();
  const item: ImportItem = { key, fileName, bytes, state: { step: 'reading' }, wanted: true };
  useImportStore.setState(({ items }) => ({ items: [...items, item] }));
  try {
    const file = await open();
    const preview = await client.call('import.preview', { handle: file.handle });
    if (isWanted(key)) changeItem(key, { bytes: file.bytes, state: { step: 'preview', preview } });
    else await client.call('files.discard', { handle: file.handle });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    changeItem(key, { state: { step: 'refused', message } });
  }
}

/** Whether the dialog was not closed meanwhile. */
function isWanted(key: string): boolean {
  return useImportStore.getState().items.some((item) => item.key === key);
}
