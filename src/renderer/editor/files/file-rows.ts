import type { DraftFile } from '#shared/domain/draft.ts';

export interface FileRow {
  readonly kind: 'folder' | 'file';
  /** From the top of the bundle. */
  readonly path: string;
  readonly name: string;
  /** How many folders it lies in. */
  readonly depth: number;
}

/** The lines of the tree: the manifest first, then files of the top, then folders with what is in them. */
export function fileRows(files: readonly DraftFile[]): readonly FileRow[] {
  const paths = files.map((file) => file.path).toSorted(byPlace);
  const rows: FileRow[] = [];
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 0; depth < parts.length - 1; depth += 1) {
      const folder = parts.slice(0, depth + 1).join('/');
      if (folders.has(folder)) continue;
      folders.add(folder);
      rows.push({ kind: 'folder', path: folder, name: parts[depth] ?? '', depth });
    }
    rows.push({ kind: 'file', path, name: parts.at(-1) ?? path, depth: parts.length - 1 });
  }
  return rows;
}

function byPlace(one: string, other: string): number {
  return rank(one) - rank(other) || (one < other ? -1 : one > other ? 1 : 0);
}

function rank(path: string): number {
  return path === 'environment.yaml' ? 0 : path.includes('/') ? 2 : 1;
}
