import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

export interface RendererFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Its name carries a hash of its content, so it may be kept for ever. */
  readonly immutable: boolean;
}

/**
 * A file of the built interface by the path of its address (percent-encoded, as in a URL).
 * Null for whatever does not lie inside `directory`, however the path is written.
 */
export async function readRendererFile(directory: string, urlPath: string): Promise<RendererFile | null> {
  const path = pathInside(directory, urlPath === '/' ? '/index.html' : urlPath);
  const contentType = path === null ? undefined : TYPES[extname(path)];
  if (path === null || contentType === undefined) return null;
  try {
    const bytes = new Uint8Array(await readFile(path));
    return { bytes, contentType, immutable: urlPath.startsWith('/assets/') };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function pathInside(directory: string, urlPath: string): string | null {
  const decoded = decode(urlPath);
  if (decoded === null || /[\\\0]/.test(decoded)) return null;
  const root = resolve(directory);
  const path = resolve(root, `.${sep}${decoded}`);
  return path.startsWith(root + sep) ? path : null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code))
  );
}
