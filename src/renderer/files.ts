import type { Client } from '#shared/client.ts';
import { AppError } from '#shared/errors.ts';

export interface FileHandle {
  readonly handle: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** Whether files are named by path (desktop) or sent and fetched (browser shell). */
export function isDesktop(): boolean {
  return window.transport !== undefined;
}

/** Hands a dropped or chosen file to the core. Nothing is installed by that. */
export async function openFile(client: Client, file: File): Promise<FileHandle> {
  const path = window.pathOf?.(file);
  if (path !== undefined && path !== '') return client.call('files.open', { path });
  return uploadFile(file);
}

/** Asks for files with the dialog of the system or browser; empty when the person cancels. */
export function chooseFiles(accept: string): Promise<readonly File[]> {
  const { promise, resolve } = Promise.withResolvers<readonly File[]>();
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = accept;
  input.hidden = true;
  const finish = () => {
    resolve([...(input.files ?? [])]);
    input.remove();
  };
  input.addEventListener('change', finish);
  input.addEventListener('cancel', finish);
  // Out of the document, it could be collected before the person has chosen.
  document.body.append(input);
  input.click();
  return promise;
}

/**
 * Saves what a handle stands for: by the save dialog on the desktop, as a download in the browser.
 * Null when the person cancelled; `path` is null where the browser alone knows it.
 */
export async function saveHandle(
  client: Client,
  file: FileHandle,
): Promise<{ readonly path: string | null } | null> {
  if (!isDesktop()) {
    download(file);
    return { path: null };
  }
  const path = await window.chooseSavePath?.(file.fileName);
  if (path === null || path === undefined) return null;
  return client.call('files.save', { handle: file.handle, path });
}

async function uploadFile(file: File): Promise<FileHandle> {
  const response = await fetch(`upload?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    body: file,
  });
  const reply: unknown = await response.json().catch(() => null);
  if (isFileHandle(reply)) return reply;
  throw new AppError(
    'invalid-input',
    refusalOf(reply) ?? `“${file.name}” could not be read (status ${response.status}).`,
  );
}

/** The sentence of a refused upload. */
function refusalOf(reply: unknown): string | null {
  if (typeof reply !== 'object' || reply === null || !('error' in reply)) return null;
  const { error } = reply;
  if (typeof error !== 'object' || error === null || !('message' in error)) return null;
  return typeof error.message === 'string' ? error.message : null;
}

function isFileHandle(value: unknown): value is FileHandle {
  return (
    typeof value === 'object' &&
    value !== null &&
    'handle' in value &&
    typeof value.handle === 'string' &&
    'fileName' in value &&
    typeof value.fileName === 'string' &&
    'bytes' in value &&
    typeof value.bytes === 'number'
  );
}

function download(file: FileHandle): void {
  const link = document.createElement('a');
  link.href = `download/${encodeURIComponent(file.handle)}`;
  link.download = file.fileName;
  document.body.append(link);
  link.click();
  link.remove();
}
